"""What the archive knows of a quotation: who said it, where, and what differs."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from app.doubt import doubt_of
from app.message import Message
from app.search.query.query import Match, SearchQuery
from app.search.quote.by_turn import by_turn
from app.search.quote.differing import Difference, little, shown
from app.search.stored.rows import Row

_SEVERAL = Message("These are the words of several people: {names}.")
_SENTENCES_OF_SEVERAL = Message("Its sentences were said by several people: {names}.")
_NOT_TOGETHER = Message("Its sentences were said, but not together.")
_ABSENT = Message("Nobody in this archive said {absent} of its {all} sentences.")
_ATTRIBUTED = Message("Not counted, for it tells who speaks: {name}.")
_AROUND = Message("Not counted, for it is no part of the quotation: {words}.")
_HEARD = Message("Known as two spellings of the same: {asked} in the quotation, {said} in the archive.")
_OF_OTHERS = Message("The quotation names {name}, but these are the words of: {names}.")
_OF_OTHERS_PERHAPS = Message(
    "The quotation names {name}, but these seem to be the words of: {names}. That is not certain."
)
_BOUNDED = Message(
    "It leaves words out in so many places that only what stands near its longest part was looked at."
)
_IN_BRACKETS = Message("Put in brackets, but said there too: {words}.")
_UNCHECKED = Message("The last {number} of its sentences were not looked for one by one.")

Answer = Match | Literal["absent"]


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A place where the quotation, or most of it, was said."""

    match: Match
    share: float
    """How much of it stands there, 0 to 1."""
    utterances: tuple[Row, ...]
    said: str
    turns: tuple[tuple[Row, str], ...]
    """Passage by passage whose words these are, with what somebody else threw in."""
    pieces: tuple[Difference, ...]
    """The quotation from start to end beside what was said."""
    main: Row
    """The utterance that has most of it."""
    pointer: str
    """To these words, which begin in the first utterance; "" where they are too many for one."""
    heard: tuple[tuple[str, str], ...] = ()
    """Names and terms of the quotation, each with another known spelling that stands there."""

    @property
    def difference(self) -> tuple[Difference, ...]:
        """The pieces that are not the same words, but for what the quotation says that it leaves out."""
        return tuple(piece for piece in self.pieces if piece.op not in ("equal", "omission"))

    @property
    def beside(self) -> tuple[tuple[Row, tuple[Difference, ...]], ...]:
        """The pieces passage by passage."""
        return by_turn(self.turns, self.pieces)

    @property
    def remarks(self) -> list[Message]:
        """What to know of it besides, however well it matches."""
        several = [Message(_SEVERAL, names=_names(self.speakers))] if len(self.speakers) > 1 else []
        moved = [
            piece.moved
            for piece in self.pieces
            if piece.elsewhere and piece.op == "delete" and not piece.alters
        ]
        heard = [Message(_HEARD, asked=shown(one), said=shown(other)) for one, other in self.heard]
        left_out = [piece.left_out for piece in self.pieces if piece.op == "omission"]
        return several + heard + moved + left_out + little(self.pieces)

    @property
    def notes(self) -> list[Message]:
        """What makes another statement of it; it matches in part only then."""
        return [note for piece in self.pieces for note in piece.notes]

    @property
    def speakers(self) -> tuple[Row, ...]:
        """One utterance of each speaker, in order of their first: that of which it is least sure."""
        least: dict[str, Row] = {}
        for row in self.utterances:
            before = least.get(row.speaker_slug, row)
            least[row.speaker_slug] = min(before, row, key=lambda one: one.confidence)
        return tuple(least.values())

    def is_of(self, slugs: Set[str]) -> bool:
        """Whether one of some speakers, by their slugs, says a part of it; any, where none are given."""
        return not slugs or not slugs.isdisjoint(row.speaker_slug for row in self.utterances)

    @property
    def doubts(self) -> list[Message]:
        """Of whom it is not certain that they said it."""
        return [doubt_of(row.speaker, row.confidence) for row in self.speakers if not row.is_certain]


@dataclass(frozen=True, slots=True)
class More:
    """Further passages with the words of a quotation."""

    number: int
    at_least: bool
    """Whether there may be more than so many."""
    query: SearchQuery
    """That finds them, and those that are shown."""


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """What the archive knows of a quotation."""

    asked: str
    verdict: Answer
    matches: tuple[QuoteMatch, ...] = ()
    hint: str = ""
    put_in: tuple[str, ...] = ()
    """What stood in brackets, and was not looked for."""
    attributed: str = ""
    """Who it says that speaks, which was not looked for: a name before a colon, beside quotation marks."""
    quoted: str = ""
    """The quotation without that."""
    around: tuple[str, ...] = ()
    """What stood around it, and was not looked for: the words of who reports it."""
    beside: tuple[str, ...] = ()
    """Stage directions and the number of a list, which were not looked for either."""
    meant: frozenset[str] = frozenset()
    """The slugs of the speakers who are called so."""
    bounded: bool = False
    """Whether it leaves so much out that some of it may stand where nobody looked."""
    too_short: bool = False
    """Whether it was not looked for at all."""
    sentences: tuple[QuoteAnswer, ...] = ()
    """What is known of each of its sentences, where it was not said as one by one speaker."""
    unchecked: int = 0
    """How many more sentences it has."""
    more: More | None = None
    """Where else it was said just so; None where all such places are shown."""
    in_brackets: tuple[str, ...] = ()
    """What stood in brackets, and was said there."""

    @property
    def warnings(self) -> list[Message]:
        """What to know of a quotation that was not said as one, or not by who is said to have said it."""
        best = [one.matches[0] for one in self.sentences if one.matches]
        told = self._of_others([*self.matches, *best]) if self.meant else []
        if not self.sentences:
            return told
        absent = sum(not (one.matches or one.too_short) for one in self.sentences)
        if absent:
            told.append(Message(_ABSENT, absent=absent, all=len(self.sentences)))
        speakers = list({row.speaker_slug: row for match in best for row in match.speakers}.values())
        if len(speakers) > 1:
            told.append(Message(_SENTENCES_OF_SEVERAL, names=_names(speakers)))
        elif len(best) > 1 and not self.matches:
            told.append(_NOT_TOGETHER)
        return told + ([Message(_UNCHECKED, number=self.unchecked)] if self.unchecked else [])

    def _of_others(self, places: Sequence[QuoteMatch]) -> list[Message]:
        """That none of these is of whom the quotation names."""
        if not places or any(match.is_of(self.meant) for match in places):
            return []
        rows = [row for match in places for row in match.speakers]
        of_others = _OF_OTHERS if all(row.is_certain for row in rows) else _OF_OTHERS_PERHAPS
        return [Message(of_others, name=shown(self.attributed), names=_names(rows))]

    @property
    def remarks(self) -> list[Message]:
        """What of the quotation was not counted."""
        words = ", ".join(map(shown, self.put_in))
        others = ", ".join(map(shown, (*self.around, *self.beside)))
        told = [Message(_AROUND, words=others)] if others else []
        if self.attributed and not self.around:
            told.append(Message(_ATTRIBUTED, name=shown(self.attributed)))
        said = ", ".join(map(shown, self.in_brackets))
        told += [Message(_IN_BRACKETS, words=said)] if said else []
        told += [_BOUNDED] if self.bounded else []
        return told + (
            [Message("Not counted, for it stands in brackets: {words}.", words=words)] if words else []
        )


def _names(rows: Sequence[Row]) -> str:
    return ", ".join(dict.fromkeys(row.speaker for row in rows))
