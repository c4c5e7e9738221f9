"""Kinds of sections and of match, and languages, by the names people have for them, English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from app.message import Message

CODED = {"kind": "kinds.yaml", "lang": "langs.yaml", "match": "matches.yaml"}
"""Fields whose values have codes, and the names of each code."""
_NONE_SUCH = {
    "kind": Message("There is no part of a programme called “{written}”; there are: {known}."),
    "lang": Message("There is no language “{written}”; there are {known}."),
    "match": Message("There is no kind of match “{written}”; there are: {known}."),
}
_KNOWN = {
    "kind": Message("music, opening, welcome, keynote, report, dialogue, panel, closing, part"),
    "lang": Message("zh, en, ja, ko, und"),
    "match": Message("exact, variant, sounds_like, partial"),
}
"""All values; a translation has the names that they can be written with in that language."""
_REGION = re.compile("[-_]")


def code_of(field: str, written: str, told: list[str]) -> str:
    """What a value of a field (kind, lang, match) that somebody wrote means: its code.

    A language may have its region with it: zh-CN. "" for nothing, and for what there is not, which is told.
    """
    codes, name = _by_name(field), written.strip().lower()
    code = codes.get(name) or (codes.get(_REGION.split(name)[0]) if field == "lang" else None)
    if written and not code:
        told.append(Message(_NONE_SUCH[field], written=written[:20], known=_KNOWN[field]))
    return code or ""


@cache
def names_of(field: str) -> Mapping[str, tuple[str, ...]]:
    """Of each value of a field (kind, lang, match) all its names; first the one that stands in an address."""
    read = yaml.safe_load(Path(__file__).with_name(CODED[field]).read_text(encoding="utf-8"))
    return {code: (code, *names) for code, names in read.items()}


@cache
def _by_name(field: str) -> Mapping[str, str]:
    """From every name to the one that stands first."""
    return {name: code for code, names in names_of(field).items() for name in names}
