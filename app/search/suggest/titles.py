"""Titles of sessions and names of events that hold what was typed, in either Chinese script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_

from app.text.normalise import is_han
from app.text.scripts import simplified, traditional


def holds(title: Any, typed: str) -> ColumnElement[bool]:
    """Whether a title in the database holds it, anywhere."""
    return or_(*(func.instr(func.lower(title), one) > 0 for one in _spellings(typed)))


def holds_from_a_word_on(typed: str) -> Callable[[str], bool]:
    """Whether a title holds it from the beginning of a word on: the th of “north” is no help."""
    either = "|".join(map(re.escape, _spellings(typed)))
    begins = re.compile(rf"(?<![a-z0-9])(?:{either})", re.IGNORECASE)
    return lambda title: begins.search(title) is not None


def _spellings(typed: str) -> Sequence[str]:
    """What was typed, in lower case, in each of the Chinese scripts."""
    lower = typed.lower()
    if not any(map(is_han, lower)):
        return [lower]
    return list(dict.fromkeys((lower, simplified(lower), traditional(simplified(lower)))))
