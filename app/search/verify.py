"""Candidates held against the text: do the words really stand there, where, and how exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.search.query import Clause
from app.text.normalise import Folded, fold, is_han

Match = Literal["exact", "variant", "sounds_like", "partial"]
MATCHES: tuple[Match, ...] = ("exact", "variant", "sounds_like", "partial")
"""From sure to unsure; the first key of the ranking."""
Span = tuple[int, int]

NEXT_KEYS = 20
"""How many keys of the next utterance count as its predecessor's too: a quote may run over the break."""
NEXT_CHARACTERS = 160
_SEPARATOR = "\x00"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an utterance matches. Spans are characters of its text, in order, not overlapping."""

    match: Match
    spans: tuple[Span, ...]
    together: bool
    """Whether all words of the query stand in a row."""
    continues: bool
    """Whether the match runs on into the next utterance."""


def following_keys(following: str) -> list[str]:
    """The keys of the next utterance that belong to this one's document too."""
    return fold(following[:NEXT_CHARACTERS]).keys[:NEXT_KEYS]


def verify(
    wanted: Sequence[Clause], unwanted: Sequence[Clause], text: str, following: str = ""
) -> Verdict | None:
    """Whether all wanted clauses stand in `text`, each beginning in it, and no unwanted one does.

    `following`: the next utterance's text, into which a clause, or all of them in a row, may run on.
    None: it does not match.
    """
    own = fold(text)
    keys = own.keys + following_keys(following)
    hay = _joined(keys)
    for clause in unwanted:
        if any(start + len(clause.keys) <= len(own.keys) for start in _rows(hay, clause.keys)):
            return None
    row = tuple(key for clause in wanted for key in clause.keys)
    together = [start for start in _rows(hay, row) if start < len(own.keys)]
    spans: list[Span] = []
    exact, continues = True, False
    for clause in wanted:
        surface = _surface(clause.words)
        starts = [start for start in _rows(hay, clause.keys) if start < len(own.keys)]
        if not starts:
            if not together:
                return None
            # the end of a quote whose beginning stands here: its words are apart in the query only
            continues = True
            exact &= surface in _squash(following)
            continue
        found = [_span(own, start, len(clause.keys)) for start in starts]
        whole = [start + len(clause.keys) <= len(own.keys) for start in starts]
        continues |= not any(whole)
        exact &= any(
            _squash(text[a:b]) == surface if inside else surface.startswith(_squash(text[a:b]))
            for (a, b), inside in zip(found, whole, strict=True)
        )
        spans += found
    return Verdict("exact" if exact else "variant", merged(spans), bool(together), continues)


def partly(wanted: Sequence[Clause], text: str) -> Verdict | None:
    """What of the wanted words stands in `text`: pairs of Chinese characters, and words."""
    pairs = {pair for clause in wanted for pair in pairwise(clause.keys)}
    single = {key for clause in wanted for key in clause.keys if not is_han(key) or len(clause.keys) == 1}
    own = fold(text)
    spans = [(own.starts[i], own.ends[i + 1]) for i, pair in enumerate(pairwise(own.keys)) if pair in pairs]
    spans += [(own.starts[i], own.ends[i]) for i, key in enumerate(own.keys) if key in single]
    return Verdict("partial", merged(spans), False, False) if spans else None


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    result: list[Span] = []
    for start, end in sorted(set(spans)):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _joined(keys: Sequence[str]) -> str:
    return _SEPARATOR + _SEPARATOR.join(keys) + _SEPARATOR


def _rows(hay: str, keys: Sequence[str]) -> Iterator[int]:
    """Where `keys` stand in a row among the joined ones: the index of the first, for each time."""
    needle = _joined(keys)
    at = hay.find(needle)
    index = position = 0
    while at >= 0:
        index += hay.count(_SEPARATOR, position, at)
        position = at
        yield index
        at = hay.find(needle, at + 1)


def _span(own: Folded, start: int, length: int) -> Span:
    return own.starts[start], own.ends[min(start + length, len(own.keys)) - 1]


def _surface(words: str) -> str:
    """What was typed, without the punctuation around it and white space."""
    folded = fold(words)
    return _squash(words[folded.starts[0] : folded.ends[-1]])


def _squash(text: str) -> str:
    return "".join(text.split())
