"""What somebody says twice in a row is marked and quoted once, unless it was asked for twice."""

import pytest

from tests.archived import Archive
from tests.search.hits import shown
from tests.search.quoting import only, put

SHIP = "The lamp belongs to the pilot, the pilot sleeps, and the lamp goes out."


@pytest.mark.parametrize(
    ("asked", "said", "marked"),
    [
        ('"belongs to the pilot"', SHIP, ["belongs to the pilot"]),
        ('"the pilot sleeps"', SHIP, ["the pilot sleeps"]),
        ('"to the pilot sleeps"', SHIP, ["to the pilot, the pilot sleeps"]),
        ('"the pilot"', SHIP, ["the pilot", "the pilot"]),
        ('"belongs to the pilot, the pilot"', SHIP, ["belongs to the pilot, the pilot"]),
        ("我们港口有灯塔", "我们港口有灯塔，灯塔就在岸边。", ["我们港口有灯塔"]),
        ("灯塔", "这个灯塔啊，灯塔就在岸边。", ["灯塔", "灯塔"]),
        ("灯塔在岸边", "这个灯塔，灯塔，灯塔在岸边。", ["灯塔在岸边"]),
        ("这个灯塔", "这个灯塔，灯塔，灯塔在岸边。", ["这个灯塔"]),
    ],
)
def test_a_mark_ends_where_the_words_end_first_and_each_repetition_is_marked(
    archive: Archive, asked: str, said: str, marked: list[str]
) -> None:
    put(archive, ("Ines Vale", said))
    assert shown(archive.find(asked).hits[0]) == marked


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("The lamp belongs to the pilot", SHIP),
        ("The lamp belongs to the pilot, the pilot sleeps", SHIP),
        ("The lamp belongs to the pilot, the pilot", SHIP),
        ("我们港口有灯塔，灯塔", "我们港口有灯塔，灯塔就在岸边。"),
        ("我们港口有灯塔", "我们港口有灯塔，灯塔就在岸边。"),
    ],
)
def test_a_quotation_ends_where_its_words_end_first_or_with_the_repetition_it_has(
    archive: Archive, asked: str, said: str
) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.said, match.difference) == ("exact", asked, ())
    assert match.turns[0][1] == asked


def test_a_quotation_without_the_repetition_within_it_is_a_variant(archive: Archive) -> None:
    match = only(archive, "The lamp belongs to the pilot sleeps", SHIP)
    assert (match.match, match.difference) == ("variant", ())
