"""What a match by sound is looked for, ready to be laid against texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from app.search.query.clauses import Clause, as_typed
from app.search.sound.align import Units, units
from app.text.capitals import has_capital_within
from app.text.normalise import is_han, plain
from app.text.passage import letters as letters_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What a match by sound is looked for: clauses, and all of them in a row."""

    clauses: tuple[Clause, ...]
    parts: tuple[Units, ...]
    row: Units
    letters: str
    """All letters, where most of it is not Chinese; else empty."""
    names: Collection[tuple[str, ...]]
    """Keys of names and terms that are known: evidence that a short match is meant."""
    rests: Collection[tuple[str, ...]] = ()
    """How longer names go on that begin with it: what goes on so is meant rather than what does not."""
    words_too: bool = False
    """Whether a short match may be a word of the dictionary: where nothing else sounds like it."""
    frequent: Callable[[str], bool] = lambda word: False
    """Whether a Chinese word stands so often that it is what was said, and nothing else misheard."""

    is_name: bool = False
    """Whether it is one word with a capital within, as no ordinary word has: BrainCo."""

    @property
    def typed(self) -> list[str]:
        """The words as they were typed."""
        return plain(" ".join(clause.words for clause in self.clauses)).split()


def asked(wanted: Sequence[Clause], names: Collection[tuple[str, ...]], stands: bool = False) -> Asked:
    """What clauses ask for, ready to be laid against texts.

    `stands`: it does, as it is, somewhere. Then its words are not misspelt: weather is no whether.
    """
    english = any(key.isalpha() and not is_han(key) for one in wanted for key in one.keys)
    parts = tuple(units(one.keys, as_typed(one) if english else (), stands) for one in wanted)
    row = joined_units(parts)
    latin = sum(map(is_han, row.keys)) * 2 < len(row)
    letters = letters_of(" ".join(clause.words for clause in wanted)) if latin else ""
    is_name = len(wanted) == 1 and has_capital_within(wanted[0].words)
    return Asked(tuple(wanted), parts, row, letters, names, is_name=is_name)


def joined_units(parts: Sequence[Units]) -> Units:
    """Units one after the other."""
    return Units(
        tuple(key for part in parts for key in part.keys),
        "".join(part.codes for part in parts),
        tuple(written for part in parts for written in part.written),
        any(part.stands for part in parts),
    )
