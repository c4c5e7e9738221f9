"""What is shown of a hit."""

from hypothesis import given
from hypothesis import strategies as st

from app.search.verify.highlight import BEFORE, MOST, excerpt
from app.text.marks import Piece


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("我们看潮汐时钟。", [(3, 5)]) == (
        Piece("我们看", False),
        Piece("潮汐", True),
        Piece("时钟。", False),
    )


def test_a_text_without_a_match_is_shown_unmarked() -> None:
    assert excerpt("潮汐", []) == (Piece("潮汐", False),)


def test_of_a_long_text_the_part_around_the_first_match_is_shown() -> None:
    text = "前面的话。" * 200 + "潮汐" + "后面的话。" * 200
    start = text.index("潮汐")
    pieces = excerpt(text, [(start, start + 2)])
    assert pieces[0] == pieces[-1] == Piece("…", False)
    assert Piece("潮汐", True) in pieces
    assert len("".join(piece.text for piece in pieces)) <= MOST + 2
    assert pieces[1].text.startswith("前面的话"), "it begins with a sentence"
    assert pieces[-2].text.endswith("。"), "and ends with one"
    assert len(pieces[1].text) <= BEFORE


@given(st.text("潮汐ab。 ", max_size=900), st.data())
def test_the_pieces_are_the_text_with_nothing_added_or_lost(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    pieces = excerpt(text, spans)
    shown = "".join(piece.text for piece in pieces if piece != Piece("…", False))
    assert shown in text
    if len(text) <= MOST:
        assert shown == text
        assert [piece.text for piece in pieces if piece.marked] == [text[a:b] for a, b in spans]
    if spans:
        assert any(piece.marked for piece in pieces), "the first match is always in view"
