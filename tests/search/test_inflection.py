"""Another form of a word is that word; a word made from it is another one."""

import pytest

from tests.archived import Archive
from tests.search.hits import marked, put


def texts(archive: Archive, q: str) -> set[str]:
    return {hit.row.text for hit in archive.find(q, per_page="100").hits}


@pytest.mark.parametrize(
    ("typed", "said", "others"),
    [
        ("useful", "It is useful here.", ["We used a crane.", "They use it."]),
        ("use", "Using it is easy.", ["A useful crane.", "A useless one."]),
        ("general", "The generals met.", ["It is no generalization.", "We generalize."]),
        ("operator", "Two operators sleep.", ["A co-operative quay.", "The operation ended."]),
        ("generalise", "They generalized it.", ["A storm came."]),
        ("cooperation", "Their co-operation helps.", ["They cooperate.", "A co-operative quay."]),
    ],
)
def test_a_word_is_found_inflected_and_what_is_made_from_it_is_not(
    archive: Archive, typed: str, said: str, others: list[str]
) -> None:
    put(archive, said, *others)
    results = archive.find(typed, per_page="100")
    assert {(hit.row.text, hit.match) for hit in results.hits} <= {(said, "variant"), (said, "exact")}
    assert results.total == 1


@pytest.mark.parametrize("q", ["useful", "useful quays", '"useful quays"'])
def test_where_nobody_said_a_word_its_kin_is_not_found_by_sound_either(archive: Archive, q: str) -> None:
    put(archive, "We used quays.", "Who uses quays?")
    assert not any(hit.match in ("exact", "variant", "sounds_like") for hit in archive.find(q).hits)


def test_of_a_passage_that_has_both_the_word_itself_is_marked(archive: Archive) -> None:
    put(archive, "What we used was useful.", "Tides used to be useful, and useful quays are.")
    assert marked(archive, "useful") == {"useful"}
    assert marked(archive, "useful quays") == {"useful quays"}


def test_a_word_that_is_left_out_leaves_its_kin_in(archive: Archive) -> None:
    put(archive, "The quay is useful.", "The quay is used.", "The quay is wet.")
    assert texts(archive, "quay -useful") == {"The quay is used.", "The quay is wet."}


def test_a_word_joined_to_another_is_none_made_from_it(archive: Archive) -> None:
    put(archive, "An educational quay.", "Education matters.", "They were educated at sea.")
    assert texts(archive, "education") == {"Education matters."}
    assert texts(archive, "educational") == {"An educational quay."}
    assert texts(archive, "educate") == {"They were educated at sea."}
