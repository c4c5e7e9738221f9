"""Words that stand in a row in a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.search.query.clauses import Clause
from app.search.verify.same_words import are_words, own_words
from app.text.passage import SEPARATOR, Passage, joined


def rows_of(passage: Passage, keys: Sequence[str]) -> Iterator[int]:
    """Where `keys` stand in a row, beginning in the utterance itself."""
    own = len(passage.own.keys)
    return (start for start in _rows(passage.joined, keys) if start < own)


def clauses_in_a_row(wanted: Sequence[Clause], passage: Passage) -> list[int]:
    """Where all of several clauses stand one after the other: the index of the first key, for each time."""
    words = tuple(word for clause in wanted for word in own_words(clause) or clause.keys)
    row = tuple(key for clause in wanted for key in clause.keys)
    return [at for at in rows_of(passage, row) if are_words(row, words, passage, at)]


def _rows(hay: str, keys: Sequence[str]) -> Iterator[int]:
    """Where `keys` stand in a row among the joined ones: the index of the first, for each time."""
    if not keys:
        return
    needle = joined(keys)
    at = hay.find(needle)
    index = position = 0
    while at >= 0:
        index += hay.count(SEPARATOR, position, at)
        position = at
        yield index
        at = hay.find(needle, at + 1)
