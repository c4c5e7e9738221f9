"""Days as people write them in a search: 2024, 2024-07, 2024-07-05, 2024年7月, 2024..2025."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(\d{4})年?(?:(?:-|(?<=年))(\d{1,2})月?(?:(?:-|(?<=月))(\d{1,2})日?)?)?")


def days(written: str) -> tuple[date | None, date | None] | None:
    """The first and the last day meant, None for an open end. None in all where it is no date."""
    start, dots, end = written.partition("..")
    last_written = end if dots else start
    first, last = _edge(start, last=False), _edge(last_written, last=True)
    if (start and first is None) or (last_written and last is None) or not (first or last):
        return None
    return first, last


def _edge(written: str, last: bool) -> date | None:
    """The first or last day of a year, month or day."""
    match = _DAY.fullmatch(written)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
    try:
        return date(year, month, int(day) if day else (monthrange(year, month)[1] if last else 1))
    except ValueError:  # the calendar's own error for a month is one too
        return None
