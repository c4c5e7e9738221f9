"""Signs within what is typed: between words, behind a name, and in a date."""

import pytest

from app.search.stages import matching
from tests.archived import Archive
from tests.search.hits import put, shown


@pytest.mark.parametrize(
    "typed", ["tide+港口", "tide/ferry", "tide|ferry", "AI&ferry", "港口、航运", "ferry，港口"]
)
def test_signs_part_words_where_nobody_said_them_so(archive: Archive, typed: str) -> None:
    put(archive, "港口有航运。The ferry has no AI and waits for the tide.", "今天没有船。")
    found = archive.find(typed)
    assert [len(hit.spans) for hit in found.hits] == [2]
    assert found.hints[0].startswith("Searched for apart: ")


@pytest.mark.parametrize("typed", ["R&D", "tide/flood", "1/5"])
def test_what_stands_so_is_not_parted(archive: Archive, typed: str) -> None:
    put(archive, "R&D for the tide/flood: 1/5.", "The flood, the tide, a D and an R, 1 and 5.")
    found = archive.find(typed)
    assert len(found.hits) == 1 and found.hints == ()


def test_letters_parted_by_a_sign_are_no_words_of_grammar(archive: Archive) -> None:
    put(archive, "Berth B lies behind berth A.", "A boat.")
    found = archive.find("A/B")
    assert [shown(hit) for hit in found.hits] == [["B", "A"]]


def test_a_name_with_signs_is_found_with_them_where_it_is_said(archive: Archive) -> None:
    put(archive, "We write C++ and c#.", "Vitamin C, and C to C.", "In C it is short.")
    assert [hit.row.text for hit in archive.find("C++").hits] == ["We write C++ and c#."]
    assert archive.find("c#").total == 1 and archive.find("C").total == 3
    other = archive.find("B#")
    assert other.total == 0 and other.hints == ()


def test_a_name_with_signs_is_counted_whole_and_beyond_the_bound_at_least(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_VERIFIED", 2)
    monkeypatch.setattr(matching, "AT_A_TIME", 2)
    put(archive, *["We write C++ and C."] * 4, *["Vitamin C."] * 4, "C#")
    results = archive.find("C++")
    assert (results.total, results.partial) == (4, False)
    monkeypatch.setattr(matching, "MOST_FITTED", 2)
    results = archive.find("C++")
    assert 0 < results.total < 4 and results.partial
    rare = archive.find("C#")
    assert rare.partial and not rare.hints


def test_a_name_with_signs_that_nobody_said_is_told(archive: Archive) -> None:
    put(archive, "Vitamin C, and C to C.")
    found = archive.find("C++")
    assert found.total == 1
    assert found.hints == ("Nowhere does “C++” stand with its signs; it was read without them.",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2031年5月", "date:2031年5月"),
        ("20310504", "date:20310504"),
        ("May 2031", 'date:"May 2031"'),
        ("harbour 2031-05", "harbour date:2031-05"),
    ],
)
def test_a_day_that_nobody_named_is_offered_as_when_it_was_said(
    archive: Archive, typed: str, meant: str
) -> None:
    archive.put("2031-05-04-quay.md", "**Ines Vale:** The harbour sleeps.")
    archive.indexer.drain()
    assert archive.find(typed).did_you_mean == meant
    assert archive.find(meant).total == 1


def test_a_day_is_not_offered_where_it_was_named_or_finds_nothing(archive: Archive) -> None:
    archive.put("2031-05-04-quay.md", "**Ines Vale:** The harbour sleeps until 2031年6月.")
    archive.indexer.drain()
    assert archive.find("2031年6月").did_you_mean == ""
    assert archive.find("2029年6月").did_you_mean == ""
