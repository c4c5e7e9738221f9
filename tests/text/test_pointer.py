"""Pointers to exact words find them after edits elsewhere, and only them."""

from hypothesis import given
from hypothesis import strategies as st

from app.text.pointer import LONGEST, length, parts, pointer, resolve

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


PASSAGES = ["The tide comes twice a day.", "潮水不等人。", "It waits for nobody. It waits for me."]


def covered(passages: list[str], made: str) -> list[str] | None:
    """The words of each passage that a pointer into the first covers."""
    span = resolve("".join(passages), made, len(passages[0]))
    if span is None:
        return None
    return [text[slice(*part)] for text, part in zip(passages, parts(passages, span), strict=False)]


def test_words_may_run_on_into_the_passages_that_follow() -> None:
    made = pointer("".join(PASSAGES), 9, 53)
    assert covered(PASSAGES, made) == ["comes twice a day.", "潮水不等人。", "It waits for nobody."]
    assert covered(PASSAGES[:2], made) is None


def test_they_are_found_after_edits_before_and_behind_them_and_when_passages_are_cut_otherwise() -> None:
    made = pointer("".join(PASSAGES), 9, 53)
    edited = ["So: the big tide comes twice a day.", PASSAGES[1], "It waits for nobody, and it waits for me."]
    assert covered(edited, made) is None  # the last full stop was one of these words
    edited[2] = "It waits for nobody. Or does it?"
    assert covered(edited, made) == ["comes twice a day.", "潮水不等人。", "It waits for nobody."]
    cut = ["The tide comes", " twice a day.潮水", "不等人。It waits for nobody."]
    assert covered(cut, made) == ["comes", " twice a day.潮水", "不等人。It waits for nobody."]


def test_words_that_have_come_to_stand_in_another_passage_alone_are_not_those_of_the_first() -> None:
    made = pointer(PASSAGES[0], 4, 8)
    assert covered(["It comes.", "The tide."], made) is None


def test_a_pointer_has_a_bounded_length() -> None:
    assert length("5-9-a") == 4 and length(f"0-{LONGEST}-a") == LONGEST
    assert [length(made) for made in (f"0-{LONGEST + 1}-a", "9-5-a", "9-9-a", "", "x")] == [0, 0, 0, 0, 0]


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5), st.data())
def test_what_is_covered_of_passages_is_the_words(passages: list[str], data: st.DataObject) -> None:
    text = "".join(passages)
    start = data.draw(st.integers(0, len(passages[0]) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert "".join(covered(passages, pointer(text, start, end)) or []) == text[start:end]
