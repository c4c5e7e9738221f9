"""Pointers to exact words find them after edits elsewhere, and only them."""

from hypothesis import given
from hypothesis import strategies as st

from app.text.pointer import pointer, resolve

TEXT = "潮水一天来两次，它不等人。The tide comes twice a day, and 🌊 it waits for nobody."


def words(text: str, made: str) -> str | None:
    found = resolve(text, made)
    return text[slice(*found)] if found else None


def test_a_pointer_shows_where_the_words_stand() -> None:
    start = TEXT.index("waits for")
    assert pointer(TEXT, start, start + 9) == f"{start}-{start + 9}-1mg4j9q"
    assert words(TEXT, pointer(TEXT, start, start + 9)) == "waits for"


def test_words_are_found_after_an_edit_elsewhere() -> None:
    made = pointer(TEXT, TEXT.index("它不等人"), TEXT.index("它不等人") + 4)
    assert words(TEXT.replace("一天来两次", "每天都要来两次"), made) == "它不等人"


def test_of_words_that_stand_there_twice_those_nearest_to_where_they_stood_are_meant() -> None:
    text = "no tide, no harbour, no tide, no talk"
    made = pointer(text, 21, 28)
    assert resolve("Well: " + text, made) == (27, 34)


def test_words_that_were_changed_are_not_found() -> None:
    made = pointer(TEXT, 20, 30)
    assert resolve(TEXT[:24] + "#" + TEXT[25:], made) is None


@given(st.text(max_size=60))
def test_whatever_is_no_pointer_points_nowhere(made: str) -> None:
    assert resolve(TEXT, made) is None


@given(st.text(min_size=1, max_size=80), st.data())
def test_every_stretch_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert resolve(text, pointer(text, start, end)) == (start, end)
