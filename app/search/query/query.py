"""What is searched for: from text and URL parameters to one object, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from app.message import Message
from app.search.query.clauses import Alternative, Clause
from app.search.query.codes import code_of
from app.search.query.dates import days
from app.search.query.field_values import last_counts
from app.search.query.fields import TypedField
from app.search.query.known_values import but_never, known_values
from app.search.query.language import MOST_CLAUSES, understand
from app.search.query.taken_out import taken_out
from app.text.readable import composed
from app.text.whole import whole_number

Match = Literal["exact", "variant", "sounds_like", "partial"]
MATCHES: tuple[Match, ...] = ("exact", "variant", "sounds_like", "partial")
"""How an utterance matches, from sure to unsure; the first key of the ranking."""
SURE: tuple[Match, ...] = ("exact", "variant")
"""The same words; of a hit that nobody looked at it is one of these."""
__all__ = ["MATCHES", "MOST_CLAUSES", "Clause", "Match", "SearchQuery", "from_parameters", "parse"]

Sort = Literal["relevance", "date", "-date"]
SORTS: tuple[Sort, ...] = ("relevance", "-date", "date")
MOST_CHARACTERS = 2_000
MOST_TYPED = 40
"""Characters and words of a search that is tried in other ways: with more it is pasted, and not typed."""
MOST_PAGES = 1_000
MOST_PER_PAGE = 100
PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search. Parameters narrow what `q` says; both can name fields."""

    q: str = ""
    speaker: str = ""
    session: str = ""
    event: str = ""
    first: date | None = None
    last: date | None = None
    lang: str = ""
    kind: str = ""
    """The kind of section it stands in."""
    match: Match | None = None
    """Only hits that match like this, or like another one that is typed beside it: see `matches`."""
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = PER_PAGE
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    others: tuple[Alternative, ...] = ()
    """Further ways to satisfy it, where there is an OR in it."""
    typed: tuple[TypedField, ...] = ()
    """Fields in `q` that narrow it, where no parameter does."""
    without: tuple[TypedField, ...] = ()
    """What hits must not have: a speaker, session, event, lang or kind."""
    faults: tuple[str, ...] = field(default=(), compare=False)
    """What cannot be, in sentences: a page or day out of range, no words, too many. Pages show what is left
    of the search with status 400; programs are refused."""
    no_fields: tuple[str, ...] = field(default=(), compare=False)
    """What was typed before a colon and is no field's name."""
    hints: tuple[str, ...] = field(default=(), compare=False)
    """Friendly sentences on words that were not understood, and how they were taken."""

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """All ways to satisfy it; most searches have one."""
        return (Alternative(self.wanted, self.unwanted), *self.others)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for: no word, and nothing that the archive is narrowed to."""
        return not self.wanted and not self.narrowed

    @property
    def narrowed(self) -> bool:
        """Whether only a part of the archive is asked for: a speaker, a time, a language…"""
        names = (self.speaker, self.session, self.event, self.first, self.last, self.lang, self.kind)
        return any(names) or bool(self.without)

    def values(self, name: str) -> tuple[str, ...]:
        """What the archive is narrowed to by a field: any of these. Nothing: it is not."""
        typed = tuple(dict.fromkeys(one.value for one in self.typed if one.field == name))
        return typed or tuple(filter(None, [getattr(self, name)]))

    @property
    def matches(self) -> tuple[Match, ...]:
        """How hits have to match: like any of these. Nothing: however they do."""
        typed = [one.value for one in self.typed if one.field == "match"]
        return tuple(one for one in MATCHES if one == self.match or (self.match in typed and one in typed))

    def literal(self) -> SearchQuery:
        """The same with question marks in Chinese as the signs they may be: 你好吗?我很好."""
        first, *others = (way.literal() for way in self.alternatives)
        return replace(self, wanted=first.wanted, others=tuple(others))

    def with_pattern(self, pattern: str) -> SearchQuery:
        """The same with its first word as a pattern."""
        return replace(self, wanted=(replace(self.wanted[0], pattern=pattern), *self.wanted[1:]))

    def url(self, path: str = "/search", **changes: Any) -> str:
        """The address of this search, changed: url(page=2), url(speaker="")."""
        changed = replace(self, **changes) if changes else self
        parameters = changed.parameters()
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def words_but(self, *fields: TypedField) -> str:
        """What is typed, but for some of its fields."""
        return taken_out(self.q, [(one.start, one.end) for one in fields])

    def parameters(self) -> dict[str, str]:
        """The parameters that mean this search; what is as usual, or said by `q`, is left out."""
        said = {one.field: one.value for one in self.typed}
        first, last = _days(said.get("date", ""), [])
        typed = {
            "speaker": said.get("speaker"),
            "session": said.get("session"),
            "event": said.get("event"),
            "lang": said.get("lang"),
            "in": said.get("kind"),
            "match": said.get("match"),
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
        }
        values = {
            "q": self.q,
            "speaker": self.speaker,
            "session": self.session,
            "event": self.event,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "lang": self.lang,
            "in": self.kind,
            "match": self.match or "",
            "sort": "" if self.sort == "relevance" else self.sort,
            "page": "" if self.page == 1 else str(self.page),
            "per_page": "" if self.per_page == PER_PAGE else str(self.per_page),
        }
        return {name: value for name, value in values.items() if value and value != typed.get(name)}


def from_parameters(parameters: Mapping[str, str]) -> SearchQuery:
    """The search that URL parameters mean. What cannot be is left out and told in `faults`."""
    faults: list[str] = []
    text = composed(" ".join(parameters.get("q", "").split()))
    if len(text) > MOST_CHARACTERS:
        faults.append(
            Message("That is too long: a search has at most {most} characters.", most=f"{MOST_CHARACTERS:,}")
        )
        text = text[:MOST_CHARACTERS].rsplit(" ", 1)[0]
    understood = understand(text)
    hints, ways = understood.hints, understood.alternatives
    typed = tuple(known_values(understood.fields, hints))
    fields = {one.field: one.value for one in typed}
    without = tuple(known_values(but_never(understood.without, hints), hints))
    named = len(understood.fields) > len([one for one in typed if one.field == "match"])
    if text and not (named or without or any(way.wanted for way in ways)):
        told = [_ONLY_UNWANTED] if any(way.unwanted for way in ways) else hints or [_nothing(text)]
        faults += told
        hints = [one for one in hints if one not in told]
    hints += last_counts(typed)
    since, until = _days(fields.get("date", ""), hints)
    first = _day("from", parameters, faults) or since
    last = _day("to", parameters, faults) or until
    if first and last and first > last:
        hints.append(Message("The first day, {first}, comes after the last, {last}.", first=first, last=last))
    sort = parameters.get("sort", "") or "relevance"
    if sort not in SORTS:
        faults.append(
            Message("There is no order “{sort}”; there are relevance, date and -date.", sort=sort[:20])
        )
        sort = "relevance"
    return SearchQuery(
        q=text,
        speaker=parameters.get("speaker", "")[:200] or fields.get("speaker", ""),
        session=parameters.get("session", "")[:200] or fields.get("session", ""),
        event=parameters.get("event", "")[:200] or fields.get("event", ""),
        first=first,
        last=last,
        lang=code_of("lang", parameters.get("lang", ""), faults) or fields.get("lang", ""),
        kind=code_of("kind", parameters.get("in", ""), faults) or fields.get("kind", ""),
        match=_match(code_of("match", parameters.get("match", ""), faults) or fields.get("match", "")),
        sort=next(one for one in SORTS if one == sort),
        page=_number("page", parameters, 1, MOST_PAGES, faults),
        per_page=_number("per_page", parameters, PER_PAGE, MOST_PER_PAGE, faults),
        wanted=ways[0].wanted if ways else (),
        unwanted=ways[0].unwanted if ways else (),
        others=ways[1:],
        typed=tuple(one for one in typed if not _is_given(one.field, parameters)),
        without=without,
        faults=tuple(faults),
        no_fields=tuple(understood.no_fields),
        hints=tuple(dict.fromkeys(hints)),
    )


_NOTHING = Message("There is nothing in it to search for: type a word, a name or a sentence.")
_ONLY_SIGNS = Message(
    "Emoji and signs by themselves are not searched for: type a word, a name or a sentence."
)
_ONLY_UNWANTED = Message("It only says what is not wanted: type a word, a name or a field beside it.")


def _nothing(text: str) -> Message:
    return _ONLY_SIGNS if any(unicodedata.category(one) in ("So", "Sk") for one in text) else _NOTHING


def parse(q: str) -> SearchQuery:
    """The search that a text typed into the search box means."""
    return from_parameters({"q": q})


def _days(written: str, hints: list[str]) -> tuple[date | None, date | None]:
    if not written:
        return None, None
    meant = days(written)
    if meant is None:
        hints.append(
            Message(
                "“{written}” is no date; write date:2024, date:2024-07 or date:2024..2025.",
                written=written[:40],
            )
        )
        return None, None
    return meant


def _is_given(field: str, parameters: Mapping[str, str]) -> bool:
    names = {"kind": ("in",), "date": ("from", "to")}.get(field, (field,))
    return all(parameters.get(name) for name in names)


def _match(named: str) -> Match | None:
    return next((one for one in MATCHES if one == named), None)


_NO_DAY = {
    "from": Message("The first day, “{written}”, is no day of the calendar; write it as 2024-07-05."),
    "to": Message("The last day, “{written}”, is no day of the calendar; write it as 2024-07-05."),
}
_NO_NUMBER = {
    "page": Message("The page number, “{written}”, is no whole number from 1 to {most}."),
    "per_page": Message("Hits on a page: “{written}” is no whole number from 1 to {most}."),
}
"""What is told of a parameter: by what it is for, as whoever reads it may not know the address."""


def _day(name: str, parameters: Mapping[str, str], faults: list[str]) -> date | None:
    written = parameters.get(name, "")
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        faults.append(Message(_NO_DAY[name], written=written[:20]))
        return None


def _number(name: str, parameters: Mapping[str, str], usual: int, most: int, faults: list[str]) -> int:
    written = parameters.get(name, "")
    if not written:
        return usual
    number = whole_number(written, most)
    if number is not None:
        return number
    faults.append(Message(_NO_NUMBER[name], written=written[:20], most=f"{most:,}"))
    return usual
