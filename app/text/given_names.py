"""Given names: what tells that a name of several parts is a person's."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from app.text.normalise import is_han, plain
from app.text.terms import is_stop_word

DOT = re.compile(r"[·•・‧]")
"""Between the parts of a foreign name in Chinese characters."""
_INITIAL = re.compile(r"[^\W\d_]\.")


def is_person(name: str) -> bool:
    """Whether a name of several parts is surely a person's: Geoffrey Hinton, J. Hinton, 杰弗里·辛顿.

    A name whose first part nobody is called by is not: Harbour Forum, Morgan Stanley.
    """
    parts = DOT.split(name)
    if len(parts) > 1 and all(map(is_han, "".join(parts))):
        return True
    first, *others = plain(name).split() or [""]
    if not others or is_stop_word(others[-1]):
        return False
    return first in _given_names() or _INITIAL.fullmatch(first) is not None


@cache
def _given_names() -> frozenset[str]:
    lines = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
