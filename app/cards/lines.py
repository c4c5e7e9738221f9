"""Words set in lines: where Chinese and English may break, and how many lines fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.text.normalise import HAN

Measure = Callable[[str], float]
_WIDE = rf"{HAN}\u3040-\u30ff\uac00-\ud7af\uff00-\uffef\u3000-\u303f"
_NOT_FIRST = "，。、；：？！）》」』】〉”’…—～·,.;:?!)]}%‰℃°ー々"
"""May not begin a line (GB/T 15834, 5.1.11; JIS X 4051)."""
_NOT_LAST = "（《「『【〈“‘([{$¥￥"
"""May not end one."""
_PIECE = re.compile(rf"\s+|[{_WIDE}]|[^\s{_WIDE}]+?(?:-(?=\w)|(?=[\s{_WIDE}]|\Z))")
"""A blank, a wide character, or a word up to and with a hyphen in it."""


def break_lines(text: str, measure: Measure, width: float, most: int) -> tuple[list[str], bool]:
    """At most `most` lines no wider than `width`, and whether that is all of the text."""
    lines: list[str] = []
    line = ""
    for piece in _unbroken(text):
        while measure((line + piece).rstrip()) > width:
            if not line.strip():
                fitting = _fitting(piece, measure, width)
                line, piece = piece[:fitting], piece[fitting:]
            if len(lines) == most - 1:
                return [*lines, line.rstrip()], False
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        line += piece
    return [*lines, line.rstrip()], True


def shorten(line: str, measure: Measure, width: float) -> str:
    """The line with "…" at its end, cut until it fits."""
    room = width - measure("…")
    kept = line if measure(line) <= room else line[: _fitting(line, measure, room)]
    return kept.rstrip("，。、；：,.;: ") + "…"


def _unbroken(text: str) -> Iterator[str]:
    """Pieces that stay together: a word with the space after it, a character with the signs around it."""
    held = ""
    for match in _PIECE.finditer(text):
        piece = match.group()
        if held and not piece.isspace() and piece[0] not in _NOT_FIRST and held[-1] not in _NOT_LAST:
            yield held
            held = ""
        held += " " if piece.isspace() else piece
    if held:
        yield held


def _fitting(piece: str, measure: Measure, width: float) -> int:
    """How many characters of a piece fit into a line of its own; at least one."""
    low, high = 1, len(piece)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(piece[:middle]) <= width else (low, middle - 1)
    return low
