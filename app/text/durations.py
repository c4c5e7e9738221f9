"""Days in one spelling: 11月30号 is 11月30日."""

from __future__ import annotations

import re

_N = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
_DAY = re.compile(rf"(月\s?{_N})号(?![码楼线])")


def in_one_spelling(folded: str) -> str:
    """A folded text, as long as it was: a day of a month has 日."""
    if "号" in folded and "月" in folded:
        folded = _DAY.sub(r"\1日", folded)
    return folded
