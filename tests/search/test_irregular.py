"""Another form of a word is found though no rule makes it: wrote for write, men for man."""

import pytest

from tests.archived import Archive
from tests.search.hits import marked, put


def matches(archive: Archive, q: str) -> dict[str, str]:
    return {hit.row.text: hit.match for hit in archive.find(q, per_page="100").hits}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("write", "She wrote it down."),
        ("wrote", "He writes it down."),
        ("written", "They are writing it down."),
        ("man", "Two men slept."),
        ("man", "It was the men's boat."),
        ("children", "The child slept."),
        ("person", "Some people slept."),
        ("go", "They went home."),
        ("build", "A quay was built."),
        ("build quay", "A quay was built."),
        ("build a quay", "They built a quay."),
    ],
)
def test_an_irregular_form_is_a_variant(archive: Archive, typed: str, said: str) -> None:
    put(archive, said, "Nothing else here.")
    assert matches(archive, typed) == {said: "variant"}


def test_what_stands_as_it_was_typed_comes_first(archive: Archive) -> None:
    put(archive, "They leave the quay.", "On the left is a quay.", "She left early.")
    hits = archive.find("left").hits
    assert [hit.match for hit in hits] == ["exact", "exact", "variant"]
    assert marked(archive, "left") == {"left", "leave"}


@pytest.mark.parametrize("q", ["find", "find quay"])
def test_a_word_made_from_such_a_form_is_another_word(archive: Archive, q: str) -> None:
    put(archive, "The quay was founded early.", "They found the quay.", "The founder came to the quay.")
    assert matches(archive, q) == {"They found the quay.": "variant"}
    assert marked(archive, q) <= {"found", "quay"}


def test_a_short_base_is_found_beside_words_made_from_its_forms(archive: Archive) -> None:
    put(archive, "We go home.", "They went home.", "Weights and wents.", "A goner gones.", "Going home.")
    assert {"We go home.", "They went home.", "Going home."} <= set(matches(archive, "went"))
    assert {"We go home.", "They went home.", "Going home."} <= set(matches(archive, "go"))


def test_what_is_left_out_is_left_out_in_all_its_forms(archive: Archive) -> None:
    put(archive, "The quay was built.", "They build a quay.", "A quay is old.")
    assert set(matches(archive, "quay -build")) == {"A quay is old."}


def test_in_quotation_marks_it_is_as_it_was_typed(archive: Archive) -> None:
    put(archive, "She wrote it down.")
    assert "variant" not in matches(archive, '"write it down"').values()


def test_in_a_sentence_another_form_is_no_other_word(archive: Archive) -> None:
    put(archive, "Every pilot in this harbour took the lamp to the quay.")
    [hit] = archive.find("every pilot in this harbour takes the lamp to the quay").hits
    assert hit.match == "sounds_like"


@pytest.mark.parametrize(
    ("typed", "other", "misheard"), [("built", "build", "bilt"), ("knew", "know", "knoew")]
)
def test_that_another_form_stands_does_not_keep_what_sounds_like_it_away(
    archive: Archive, typed: str, other: str, misheard: str
) -> None:
    said, heard = f"They {other} a quay.", f"They {misheard} this harbour."
    put(archive, said, heard)
    assert matches(archive, typed) == {said: "variant", heard: "sounds_like"}


def test_where_the_word_itself_stands_nothing_else_is_a_mishearing_of_it(archive: Archive) -> None:
    put(archive, "They built a quay.", "They bilt this harbour.")
    assert matches(archive, "built") == {"They built a quay.": "exact"}
