"""Kinds of sections and of match, and languages, by the names people have for them, English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from app.message import Message

_TABLES = {"kind": "kinds.yaml", "lang": "langs.yaml", "match": "matches.yaml"}


def kind_named(written: str, told: list[str]) -> str:
    """The kind of section that a name of it means, English or Chinese."""
    kinds = _by_name("kind")
    kind = kinds.get(written.strip().lower(), "")
    if written and not kind:
        known = ", ".join(dict.fromkeys(kinds.values()))
        told.append(
            Message(
                "There is no part of a programme called “{written}”; there are: {known}.",
                written=written[:20],
                known=known,
            )
        )
    return kind


def lang_named(written: str, told: list[str]) -> str:
    """The code of the language that a name of it means, or a code with a region: zh-CN."""
    langs, name = _by_name("lang"), written.strip().lower()
    lang = langs.get(name) or langs.get(re.split("[-_]", name)[0], "")
    if written and not lang:
        known = ", ".join(dict.fromkeys(langs.values()))
        told.append(
            Message("There is no language “{written}”; there are {known}.", written=written[:20], known=known)
        )
    return lang


def match_named(written: str, told: list[str]) -> str:
    """The kind of match that a name of it means, English or Chinese."""
    matches = _by_name("match")
    match = matches.get(written.strip().lower(), "")
    if written and not match:
        known = ", ".join(dict.fromkeys(matches.values()))
        told.append(
            Message(
                "There is no kind of match “{written}”; there are: {known}.",
                written=written[:20],
                known=known,
            )
        )
    return match


@cache
def names_of(field: str) -> Mapping[str, tuple[str, ...]]:
    """Of each value of a field (kind, lang, match) all its names; first the one that stands in an address."""
    read = yaml.safe_load(Path(__file__).with_name(_TABLES[field]).read_text(encoding="utf-8"))
    return {code: (code, *names) for code, names in read.items()}


@cache
def _by_name(field: str) -> Mapping[str, str]:
    """From every name to the one that stands first."""
    return {name: code for code, names in names_of(field).items() for name in names}
