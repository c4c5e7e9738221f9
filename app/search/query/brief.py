"""What is too short to be said by two speakers together: 谢谢|大家 is nobody's 谢谢大家."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.search.query.clauses import Alternative

BY_SEVERAL = 8
"""Characters and words of the least that two may say, one going on where the other ends."""
ENDS = frozenset('。！？；…!?;.”"')
"""A turn that ends with none of these was cut in the middle: what follows may be the same speaker's."""
_SIGN = re.compile(r"\w\s*(?:[，。！？；：…]|[,.!?;:](?=\s))\W*\w")
"""Between words: who copies it along knows that somebody ends there."""


def is_of_one(words: str, size: int) -> bool:
    """Whether only what one speaker said is a match. `size`: of the words, how many count."""
    return size < BY_SEVERAL and not _SIGN.search(words)


def are_of_one(ways: Iterable[Alternative]) -> bool:
    """The same of each way to satisfy a search."""
    return all(
        is_of_one(" ".join(clause.words for clause in way.wanted), sum(len(one.keys) for one in way.wanted))
        for way in ways
    )
