"""How words sound: pinyin without tones, what is often confused made the same; English by consonants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import count, pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import jellyfish
import numpy as np
import numpy.typing as npt
import yaml
from rapidfuzz.distance import OSA, Levenshtein

from app.text.normalise import HAN, is_han, plain
from app.text.pinyin import spelt, syllable
from app.text.typed_pinyin import all_syllables

Integers = npt.NDArray[np.signedinteger[Any]]

SHORTEST_SOUND = 3
"""Consonants that say how an English word sounds; with fewer, too many words are alike (Llama, lime, LLM)."""
SHORT_WORD = 4
"""Letters of a word that is alike only to those with the same consonants: care, case and came are no cafe."""
_FIRST_CODE = 0xE000
"""Where the private characters begin that stand for syllables."""
_LATIN = re.compile(r"[a-z\u00df-\u024f]+")
_ANY_LATIN = re.compile(r"[a-zA-Z\uff21-\uff5a\u00c0-\u024f]")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[a-z]{2})(?:(?<![td])ed$|(?<![szxhcg])es$|(?<![^aeiouy]l)e(?=(?:ly|ment|less|ful)?$))"
)
"""The e at the end of canned, makes and polite, which is no syllable."""
_NOT_LETTERS = re.compile(r"[^a-z]+")
_INITIAL = re.compile(r"[zcs]h|[bpmfdtnlgkhjqxrzcsyw]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_SOME_HAN = HAN[0]
_HAN_BOUNDS = sorted(
    ord(bound) + after
    for first, last in re.findall("(.)(?:-(.))?", HAN)
    for bound, after in ((first, 0), (last or first, 1))
)
"""Where characters begin, and end, to be Chinese."""
BETWEEN = "'"
"""Between two syllables."""
_WORD = "~"
"""Before the sound of a word that is not Chinese."""
_LETTERS = "="
"""Before a run of letters."""


@cache
def confused(spelt: str) -> str:
    """A syllable with what is commonly confused made the same: zhong and zong, nan and lang."""
    rules = _confusions()
    if spelt in rules["whole"]:
        spelt = rules["whole"][spelt]
    for initial, same in rules["initials"].items():
        if spelt.startswith(initial) and spelt[len(initial) :][:1] not in ("", "h"):
            spelt = same + spelt[len(initial) :]
            break
    for final, same in rules["finals"].items():
        if spelt.endswith(final):
            return str(spelt.removesuffix(final) + same)
    return spelt


@cache
def sound(key: str) -> str:
    """How a key of a folded text sounds. Keys that sound the same, or are easily confused, give the same."""
    if is_han(key):
        return confused(syllable(key)) or key
    if not _LATIN.fullmatch(key):
        return key
    consonants = jellyfish.metaphone(key)
    return _WORD + (consonants if len(consonants) >= SHORTEST_SOUND else key)


def consonants(word: str) -> str:
    """The consonants of an English word as they are spoken: of open eye the same as of open AI."""
    return jellyfish.metaphone(word).replace("Y", "")


@lru_cache(maxsize=4096)
def sound_of_name(name: str) -> str:
    """How a name sounds, in letters, whatever script it is in: 萨金特 sounds nearly as Sargent does."""
    return "".join(confused(_NOT_LETTERS.sub("", piece)) for piece in spelt(name).lower().split())


def sound_tokens(keys: Sequence[str], text: str) -> list[str]:
    """What an index holds of how a text, with these keys, sounds: syllables two and two, and letters."""
    sounds = map(syllable_of, keys)
    pairs = [f"{one}{BETWEEN}{other}" for one, other in pairwise(sounds) if one and other]
    return pairs + letter_tokens(text)


@lru_cache(maxsize=65_536)
def syllable_of(key: str) -> str:
    """How a Chinese character sounds; "" for any other key."""
    return sound(key) if is_han(key) else ""


def letter_tokens(text: str) -> list[str]:
    """Half of all runs of four letters, blanks left out: what a word misspelt or cut in two still has.

    Which half depends on the letters alone, so that a text and a part of it agree.
    """
    if not _ANY_LATIN.search(text):
        return []
    tokens = []
    for part in _HAN_RUN.split(plain(text)):
        letters = "".join(_LATIN.findall(part))
        tokens += [token for i in range(len(letters) - 3) if (token := _RUNS[letters[i : i + 4]]) is not None]
    return tokens


def letter_runs(texts: Iterable[str]) -> tuple[list[str], Integers, Integers]:
    """`letter_tokens` of many texts at once: the different tokens; of each that is there token and text."""
    folded = [plain(text) + _SOME_HAN if _ANY_LATIN.search(text) else "" for text in texts]
    codes = np.frombuffer("".join(folded).encode("utf-32-le", "surrogatepass"), "<u4")
    of_text = np.repeat(np.arange(len(folded)), list(map(len, folded)))
    latin = np.flatnonzero(((codes >= ord("a")) & (codes <= ord("z"))) | ((codes >= 0xDF) & (codes <= 0x24F)))
    han = np.searchsorted(_HAN_BOUNDS, codes, "right") & 1
    part = np.cumsum(han)[latin]
    letters, of_text = codes[latin].astype(np.uint64), of_text[latin]
    rows = letters[:-3] << 30 | letters[1:-2] << 20 | letters[2:-1] << 10 | letters[3:]
    within = part[:-3] == part[3:]
    different, which = np.unique(rows[within], return_inverse=True)
    spelt = np.stack([different >> shift & 0x3FF for shift in (30, 20, 10, 0)], axis=1)
    together = spelt.astype("<u4").tobytes().decode("utf-32-le")
    tokens = [_RUNS[together[i : i + 4]] for i in range(0, len(together), 4)]
    kept = np.array([token is not None for token in tokens], np.bool_)
    numbers = (np.cumsum(kept) - 1)[which]
    there = kept[which]
    return [token for token in tokens if token], numbers[there], of_text[:-3][within][there]


class _Runs(dict[str, str | None]):
    """The token of four letters; None for those that are left out."""

    def __missing__(self, letters: str) -> str | None:
        token = self[letters] = _LETTERS + letters if crc32(letters.encode()) % 2 else None
        return token


_RUNS = _Runs()


# Likeness


@lru_cache(maxsize=8_192)
def alike(word: str, other: str) -> bool:
    """Whether two words that are not Chinese sound alike or are spelt nearly the same: Sargent, Sageant."""
    if word == other:
        return True
    if min(len(word), len(other)) < 4 or abs(len(word) - len(other)) > 3:
        return False
    shorter, longer = sorted((len(word), len(other)))
    if longer <= SHORT_WORD and jellyfish.metaphone(word) != jellyfish.metaphone(other):
        return False
    # of long words two letters that changed places are one mistake; from and form are two words
    wrong = (OSA if longer > SHORT_WORD else Levenshtein).distance(word, other, score_cutoff=longer)
    if wrong <= most_wrong(min(longer, shorter + 1)) and word[0] == other[0]:
        return True
    alike_in_length = shorter > 4 and longer - shorter < 2
    sounds_so = alike_in_length and sound(word) == sound(other) and beats(word) == beats(other)
    return sounds_so and wrong <= longer // 2


def beats(word: str) -> int:
    """How many syllables an English word has, by its vowels: 1 in courts, 3 in courtesy."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word))))


def most_wrong(letters: int) -> int:
    """How many letters may be wrong in a word of so many that is spelt nearly the same."""
    return 1 if letters <= 6 else 2 if letters <= 9 else 3


@cache
def near(one: str, other: str) -> bool:
    """Whether two syllables (folded) have the beginning or the end in common: te and de, jin and jun.

    A y or w is but how a syllable that begins with a vowel is spelt: yi and yin begin alike, yi and yun not.
    """
    if one == other:
        return True
    (first, end), (other_first, other_end) = _parts(one), _parts(other)
    if not first or not other_first:
        return False
    if first == other_first and (first not in "yw" or end[:1] == other_end[:1]):
        return True
    return end == other_end


def _parts(spelt: str) -> tuple[str, str]:
    match = _INITIAL.match(spelt)
    initial = match.group() if match else ""
    return initial, spelt[len(initial) :]


# A text as a string of sounds, for quick comparisons


class _Codes(dict[int, str]):
    """For str.translate: what a character is folded to; of that, Chinese is one sign a sound, signs go.

    Both at once, for a search looks at a hundred texts.
    """

    def __missing__(self, code: int) -> str:
        self[code] = "".join(map(_sign, plain(chr(code))))
        return self[code]


def _sign(character: str) -> str:
    if is_han(character):
        return _code(sound(character))
    return character if character.isalnum() else ""


_CODES = _Codes()
_NEXT = count(_FIRST_CODE)
_BY_SOUND: dict[str, str] = {}


def _code(spelt: str) -> str:
    if spelt not in _BY_SOUND:  # two threads may be here at once: a number is given out once
        _BY_SOUND.setdefault(spelt, chr(next(_NEXT)))
    return _BY_SOUND[spelt]


def skeleton(text: str) -> str:
    """A text as a string that likeness can be measured on: a character a syllable, letters, digits."""
    return text.translate(_CODES)


@cache
def syllables() -> frozenset[str]:
    """All syllables that a usual character can have, what is confused made the same."""
    return frozenset(map(confused, all_syllables()))


@cache
def _confusions() -> dict[str, dict[str, str]]:
    file = Path(__file__).with_name("confusions.yaml")
    return {part: dict(rules) for part, rules in yaml.safe_load(file.read_text(encoding="utf-8")).items()}
