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
