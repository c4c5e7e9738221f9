"""Words of several scripts written together, cut where the script changes: AI医疗 is AI and 医疗."""

from __future__ import annotations

import re
from typing import Literal

from app.text.durations import time_unit
from app.text.normalise import fold, is_han
from app.text.words import cut

Kind = Literal["letters", "number", "han", "counted"]
_ORDINAL = "第"
_MONTHS = re.compile("[个個]月(?!亮)")
_MEASURE = re.compile(
    "分[钟鐘]|小[时時]|秒[钟鐘]|星期|世[纪紀]|年代|公里|公斤|公分|厘米|毫米|千米|平方米?|立方米?|[个個]百分[点點]|百分[点點]"
)


def scripts_apart(words: str) -> list[str]:
    """The parts of what is written together, as they are written; all of it where nothing is to be cut.

    A number stays with what it counts (2030年, 第2个) or names (GPT4), a letter by itself with Chinese (A股).
    """
    folded = fold(words)
    parts: list[tuple[Kind, int, int]] = []
    until = 0
    for key, start, end in zip(folded.keys, folded.starts, folded.ends, strict=True):
        kind = _kind(key, words[start:end])
        before, first, last = parts[-1] if parts else (None, 0, 0)
        if parts and start < last:
            continue  # 20 and % are one
        if before == "counted" and kind == "number" and _goes_on(words, first, last, end):
            until = end + len(time_unit(words[end:]))
        if before == "number" and kind == "han":
            until = start + _counted(words[start:])
        if start < until:
            parts[-1] = ("counted", first, end)
        elif before == kind or {before, kind} == {"letters", "number"} or words[last - 1 : last] == _ORDINAL:
            parts[-1] = ("letters" if before == "letters" else kind, first, end)
        else:
            parts.append((kind, start, end))
    return [words[start:end] for _, start, end in parts] if len(parts) > 1 else [words]


def _kind(key: str, written: str) -> Kind:
    if len(written) > 1 and any(one.isalpha() and not is_han(one) for one in written):
        return "letters"
    return "number" if key[0].isdigit() or written[0].isdigit() else "han"


def _goes_on(words: str, first: int, last: int, end: int) -> bool:
    """Whether a number, up to `end`, and its unit of time go on from another one: 4年|3个月."""
    here, then = time_unit(words[end:]), re.search("[年月天日号周时分]$", words[first:last])
    return bool(here and then)


def _counted(behind: str) -> int:
    """How many characters a number counts that stand behind it: one (年, 个), or a word of time or measure
    (分钟, 公里); 0 for any other, as for 美元.
    """
    if _MONTHS.match(behind):
        return 2
    first = cut(behind)[0]
    return len(first) if len(first) == 1 or _MEASURE.fullmatch(first) else 0
