"""Words with characters that are not read as they mostly are: how these sound stands for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.search.query.clauses import Clause
from app.search.sound.parts import SENTENCE
from app.text.normalise import is_han
from app.text.pinyin import stand_in, syllable
from app.text.second_readings import read_as_spoken


def read_otherwise(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Clauses with a character that nobody writes, which has the right sound, in place of each that is read
    otherwise in its word: what is heard for 银行 sounds like its hang, and not like a xing.

    () where all are read as they mostly are, or where there is so much that one of them makes no difference.
    """
    if sum(len(clause.keys) for clause in clauses) >= SENTENCE:
        return ()
    spoken = tuple(map(_spoken, clauses))
    return spoken if spoken != tuple(clauses) else ()


def _spoken(clause: Clause) -> Clause:
    if clause.pattern or not all(map(is_han, clause.keys)):
        return clause
    keys = tuple(_stand_ins(clause.keys))
    return clause if keys == clause.keys else replace(clause, keys=keys, words="".join(keys))


def _stand_ins(keys: Sequence[str]) -> Iterator[str]:
    for key, spoken in zip(keys, read_as_spoken("".join(keys)), strict=True):
        yield key if spoken == syllable(key) else stand_in(spoken) or key
