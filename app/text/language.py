"""Which language a stretch of words is in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

ENGLISH_SHARE = 0.25
"""Of the words of an English passage at least this many are among its most frequent ones or end like them."""
FOREIGN_SHARE = 0.5
"""The same where letters with accents make another language likely."""
_ENGLISH_END = re.compile(
    r"[a-z]{3,}(?:ings?|tions?|sions?|ness|ity|ous|ence|ance|ments?|ful|ics|ally|logy|ists?)$"
)


def language(text: str) -> str:
    """ "zh", "en", "ja", "ko", or "und" where it is another one or cannot be told.

    The one that most of it is in: a Chinese character counts as much as a Latin word.
    """
    han, kana, hangul = (len(pattern.findall(text)) for pattern in (_HAN, _KANA, _HANGUL))
    words = [word for word in _WORD.findall(_without_cjk(text)) if _LATIN.match(word)]
    if max(han + kana, hangul, len(words)) == 0:
        return "und"
    if hangul > han + kana and hangul >= len(words):
        return "ko"
    if han + kana >= len(words):
        return "ja" if kana * 5 >= han + kana else "zh"
    return "en" if _is_english(words) else "und"


def _without_cjk(text: str) -> str:
    for pattern in (_HAN, _KANA, _HANGUL):
        text = pattern.sub(" ", text)
    return text


def _is_english(words: list[str]) -> bool:
    plain = [word.lower().replace("’", "'") for word in words]
    common = sum(1 for word in plain if word in _frequent() or _ENGLISH_END.fullmatch(word))
    share = ENGLISH_SHARE if all(map(str.isascii, plain)) else FOREIGN_SHARE
    return common >= share * len(words)


@cache
def _frequent() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("english.txt").read_text(encoding="utf-8").split())
