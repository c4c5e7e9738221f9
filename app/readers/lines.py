"""Lines of a decoded file with their offsets, whatever ends them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"(?:\r\n|\r|\n)+|[^\r\n]+(?:\r\n|\r|\n)?")
_BREAK = re.compile(r"\r\n|\r|\n")


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
    """All lines from `start` to the end of the source; empty lines in a row come as one."""
    number = line_number(source, start)
    for match in _LINE.finditer(source, start):
        found = match.group()
        text = found.rstrip("\r\n")
        yield Line(match.start(), match.start() + len(text), text, number)
        number += 1 if text else max(1, len(_BREAK.findall(found)))


def line_number(source: str, offset: int) -> int:
    """The number of the line, from 1, on which `offset` lies."""
    before = source[:offset]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
