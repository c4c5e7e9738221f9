"""How characters are read too: in some words (hang in 银行), or where a name begins with them (曾: zeng)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path

from app.text.pinyin import syllable
from app.text.sounds import confused
from app.text.words import is_a_name, is_said_alone, is_word, words

AS_FAMILY_NAME = {
    "单": "shan", "單": "shan", "仇": "qiu", "解": "xie", "查": "zha", "曾": "zeng", "区": "ou", "區": "ou",
    "翟": "zhai", "覃": "qin", "朴": "piao", "盖": "ge", "蓋": "ge", "乐": "yue", "樂": "yue", "缪": "miao",
    "繆": "miao", "任": "ren", "尉": "yu", "员": "yun", "召": "shao", "种": "chong", "长": "zhang",
    "長": "zhang", "卜": "bu", "薄": "bo", "洗": "xian", "冼": "xian", "佴": "nai", "祭": "zhai", "郇": "xun",
    "隗": "wei", "繁": "po", "折": "she", "都": "du", "澹": "tan",
}  # fmt: skip
"""Characters that are read otherwise where a name begins with them."""
MOST_WAYS = 16
"""To read a name."""
_LONGEST = 7
"""Characters of a word of the list."""


def ways_to_read(name: str) -> list[tuple[str, ...]]:
    """All ways to read the characters of a name, the usual one first; none where one has no reading.

    Its first character may be read as a family name is.
    """
    each = []
    for at, character in enumerate(name):
        others: Sequence[str] = [*_in_words().get(character, ())]
        if others and _word_at(name, at) != (at, at + 1):
            others = [one for one in others if _covers(one, name, at)]
        family = [AS_FAMILY_NAME[character]] if not at and character in AS_FAMILY_NAME else []
        each.append(dict.fromkeys([syllable(character), *others, *family]))
    return list(islice(product(*each), MOST_WAYS)) if all(map(syllable, name)) else []


def read_in_words(text: str) -> tuple[str, ...]:
    """The syllables of Chinese characters as they are read in their words: yin hang for 银行."""
    return tuple(
        next((one for one in other_readings(character) if _covers(one, text, at)), syllable(character))
        for at, character in enumerate(text)
    )


@lru_cache(maxsize=1024)
def read_as_spoken(word: str) -> tuple[str, ...]:
    """The same of a word that was typed, which may be somebody's name too: zeng for the 曾 of 曾一帆."""
    found = read_in_words(word)
    named = 1 < len(word) < 4 and word[0] in AS_FAMILY_NAME and (is_a_name(word) or not is_word(word))
    return (AS_FAMILY_NAME[word[0]], *found[1:]) if named and found[0] == syllable(word[0]) else found


@lru_cache(maxsize=4096)
def sounding_so(sound: str) -> frozenset[str]:
    """The characters of which another reading than the usual one sounds so: 行 for the sound of hang."""
    some = {*_in_words(), *AS_FAMILY_NAME}
    return frozenset(one for one in some if sound in map(confused, other_readings(one)))


@lru_cache(maxsize=4096)
def indexed_as(spelt: str) -> tuple[str, ...]:
    """The sounds that the index has for what may be read so: for hang that of xing too (行)."""
    usual = sorted(confused(syllable(one)) for one in sounding_so(confused(spelt)))
    return tuple(dict.fromkeys((confused(spelt), *usual)))


def other_readings(character: str) -> tuple[str, ...]:
    """The readings of a character but for the usual one, that as a family name last."""
    family = AS_FAMILY_NAME.get(character)
    return (*_in_words().get(character, ()), *([family] if family else []))


def is_read_so(text: str, at: int, sound: str, begins: bool) -> bool:
    """Whether a character, of which another reading sounds so, has that where it stands.

    It does in words of the list; where it is no part of another word nor a usual one by itself (会); and as a
    family name, if what was asked for `begins` with it.
    """
    character = text[at]
    if any(confused(one) == sound and _covers(one, text, at) for one in _in_words().get(character, ())):
        return True
    start, end = _word_at(text, at)
    if begins and start == at and confused(AS_FAMILY_NAME.get(character, "")) == sound:
        return end == at + 1 or is_a_name(text[start:end])
    return end - start == 1 and not is_said_alone(character)


def _word_at(text: str, at: int) -> tuple[int, int]:
    return next((start, end) for start, end in words(text) if at < end)


def _covers(reading: str, text: str, at: int) -> bool:
    """Whether a word in which a character is read so stands in a text with the character there."""
    some = _in_words().get(text[at], {}).get(reading, ())
    before, behind = text[max(0, at - _LONGEST) : at], text[at : at + _LONGEST]
    return any(
        behind.startswith(word[i:]) and before.endswith(word[:i])
        for word in some
        for i, one in enumerate(word)
        if one == text[at]
    )


@cache
def _in_words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By character and reading the words in which it is read so."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").splitlines():
        if line[:1] != "#":
            head, _, some = line.partition(":")
            character, reading = head.split()
            found[character][reading] += some.split()
    return {character: dict(readings) for character, readings in found.items()}
