"""Kinds of sections and languages by the names that people have for them, English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from app.message import Message


def kind_named(written: str, told: list[str]) -> str:
    """The kind of section that a name of it means, English or Chinese."""
    kinds = _by_name("kinds.yaml")
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
    """The code of the language that a name of it means, English or Chinese."""
    langs = _by_name("langs.yaml")
    lang = langs.get(written.strip().lower(), "")
    if written and not lang:
        known = ", ".join(dict.fromkeys(langs.values()))
        told.append(
            Message("There is no language “{written}”; there are {known}.", written=written[:20], known=known)
        )
    return lang


@cache
def _by_name(table: str) -> Mapping[str, str]:
    """From every name in the table to the one that stands first, which names it in an address."""
    read = yaml.safe_load(Path(__file__).with_name(table).read_text(encoding="utf-8"))
    return {name: code for code, names in read.items() for name in (code, *names)}
