"""What is shown of a hit: an excerpt around the first match, cut into plain and marked pieces."""

from __future__ import annotations

from collections.abc import Sequence

from app.text.marks import Piece, pieces
from app.text.passage import Span

MOST = 320
"""A longer text is shown as an excerpt of about this many characters."""
BEFORE = 90
"""Characters shown before the first match, at the most."""
_STOPS = "。！？!?；;，, "


def excerpt(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """The pieces of `text`, or of the part of it around the first match, with … where it was cut."""
    start, end = _window(text, spans)
    inside = [(max(first, start) - start, min(last, end) - start) for first, last in spans]
    shown = pieces(text[start:end], [(first, last) for first, last in inside if first < last])
    before, after = (Piece("…", False),) * bool(start), (Piece("…", False),) * (end < len(text))
    return (*before, *shown, *after)


def _window(text: str, spans: Sequence[Span]) -> Span:
    if len(text) <= MOST * 5 // 4:
        return 0, len(text)
    first = spans[0][0] if spans else 0
    start = max(0, first - BEFORE)
    if start:
        stops = [text.find(stop, start, first) for stop in _STOPS]
        start = min((at + 1 for at in stops if at >= 0), default=start)
    end = min(len(text), start + MOST)
    if end < len(text):
        end = max((text.rfind(stop, start + MOST * 3 // 4, end) + 1 for stop in _STOPS), default=0) or end
    return start, end
