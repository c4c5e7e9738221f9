"""A text as the sequence of what counts in it: characters and words, without width, case, script, signs."""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer
from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
_HAN = re.compile(f"[{HAN}]")
# A run of Chinese; or a word or number, apostrophes and the points of a number within it.
_RUN = re.compile(
    rf"(?P<han>[{HAN}]+)"
    rf"|[^\W_{HAN}]+(?:(?:['\u2019]|(?<=\d)[.。](?=\d)|(?<=\d),(?=\d{{3}}(?!\d)))[^\W_{HAN}]+)*"
)
_OF_THREAD = threading.local()
"""A stemmer keeps state while it works, so every thread has its own."""
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_INSIDE = str.maketrans({"'": None, "\u2019": None, ",": None, "。": "."})


@dataclass(frozen=True, slots=True)
class Folded:
    """The keys of a text in order, and where each stands: `text[starts[i]:ends[i]]` gave `keys[i]`.

    A key is one Chinese character (simplified) or one word (lower case, English ones stemmed) or number.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]


def fold(text: str) -> Folded:
    """What counts in a text. Two texts with the same keys are the same words."""
    plain, where = _plain(text)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _RUN.finditer(plain):
        start, end = match.span()
        if match["han"]:
            keys.extend(match["han"])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            keys.append(stem(match.group().translate(_INSIDE)))
            starts.append(start)
            ends.append(end)
    if where is not None:
        starts = [where[start] for start in starts]
        ends = [where[end - 1] + 1 for end in ends]
    return Folded(keys, starts, ends)


def is_han(key: str) -> bool:
    """Whether a key is a Chinese character."""
    if len(key) != 1 or key < "\u3007":
        return False
    return "\u4e00" <= key <= "\u9fff" or _HAN.match(key) is not None  # most are: asked a million times


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """An English word without its inflection; anything else as it is."""
    if not (word.isascii() and word.isalpha()):
        return word
    return str(_stemmer().stemWord(word))


def _plain(text: str) -> tuple[str, list[int] | None]:
    """Width, case and script folded; with the place in `text` of each character unless it is the same."""
    if text.isascii():
        return text.lower(), None
    plain = text.translate(_WIDTH)
    where: list[int] | None = None
    if not unicodedata.is_normalized("NFKC", plain):
        pieces = [unicodedata.normalize("NFKC", character) for character in plain]
        plain, where = "".join(pieces), [i for i, piece in enumerate(pieces) for _ in piece]
    folded = plain.casefold()
    if len(folded) != len(plain):
        folded = "".join(_one_for_one(character) for character in plain)
    return _simplified(folded), where


def _one_for_one(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character.lower()[:1]


def _simplified(text: str) -> str:
    if not _HAN.search(text):
        return text
    simplified = str(_converter().convert(text))
    if len(simplified) != len(text):
        simplified = "".join(str(_converter().convert(character))[:1] for character in text)
    return simplified


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = Stemmer.Stemmer("english")
    return _OF_THREAD.stemmer
