"""What the stages of a search work with, and what they find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from app.database import Db
from app.search.engine.evaluator import NOTHING
from app.search.engine.protocol import Candidates, Filters, SearchEngine, are_among
from app.search.names.lexicon import Lexicon
from app.search.query.clauses import Alternative
from app.search.query.query import MATCHES, SURE, Match
from app.search.stored import rows
from app.search.stored.rows import TextRow
from app.search.verify.verify import Verdict

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Search:
    """What every stage works with."""

    db: Db
    engine: SearchEngine
    known: Lexicon
    filters: Filters
    end: float
    """When to stop looking, in time.thread_time()'s seconds: the work of this search alone counts."""
    of_one: bool = False
    """Whether it is so short that only what one speaker said is a match."""

    def texts(self, numbers: Sequence[int], alone: bool = False) -> Iterator[TextRow]:
        """Texts to hold against it. `alone`: without those of the next utterances."""
        return rows.texts(self.db, numbers, alone, self.of_one)


@dataclass(slots=True)
class Found:
    """Candidates; of those that were looked at, how they match."""

    candidates: Candidates = NOTHING
    matches: dict[int, Match] = field(default_factory=dict)
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    bounded: bool = False
    """Whether there may be more."""
    meant: tuple[Alternative, ...] = ()
    """Other words that were looked for: what was typed is misspelt for them."""
    copied: bool = False
    """Whether some words in a row, the first or last of them cut, stand somewhere as they are."""
    more_parts: bool = False
    """Whether there may be more that holds a part of it."""

    @property
    def has_sure(self) -> bool:
        """Whether anything stands as it was asked for."""
        return self._unseen or any(match in SURE for match in self.matches.values())

    @property
    def has_whole(self) -> bool:
        """Whether anything holds all that was asked for, if only by sound."""
        return self._unseen or any(match != "partial" for match in self.matches.values())

    @property
    def _unseen(self) -> bool:
        """Whether the engine is certain of some that nobody looked at."""
        return len(self.matches) < len(self.candidates)

    @property
    def at_least(self) -> bool:
        """Whether more may match as what was found does."""
        return self.bounded or (self.more_parts and "partial" in self.matches.values())

    @property
    def nothing(self) -> bool:
        """Whether it says nothing at all."""
        return not (len(self.candidates) or self.matches or self.bounded or self.copied)

    def only(self, keep: npt.NDArray[np.bool_] | slice) -> Found:
        """The candidates of a mask or slice, and what is known of them."""
        candidates = self.candidates.only(keep)
        kept = set(candidates.ids.tolist())
        return replace(
            self,
            candidates=candidates,
            matches={number: match for number, match in self.matches.items() if number in kept},
            verdicts={number: verdict for number, verdict in self.verdicts.items() if number in kept},
        )


def add(one: Found, other: Found) -> Found:
    """Both; of what is in both the better match, or as the first has it.

    What one of them is certain of, though nobody looked at it, the other does not call unsure.
    """
    if one.nothing:
        return other
    settled = _certain_of(one, other)
    surer = {number for number in _certain_of(other, one) if one.matches[number] not in SURE}
    both = one.matches.keys() & other.matches.keys()
    # open ai 大家: open … 大家 is a part of it, OpenAI … 大家 is all
    better = {number for number in both if _rank(other, number) < _rank(one, number)} | surer
    new = other.candidates.only(~are_among(other.candidates.ids, one.candidates.ids))
    return Found(
        Candidates(
            *(
                np.concatenate([getattr(one.candidates, name), getattr(new, name)])
                for name in Candidates.__slots__
            )
        ),
        _but(other.matches, settled) | _but(one.matches, better),
        _but(other.verdicts, settled) | _but(one.verdicts, better),
        one.bounded or other.bounded,
        (*one.meant, *other.meant),
        one.copied or other.copied,
        one.more_parts or other.more_parts,
    )


def _certain_of(found: Found, other: Found) -> set[int]:
    """What the other looked at, and the engine is certain of in the first, where nobody did."""
    if len(found.matches) >= len(found.candidates):
        return set()
    numbers = np.fromiter(other.matches, np.int64, len(other.matches))
    return set(numbers[are_among(numbers, found.candidates.ids)].tolist()) - found.matches.keys()


def _but(of: dict[int, Value], numbers: set[int]) -> dict[int, Value]:
    return {number: value for number, value in of.items() if number not in numbers} if numbers else of


def _rank(found: Found, number: int) -> int:
    return MATCHES.index(found.matches[number])
