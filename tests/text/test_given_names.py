"""Which names of several parts are a person's."""

import pytest

from app.text.given_names import is_person


@pytest.mark.parametrize(
    "name", ["Geoffrey Hinton", "Jürgen Schmidhuber", "G. Hinton", "Thomas J. Sargent", "杰弗里·辛顿"]
)
def test_a_given_name_an_initial_and_a_dot_between_characters_tell_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Harbour Forum", "Morgan Stanley", "Virginia Tech", "Hinton", "", "AI·规模", "规模定律"]
)
def test_other_names_are_no_persons(name: str) -> None:
    assert not is_person(name)


def test_a_name_in_the_list_is_whole() -> None:
    assert is_person("Jean-Claude Juncker") and not is_person("Claude Opus")
