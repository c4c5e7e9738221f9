"""Matches by sound of a few Chinese characters: more evidence is needed than that they sound alike."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from app.attribution.lexicon import lexicon as cues
from app.search.names.names import LONGEST, Keys
from app.search.sound.align import Alignment, Units
from app.search.sound.asked import Asked
from app.text.normalise import is_han
from app.text.passage import Passage
from app.text.pinyin import syllable
from app.text.terms import is_chinese_stop_word
from app.text.words import cuts_a_word, is_usual_word, is_word, words

SHORT = 3
"""Characters up to which evidence is needed that something is meant…"""
TERM = 5
"""…and up to which what sounds a little alike must not be other words."""
FREQUENT = 20
"""With more full matches than this, an English word is taken to be spelt as it is meant; a short Chinese one
only if what sounds like it is…"""
NOT_SO_OFTEN = 3
"""…so many times as rare: mishearings are rarer than what is right."""
SELDOM = 5
"""Of a less frequent one that stands so many times, what sounds like it must not be more frequent."""
_GRAMMAR = frozenset(
    "之其才已再仍还又都就也便只每各此该若如果因则却并且从自比把被让给对由跟及或吗吧呢啊着过了地得的是在有不没很太更最"
)
"""What joins, counts or colours other words and seldom is a part of one."""


def is_another_word(keys: Sequence[str], stands: int, sounds: int) -> bool:
    """Whether what sounds like two or three characters, which stand so many times, is too frequent for a
    mishearing: 在做 beside 在座; or 推出, which is said six times, for 退出, a usual word that never is.
    """
    if len(keys) > SHORT or not all(map(is_han, keys)):
        return False
    if stands < SELDOM:
        word = "".join(keys)
        return is_word(word) and sounds > (SELDOM if is_usual_word(word) else FREQUENT)
    return sounds > stands or FREQUENT < stands < NOT_SO_OFTEN * sounds


def short_is_credible(alignment: Alignment, row: Units, passage: Passage, question: Asked) -> bool:
    """Whether two or three characters that sound alike are meant: 沙金特 for 萨金特, not 云计|算 for 云迹.

    They must not cut a word in two or, as long as anything else sounds alike, be one of the dictionary's own
    (事实 and 实施), unless all of three sound exactly alike (商交所 and 上交所). They have to stand side by
    side. What differs must be no word of grammar and, of three characters, in no frequent word (因为|大 is no
    英伟达). Two have to sound exactly alike; three may differ a little, and be made of any words, if they are
    a known name.
    """
    start, end = alignment.start, alignment.end
    if len(alignment.pairs) < len(row) or alignment.extra or end > len(passage.own.keys):
        return False
    said = passage.keys[start:end]
    if not all(map(is_han, said)):
        return False
    named = len(row) == 3 and row.keys in question.names
    alike = all(syllable(one) == syllable(other) for one, other in zip(row.keys, said, strict=True))
    if alignment.errors > (0.5 if named else 0) or (len(row) == 2 and not alike):
        return False
    if tuple(said) in question.names:
        return True
    if named and not _may_be_called(alignment, said, row.keys):
        return False
    if not named and (has_grammar(alignment, passage) or not are_adjacent(start, end, passage)):
        return False
    words_too = question.words_too or (len(row) == 3 and alike)
    if len(row) == 3 and alike and question.words_too and _goes_on_as_a_word(start, end, passage):
        return True
    if cuts(start, end, passage) or cuts_a_name(start, end, passage, question.names):
        return False
    if not (words_too or not is_word("".join(said))):
        return False
    return named or len(row) == 2 or not _has_other_words(alignment, passage, question)


def _may_be_called(alignment: Alignment, said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether what sounds only a little like a family name is one: 正迎来 is no 朱英来."""
    families = cues().surnames
    near = alignment.pairs[0][2] == "near"
    return not near or not families.match(name[0]) or families.match(said[0]) is not None


def term_is_credible(alignment: Alignment, passage: Passage, question: Asked) -> bool:
    """Whether four or five characters, of which one sounds only a little alike, are meant.

    规模定力 is for 规模定律. Not if all are one word, if a sign stands among them, or if what differs
    is a word of grammar or in another word: a longer one (诺贝尔经|济学 is no 诺贝尔奖), one that says little
    (一起|学习 is no 机器学习), or a frequent one.
    """
    start, end = alignment.start, alignment.end
    if all(how != "near" for *_, how in alignment.pairs) or end > len(passage.own.keys):
        return True
    said = passage.keys[start:end]
    if tuple(said) in question.names:
        return True
    if is_word("".join(said)) or has_grammar(alignment, passage) or not are_adjacent(start, end, passage):
        return False
    return not _has_other_words(alignment, passage, question)


def ends_in_another_word(alignment: Alignment, passage: Passage) -> bool:
    """Whether what sounds only a little alike at either end is in a word that goes on beyond it: of
    2011年诺贝尔奖 the 经 of 2011年诺贝尔经|济学奖.
    """
    start, end = passage.span(alignment.start, alignment.end)
    spans = words(passage.simplified)
    before, behind = (any(first < at < last for first, last in spans) for at in (start, end))
    return (before and alignment.pairs[0][2] == "near") or (behind and alignment.pairs[-1][2] == "near")


def has_grammar(alignment: Alignment, passage: Passage) -> bool:
    """Whether what differs is mostly a word of grammar: 石油 is not 是|由, nor 议会 已|汇 misheard."""
    return any(is_grammar(passage.keys[j]) for _, j, how in alignment.pairs if how != "same")


def is_grammar(character: str) -> bool:
    """Whether a character is mostly a word of grammar."""
    return character in _GRAMMAR or is_chinese_stop_word(character)


def _has_other_words(alignment: Alignment, passage: Passage, question: Asked) -> bool:
    """Whether a character that differs is in a word of the dictionary that runs on beyond what corresponds,
    says something by its grammar alone, or is too frequent here to be a mishearing.
    """
    start, end = passage.span(alignment.start, alignment.end)
    places = passage.first_places(alignment.start, alignment.end)
    differing = [places[j - alignment.start][0] for _, j, how in alignment.pairs if how != "same"]
    for first, last in words(passage.simplified):
        if last - first > 1 and any(first <= one < last for one in differing):
            word = passage.simplified[first:last]
            if first < start or last > end or is_chinese_stop_word(word):
                return True
            if question.frequent(word) and not _is_mistyped(first, last, alignment, passage, question):
                return True
    return False


def _is_mistyped(first: int, last: int, alignment: Alignment, passage: Passage, question: Asked) -> bool:
    """Whether a word first to last was asked for with one character in another one of exactly its sound, and
    is then none: 模形 for the 模型 of 大模型.
    """
    within = [(i, j, how) for i, j, how in alignment.pairs if first <= passage.own.starts[j] < last]
    typed = [question.row.keys[i] for i, *_ in within]
    alike = all(
        syllable(key) == syllable(passage.keys[j]) for key, (_, j, _) in zip(typed, within, strict=True)
    )
    wrong = sum(how != "same" for *_, how in within)
    return alike and wrong == 1 and not is_word("".join(typed))


def _goes_on_as_a_word(start: int, end: int, passage: Passage) -> bool:
    """Whether characters start to end are a usual word that a longer one begins with: 诺贝尔|经济学奖."""
    first, last = passage.span(start, end)
    longer = any(one == first and last < other for one, other in words(passage.simplified))
    return longer and is_usual_word(passage.simplified[first:last])


def are_adjacent(start: int, end: int, passage: Passage) -> bool:
    """Whether characters start to end stand side by side, no sign between: 或者 is not 火。这 misheard."""
    return all(one[1] == other[0] for one, other in pairwise(passage.first_places(start, end)))


def cuts(start: int, end: int, passage: Passage) -> bool:
    """Whether characters start to end begin or end within a word of the dictionary."""
    return cuts_a_word(passage.simplified, *passage.span(start, end))


def cuts_a_name(start: int, end: int, passage: Passage, names: Collection[Keys]) -> bool:
    """Whether characters start to end are all of a known name but its last character, or run over one of its
    ends: 沈振|宇. A given name by itself, and what an organisation's name begins with, are no such part.
    """
    for first in range(max(0, start - LONGEST), end):
        for last in range(max(first + 2, start + 1), min(len(passage.keys), end + LONGEST) + 1):
            within, whole = first <= start and end <= last, start <= first and last <= end
            parted = last == end + 1 if within else not whole
            if parted and tuple(passage.keys[first:last]) in names:
                return True
    return False


def is_in_words(start: int, end: int, passage: Passage, names: Collection[Keys]) -> bool:
    """Whether characters start to end are a known name, or words or a part of one: no piece of several
    (内[生增]长), nor of a name.
    """
    if tuple(passage.keys[start:end]) in names:
        return True
    first, last = passage.span(start, end)
    within = any(one <= first and last <= other for one, other in words(passage.simplified))
    return (within or not cuts(start, end, passage)) and not cuts_a_name(start, end, passage, names)
