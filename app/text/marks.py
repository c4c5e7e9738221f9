"""What is marked in a text: cut into pieces to show, and as part of an address that marks it again.

A link from a hit carries marks: pointers with a full stop between. They change how a page is shown, not what
it is about: what is copied or cited from it goes without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.text.pointer import pointer, resolve

MOST = 8
"""Stretches that an address marks."""
_BETWEEN = "."

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    marked: bool


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """All of a text in pieces, those at `spans` (in order, not overlapping) marked."""
    found, position = list[Piece](), 0
    for start, end in spans:
        found += [Piece(text[position:start], False), Piece(text[start:end], True)]
        position = end
    return tuple(piece for piece in (*found, Piece(text[position:], False)) if piece.text)


def written(text: str, spans: Sequence[Span]) -> str:
    """The first MOST of some spans of a text as an address has them; "" for none."""
    return _BETWEEN.join(pointer(text, start, end) for start, end in spans[:MOST])


def read(text: str, marks: str) -> tuple[Span, ...]:
    """The spans that an address marks in a text, in order; what does not stand there is left out."""
    spans = {resolve(text, one) for one in marks.split(_BETWEEN, MOST)[:MOST]}
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span):
        if not found or found[-1][1] <= start:
            found.append((start, end))
    return tuple(found)
