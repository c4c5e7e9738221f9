"""Rows of the database by many numbers at once."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute


def among(
    column: ColumnElement[int] | InstrumentedAttribute[int], name: str = "numbers", value: str | None = None
) -> ColumnElement[bool]:
    """Whether a column is one of the numbers in a parameter, which is JSON (see `listed`).

    However many there are, the statement is the same, and is made ready once. `value`: the parameter's, if it
    is known here.
    """
    numbers = func.json_each(bindparam(name, value, required=value is None)).table_valued("value")
    return column.in_(select(numbers.c.value))


def listed(numbers: Sequence[int]) -> str:
    """Numbers as a parameter for `among`."""
    return json.dumps(numbers)
