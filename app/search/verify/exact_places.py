"""Where a sentence stands letter by letter, told without folding the text: most hits of a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.search.query.clauses import Clause
from app.search.verify.quick_checks import stands_exactly
from app.text.normalise import in_step, plain
from app.text.passage import Span, end_of_row, line, places_of, surface
from app.text.white_space import squash

SHORTEST, SHORTEST_CHINESE = 4, 8
"""Words, and characters, of what stands in one form in a text; of less that is of interest too."""


def exact_places(wanted: Sequence[Clause], text: str) -> tuple[Span, ...]:
    """Where all that is wanted stands in a row, white space and capitals aside; () where it does not stand so
    character by character, and for few words.
    """
    words = wanted[0].words if len(wanted) == 1 else " ".join(clause.words for clause in wanted)
    english = words.isascii()
    size = sum(len(clause.keys) for clause in wanted)
    if size < (SHORTEST if english else SHORTEST_CHINESE) or not stands_exactly(wanted, text):
        return ()
    return tuple(_rows(words, text) if english else _stretches(surface(words), text))


def _rows(words: str, text: str) -> Iterator[Span]:
    folded = plain(text)
    row, hay = (line(plain(words)), folded) if in_step(folded, text) else (line(words), text)
    return ((at, end_of_row(row, hay, at)) for at in places_of(row, hay))


def _stretches(asked: str, text: str) -> Iterator[Span]:
    squashed = squash(text)
    where = [i for i, one in enumerate(text) if not one.isspace()] if len(squashed) < len(text) else None
    at = squashed.find(asked)
    while at >= 0:
        end = at + len(asked)
        yield (where[at], where[end - 1] + 1) if where else (at, end)
        at = squashed.find(asked, end)
