"""Several values of one field in brackets: speaker:(Vale OR Reed), in:(panel OR report)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.message import Message
from app.search.query.fields import EXAMPLES, TypedField, field_of
from app.search.query.quotation_marks import without_marks

EITHER = ("OR", "|", "||")
"""Operators of which either side will do."""
_APART = re.compile(r"(?:[\s,，、;；|/]|或|\bor\b)+", re.IGNORECASE)
"""What people write between values instead."""
MOST_SHOWN = 40
Value = tuple[str, int, int]
"""A value, and the characters of the query that say so."""


def values_within(text: str, tokens: Sequence[re.Match[str]], at: int) -> tuple[list[Value] | None, int]:
    """The values in the bracket that token `at` opens, and the number of the token behind it.

    Words side by side are one value, a name. None where anything but an OR stands between values, or
    nothing is within. Of one that is not closed each value is one word, as it is without a bracket.
    """
    end, depth = at + 1, 1
    while end < len(tokens) and depth:
        depth += bool(tokens[end]["open"]) - bool(tokens[end]["close"])
        end += 1
    if depth:
        return _words_joined(text, tokens, at + 1)
    values = [_value(text, row) for row in _sides(tokens[at + 1 : end - 1])]
    return (None if None in values else [one for one in values if one]), end


def brackets(text: str, tokens: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, bool]]:
    """Brackets behind fields: from the field to the last value, or what closes it; whether it is closed."""
    for at, (field, behind) in enumerate(pairwise(tokens), start=1):
        if field["field"] and behind["open"] and field_of(field["field"]):
            values, end = values_within(text, tokens, at)
            if values or values is None:
                yield field.start(), tokens[end - 1].end(), bool(tokens[end - 1]["close"])


def _words_joined(text: str, tokens: Sequence[re.Match[str]], at: int) -> tuple[list[Value], int]:
    """A word right behind a bracket, and those that are joined to it with OR."""
    values: list[Value] = []
    if at < len(tokens) and tokens[at].start() > tokens[at - 1].end():
        return values, at
    while value := _value(text, tokens[at : at + 1]):
        values.append(value)
        at += 1
        if at == len(tokens) or tokens[at]["operator"] not in EITHER:
            break
        if _value(text, tokens[at + 1 : at + 2]):
            at += 1
    return values, at


def _sides(tokens: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """What stands on the sides of its ORs."""
    sides: list[list[re.Match[str]]] = [[]]
    for token in tokens:
        if token["operator"] in EITHER:
            sides.append([])
        else:
            sides[-1].append(token)
    return sides


def _value(text: str, tokens: Sequence[re.Match[str]]) -> Value | None:
    if not tokens or not all(token["plain"] or token["quoted"] for token in tokens):
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    only = tokens[0]["quoted"] if len(tokens) == 1 else None
    value = (without_marks(only) if only else text[start:end]).strip()
    return (value, start, end) if value else None


def parts_of(one: TypedField) -> list[tuple[str, int]]:
    """What stands side by side in a value, or with a sign or a small or between, each with where it begins in
    the query: several values, where the whole is none. [] of one, of a phrase, and of what is in no bracket.
    """
    if not one.grouped or one.end - one.start != len(one.value):
        return []
    gaps = [(0, 0), *(gap.span() for gap in _APART.finditer(one.value)), (len(one.value), len(one.value))]
    parts = [
        (one.value[end:start], one.start + end) for (_, end), (start, _) in pairwise(gaps) if start > end
    ]
    return parts if parts != [(one.value, one.start)] else []


def or_between(name: str) -> Message:
    """What is told of several words in a bracket that are no value together, nor each by itself."""
    return Message("Between values of a field stands OR, as in {name}:(… OR …).", name=name)


def read_as(written: str, parts: Sequence[tuple[str, int]]) -> Message:
    """What is told of a value that is none, and whose parts are."""
    read = " OR ".join(part for part, _ in parts)
    return Message("“{written}” was read as “{read}”.", written=written[:MOST_SHOWN], read=read[:MOST_SHOWN])


def only_or(written: str, name: str) -> Message:
    """What is told of a bracket that is no list of values."""
    return Message(
        "“{written}” was passed over: between values of a field only OR can stand, as in {name}:(… OR …).",
        written=written[:MOST_SHOWN],
        name=name,
    )


def not_closed() -> Message:
    """What is told of a bracket behind a field that is not closed."""
    return Message("There is a ( without its ); it was passed over.")


def no_value(name: str) -> Message:
    """What is told of a field with nothing behind it."""
    return Message(
        "“{name}:” has nothing behind it, and was passed over; write it as in {example}.",
        name=name,
        example=EXAMPLES[field_of(name) or "date"],
    )


def last_counts(typed: Sequence[TypedField]) -> Iterator[Message]:
    """What is told of dates, of which one counts, where several are typed."""
    values = list(dict.fromkeys(one.value for one in typed if one.field == "date"))
    if len(values) > 1:
        yield Message("Of “{name}:” only the last value counts, “{value}”.", name="date", value=values[-1])
