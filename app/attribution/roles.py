"""Roles where a name might be: a label or a line of an agenda that means no person in particular."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import yaml

from app.text.white_space import squash
from app.transcript import Role

_NUMBERED = re.compile(r"^(?P<role>.+?)[\s_#]*(?:[\d一二三四五六七八九十]+|(?<![a-z])[a-z])$")
"""Of a label in lower case."""
_LEADS = re.compile(r"主持|播音|旁白|司仪|announcer|moderator|\bhost\b", re.IGNORECASE)


def label_role(label: str) -> Role | None:
    """The role that a label names (主持人, Speaker 2, 现场观众); None for a person's name."""
    plain = " ".join(label.casefold().split())
    numbered = _NUMBERED.match(plain)
    for said in (plain, numbered["role"] if numbered else plain):
        if said in _roles():
            return _roles()[said]
        words = _role_words().findall(said)
        named = [_roles()[word] for word in words if word in _roles()]
        if named and "".join(words) == squash(said):
            return named[0]
    return "unknown" if _office().fullmatch(plain) else None


@cache
def _table() -> dict[str, list[str] | str]:
    return dict(yaml.safe_load(Path(__file__).with_name("roles.yaml").read_text(encoding="utf-8")))


@cache
def _roles() -> dict[str, Role]:
    """Each label to its role."""
    return {str(label): role for role in get_args(Role) for label in _table().get(role, ())}


@cache
def _role_words() -> re.Pattern[str]:
    """Roles and what stands with them, as words: Latin ones whole, Chinese ones written together."""
    words = sorted((*_roles(), *map(str, _table()["beside"])), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isascii() else word for word in words))


@cache
def _office() -> re.Pattern[str]:
    return re.compile(str(_table()["office"]))


def is_role(name: str) -> bool:
    """Whether an agenda has a role there and not somebody's name."""
    return label_role(name) is not None or _LEADS.search(name) is not None
