"""Characters that only ever stand together: 碳中和 is a word, whatever the dictionary says of 和."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.search.engine.protocol import AnyOf, Filters, Plan
from app.search.stages.found import Search
from app.text.normalise import fold, is_han
from app.text.words import is_word

SELDOM = 2
"""What stands less often together may do so by chance…"""
MOSTLY = 2 / 3
"""…and what stands otherwise in more passages than the rest is a word by itself."""
Part = tuple[str, bool]
"""Words, and whether they are of grammar."""


def whole_words(search: Search, parts: Sequence[Part]) -> list[Part]:
    """Words told apart from those of grammar, without a cut through what the archive has as one word."""
    joined = [
        _is_one(search, one, other) or _is_one(search, other, one, before=True)
        for one, other in pairwise(parts)
    ]
    found = list(parts[:1])
    for together, (words, of_grammar) in zip(joined, parts[1:], strict=True):
        if together:
            found[-1] = (found[-1][0] + words, False)
        else:
            found.append((words, of_grammar))
    return found


def _is_one(search: Search, part: Part, grammar: Part, before: bool = False) -> bool:
    """Whether a part that is no word by itself mostly stands beside the first (`before`: last) of the
    characters of grammar next to it.
    """
    keys, beside = tuple(fold(part[0]).keys), fold(grammar[0]).keys
    if part[1] or not grammar[1] or not (keys and beside) or not all(map(is_han, (*keys, *beside))):
        return False
    if is_word("".join(keys)) or keys in search.known.names:
        return False
    near = keys[:2] if before else keys[-2:]
    row = (beside[-1], near[0]) if before else (near[-1], beside[0])
    own = AnyOf(("".join(near),)) if len(near) > 1 else AnyOf((), prefix=near[0])
    alone, together = (
        len(search.engine.candidates(Plan(plan), Filters()))
        for plan in ([own], [own, AnyOf(("".join(row),))])
    )
    return together >= max(SELDOM, MOSTLY * alone)
