"""English words that are misspelt, joined or parted; and what is no mishearing of them."""

import pytest

from tests.archived import Archive
from tests.search.hits import shown
from tests.search.test_by_sound import put


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("blank", "It belongs to the ship."),
        ("courtesy", "The courts create rules."),
        ("agent", "The agency sleeps."),
        ("piolt", "They asked politely."),
        ("regulaters", "It is related."),
    ],
)
def test_what_is_no_mishearing_is_not_shown_as_one(archive: Archive, typed: str, said: str) -> None:
    put(archive, said)
    found = archive.find(typed)
    assert (found.total, found.did_you_mean) == (0, "")


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("piolt", "pilot"), ("regulaters", "regulators"), ("wheather", "weather"), ("principel", "principal")],
)
def test_what_is_meant_is_found_and_nothing_else(archive: Archive, typed: str, marked: str) -> None:
    put(
        archive,
        "A pilot.",
        "He asked politely.",
        "The regulators.",
        "It is related.",
        "The weather.",
        "A principal.",
    )
    found = archive.find(typed)
    assert [(shown(hit), hit.match) for hit in found.hits] == [([marked], "sounds_like")]
    assert found.did_you_mean == marked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tide tables", "tidetable"),
        ("harbour master", "harbourmasters"),
        ("harbourmaster", "harbour masters"),
        ("crypto currency", "cryptocurrencies"),
        ("cryptocurrency", "crypto currencies"),
    ],
)
def test_words_joined_or_parted_are_a_variant_with_another_ending_too(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, f"Ask the {said} of it.", "A currency, a table, a master.")
    hits = archive.find(typed).hits
    assert [(shown(hit), hit.match) for hit in hits] == [([said], "variant")]


def test_a_short_word_in_a_row_may_be_misspelt_as_another_one(archive: Archive) -> None:
    put(archive, "Now what should be done about the tide?", "A tide.")
    [hit] = archive.find("now wha should be").hits
    assert hit.match == "sounds_like"
