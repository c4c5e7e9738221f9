"""A number that goes on is another one: 二十 is not said where 二十七 is."""

import pytest

from tests.archived import Archive
from tests.search.hits import put, shown


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("百分之二十", "候潮的时间再降百分之二十七。"),
        ("百分之二", "候潮的时间再降百分之二十。"),
        ("五十艘渔船进港", "那天有三百五十艘渔船进港的。"),
        ("昨天来了五十", "昨天来了五十六艘船。"),
        ("吊机一共有三百", "我们的吊机一共有三百二十台。"),
        ("一年投入两千", "码头一年投入两千五。"),
        ("三千五百六十七万", "码头花了三千五百六十七万两千元。"),
        ("灯塔亮了23", "这座灯塔亮了2300个晚上。"),
        ("这座灯塔花了5", "这座灯塔花了5.6万元。"),
    ],
)
def test_where_a_number_goes_on_a_passage_is_a_part_at_best(archive: Archive, asked: str, said: str) -> None:
    put(archive, said)
    assert {hit.match for hit in archive.find(asked).hits} <= {"partial"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("017年以来，O", "2017年以来，Ondara修了三座灯塔。"),
        ("十艘渔船进港的时候我们都在", "那天有三百五十艘渔船进港的时候我们都在。"),
        ("这座灯塔一共亮了23", "这座灯塔一共亮了2300个晚上。"),
        ("000个晚上都亮着灯的码头一共有三", "3000个晚上都亮着灯的码头一共有三百座。"),
    ],
)
def test_a_copied_line_may_be_cut_within_a_number(archive: Archive, asked: str, said: str) -> None:
    put(archive, said)
    [hit] = archive.find(asked).hits
    assert hit.match == "exact"


def test_the_whole_number_comes_first_and_is_all_that_is_found_of_it(archive: Archive) -> None:
    put(archive, "用岸电的船到了百分之六十一。", "其中60%是渔船。", "渔船占百分之六十。")
    found = [(shown(hit), hit.match) for hit in archive.find("百分之六十").hits]
    assert found == [(["百分之六十"], "exact"), (["60%"], "variant")]


@pytest.mark.parametrize(
    ("asked", "said"), [("百货公司", "第一百货公司开在码头。"), ("我们下周五", "我们下周五十点见。")]
)
def test_what_is_no_number_stands_beside_one_as_it_is(archive: Archive, asked: str, said: str) -> None:
    put(archive, said)
    [hit] = archive.find(asked).hits
    assert (shown(hit), hit.match) == ([asked], "exact")
