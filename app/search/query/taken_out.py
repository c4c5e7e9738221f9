"""A query without some of what is typed in it, and without what stands between nothing then."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

from app.search.query.field_values import brackets
from app.search.query.language import tokens_of


def taken_out(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """A query without these stretches of it, nor empty brackets and operators that join nothing any more."""
    open_ends = [end for _, end, closed in brackets(text, tokens_of(text)) if not closed]
    edits = [(start, end, " ") for start, end in stretches] + [(end, end, ")") for end in open_ends]
    for start, end, instead in sorted(edits, reverse=True):
        text = f"{text[:start]}{instead}{text[end:]}"
    tokens = _saying_something(tokens_of(text))
    between = [_between(*pair) for pair in pairwise(tokens)]
    return "".join(blank + token[0] for blank, token in zip(["", *between], tokens, strict=False))


def places_of(words: Collection[str], text: str) -> list[tuple[int, int]]:
    """Where a query has any of these words by themselves, and not as a field's value."""
    tokens = tokens_of(text)
    return [
        token.span()
        for before, token in zip([None, *tokens], tokens, strict=False)
        if token["plain"] in words and not (before and before["field"])
    ]


def _between(before: re.Match[str], behind: re.Match[str]) -> str:
    apart = before.end() < behind.start() and not before["open"] and not behind["close"]
    return " " if apart else ""


def _saying_something(tokens: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens without brackets around nothing and operators beside nothing: in one pass, as a search may
    have a thousand of them.
    """
    kept: list[re.Match[str]] = []
    for token in tokens:
        if token["close"] or _joins(token):
            _drop_operators(kept)
        begins = not kept or bool(kept[-1]["open"])
        if kept and begins and token["close"]:
            kept.pop()
            while kept and (_negates(kept[-1]) or kept[-1]["field"]):
                kept.pop()
        elif not (begins and _joins(token)):
            kept.append(token)
    _drop_operators(kept)
    return kept


def _drop_operators(tokens: list[re.Match[str]]) -> None:
    """Those at the end, with nothing behind them."""
    while tokens and (_joins(tokens[-1]) or _negates(tokens[-1])):
        tokens.pop()


def _negates(token: re.Match[str]) -> bool:
    return bool(token["no"]) or token["operator"] == "NOT"


def _joins(token: re.Match[str]) -> bool:
    return bool(token["operator"]) and token["operator"] != "NOT"
