"""The last term of a query that somebody is still typing, and the query with another one in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.search.query.fields import field_of
from app.search.query.language import TOKEN, understand
from app.search.query.quotation_marks import CLOSING, is_closed, without_marks

_OR = ("OR", "|", "||")
_GROUPS = ("quoted", "plain")
_PROPOSED = ('"', "“", "「")
"""Quotation marks around what needs some and was typed without."""


@dataclass(frozen=True, slots=True)
class LastTerm:
    """A word, a phrase whose quotation mark is not closed, or a field with its value."""

    before: str
    """What was typed before it."""
    sign: str
    """What says that it is to be left out: -, or NOT."""
    field: str
    """The field's name and colon, as they were typed; "" for none."""
    opening: str
    """The quotation mark before it."""
    kept: str
    """Of a phrase the words before those that are completed."""
    words: str
    """What is completed."""
    brackets: int
    """How many are open."""
    is_either: bool
    """Whether there is an OR in the query: what is asked for need not stand together."""

    @property
    def is_bare(self) -> bool:
        """Whether it is but words, of which more may belong together."""
        return not (self.sign or self.field or self.opening)

    @property
    def field_name(self) -> str:
        """The field's name, as it was typed."""
        return self.field.rstrip()[:-1]

    def completed(self, words: str) -> str:
        """The query with other words for those, and all closed; "" where it would not be read so."""
        whole = self.kept + words
        if self.is_bare:
            return self._closed(whole)
        marks = [self.opening] if self.opening else [] if " " in whole else [""]
        for mark in (*marks, *_PROPOSED):
            query = self._closed(f"{mark}{whole}{CLOSING.get(mark, '')[:1]}")
            if self._is_read_so(query, whole):
                return query
        return ""

    def named(self, field: str) -> str:
        """The query with the beginning of a field in its place, for its value to be typed."""
        return f"{self.before}{self.sign}{field}:"

    def _closed(self, term: str) -> str:
        return f"{self.before}{self.sign}{self.field}{term}{')' * self.brackets}"

    def _is_read_so(self, query: str, words: str) -> bool:
        read = understand(query)
        if self.field:
            some = read.without if self.sign else read.fields
            return words in [one.value for one in some]
        ways = read.alternatives
        clauses = (clause for way in ways for clause in (way.unwanted if self.sign else way.wanted))
        return words in [clause.words for clause in clauses]


def last_terms(typed: str) -> Iterator[LastTerm]:
    """What may be completed at the end of a query: two words that may belong together before one."""
    tokens = [match for match in TOKEN.finditer(typed) if not match["space"]]
    group = next((name for name in _GROUPS if tokens and tokens[-1][name] is not None), "")
    if not group:
        return
    last, at = tokens[-1], len(tokens) - 1
    opening = last[0][0] if group != "plain" else ""
    if opening and is_closed(last[0]):
        return
    field = ""
    if at and tokens[at - 1]["field"]:
        at -= 1
        field = tokens[at][0]
        if not field_of(tokens[at]["field"]):
            return
    sign = ""
    start = tokens[at].start()
    if at and (tokens[at - 1]["no"] or tokens[at - 1]["operator"] == "NOT"):
        at -= 1
        sign = typed[tokens[at].start() : start]
    words = without_marks(last[0]) if opening else last[0]
    if not opening and words[-1] in ":：" and field_of(words[:-1]):
        field, words = words, ""
    term = LastTerm(
        before=typed[: tokens[at].start()],
        sign=sign,
        field=field,
        opening=opening,
        kept="",
        words=words,
        brackets=max(0, sum(bool(one["open"]) - bool(one["close"]) for one in tokens)),
        is_either=any(one["operator"] in _OR for one in tokens),
    )
    if term.is_bare and at and tokens[at - 1]["plain"]:
        first = tokens[at - 1].start()
        alone = at < 2 or not (tokens[at - 2]["no"] or tokens[at - 2]["field"])
        if alone and tokens[at - 2]["operator"] != "NOT":
            yield replace(term, before=typed[:first], words=f"{typed[first:start]}{words}")
    yield term
    if opening and not field:
        yield from _ends(term)


def _ends(phrase: LastTerm) -> Iterator[LastTerm]:
    """The last two words of a phrase, and the last one."""
    starts = [match.start() for match in re.finditer(r"(?<=\s)\S", phrase.words)]
    for start in starts[-2:]:
        yield replace(phrase, kept=phrase.words[:start], words=phrase.words[start:])
