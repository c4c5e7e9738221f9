"""Wild cards in what is typed: econom*, colo?r, *ology, 规*定律; and what fits them in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from app.search.passage import LETTER
from app.text.normalise import is_han, plain

# Stars and question marks in a word of two letters or more; a question mark at its end is one.
_IN_A_WORD = re.compile(r"(?=.*[^\W_]{2}|[a-z]\?[a-z])(?:[^\W_]|\*|\?(?=\?*[^\W_]))+")
_BETWEEN_LETTERS = re.compile(r"[^\W_]+(?:[*?]+[^\W_]+)+")
LONGEST_CHINESE = 12
"""Characters of a Chinese pattern: a longer one is a sentence with a question mark in it."""
MOST_BETWEEN = 10
"""Characters that a star stands for in Chinese, which has no end of a word."""


def pattern_in(words: str) -> str:
    """What is typed as a pattern, folded; "" where there are no wild cards in it."""
    folded = plain(words)
    if not any(card in folded for card in "*?"):
        return ""
    if folded.isascii():
        return folded if _IN_A_WORD.fullmatch(folded) else ""
    inner = folded.strip("*?")
    chinese = len(inner) <= LONGEST_CHINESE and any(map(is_han, inner))
    return inner if chinese and _BETWEEN_LETTERS.fullmatch(inner) else ""


def is_chinese(pattern: str) -> bool:
    """Whether a pattern has Chinese characters in it."""
    return any(map(is_han, pattern))


@lru_cache(maxsize=256)
def wild(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression for folded text: whole words, but of Chinese whatever stands there.

    In Chinese a question mark is one character, or the signs that stand there if it was meant as one.
    """
    if is_chinese(pattern):
        parts = {"*": rf"[^\W_]{{0,{MOST_BETWEEN}}}?", "?": r"(?:[^\W_]|[\W_]{1,3})"}
    else:
        parts = {"*": f"{LETTER}*", "?": LETTER}
    body = "".join(parts.get(one) or re.escape(one) for one in re.sub(r"\*+", "*", pattern))
    before = "" if is_han(pattern[0]) else f"(?<!{LETTER})"
    behind = "" if is_han(pattern[-1]) else f"(?!{LETTER})"
    return re.compile(before + body + behind)


def only_begins(pattern: str) -> bool:
    """Whether a pattern is a beginning and a star: econom*."""
    return pattern.rstrip("*").isalnum() and pattern.endswith("*")
