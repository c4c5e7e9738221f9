"""A day, and so long a time, is found however it is said."""

import pytest

from app.text.mixed import scripts_apart
from app.text.normalise import fold
from tests.archived import Archive
from tests.search.hits import put, shown


@pytest.mark.parametrize(
    ("asked", "said", "words"),
    [
        ("11月30日", "港口11月30号开工。", "11月30号"),
        ("10月1日", "灯塔十月一号亮了。", "十月一号"),
        ("6月3号", "船队六月三日出海。", "六月三日"),
        ("4年3个月", "修它用了四年零三个月。", "四年零三个月"),
        ("四年三个月", "修它用了4年零3个月。", "4年零3个月"),
        ("9.5小时", "候潮要九个半小时。", "九个半小时"),
        ("九个半小时", "候潮要9.5小时。", "9.5小时"),
        ("2.5小时", "候潮要2个半小时。", "2个半小时"),
        ("3小时", "候潮要三个小时。", "三个小时"),
        ("1.5年", "修它用了一年半，很快。", "一年半"),
        ("15.5个月", "修它用了十五个半月。", "十五个半月"),
    ],
)
def test_another_way_to_say_it_is_a_variant(archive: Archive, asked: str, said: str, words: str) -> None:
    put(archive, said, "每个月要等几个小时。", "五月就亮了。")
    [hit] = [one for one in archive.find(asked).hits if one.match != "partial"]
    assert (shown(hit), hit.match) == ([words], "variant")


@pytest.mark.parametrize("asked", ["5年7个月", "7个月"])
def test_a_duration_is_not_cut_apart(archive: Archive, asked: str) -> None:
    put(archive, "五年前开工。", "每个月来七个人。", "七月亮了。")
    results = archive.find(asked)
    assert not results.hints
    assert {hit.match for hit in results.hits} <= {"partial"}


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("4年3个月", ["4年3个月"]),
        ("2031年60亿", ["2031年", "60亿"]),
        ("3个月亮", ["3个", "月亮"]),
        ("百分之零点五", ["百分之零点五"]),
    ],
)
def test_what_is_counted_stays_with_its_number(words: str, parts: list[str]) -> None:
    assert scripts_apart(words) == parts


@pytest.mark.parametrize("words", ["一天半夜", "三天半价", "两年半导体", "三四个半小时"])
def test_not_every_half_is_one_of_what_was_counted(words: str) -> None:
    assert not any("." in key for key in fold(words).keys)


@pytest.mark.parametrize(
    ("asked", "said", "words"),
    [
        ("17年11月", "那是2017年11月的事。", "2017年11月"),
        ("98年以来", "1998年以来港口一直开着。", "1998年以来"),
        ("11年海洋贸易奖", "他是2011年海洋贸易奖得主。", "2011年海洋贸易奖"),
    ],
)
def test_a_year_is_found_without_its_century(archive: Archive, asked: str, said: str, words: str) -> None:
    put(archive, said, "The boats waited at the quay for the tide.")
    [hit] = archive.find(asked).hits
    assert (shown(hit), hit.match) == ([words], "variant")


@pytest.mark.parametrize("asked", ["20年前", "二十年以来", "20年"])
def test_so_many_years_are_no_year(archive: Archive, asked: str) -> None:
    put(archive, "2020年前要修好，2020年以来没变。", "The boats waited at the quay for the tide.")
    assert {hit.match for hit in archive.find(asked).hits} <= {"partial"}
