"""What is marked of a text, as an address has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.marks import MOST, Piece, pieces, read, written

TEXT = "Tides are the oldest clock, and tides are the cheapest clock."


def test_an_address_marks_what_was_marked() -> None:
    spans = ((0, 5), (21, 26), (55, 60))
    marks = written(TEXT, spans)
    assert read(TEXT, marks) == spans
    assert [piece.text for piece in pieces(TEXT, spans) if piece.marked] == ["Tides", "clock", "clock"]
    assert written(TEXT, ()) == "" and read(TEXT, "") == ()


def test_what_moved_is_marked_where_it_stands_and_what_is_gone_is_not() -> None:
    marks = written(TEXT, ((0, 5), (14, 20), (55, 60)))
    changed = f"Well. {TEXT.replace('oldest', 'first')}"
    marked = [piece.text for piece in pieces(changed, read(changed, marks)) if piece.marked]
    assert marked == ["Tides", "clock"]


def test_an_address_marks_the_first_few_of_many() -> None:
    spans = [(at, at + 1) for at in range(0, 60, 2)]
    assert read(TEXT, written(TEXT, spans)) == tuple(spans[:MOST])
    assert len(read("ab" * 99, ".".join([written("ab" * 99, spans)] * 9))) <= MOST


@pytest.mark.parametrize("marks", [".", "...", "<b>", "1-2", "0-5-zzzzzzz", "潮", "9-2-a", "0-999999-a"])
def test_what_is_no_mark_marks_nothing(marks: str) -> None:
    assert read(TEXT, marks) == ()
    assert pieces(TEXT, read(TEXT, marks)) == (Piece(TEXT, False),)


@given(st.text("潮汐ab ", max_size=60), st.data())
def test_pieces_are_the_text(text: str, data: st.DataObject) -> None:
    marks = [
        written(text, [sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))]) for _ in range(3)
    ]
    shown = pieces(text, read(text, ".".join(marks)))
    assert "".join(piece.text for piece in shown) == text
