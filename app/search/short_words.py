"""Matches by sound of two or three Chinese characters: more evidence is needed than that they sound alike."""

from __future__ import annotations

from collections.abc import Sequence

from app.search.align import Alignment, Units
from app.search.asked import Asked
from app.search.passage import Passage
from app.text.normalise import is_han
from app.text.pinyin import syllable
from app.text.terms import is_chinese_stop_word
from app.text.words import cuts_a_word, is_word

SHORT = 3
"""Characters up to which evidence is needed."""
FREQUENT = 20
"""With more full matches than this, an English word is taken to be spelt as it is meant; a short Chinese one
only if what sounds like it is…"""
NOT_SO_OFTEN = 3
"""…so many times as rare: mishearings are rarer than what is right."""
SELDOM = 5
"""Of a less frequent one that stands so many times, what sounds like it must not be more frequent."""


def is_another_word(keys: Sequence[str], stands: int, sounds: int) -> bool:
    """Whether what sounds like two or three characters, which stand so many times, is too frequent for a
    mishearing: 在做 beside 在座; or 共识, which is often said, for 公示, which is a word too and never is.
    """
    if len(keys) > SHORT or not all(map(is_han, keys)):
        return False
    if stands < SELDOM:
        return sounds > FREQUENT and is_word("".join(keys))
    return sounds > stands or FREQUENT < stands < NOT_SO_OFTEN * sounds


def short_is_credible(alignment: Alignment, row: Units, passage: Passage, question: Asked) -> bool:
    """Whether two or three characters that sound alike are meant: 沙金特 for 萨金特, not 云计|算 for 云迹.

    They must not cut a word in two or, as long as anything else sounds alike, be one of the dictionary's own
    (事实 and 实施), unless all of three sound exactly alike (商交所 and 上交所). Two characters have to sound
    exactly alike, stand side by side, and not be words of grammar; three may differ a little where they are a
    known name.
    """
    if len(alignment.pairs) < len(row) or alignment.extra or alignment.end > len(passage.own.keys):
        return False
    said = passage.keys[alignment.start : alignment.end]
    if not all(map(is_han, said)):
        return False
    alike = all(syllable(one) == syllable(other) for one, other in zip(row.keys, said, strict=True))
    if len(row) == 2 and not (alike and _are_adjacent(alignment, passage)):
        return False
    if alignment.errors > (0.5 if len(row) == 3 and row.keys in question.names else 0):
        return False
    if tuple(said) in question.names:
        return True
    if len(row) == 2 and _has_another_stop_word(row.keys, said):
        return False
    words_too = question.words_too or (len(row) == 3 and alike)
    return (words_too or not is_word("".join(said))) and not _cuts(alignment, passage)


def _has_another_stop_word(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a word of grammar stands in the place of something else: 石油 is not 是|由 misheard."""
    return any(one != other and is_chinese_stop_word(other) for one, other in zip(asked, said, strict=True))


def _are_adjacent(alignment: Alignment, passage: Passage) -> bool:
    """Whether two characters stand side by side: 或者 is not 火。这 misheard."""
    return passage.own.ends[alignment.start] == passage.own.starts[alignment.end - 1]


def _cuts(alignment: Alignment, passage: Passage) -> bool:
    start, end = passage.span(alignment.start, alignment.end)
    return cuts_a_word(passage.in_place, start, end)
