"""Forms of English words that no rule makes."""

import pytest

from app.text.irregular import are_forms_of_one, is_irregular, is_written, other_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("write", ("wrote", "written")),
        ("Writing,", ("wrote", "written")),
        ("wrote", ("write", "written")),
        ("men", ("man",)),
        ("child", ("children",)),
        ("went", ("go", "gone", "goes")),
        ("writer", ()),
        ("harbour", ()),
        ("港口", ()),
    ],
)
def test_the_forms_of_a_word_that_its_stem_does_not_tell(word: str, forms: tuple[str, ...]) -> None:
    assert other_forms(word) == forms


def test_two_are_forms_of_one_word_or_of_two() -> None:
    assert are_forms_of_one("takes", "took") and are_forms_of_one("taken", "take")
    assert not are_forms_of_one("take", "tell") and not are_forms_of_one("founder", "find")


def test_a_form_stands_for_another_as_it_is_or_as_a_possessive() -> None:
    assert is_irregular("found") and not is_irregular("find")
    assert is_written("men", "men's") and is_written("men", "men") and not is_written("found", "founded")
