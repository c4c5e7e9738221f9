"""What a search engine has to do for the archive. It knows tokens and numbers, and no text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, get_args

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.signedinteger[Any]]
Floats = npt.NDArray[np.float32]
Field = Literal["words", "sounds", "whole"]
"""A document's kinds of tokens: its words without inflection, how they sound, and each as it is written."""
FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Document:
    """An utterance as the engine sees it: a number, tokens with their counts, and what it is filtered by."""

    id: int
    tokens: Mapping[str, int]
    """Of the field "words"."""
    sounds: Mapping[str, int]
    """Of the field "sounds"."""
    speaker: int
    session: int
    event: int
    """0 for none."""
    day: int
    """date.toordinal(), 0 for none."""
    lang: int
    """A code: see `lang_code`."""
    kind: int
    """The kind of its section, a code: see `kind_code`."""
    whole: Mapping[str, int] = field(default_factory=dict)
    """Tokens of the field "whole"."""


NUMBERS = ("id", "speaker", "session", "event", "day", "lang", "kind")
"""A document's numbers."""


class Numbers(dict[str, int]):
    """Tokens numbered as they come, from 0."""

    def __missing__(self, token: str) -> int:
        self[token] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Each token of each document once: parallel arrays, in any order."""

    names: Sequence[str]
    """The tokens."""
    tokens: npt.NDArray[np.unsignedinteger[Any]]
    """By their places among `names`."""
    documents: npt.NDArray[np.integer[Any]]
    """By their places among those that are indexed together."""
    counts: npt.NDArray[np.uint16]


class Batch(Protocol):
    """Documents that are indexed together."""

    @property
    def columns(self) -> Mapping[str, Sequence[int]]:
        """NUMBERS of each document."""

    def occurrences(self, field: Field) -> Occurrences:
        """Of the tokens of a field; asked for once."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Satisfied by a document with any of these tokens, or a token that begins with `prefix`."""

    tokens: tuple[str, ...]
    prefix: str = ""
    field: Field = "words"


def spread(conditions: Sequence[AnyOf], most: int) -> Sequence[AnyOf]:
    """Not more than `most` of them, from all over a long text: what is left out the text tells."""
    return conditions[:: max(1, -(-len(conditions) // most))]


@dataclass(frozen=True, slots=True)
class Filters:
    """Numbers a document must have; None for any."""

    speakers: frozenset[int] | None = None
    sessions: frozenset[int] | None = None
    events: frozenset[int] | None = None
    first_day: int | None = None
    last_day: int | None = None
    langs: frozenset[int] | None = None
    kinds: frozenset[int] | None = None
    without: tuple[Filters, ...] = ()
    """Documents that have what one of these asks for are left out."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Documents that satisfy all of `wanted` (where it is empty, all documents); or, with `enough` below 1,
    that share of its weight: then of very many only the best.

    What no document at all satisfies has no weight.
    """

    wanted: Sequence[AnyOf]
    unwanted: Sequence[AnyOf] = ()
    enough: float = 1.0
    settle_for: int = 0
    """With no more candidates left than this, the rest of `wanted` is not looked at: the text will tell."""
    also: Sequence[AnyOf] = ()
    """What they have to satisfy too, without being the better for it."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents that satisfy a plan: parallel arrays, best score first (of very many: the first ones)."""

    ids: Integers
    scores: Floats
    speakers: Integers
    sessions: Integers
    events: Integers
    days: Integers
    langs: Integers
    kinds: Integers

    def __len__(self) -> int:
        """How many."""
        return len(self.ids)

    def only(self, keep: npt.NDArray[np.bool_] | Integers | slice) -> Candidates:
        """Those at a mask or at indices, in that order."""
        return Candidates(*(getattr(self, name)[keep] for name in Candidates.__slots__))


class NoIndex(Exception):
    """There is no index that could be changed: none was built yet, or it is damaged. Build it anew."""


class SearchEngine(Protocol):
    """Tokens in, numbers out. Safe to use from several threads."""

    def apply(self, documents: Iterable[Document], deleted: Iterable[int]) -> None:
        """Put documents (replacing those with the same number) and delete others, in one durable commit.

        Raises NoIndex.
        """

    def rebuild(self, batches: Iterable[Batch]) -> int:
        """Build a new index of these beside the present one, switch to it, and say how many there are."""

    def candidates(self, plan: Plan, filters: Filters) -> Candidates:
        """All documents that satisfy plan and filters."""

    def document_frequency(self, token: str, field: Field = "words") -> int:
        """How many documents hold a token."""

    def vocabulary(self, prefix: str, field: Field = "words") -> Mapping[str, int]:
        """Tokens that begin with `prefix`, with how many documents hold each."""

    def document_count(self) -> int | None:
        """How many documents there are; None where there is no index that can be used."""

    def generation(self) -> int:
        """A number that changes with every commit."""

    def is_open(self) -> bool:
        """Whether `generation` can answer at once."""


LANGS = ("und", "zh", "en", "ja", "ko")
KINDS = ("", "music", "opening", "welcome", "keynote", "report", "dialogue", "panel", "closing", "part")
"""Kinds of sections by their codes, which indexes hold: new ones go to the end."""


def lang_code(lang: str) -> int:
    """The number of a language code; unknown ones count as "und"."""
    return LANGS.index(lang) if lang in LANGS else 0


def kind_code(kind: str) -> int:
    """The number of a kind of section; 0 for none and for one that is not known."""
    return KINDS.index(kind) if kind in KINDS else 0


def tally(column: Integers) -> tuple[Integers, Integers]:
    """The different numbers in a column, ascending, and how often each is there."""
    if not len(column):
        return column, column
    least = int(column.min())
    spread = int(column.max()) - least
    if spread > 4 * len(column) + 10_000:
        return np.unique(column, return_counts=True)
    counts = np.bincount(column - least, minlength=spread + 1)
    values = np.flatnonzero(counts)
    return values + least, counts[values]


def are_among(numbers: Integers, some: Integers | Collection[int]) -> npt.NDArray[np.bool_]:
    """Which numbers are among some, by a table of them: sorting fifty thousand takes eight times as long."""
    if not isinstance(some, np.ndarray):
        some = np.fromiter(some, np.int64, len(some))
    return np.isin(numbers, some, kind="table")
