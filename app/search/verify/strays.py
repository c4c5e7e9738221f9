"""Words of grammar that stand all over a passage, and are marked only beside others that were asked for."""

from __future__ import annotations

from collections.abc import Sequence

from app.search.query.clauses import Clause
from app.text.grammar import is_key_of_grammar
from app.text.passage import Span


def is_small(clause: Clause) -> bool:
    """Whether a clause is a word of grammar, and nobody asked for just that: in quotation marks, or as IT."""
    if clause.quoted or clause.pattern or (len(clause.words) > 1 and clause.words.isupper()):
        return False
    return all(map(is_key_of_grammar, clause.keys))


def without_strays(words: Sequence[Span], small: Sequence[Span], text: str) -> list[Span]:
    """Where words stand, and of the `small` ones those that stand beside them, or beside others that do: on
    the turn, and not every other *the*. All of these where there is nothing else but letters (A/B).
    """
    if not small or all(end - start == 1 for start, end in words):
        return [*words, *small]
    kept: list[Span] = []
    row: list[Span] = []
    end, says_something = 0, False
    for span, of_words in sorted([*((one, True) for one in words), *((one, False) for one in small)]):
        if text[end : span[0]].strip():
            kept += row if says_something else []
            row, says_something = [], False
        row.append(span)
        end, says_something = max(end, span[1]), says_something or of_words
    return [*kept, *(row if says_something else [])]
