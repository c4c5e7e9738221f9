"""What resembles a part of what was asked for: how much it has to say to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from app.search.query.clauses import Clause
from app.search.sound.align import Alignment
from app.search.sound.asked import Asked
from app.search.sound.short_words import are_adjacent, cuts, has_grammar, is_grammar
from app.text.normalise import is_han
from app.text.passage import Passage
from app.text.terms import is_stop_word
from app.text.words import cut, says_something

SENTENCE = 8
"""Of so many characters and words a part says enough, whatever it is."""
Place = tuple[int, int]


def part_is_credible(alignment: Alignment, passage: Passage, question: Asked) -> bool:
    """Whether what resembles most of some Chinese words may be meant: 规模定义 for 规模定律.

    All of it, each as it is written and with one character more, may; and what was copied out of a sentence,
    as words of grammar in it tell. Not if more than one character is too many, if it cuts a word in two
    ([科学|技]术 for 强脑科技), if a sign stands in it, if a word of grammar sounds so, or if it has none of
    the words that say something as it is written, nor all of them by sound.
    """
    size = len(question.row)
    if size >= SENTENCE or not any(map(is_han, question.row.keys)):
        return True
    if _is_copied(question.clauses):
        return True
    as_written = all(how == "same" for *_, how in alignment.pairs)
    if as_written and not alignment.missing and len(alignment.extra) <= 1:
        return True
    start, end = alignment.start, min(alignment.end, len(passage.own.keys))
    if len(alignment.extra) - alignment.replaced > 1 or has_grammar(alignment, passage):
        return False
    if not are_adjacent(start, end, passage) or cuts(start, end, passage):
        return False
    same = {i for i, _, how in alignment.pairs if how == "same"}
    words = _telling(question.clauses)
    return not words or any(same.issuperset(range(*word)) for word in words) or not alignment.missing


@lru_cache(maxsize=256)
def _is_copied(clauses: tuple[Clause, ...]) -> bool:
    """Whether words of grammar stand in a row of clauses: 的工作经验, but not 目的."""
    keys = [key for clause in clauses for key in clause.keys]
    rows = ("".join(some) for chinese, some in groupby(keys, key=is_han) if chinese)
    return any(len(word) == 1 and is_grammar(word) for row in rows for word in cut(row))


@lru_cache(maxsize=256)
def _telling(clauses: tuple[Clause, ...]) -> Sequence[Place]:
    """Where in a row of clauses words stand that say something."""
    return tuple(_places([key for clause in clauses for key in clause.keys]))


def _places(keys: Sequence[str]) -> Iterator[Place]:
    at = 0
    for chinese, some in groupby(keys, key=is_han):
        row = list(some)
        for word in cut("".join(row)) if chinese else row:
            size = len(word) if chinese else 1
            if len(word) > 1 and (says_something(word) if chinese else not is_stop_word(word)):
                yield at, at + size
            at += size
