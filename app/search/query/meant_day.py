"""A day, month or year typed as a word, and meant as when something was said: 2024年7月, 20240705."""

from __future__ import annotations

import re

from app.search.query.dates import days
from app.search.query.query import SearchQuery, parse

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d*\.\d)")
_MOST_CHARACTERS = 20


def as_a_day(query: SearchQuery) -> str:
    """What was typed with the first day in it as a field: 港口 date:20240705. "" where there is none.

    Not where a day is asked for already, or an OR is in it.
    """
    if query.first or query.last or query.others:
        return ""
    words = [query.q.strip(), *(one.words for one in query.wanted if not one.quoted and not one.pattern)]
    day = next(filter(_is_day, words), "")
    written = f'date:"{day}"' if " " in day else f"date:{day}"
    replaced = query.q.replace(day, written, 1) if day else ""
    return replaced if day and parse(replaced).first else ""


def _is_day(words: str) -> bool:
    short = len(words) <= _MOST_CHARACTERS
    return short and _YEAR.search(words) is not None and days(words) is not None
