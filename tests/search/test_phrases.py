"""Words in quotation marks: where they stand in a row, and else what comes nearest."""

import pytest

from tests.archived import Archive
from tests.search.hits import counts, put, shown


@pytest.mark.parametrize(
    ("asked", "marks"),
    [
        ('"the harbour gates"', ["harbour", "the", "gate"]),
        ('"gate opens twice"', ["gate", "opened", "twice"]),
        ('"AI航运"', ["航运", "AI"]),
        ('灯塔 "AI航运"', ["航运", "AI", "灯塔"]),
        ('"an opened gate"', ["gate", "opened"]),
    ],
)
def test_of_a_phrase_that_nobody_said_its_words_are_found_and_told_to_be_the_nearest(
    archive: Archive, asked: str, marks: list[str]
) -> None:
    put(
        archive,
        "In harbour they say the gate is opened here twice.",
        "航运靠AI，灯塔也靠它。",
        "今天没有船。",
    )
    found = archive.find(asked)
    assert found.nearest and [hit.match for hit in found.hits] == ["partial"]
    assert shown(found.hits[0]) == marks
    assert counts(found, "match") == {"partial": 1} == counts(archive.find(asked, match="partial"), "match")
    assert not archive.find(asked, match="exact").total


def test_a_phrase_that_somebody_said_is_not_followed_by_parts_of_it(archive: Archive) -> None:
    put(archive, "我们讲潮汐定律。", "潮汐定下来了。", "潮汐定量很难。")
    assert [shown(hit) for hit in archive.find('"潮汐定律"').hits] == [["潮汐定律"]]
    assert not archive.find('"潮汐定律"').nearest


def test_where_only_another_word_is_missing_the_phrase_is_not_said_to_be_missing(archive: Archive) -> None:
    put(archive, "The gate is opened before the tide, and the pilots wait there.", "今天没有船。")
    found = archive.find('"the gate" pilots tide zeppelin')
    assert [hit.match for hit in found.hits] == ["partial"] and not found.nearest
    assert archive.find('"the gates of" pilots tide zeppelin').nearest


def test_a_phrase_of_which_nothing_is_said_finds_nothing(archive: Archive) -> None:
    put(archive, "In harbour they say the gate is opened here twice.")
    found = archive.find('"zeppelin hangars"')
    assert not found.total and not found.nearest
