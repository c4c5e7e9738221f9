"""A quotation beside what was said, speaker by speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from app.search.quote.differing import Difference
from app.search.stored.rows import Row


def by_turn(
    turns: Sequence[tuple[Row, str]], pieces: Sequence[Difference]
) -> tuple[tuple[Row, tuple[Difference, ...]], ...]:
    """The pieces of a quotation passage by passage; what was said over a border is cut there."""
    whole = "".join(piece.said + piece.after for piece in pieces)
    begins, at = list[int](), 0
    for _, words in turns:
        begins.append(max(at, whole.find(words, at)))
        at = begins[-1] + len(words)
    found: list[list[Difference]] = [[] for _ in turns]
    at = 0
    for piece in pieces:
        end, next_at = at + len(piece.said), at + len(piece.said + piece.after)
        number = max(0, bisect_right(begins, at) - 1)
        for border in begins[number + 1 :]:
            if border >= end:
                break
            found[number].append(replace(piece, said=piece.said[: border - at].rstrip(), after=""))
            piece = replace(piece, asked="", said=piece.said[border - at :])
            at, number = border, number + 1
        found[number].append(piece)
        at = next_at
    return tuple((row, tuple(some)) for (row, _), some in zip(turns, found, strict=True))
