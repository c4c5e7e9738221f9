"""How people write a name: T. J. Sargent; Sargent, Thomas; Tomas Sargent; Prof. Sargent; 沙金特教授."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from app.attribution.lexicon import lexicon as cues
from app.text.given_names import DOT
from app.text.normalise import is_han, plain
from app.text.sounds import alike

Parts = tuple[str, ...]
MOST_PARTS = 5
"""Of what may be a name."""
_PART = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_TITLES = {
    "professor", "prof", "doctor", "dr", "mister", "mr", "mrs", "miss", "ms", "madam", "sir", "dame", "lord",
    "lady", "minister", "president",
}  # fmt: skip
_BEHIND = {"phd", "dphil", "md", "jr", "sr", "esq"}


@lru_cache(maxsize=4096)
def parts(name: str) -> Parts:
    """The parts of a name in Latin letters, without titles and signs; () for any other, for too many, and
    where a number stands: it is none of a name's.
    """
    found = _PART.findall(plain(name).replace("ph.d", "phd"))
    if any(map(is_han, "".join(found))) or any(map(str.isdigit, name)) or len(found) > MOST_PARTS:
        return ()
    while found and found[0] in _TITLES:
        del found[0]
    while found and found[-1] in _BEHIND | _TITLES:
        del found[-1]
    return tuple(found)


def untitled(name: str) -> str:
    """A name without the titles before or behind it: Sargent, 沙金特; two Chinese characters stay."""
    if any(map(is_han, name)):
        return _titles_behind().sub("", name)
    return " ".join(parts(name))


def without_title_before(name: str) -> str:
    """A name in letters without the titles before it, as it was typed otherwise: Wu Jun for Dr. Wu Jun."""
    words = name.split()
    first = next((at for at, word in enumerate(words) if plain(word).rstrip(".") not in _TITLES), len(words))
    return " ".join(words[first:]) if 0 < first < len(words) else name


def is_title_behind(name: str, family: int) -> bool:
    """Whether nothing but titles stands behind so many characters of a Chinese name: 陈总, 欧阳老师."""
    return _titles().fullmatch(name[family:]) is not None


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?:{cues().titles.pattern})+")


@cache
def _titles_behind() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w\w)(?:{cues().titles.pattern})+$")


def is_so_called(asked: Parts, name: Parts) -> bool:
    """Whether somebody of that name may be meant: given names may be initials or left out, but for the first;
    the family name may come first; and one of all, but not all there is, may be misspelt.
    """
    return min(len(asked), len(name)) > 1 and any(
        _fits(order, name) for order in (asked, asked[1:] + asked[:1])
    )


def _fits(asked: Parts, name: Parts) -> bool:
    *given, family = asked
    pairs = [(family, name[-1])]
    at = 0
    for part in given:
        same = (k for k in range(at, len(name) - 1) if _is_short_for(part, name[k]) or alike(part, name[k]))
        found = next(same, None)
        if found is None or (at == 0 and found and not len(part) == 1 == len(name[found])):
            return False  # a middle initial may stand for all of them: J. Sargent
        pairs.append((part, name[found]))
        at = found + 1
    misspelt = [one for one, other in pairs if not _is_short_for(one, other)]
    whole = [one for one, other in pairs if one == other and len(one) > 1]
    return len(family) > 1 and bool(whole) and len(misspelt) <= 1 and _same(pairs[0])


def _same(pair: Sequence[str]) -> bool:
    return pair[0] == pair[1] or alike(*pair)


def _is_short_for(part: str, name: str) -> bool:
    """Whether they are the same, or one is the initial of the other, or begins it: Tom, Thomas."""
    if part == name or part[0] != name[0]:
        return part == name
    begun = len(part) > 2 and name.replace("h", "").startswith(part.replace("h", ""))
    return begun or min(len(part), len(name)) == 1


def short_forms(name: str) -> Iterator[str]:
    """Thomas Sargent and Sargent for Thomas J. Sargent; 萨金特 for 托马斯·萨金特."""
    latin = not any(map(is_han, name))
    written = name.split() if latin else DOT.split(name)
    if len(written) < 2 or (latin and not all(map(_is_capitalised, written))):
        return
    if len(written) > 2 and latin:
        yield f"{written[0]} {written[-1]}"
    if len(written[-1]) > (3 if latin else 2):
        yield written[-1]


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word[1:].isupper()
