"""Names taken apart for citations: which part is the family name, also of Chinese names in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.text.normalise import HAN
from app.text.pinyin import syllable
from app.text.second_readings import AS_FAMILY_NAME
from app.text.typed_pinyin import typed

_HAN = re.compile(f"[{HAN}]")
_PARTICLE = re.compile(r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|zur|bin|ibn|al)\Z")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "madam", "sir", "dame", "lord"))
CAPITALS = 3
"""Letters that are no initials where all of them are capitals."""
_SYLLABLE = r"(?!(?:al|el|abd)-)[bcdfghj-np-tv-z]{0,3}[aeiouyü]{1,3}(?:ng|[hklmnprtw])?"
"""Of East Asian languages in Latin letters, other than pinyin: Ing, Kar, Geun, Yuet."""
_ONE_SYLLABLE = re.compile(_SYLLABLE, re.IGNORECASE)
_JOINED = re.compile(f"{_SYLLABLE}-{_SYLLABLE}", re.IGNORECASE)
"""A given name, which nobody but East Asians writes so: Ing-wen, Kar-wai, Min-jun."""
_TWO_SYLLABLES = re.compile(f"{_SYLLABLE}-?{_SYLLABLE}", re.IGNORECASE)
LONGEST_GIVEN = 2
"""Syllables of a Chinese given name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, or whole where it has none that may change places (彭文生, Ayla, Moderator)."""

    given: str = ""
    family: str = ""
    literal: str = ""
    family_first: bool = False
    """Whether it is written so: Lu Chengfan."""
    syllables: tuple[str, ...] = ()
    """Of the given name, where it is known to be pinyin."""

    @property
    def straight(self) -> str:
        """As it is written: Liesbet Ondarra; Lu Chengfan; 彭文生."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return self.literal or " ".join(parts)

    @property
    def inverted(self) -> str:
        """ "Ondarra, Liesbet"; "Lu, Chengfan"; 彭文生."""
        return self.literal or f"{self.family}, {self.given}"

    def initials(self, point: str = ".", space: str = " ") -> str:
        """ "L. M." for Liesbet Maria, "J.-P." for Jean-Pierre."""
        words = ("-".join(part[0].upper() + point for part in word.split("-") if part)
                 for word in self.given.split())  # fmt: skip
        return space.join(words)


def split_name(name: str, spellings: Iterable[str] = ()) -> Name:
    """A name in its parts. `spellings` are the person's other ones: a Chinese one tells the family name.

    The family name of a Western name is the last word, with the particles before it. A Chinese name in Latin
    letters is written either way round: what its Chinese spelling begins with tells, else which of the parts
    is a family name and which can be none. One that could be read both ways (Li Wei) stays whole, as does a
    name in Chinese characters, with a title, or with something else behind a comma. So do Korean, Cantonese
    and other names that begin with a family name if nothing else tells (Chan Tai Man, Kim Minjae): capitals
    do (CHAN Tai Man), and a hyphen (Chan Tai-man).
    """
    before, comma, behind = (part.strip() for part in name.partition(","))
    if comma and behind and len(before.split()) == 1 and not _SUFFIX.fullmatch(behind):
        return Name(given=behind, family=before)
    words = name.split()
    if comma or len(words) < 2 or not _has_parts(name, words):
        return Name(literal=name)
    chinese = [one for one in spellings if _HAN.match(one)]
    capitals = _first_in_capitals(words)
    syllables = [typed(word.casefold().replace("-", "").replace("’", "")) for word in words]
    pinyin = [one for one in syllables if one]
    if capitals is None and _cannot_be_told(words, chinese):
        return Name(literal=name)
    if len(pinyin) == len(words) and words[0].casefold() not in _other_family_names():
        first = _family_is_first(pinyin, chinese) if capitals is None else capitals
        if first is None:
            return Name(literal=name)
        family, given = (0, slice(1, None)) if first else (-1, slice(None, -1))
        spoken = [syllable for word in pinyin[given] for syllable in word] if first or chinese else []
        return Name(" ".join(words[given]), words[family], family_first=first, syllables=tuple(spoken))
    if _written_first(words, chinese) if capitals is None else capitals:
        return Name(given=" ".join(words[1:]), family=words[0], family_first=True)
    start = len(words) - (2 if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else 1)
    while start > 1 and _PARTICLE.match(words[start - 1]):
        start -= 1
    return Name(given=" ".join(words[:start]), family=" ".join(words[start:]))


def _has_parts(name: str, words: Sequence[str]) -> bool:
    """Whether its parts may change places: not in Chinese, with a number or title, of two people."""
    whole = _HAN.search(name) or "and" in words or any(map(str.isdigit, name))
    return not whole and words[0].rstrip(".").casefold() not in _TITLES


def _written_first(words: Sequence[str], spellings: Iterable[str]) -> bool:
    """Whether the family name stands first in a name that is not, or not all, pinyin."""
    first, last = words[0].casefold(), words[-1].casefold()
    for spelling in spellings:
        family = _read(spelling)
        if (first in family) != (last in family):
            return first in family
    if len(words) > 2 or "-" in words[0] or not _JOINED.fullmatch(words[1]):
        return False
    return words[1].rpartition("-")[2].islower() or first in _all_family_names()


def _first_in_capitals(words: Sequence[str]) -> bool | None:
    """Whether the first word alone is in capitals (LU Chengfan), or the last (Liesbet ONDARRA); else None."""
    first, last = (
        word.isupper() and (len(word) >= CAPITALS or word.casefold() in _all_family_names())
        for word in (words[0], words[-1])
    )
    return None if first == last else first


def _cannot_be_told(words: Sequence[str], spellings: Sequence[str]) -> bool:
    """Whether a name may well begin with its family name, or has it in the middle, and nothing tells."""
    if spellings:
        return False
    if len(words) > 2 and _JOINED.fullmatch(words[-1]):
        return True  # Carrie Lam Cheng Yuet-ngor
    if words[0].casefold() not in _other_family_names():
        return False
    if len(words) == 2:
        return "-" not in words[1] and bool(_TWO_SYLLABLES.fullmatch(words[1]))  # Kim Minjae
    return len(words) == 3 and all(map(_ONE_SYLLABLE.fullmatch, words[1:]))  # Chan Tai Man


def _family_is_first(words: Sequence[list[str]], spellings: Iterable[str]) -> bool | None:
    """Whether the family name of a name in pinyin stands first; None where nothing tells."""
    first, last = "".join(words[0]), "".join(words[-1])
    for spelling in spellings:
        family = _read(spelling)
        if (first in family) != (last in family):
            return first in family
    known = _family_names()
    if (first in known) and (last in known):
        compound = len(words[0]) - len(words[-1])  # Zhuge Liang
        return compound > 0 if compound or first == last else None
    if (first in known) or (last in known):
        return first in known and sum(map(len, words[1:])) <= LONGEST_GIVEN
    return len(words[0]) == 1 and len(words) == 2 and len(words[1]) == LONGEST_GIVEN


def _read(spelling: str) -> frozenset[str]:
    """The pinyin of what a Chinese name may begin with: its first character, a family name of two."""
    one = AS_FAMILY_NAME.get(spelling[0]) or syllable(spelling[0])
    two = one + "".join(map(syllable, spelling[1:2]))
    return frozenset((one, two)) & _family_names() or frozenset((one,))


@cache
def _family_names() -> frozenset[str]:
    """Of Chinese people, in pinyin."""
    return frozenset(Path(__file__).with_name("family_names.txt").read_text(encoding="utf-8").split())


@cache
def _other_family_names() -> frozenset[str]:
    """Korean, Cantonese and others, as they are usually written, which are none in pinyin."""
    return frozenset(Path(__file__).with_name("other_family_names.txt").read_text(encoding="utf-8").split())


@cache
def _all_family_names() -> frozenset[str]:
    return _family_names() | _other_family_names()
