"""What was asked laid against what was said, by sound: what corresponds, what is wrong, lost, added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from zlib import crc32

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from app.text.english import are_two_words
from app.text.inflection import are_kin
from app.text.normalise import is_han
from app.text.sounds import alike, near, sound

Likeness = Literal["same", "sound", "near"]
_FIRST_CODE, _CODES = 0xF0000, 0x20000
NEAR = 0.5
"""What a unit that sounds a little alike counts as wrong."""


FEW = 5
"""Units of something short, in which one may be too many anywhere: two more are looked at on either side."""
SOME = 8
"""Units of something short, of which a stretch wider on both sides may have another one of the first."""
LONG, END = 400, 100
"""Units of something whose place is looked for by so many at its beginning and end."""


@dataclass(frozen=True, slots=True)
class Units:
    """Characters and words in order, and how each sounds."""

    keys: tuple[str, ...]
    codes: str
    """A character for each, the same for the same sound."""
    written: tuple[str, ...] = ()
    """Each as it is written, with its inflection; empty for the keys themselves."""
    stands: bool = False
    """Whether what was asked for stands somewhere as it is: then its words are not misspelt."""

    def __len__(self) -> int:
        """How many."""
        return len(self.keys)


def units(keys: Sequence[str], written: Sequence[str] = (), stands: bool = False) -> Units:
    """The units of folded keys. `written`: where they may be misspelt, how each of them is written."""
    return Units(tuple(keys), "".join(map(_code_of, keys)), tuple(written), stands)


def sound_code(spelt: str) -> str:
    """The character that stands for a sound in the codes of units."""
    return chr(_FIRST_CODE + crc32(spelt.encode()) % _CODES)


@lru_cache(maxsize=65_536)  # asked for every word of every text that is laid against something
def _code_of(key: str) -> str:
    return sound_code(sound(key))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Units asked (by index) and the units said that correspond to them, in order."""

    pairs: tuple[tuple[int, int, Likeness], ...]
    missing: tuple[int, ...]
    """Units asked that correspond to nothing."""
    extra: tuple[int, ...]
    """Units said between corresponding ones that nobody asked for."""
    replaced: int = 0
    """How many of the missing have an extra one in their place."""

    @property
    def errors(self) -> float:
        """How much is wrong, in units. A wrong unit is one error, not one missing and one extra."""
        return max(len(self.missing), len(self.extra)) + self._near

    @property
    def distance(self) -> float:
        """The same, strictly: what is lost in one place and what is added in another are two errors."""
        return len(self.missing) + len(self.extra) - self.replaced + self._near

    @property
    def _near(self) -> float:
        return NEAR * sum(how == "near" for *_, how in self.pairs)

    @property
    def start(self) -> int:
        """The first unit said that corresponds."""
        return self.pairs[0][1]

    @property
    def end(self) -> int:
        """Behind the last unit said that corresponds."""
        return self.pairs[-1][1] + 1


def align(asked: Units, said: Units, least: float = 50.0) -> Alignment | None:
    """The best place for all of `asked` in `said`; None where less than `least` percent corresponds there."""
    if not asked or not said:
        return None
    needle, hay = asked.codes, with_alike(asked, said)
    place = _by_its_ends(needle, hay) if len(needle) > LONG else _whole(needle, hay, least)
    if place is None:
        return None
    start, end = place
    found: list[Alignment] = []
    wider = 1 + len(needle) // 6
    places = [(0, 0), (wider, wider), *([(2, 2)] if len(needle) <= FEW else [])]
    places += [(0, wider), (wider, 0)] if len(needle) <= SOME else []
    for before, behind in places:
        one = _within(asked, said, needle, hay, max(0, start - before), min(len(hay), end + behind))
        found += [one] if one is not None else []
        if one is not None and not one.errors:
            break
    return min(found, key=lambda one: (one.errors, -len(one.pairs)), default=None)


def _whole(needle: str, hay: str, least: float) -> tuple[int, int] | None:
    """Where in `hay` the needle stands most likely, by all of it."""
    place = fuzz.partial_ratio_alignment(needle, hay, score_cutoff=least)
    if place is None or place.score < least:
        return None
    return (0, len(hay)) if len(needle) > len(hay) else (place.dest_start, place.dest_end)


def _by_its_ends(needle: str, hay: str) -> tuple[int, int]:
    """The same for a long one by its beginning and end: of all of it time grows with the square."""
    first = fuzz.partial_ratio_alignment(needle[:END], hay)
    last = fuzz.partial_ratio_alignment(needle[-END:], hay)
    if first is None or last is None or not 0.5 < (last.dest_end - first.dest_start) / len(needle) < 2:
        return 0, len(hay)
    return first.dest_start, last.dest_end


def with_alike(asked: Units, said: Units) -> str:
    """The codes of what was said, words that are alike to one asked with the code of that one.

    Numbers are not alike: 5.6万亿 is no 5.2万亿 misheard.
    """
    typed = zip(asked.keys, asked.written or asked.keys, strict=True)
    words = tuple(
        (key, one) for key, one in typed if (len(key) > 3 or key != one) and key.isalpha() and not is_han(key)
    )
    if not words:
        return said.codes
    both = zip(said.keys, said.written or said.keys, strict=True)
    return "".join([_code_beside(words, asked.stands, *one) for one in both])


@lru_cache(maxsize=8_192)  # most words of a text stand in others too
def _code_beside(words: tuple[tuple[str, str], ...], stands: bool, said: str, written: str) -> str:
    """The code of a word said; of one that is alike to one asked, of that one, inflected or not.

    Without inflection walked and walks are alike; with it dcision and decision, whose stem is decis.
    """
    code = _code_of(said)
    if said in (stems := dict(words)):  # another word with the same stem sounds like none: useful and used
        return sound_code(f"{said} {written}") if are_kin(stems[said], written) else code
    if len(said) <= 3:
        return code
    for key, typed in words:
        if len(key) <= 3:
            continue
        if are_two_words(typed, written, stands):
            code = sound_code(written) if code == _code_of(key) else code  # weather and whether sound alike
        elif alike(key, said) or (not stands and alike(typed, written)):
            return _code_of(key)
    return code


def is_near(asked: str, said: str) -> bool:
    """Whether two characters sound a little alike."""
    return is_han(asked) and is_han(said) and near(sound(asked), sound(said))


def _within(asked: Units, said: Units, needle: str, hay: str, start: int, end: int) -> Alignment | None:
    """How `asked` corresponds to said[start:end], what lies outside the first and last pair left away."""
    pairs: list[tuple[int, int, Likeness]] = []
    missing: list[int] = []
    replaced: list[int] = []
    for operation in Levenshtein.opcodes(needle, hay[start:end]):
        i, j = operation.src_start, operation.dest_start + start
        if operation.tag == "equal":
            for k in range(operation.src_end - i):
                same = asked.keys[i + k] == said.keys[j + k]
                pairs.append((i + k, j + k, "same" if same else "sound"))
        elif operation.tag == "replace":
            for k in range(operation.src_end - i):
                if is_near(asked.keys[i + k], said.keys[j + k]):
                    pairs.append((i + k, j + k, "near"))
                else:
                    missing.append(i + k)
                    replaced.append(j + k)
        elif operation.tag == "delete":
            missing.extend(range(i, operation.src_end))
    if not pairs:
        return None
    taken = {j for _, j, _ in pairs}
    first, last = pairs[0][1], pairs[-1][1]
    extra = [j for j in range(first, last) if j not in taken]
    return Alignment(tuple(pairs), tuple(missing), tuple(extra), sum(first < j < last for j in replaced))
