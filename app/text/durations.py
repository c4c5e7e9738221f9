"""Days and stretches of time in one spelling: 11月30号 is 11月30日, 四年零三个月 is 4年3个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_N = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
_DAY = re.compile(rf"(月\s?{_N})号(?![码楼线])")
_AND = re.compile(
    rf"((?:{_N}|几)\s?(?:年|个?月|周|天|个?小时|分钟?))零(?={_N}\s?(?:个?[月半]|周|天|日|个?小时|分|秒))"
)
_TIME = re.compile("年|个?月|天|日|号|周|个?星期|个?小时|分钟?|秒钟?")
_HOUR = ("小", "时")
_PIECE = "个"


def in_one_spelling(folded: str) -> str:
    """A folded text, as long as it was: a day of a month has 日, and no 零 is between years and months."""
    if "号" in folded and "月" in folded:
        folded = _DAY.sub(r"\1日", folded)
    if "零" in folded:
        folded = _AND.sub(r"\1 ", folded)
    return folded


def time_unit(words: str) -> str:
    """The unit of time that words begin with; "" for none."""
    unit = _TIME.match(words)
    return unit[0] if unit else ""


def hours_otherwise(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Keys with hours in them, counted or not: 9.5小时 and 9.5个小时."""
    at = next((i for i in range(1, len(keys) - 1) if tuple(keys[i : i + 2]) == _HOUR), 0)
    if not at:
        return
    if keys[at - 1] == _PIECE:
        yield (*keys[: at - 1], *keys[at:])
    elif keys[at - 1][0].isdigit() or keys[at - 1] in "一二两三四五六七八九":
        yield (*keys[:at], _PIECE, *keys[at:])
