"""Pointers to exact words: where they stand, and by what they are known again when they have moved.

A pointer is "12-40-1kx9f2": from character 12 of a passage to before 40, and a check of what stands between.
Words may run on into the passages that follow: it is counted as if these stood right behind the first, with
nothing between. What makes pointers for readers is static/js/words.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

LONGEST = 5_000
"""Characters that a pointer may be made for."""
_POINTER = re.compile(r"(\d{1,6})-(\d{1,6})-([0-9a-z]{1,7})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OFFSET, _PRIME, _BITS = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def pointer(text: str, start: int, end: int) -> str:
    """The pointer to text[start:end]."""
    return f"{start}-{end}-{_written(_check(text[start:end]))}"


def length(pointer: str) -> int:
    """How many characters it was made for; 0 for what is no pointer, or one to more than LONGEST."""
    return 0 if too_long(pointer) else _length(pointer)


def too_long(pointer: str) -> bool:
    """Whether it is one to more characters than a pointer may be made for."""
    return _length(pointer) > LONGEST


def resolve(text: str, pointer: str, within: int | None = None) -> tuple[int, int] | None:
    """Where the words stand that a pointer was made for, nearest to where they stood.

    `text` is the passage and what follows it, of which the first `within` characters are the passage's own:
    there the words begin. None if they are not there any more, or the pointer is none.
    """
    match, characters = _POINTER.fullmatch(pointer), length(pointer)
    starts = min(len(text) if within is None else within, len(text) - characters + 1)
    if match is None or characters == 0 or starts <= 0:
        return None
    start, known = int(match[1]), match[3]
    if start < starts and _written(_check(text[start : start + characters])) == known:
        return start, start + characters
    found = [at for at, check in enumerate(_checks(text, starts, characters)) if _written(check) == known]
    if not found:
        return None
    nearest = min(found, key=lambda at: abs(at - start))
    return nearest, nearest + characters


def parts(texts: Sequence[str], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What a span of texts that stand one behind the other covers of each, as far as it goes."""
    start, end = span
    for text in texts:
        if end <= 0:
            return
        yield min(start, len(text)), min(end, len(text))
        start, end = max(start - len(text), 0), end - len(text)


def _length(pointer: str) -> int:
    match = _POINTER.fullmatch(pointer)
    return max(0, int(match[2]) - int(match[1])) if match else 0


def _check(words: str) -> int:
    """FNV-1a over the code points, 32 bits."""
    value = _OFFSET
    for character in words:
        value = (value ^ ord(character)) * _PRIME & _BITS
    return value


def _checks(text: str, starts: int, characters: int) -> Sequence[int]:
    """The checks of the words of that length that begin at each of the first `starts` characters."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    values = np.full(starts, _OFFSET, np.uint32)
    prime = np.uint32(_PRIME)
    for at in range(characters):
        values ^= codes[at : at + starts]
        values *= prime
    checks: list[int] = values.tolist()
    return checks


def _written(value: int) -> str:
    """In base 36."""
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
