"""What an index holds: three fields of tokens, and whole numbers by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import columns, fields, formats

from app.search.engine.protocol import FIELDS, NUMBERS

INDEX = "MAIN"
"""Whoosh's own name for the only index of a folder; file names begin with it."""
COLUMNS = (*NUMBERS, "length")
"""One number each for every document; `length` is how many words it has."""


class TokenField(fields.FieldType):  # type: ignore[misc]
    """Tokens with their counts, given ready-made; no positions, nothing stored.

    Whoosh pickles it by name into every table of contents: it has to stay in this module.
    """

    indexed = True
    stored = False
    scorable = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks of a field: token, count, weight, payload."""
        for token, count in value.items():
            yield encoded(token), count, float(count), b""


def encoded(token: str) -> bytes:
    """A token as the index holds it. Half a character, as a browser may send it, does no harm."""
    return token.encode("utf-8", "surrogatepass")


def decoded(token: bytes) -> str:
    """What `encoded` was given."""
    return token.decode("utf-8", "surrogatepass")


def schema() -> fields.Schema:
    """The schema of every index of this program."""
    tokens = {name: TokenField() for name in FIELDS}
    numbers = {name: fields.COLUMN(columns.NumericColumn("i")) for name in COLUMNS}
    return fields.Schema(**tokens, **numbers)
