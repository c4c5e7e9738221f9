"""A sentence with another word of the dictionary in it is nearly said; it is not misheard."""

import pytest

from tests.archived import Archive
from tests.search.hits import put, shown

SAID = "Every pilot in this harbour knows that the lamp is lit twice a day"


@pytest.mark.parametrize(
    "q",
    [
        "every pilot in this harbour knows that the lamp is lit twice a week",
        "every pilot in this port knows that the lamp is lit",
        "every sailor in this harbour knows that the lamp is lit",
        '"this harbour knows that the lamp is lit twice a week"',
        '"every pilot in this port knows that the lamp is lit"',
    ],
)
def test_with_another_word_in_its_place_it_is_partial(archive: Archive, q: str) -> None:
    put(archive, f"{SAID}. It is old.")
    assert [hit.match for hit in archive.find(q).hits] == ["partial"]


@pytest.mark.parametrize(
    "q",
    [
        "every pilot in this harbour knoes that the lamp is lit twise a day",
        "every pylot in this harbuor knows that the lamp is lit",
        "every pilot in this harbour knows and the lamp is lit",
        "pilot in this harbour now knows that the lamp is lit twice a day",
    ],
)
def test_misspelt_it_sounds_like_it_and_so_it_does_with_small_words_more_or_other_ones(
    archive: Archive, q: str
) -> None:
    put(archive, f"{SAID}. It is old.")
    assert [hit.match for hit in archive.find(q).hits] == ["sounds_like"]


@pytest.mark.parametrize(
    ("q", "said"),
    [
        ("every big light house in this harbour is lit", "Every big lighthouse in this harbour is lit."),
        ("every big lighthouse in this harbour is lit", "Every big light house in this harbour is lit."),
        ("every pilot in this harbour nose the lamp", "Every pilot in this harbour knows the lamp."),
        ("whether it is dark in this harbour is all", "Weather it is dark in this harbour is all."),
    ],
)
def test_joined_or_parted_or_of_the_same_sound_it_is_no_other_word(
    archive: Archive, q: str, said: str
) -> None:
    put(archive, said)
    [hit] = archive.find(q).hits
    assert hit.match in ("variant", "sounds_like") and shown(hit)


def test_what_is_lost_at_the_end_of_a_sentence_is_not_the_first_word_of_the_next(archive: Archive) -> None:
    put(archive, "Every pilot in this harbour knows that the lamp is. Boats come and go.")
    [hit] = archive.find("every pilot in this harbour knows that the lamp is lit").hits
    assert hit.match == "sounds_like"
