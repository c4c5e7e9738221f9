"""Lines of a decoded file with their offsets, whatever ends them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` is `source[start:end]`, without the line break."""

    start: int
    end: int
    text: str
    number: int
    """Counted from 1, for messages."""

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen on it."""
        return not self.text or self.text.isspace()


def lines(source: str, start: int = 0) -> Iterator[Line]:
    """All lines from `start`, which is the beginning of one, to the end of the source."""
    number = line_number(source, start)
    for match in _LINE.finditer(source, start):
        text = match.group().rstrip("\r\n")
        yield Line(match.start(), match.start() + len(text), text, number)
        number += 1


def line_number(source: str, offset: int) -> int:
    """The number of the line, from 1, on which `offset` lies."""
    before = source[:offset]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
