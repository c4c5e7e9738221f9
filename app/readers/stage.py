"""What stands in brackets and was not said: (laughter), （笑）, [applause]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from app.transcript import MarkKind

LONGEST_NOTE = 160
"""Characters of a note that fills a line; a longer bracket is somebody's words."""

_BRACKET = re.compile(r"\\?[\[(（【［]([^\[\]()（）【】［］\r\n]{1,60}?)\\?[\])）】］]")
_WHOLE = re.compile(rf"\s*\\?[\[(（【［].{{1,{LONGEST_NOTE}}}[\])）】］]\s*")
_TIME_INSIDE = re.compile(r"\s*\d{1,2}(?::\d\d){1,2}(?:\.\d{1,3})?\s*")
_LINK = re.compile(r"!?\[([^\[\]\r\n]*)\]\([^()\s]*\)")


@cache
def table() -> dict[str, Any]:
    """The data file stage.yaml; see there."""
    text = Path(__file__).with_name("stage.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.safe_load(text))


@cache
def words_of(key: str) -> frozenset[str]:
    """One of the lists of stage.yaml."""
    return frozenset(table()[key])


@cache
def _directions() -> dict[str, MarkKind]:
    return {word: kind for kind, words in table()["directions"].items() for word in words}


def direction(words: str) -> MarkKind | None:
    """The event that the words of a bracket name; None where they are not a known stage direction."""
    plain = _TIME_INSIDE.sub(" ", words).strip(" .。!！?？,，*_♪").casefold()
    return _directions().get(plain)


def directions(text: str) -> Iterator[tuple[int, int, MarkKind]]:
    """Known stage directions in brackets within a text: start, end, kind."""
    for match in _BRACKET.finditer(text):
        kind = direction(match.group(1))
        if kind is not None:
            yield match.start(), match.end(), kind


def whole_line(text: str) -> MarkKind | None:
    """What a line is that consists of one bracket: a known event, or a note. None: it is words."""
    if not _WHOLE.fullmatch(text) or _TIME_INSIDE.fullmatch(text.strip(" \\[]()")):
        return None
    inner = _LINK.sub(r"\1", text).strip()
    if not re.match(r"\\?[\[(（【［]", inner) or not _one_bracket(inner):
        return None
    return direction(inner.strip(" \\[]()（）【】［］")) or "note"


def _one_bracket(text: str) -> bool:
    """Whether the bracket that opens the text closes only at its end: not "(a) or (b)"."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character in "[(（【［") - (character in "])）】］")
        if depth == 0 and character in "])）】］":
            return position == len(text) - 1
    return False
