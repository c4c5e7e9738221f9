"""Wild cards in what is typed: econom*, colo?r, "who * the data", 规*定律; and what fits them in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from app.text.normalise import is_han, plain
from app.text.whole_words import LETTER

_SIGNS = re.compile(r"\?++(?![^\W_*])|[^\w*?]+|_+")
"""What stands between words: a question mark at the end of one is one."""
TELLING = re.compile(r"[^\W_]{2}|[^\W_]\?[^\W_]")
"""Without so much of a word that is known, too many words fit."""
_BETWEEN_LETTERS = re.compile(r"[^\W_]+(?:[*?]+[^\W_]+)+")
MOST_IN_A_ROW = 20
"""Words of a phrase with wild cards in it."""
MOST_CARDS = 10
"""Of all its words: an expression for each takes a millisecond to make."""
LONGEST_CHINESE = 12
"""Characters of a Chinese pattern: a longer one is a sentence with a question mark in it."""
MOST_BETWEEN = 10
"""Characters that a star stands for in Chinese, which has no end of a word."""
MOST_STARS = 3
"""Of a Chinese pattern: each takes up to so many times as long as there are characters in it."""


def has_card(words: str) -> bool:
    """Whether there is a star or a question mark in folded words."""
    return "*" in words or "?" in words


def pattern_in(words: str) -> str:
    """What is typed as a pattern, folded, a blank between its words; "" where there is no wild card in it."""
    folded = plain(words)
    if not has_card(folded):
        return ""
    if any(map(is_han, folded)):
        inner = folded.strip("*?")
        within = len(inner) <= LONGEST_CHINESE and len(re.findall(r"\*+", inner)) <= MOST_STARS
        return inner if within and _BETWEEN_LETTERS.fullmatch(inner) else ""
    pattern = re.sub(r"\*[*?]*\*", "*", _SIGNS.sub(" ", folded).strip())
    few = len(pattern.split()) <= MOST_IN_A_ROW and sum(map(pattern.count, "*?")) <= MOST_CARDS
    return pattern if few and has_card(pattern) and TELLING.search(pattern) else ""


def is_chinese(pattern: str) -> bool:
    """Whether a pattern has Chinese characters in it."""
    return any(map(is_han, pattern))


@lru_cache(maxsize=256)
def wild(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression for folded text: whole words, but of Chinese whatever stands there.

    In Chinese a question mark is one character, or the signs that stand there if it was meant as one.
    """
    if not is_chinese(pattern):
        words = r"[\W_]{1,5}".join(glob(word, LETTER) for word in pattern.split())
        return re.compile(f"(?<!{LETTER}){words}(?!{LETTER})")
    parts = {"*": rf"[^\W_]{{0,{MOST_BETWEEN}}}?", "?": r"(?:[^\W_]|[\W_]{1,3})"}
    body = "".join(parts.get(one) or re.escape(one) for one in re.sub(r"\*+", "*", pattern))
    before = "" if is_han(pattern[0]) else f"(?<!{LETTER})"
    behind = "" if is_han(pattern[-1]) else f"(?!{LETTER})"
    return re.compile(before + body + behind)


def glob(pattern: str, letter: str) -> str:
    """The expression for a pattern of letters of a kind; it has to be followed by none of them.

    What stands between two stars is taken where it fits first, for good: any other place is no better, and so
    many stars take no longer than one.
    """
    if pattern == "*":
        return f"{letter}+"
    parts = re.sub(r"\*+", "*", pattern).split("*")
    first, *others = ("".join(letter if one == "?" else re.escape(one) for one in part) for part in parts)
    between = "".join(f"(?>{letter}*?{part})" for part in others[:-1])
    return first + between + (f"{letter}*{others[-1]}" if others else "")
