"""Fields that there are not: told in a hint, where it is likely that one was meant."""

import pytest

from app.search.query.language import understand
from tests.archived import Archive

NO_FIELD = "is no field"


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("年份:2025", "date", "2025"),
        ("年：2025", "date", "2025"),
        ("year:2025", "date", "2025"),
        ("在:圆桌", "kind", "圆桌"),
        ("演讲者:罗砚秋", "speaker", "罗砚秋"),
        ("嘉宾：罗砚秋 潮汐", "speaker", "罗砚秋"),
    ],
)
def test_a_field_has_the_names_that_people_give_it(typed: str, field: str, value: str) -> None:
    [one] = understand(typed).fields
    assert (one.field, one.value) == (field, value)


@pytest.mark.parametrize(
    "typed", ["date:2025年", "日期:2025年9月", "日期:2025年9月19日", "date:2025年..2026"]
)
def test_a_time_may_be_written_as_in_chinese(samples: Archive, typed: str) -> None:
    assert not samples.find(typed).hints and samples.find(typed).total


@pytest.mark.parametrize(
    "typed", ["foo:x", "speakr:Quillmere", "title:tide", "tide foo:x", "讲著:罗砚秋", "鑫淼:水"]
)
def test_a_field_that_there_is_not_is_told_and_read_as_words(samples: Archive, typed: str) -> None:
    [hint] = samples.find(typed).hints
    assert NO_FIELD in hint and "speaker, session" in hint


@pytest.mark.parametrize(
    "typed",
    [
        "3:1",
        "10:30",
        "https://example.org/tide",
        "潮汐:数据",
        "港口：未来",
        "今天的题目是:未来",
        "tide: data",
        "tide:data",
        "a:b",
        '"foo:x"',
        "speaker:Quillmere",
    ],
)
def test_a_colon_is_mostly_no_field(samples: Archive, typed: str) -> None:
    assert not any(NO_FIELD in hint for hint in samples.find(typed).hints)


def test_what_stands_so_is_no_field(archive: Archive) -> None:
    archive.put("one.md", "**Ines Vale:** Title: a boat.\n\n**Tomo Reed:** Yes, by all means.\n")
    archive.indexer.drain()
    assert archive.find("title:a").hints == ()
    assert NO_FIELD in archive.find("title:harbour").hints[0]


@pytest.mark.parametrize("typed", ['"潮汐 AND', '潮汐 "数据', "「潮汐", "“潮汐 数据"])
def test_a_quotation_mark_that_is_not_closed_is_told(typed: str) -> None:
    [hint] = understand(typed).hints
    assert "not closed" in hint


@pytest.mark.parametrize(
    "typed", ['"潮汐"', "“潮汐” 数据", '"潮汐" AND "数据"', 'a screen of 5"', "「潮汐」"]
)
def test_one_that_is_closed_or_stands_for_nothing_is_not(typed: str) -> None:
    assert understand(typed).hints == []


@pytest.mark.parametrize("typed", ["潮汐 AND", "潮汐 &&"])
def test_an_and_with_nothing_behind_it_is_told(typed: str) -> None:
    [hint] = understand(typed).hints
    assert "AND" in hint


def test_the_same_is_told_once_and_not_everything(samples: Archive) -> None:
    assert len(samples.find("speaker:nobody " * 20).hints) == 1
    assert len(samples.find(" ".join(f"speaker:nobody{i}" for i in range(100))).hints) <= 5
    assert len(samples.find("in:foo tide " * 100).hints) <= 3
    assert len(samples.find(" ".join(f"foo{i}x:tide" for i in range(50))).hints) <= 5
