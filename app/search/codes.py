"""Kinds of sections and languages by the names that people have for them, English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from app.message import Message


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
    """The code of the language that a name of it means, English or Chinese."""
    langs = _by_name("lang")
    lang = langs.get(written.strip().lower(), "")
    if written and not lang:
        known = ", ".join(dict.fromkeys(langs.values()))
        told.append(
            Message("There is no language “{written}”; there are {known}.", written=written[:20], known=known)
        )
    return lang


@cache
def names_of(field: str) -> Mapping[str, tuple[str, ...]]:
    """Of each value of a field (kind or lang) all its names; first the one that names it in an address."""
    read = yaml.safe_load(Path(__file__).with_name(f"{field}s.yaml").read_text(encoding="utf-8"))
    return {code: (code, *names) for code, names in read.items()}


@cache
def _by_name(field: str) -> Mapping[str, str]:
    """From every name to the one that stands first."""
    return {name: code for code, names in names_of(field).items() for name in names}
