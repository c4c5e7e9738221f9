"""Many utterances on their way into an index: the tokens that `Passage` gives of each, made in arrays.

A token is a number while it is made: that of its first key, and that of its second where two make it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import numpy as np
import numpy.typing as npt

from app.search.engine.protocol import FIELDS, NUMBERS, Field, Numbers, Occurrences
from app.text.passage import Passage
from app.text.sounds import BETWEEN, letter_runs, syllable_of
from app.text.tokens import NEXT
from app.text.whole_words import whole_words

MOST_DOCUMENTS = 200_000
MOST_KEYS = 18_000_000
"""A batch holds no more of either: an index of one takes about 55 bytes of memory a key to write."""
AT_A_TIME = 2_000
"""Utterances that are looked at together."""
_MOST_COUNTED = 0xFFFF
_FLAG, _DOCUMENT, _SECOND = 1, 18, 22
"""Bits of an occurrence from the lowest: needs the next utterance; document; second key, or 0; first key."""

MOST_DIFFERENT = (1 << _SECOND) - (1 << 20)
"""Keys of a batch that are different; of what is looked at together there may be a million more."""

Numbered = npt.NDArray[np.uint64]
Row = tuple[Sequence[int], str, str]
"""Of an utterance: its NUMBERS, its text, that of the next one."""


def batches(rows: Iterable[Row]) -> Iterator[Bulk]:
    """The utterances in as many batches as they need."""
    batch = Bulk()
    for row in rows:
        if batch.full:
            yield batch
            batch = Bulk()
        batch.add(*row)
    if len(batch):
        yield batch


class Bulk:
    """A batch of utterances."""

    def __init__(self) -> None:
        self.columns = {name: array("i") for name in NUMBERS}
        self._found: dict[Field, list[Numbered]] = {field: [] for field in FIELDS}
        """Occurrences of tokens."""
        self._vocabulary, self._spelt, self._whole = Numbers(), Numbers(), Numbers()
        """What tokens are made of: keys of words; syllables and runs of letters; whole words."""
        self._syllables = array("I")
        """For each key the number of its syllable and 1, or 0."""
        self._keys_before = 0
        self._clear()

    def _clear(self) -> None:
        """Everything that was added has been looked at."""
        self._first = len(self)
        self._keys: list[str] = []
        """The keys of every utterance, its own and those of the next one."""
        self._own, self._all = array("I"), array("I")
        """How many of them are its own, and how many there are."""
        self._extras = array("I"), array("I")
        """Numbers of the utterance and of the token."""
        self._lines: list[str] = []
        self._plain: list[str] = []

    def __len__(self) -> int:
        """How many there are."""
        return len(self.columns["id"])

    @property
    def full(self) -> bool:
        """Whether the next one belongs into another batch."""
        return (
            len(self) >= MOST_DOCUMENTS
            or self._keys_before >= MOST_KEYS
            or max(map(len, (self._vocabulary, self._spelt, self._whole))) >= MOST_DIFFERENT
        )

    def add(self, numbers: Sequence[int], text: str, following: str) -> None:
        """The next utterance."""
        passage = Passage(text, following, comes_next=True)
        for extra in passage.own.extras:
            self._extras[0].append(len(self))
            self._extras[1].append(self._vocabulary[extra])
        for column, number in zip(self.columns.values(), numbers, strict=True):
            column.append(number)
        self._keys += passage.keys
        self._own.append(len(passage.own.keys))
        self._all.append(len(passage.keys))
        self._lines.append(passage.line)
        self._plain.append(passage.own.plain)
        if len(self._lines) == AT_A_TIME:
            self._look()

    def _look(self) -> None:
        """Make tokens of what was added."""
        numbers = np.fromiter(map(self._vocabulary.__getitem__, self._keys), np.uint32, len(self._keys))
        new = islice(self._vocabulary, len(self._syllables), None)
        self._syllables.extend(self._spelt[one] + 1 if one else 0 for one in map(syllable_of, new))
        self._keys_before += len(self._keys)
        place = _Places(np.asarray(self._own), np.asarray(self._all), self._first)
        keys = numbers.astype(np.uint64)
        syllables = np.asarray(self._syllables)[numbers].astype(np.uint64)
        self._found["words"] += [*_words(keys, syllables > 0, place), self._extra_words()]
        self._found["sounds"] += [_sounds(syllables, place), self._letters()]
        self._found["whole"].append(self._whole_words())
        self._clear()

    def _extra_words(self) -> Numbered:
        documents, tokens = map(np.asarray, self._extras)
        return _occurrences(tokens.astype(np.uint64) << np.uint64(_SECOND), documents)

    def _letters(self) -> Numbered:
        runs, which, lines = letter_runs(self._lines)
        numbers = np.fromiter(map(self._spelt.__getitem__, runs), np.uint64, len(runs))
        return _occurrences(numbers[which] << np.uint64(_SECOND), lines + self._first)

    def _whole_words(self) -> Numbered:
        words = list(map(whole_words, self._plain))
        sizes = list(map(len, words))
        numbers = np.fromiter(map(self._whole.__getitem__, chain.from_iterable(words)), np.uint64, sum(sizes))
        documents = np.repeat(np.arange(self._first, self._first + len(words)), sizes)
        return _occurrences(numbers << np.uint64(_SECOND), documents)

    def occurrences(self, field: Field) -> Occurrences:
        """Of the tokens of a field; nothing of them is kept."""
        if self._lines:
            self._look()
        keys = {"words": self._vocabulary, "sounds": self._spelt, "whole": self._whole}[field]
        return _counted(self._found.pop(field), list(keys), BETWEEN if field == "sounds" else "")


class _Places:
    """Where the keys of some utterances in a row stand."""

    def __init__(self, own: npt.NDArray[np.uint32], whole: npt.NDArray[np.uint32], first: int) -> None:
        self.documents = np.repeat(np.arange(first, first + len(own)), whole)
        place = np.arange(len(self.documents)) - np.repeat(np.cumsum(whole) - whole, whole)
        self.left = np.repeat(own, whole).astype(np.int64) - place
        """How many own keys there are from here on: 1 is the last of them."""
        self.last = place == np.repeat(whole, whole) - 1
        self.followed = np.repeat(whole > own, whole)


def _words(keys: Numbered, han: npt.NDArray[np.bool_], at: _Places) -> list[Numbered]:
    """A Chinese character with the one after it; by itself, as all else, where none follows."""
    paired = np.flatnonzero(han[:-1] & han[1:] & ~at.last[:-1])
    codes = keys << np.uint64(_SECOND)
    codes[paired] |= keys[paired + 1] + np.uint64(1)
    across = (at.left <= 1) & at.followed
    marked = _occurrences(codes[across], at.documents[across]) | np.uint64(1)
    alone = at.left == 1
    codes[alone] = keys[alone] << np.uint64(_SECOND)
    own = at.left > 0
    return [_occurrences(codes[own], at.documents[own]), marked]


def _sounds(syllables: Numbered, at: _Places) -> Numbered:
    """Syllables two and two."""
    paired = np.flatnonzero((syllables[:-1] > 0) & (syllables[1:] > 0) & ~at.last[:-1])
    codes = (syllables[paired] - np.uint64(1)) << np.uint64(_SECOND) | syllables[paired + 1]
    return _occurrences(codes, at.documents[paired])


def _occurrences(codes: Numbered, documents: npt.NDArray[Any]) -> Numbered:
    return codes << np.uint64(_DOCUMENT + _FLAG) | documents.astype(np.uint64) << np.uint64(_FLAG)


def _counted(parts: list[Numbered], keys: Sequence[str], between: str) -> Occurrences:
    """Occurrences counted, each token of each document once; those that need the next utterance once at the
    most, and only where the document does not have the token without it.
    """
    found, counts = _once(parts)
    marked = counts == 0
    groups = [found[marked], found[~marked]]
    times = np.concatenate([counts[~marked], counts[marked]]).clip(1, _MOST_COUNTED).astype(np.uint16)
    del found, counts, marked  # here and below: what is not needed any more is as large as all that was found
    names: list[str] = []
    tokens, documents = [], []
    for mark in ("", NEXT):
        group = groups.pop()
        documents.append(group.astype(np.uint32) & np.uint32((1 << _DOCUMENT) - 1))
        group >>= np.uint64(_DOCUMENT)
        numbers, different = _numbered(group)
        tokens.append(numbers + np.uint32(len(names)))
        names += _spelt(different, keys, between, mark)
        del group, numbers
    return Occurrences(names, np.concatenate(tokens), np.concatenate(documents), times)


def _once(parts: list[Numbered]) -> tuple[Numbered, npt.NDArray[np.uint32]]:
    """Each token of each document once; how often it is there without the next utterance."""
    found = np.concatenate(parts)
    parts.clear()
    found.sort()
    complete = (found & np.uint64(1)) == 0
    found >>= np.uint64(_FLAG)
    new = _changes(found)
    first = np.flatnonzero(new)
    counts = np.add.reduceat(complete, first, dtype=np.uint32) if len(found) else first.astype(np.uint32)
    del complete, first
    return found[new], counts


def _changes(ordered: Numbered) -> npt.NDArray[np.bool_]:
    """Where another number begins."""
    other = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=other[1:])
    return other


def _numbered(ordered: Numbered) -> tuple[npt.NDArray[np.uint32], Numbered]:
    """For each the place of its number among the different ones; these."""
    first = np.flatnonzero(_changes(ordered))
    sizes = np.diff(np.append(first, len(ordered)))
    return np.repeat(np.arange(len(first), dtype=np.uint32), sizes), ordered[first]


def _spelt(codes: Numbered, keys: Sequence[str], between: str, mark: str) -> list[str]:
    firsts = (codes >> np.uint64(_SECOND)).tolist()
    seconds = (codes & np.uint64((1 << _SECOND) - 1)).tolist()
    return [
        f"{mark}{keys[one]}{between}{keys[other - 1]}" if other else mark + keys[one]
        for one, other in zip(firsts, seconds, strict=True)
    ]
