"""Whole words as they are written, but for Chinese, which has no end of a word: what wild cards fit."""

from __future__ import annotations

import re

from app.text.normalise import HAN

LETTER = rf"[^\W_{HAN}]"
"""Part of a word that is not Chinese."""
_WORD = re.compile(f"{LETTER}+")


def whole_words(plain: str) -> list[str]:
    """The words of a folded text with their inflection, and its digits: economies, gpt4o, 2024."""
    return _WORD.findall(plain)
