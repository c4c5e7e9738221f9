"""The usual reading of each Chinese character, from pypinyin's table."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from sys import intern
from types import MappingProxyType

_NO_READINGS: Mapping[int, str] = MappingProxyType({})


@cache
def syllable(character: str) -> str:
    """The usual reading of a Chinese character, without tone ("lv" for lü); "" where there is none."""
    reading = _readings().get(ord(character), "")
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(mark for mark in marked if mark.isalpha())


def stand_in(spoken: str) -> str:
    """A character with this reading that nobody writes; "" where there is none."""
    return _seldom().get(spoken, "")


def spelt(text: str) -> str:
    """A text with its Chinese characters as syllables, a blank between; anything else as it is."""
    pieces: list[str] = []
    for character in text:
        read = syllable(character)
        if read or not pieces or pieces[-1] == "":
            pieces += [read, ""] if read else [character]
        else:
            pieces[-1] += character
    return " ".join(piece.strip() for piece in pieces if piece.strip())


@cache
def _seldom() -> Mapping[str, str]:
    """Characters by their readings of those that were added last for old names and dialects: 㐀, 䶮."""
    return {syllable(one): one for one in map(chr, _readings()) if "\u3400" <= one < "\u4dc0"}


@cache
def _readings() -> Mapping[int, str]:
    """Characters with their first readings: with the package come its phrases, 50 MB in every process."""
    package = find_spec("pypinyin")
    assert package is not None and package.origin is not None
    spec = spec_from_file_location("pypinyin_characters", Path(package.origin).with_name("pinyin_dict.py"))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = getattr(module, "pinyin_dict", _NO_READINGS)
    return {
        code: intern(readings.partition(",")[0]) for code, readings in table.items()
    }  # 1,500 different ones
