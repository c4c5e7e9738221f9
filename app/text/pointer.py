"""Pointers to exact words of a text: where they stand, and by what they are known again when they have moved.

A pointer is "12-40-1kx9f2": from character 12 to before 40, and a check of what stands between. What makes
them for readers is static/js/words.js.
"""

from __future__ import annotations

import re

_POINTER = re.compile(r"(\d{1,6})-(\d{1,6})-([0-9a-z]{1,7})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OFFSET, _PRIME, _BITS = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def pointer(text: str, start: int, end: int) -> str:
    """The pointer to text[start:end]."""
    return f"{start}-{end}-{_check(text[start:end])}"


def resolve(text: str, pointer: str) -> tuple[int, int] | None:
    """Where the words stand that a pointer was made for, nearest to where they stood.

    None if they are not in the text any more, or the pointer is none.
    """
    match = _POINTER.fullmatch(pointer)
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    length = end - start
    if not 0 < length <= len(text):
        return None
    for at in sorted(range(len(text) - length + 1), key=lambda at: abs(at - start)):
        if _check(text[at : at + length]) == match[3]:
            return at, at + length
    return None


def _check(words: str) -> str:
    """FNV-1a over the code points, 32 bits, in base 36."""
    value = _OFFSET
    for character in words:
        value = (value ^ ord(character)) * _PRIME & _BITS
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
