"""What the values of fields in a query stand for, as far as that is known without the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.message import Message
from app.search.query.codes import CODED, code_of
from app.search.query.field_values import or_between, parts_of
from app.search.query.fields import NEVER_WITHOUT, TypedField

_NEVER = {
    "date": Message("A time cannot be left out; write date:2024..2025 for the one you want."),
    "match": Message("A kind of match cannot be left out; write match:exact for the one you want."),
}


def but_never(understood: Sequence[TypedField], hints: list[str]) -> Iterator[TypedField]:
    """Fields that hits must not have, but for those that cannot be left out, which is told."""
    for one in understood:
        if one.field in NEVER_WITHOUT:
            hints.append(Message(_NEVER[one.field]))
        else:
            yield one


def known_values(understood: Iterable[TypedField], hints: list[str]) -> Iterator[TypedField]:
    """Fields that were typed, a kind or language by its code; without those that there are none of."""
    for one in understood:
        if one.field not in CODED:
            yield one
        else:
            yield from _coded(one, hints)


def _coded(one: TypedField, hints: list[str]) -> Iterator[TypedField]:
    """A field with the code of its value; each part of one in a bracket, where only the parts are values."""
    told: list[str] = []
    if value := code_of(one.field, one.value, told):
        yield replace(one, value=value)
        return
    parts = parts_of(one)
    codes = [code_of(one.field, part, []) for part, _ in parts]
    if parts and all(codes):
        for (part, start), code in zip(parts, codes, strict=True):
            yield replace(one, value=code, start=start, end=start + len(part))
        return
    hints += told + ([or_between(one.name)] if len(parts) > 1 else [])
