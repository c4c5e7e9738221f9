"""Short terms in which a character is left out, or one too many: 具智能 and 具身智慧能 for 具身智能."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.search.names.names import Keys
from app.search.sound.align import Alignment, Units
from app.search.sound.asked import Asked
from app.search.sound.short_words import SHORT, TERM, are_adjacent, cuts, is_grammar
from app.text.normalise import is_han
from app.text.passage import Passage
from app.text.words import cut, is_word


def has_one_more(alignment: Alignment, row: Units, passage: Passage, question: Asked) -> bool:
    """Whether all of a short term stands there with a single character more, which is no word of grammar.

    Not where that leaves nothing but words (经济|科学家 is no 经济学家).
    """
    keys, start, end = row.keys, alignment.start, alignment.end
    if not may_lapse(keys, question.names) or alignment.missing or len(alignment.extra) != 1:
        return False
    if end > len(passage.own.keys) or any(how != "same" for *_, how in alignment.pairs):
        return False
    [more] = alignment.extra
    if not is_han(passage.keys[more]) or any(map(is_grammar, passage.keys[more - 1 : more + 2])):
        return False
    at = more - start
    if not (is_word(keys[at - 1] + keys[at]) or is_coined(keys, question.names)):
        return False  # it stands between two words
    if all(len(word) > 1 for word in cut("".join(passage.keys[start:end]))):
        return False
    return are_adjacent(start, end, passage) and not cuts(start, end, passage)


def may_lapse(keys: Sequence[str], names: Collection[Keys]) -> bool:
    """Whether it is a term of four or five characters, or a known one of three."""
    likely = len(keys) > SHORT or (len(keys) == SHORT and tuple(keys) in names)
    return likely and len(keys) <= TERM and all(map(is_han, keys))


def is_coined(keys: Keys, names: Collection[Keys]) -> bool:
    """Whether a term is more than words of the dictionary: 具|身|智能."""
    return keys in names or any(len(word) == 1 for word in cut("".join(keys)))
