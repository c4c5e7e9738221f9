"""A query without some of what is typed in it, and without what stands between nothing then."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from app.search.language import TOKEN


def taken_out(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """A query without these stretches of it, nor empty brackets and operators that join nothing any more."""
    for start, end in sorted(stretches, reverse=True):
        text = _cut(text, start, end)
    while idle := _idle(_tokens(text)):
        text = _cut(text, *idle)
    tokens = _tokens(text)
    between = [_between(*pair) for pair in pairwise(tokens)]
    return "".join(blank + token[0] for blank, token in zip(["", *between], tokens, strict=False)).strip()


def places_of(words: Collection[str], text: str) -> list[tuple[int, int]]:
    """Where a query has any of these words by themselves, and not as a field's value."""
    tokens = _tokens(text)
    return [
        token.span()
        for before, token in zip([None, *tokens], tokens, strict=False)
        if token["plain"] in words and not (before and before["field"])
    ]


def _tokens(text: str) -> list[re.Match[str]]:
    return [match for match in TOKEN.finditer(text) if not match["space"]]


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _between(before: re.Match[str], behind: re.Match[str]) -> str:
    apart = before.end() < behind.start() and not before["open"] and not behind["close"]
    return " " if apart else ""


def _idle(tokens: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Where the first thing stands that says nothing: brackets around nothing, an operator beside nothing."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if token["open"] and behind and behind["close"]:
            negated = before if before and _negates(before) else token
            return negated.start(), behind.end()
        begins, ends = before is None or before["open"], behind is None or behind["close"]
        before_another = behind is not None and _joins(behind)
        if (_joins(token) and begins) or ((_joins(token) or _negates(token)) and (ends or before_another)):
            return token.span()
    return None


def _negates(token: re.Match[str]) -> bool:
    return bool(token["no"]) or token["operator"] == "NOT"


def _joins(token: re.Match[str]) -> bool:
    return bool(token["operator"]) and token["operator"] != "NOT"
