"""One line without anything that nobody sees."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from app.text.harmless import single_line


def test_lines_and_blanks_become_one_space() -> None:
    assert single_line("  one\r\n\ttwo\u2028three\u3000four ") == "one two three four"


def test_direction_marks_zero_widths_and_controls_go() -> None:
    assert single_line("a\u202eb\u2066c\u200bd\ufeffe\x00f\x1bg\u00adh\U000e0041i") == "abcdefghi"


def test_letters_with_heaps_of_accents_lose_most_of_them() -> None:
    assert single_line("Z" + "\u0301" * 500 + "a") == "Z" + "\u0301" * 3 + "a"
    assert single_line("Ondřej Việt") == "Ondřej Việt"


def test_what_is_too_long_is_cut_between_words_where_it_can_be() -> None:
    assert single_line("one two three four five", 20) == "one two three four…"
    assert single_line("x" * 10_000, 20) == "x" * 19 + "…"
    assert single_line("规模定律是规模的定律", 6) == "规模定律是…"
    assert single_line("short", 5) == "short"


@given(st.text(), st.integers(1, 60))
def test_it_is_never_longer_than_asked_and_always_good_xml(text: str, most: int) -> None:
    line = single_line(text, most)
    assert len(line) <= most
    element = ElementTree.Element("a")
    element.text = line
    assert (ElementTree.fromstring(ElementTree.tostring(element, "utf-8")).text or "") == line
