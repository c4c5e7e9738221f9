"""A number that goes on is another one: 二十 is not said where 二十七 is."""

import pytest

from tests.archived import Archive
from tests.search.hits import put, shown


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("百分之二十", "候潮的时间再降百分之二十七。"),
        ("百分之二", "候潮的时间再降百分之二十。"),
        ("五十艘渔船进港的", "那天有三百五十艘渔船进港的。"),
        ("昨天来了五十", "昨天来了五十六艘船。"),
        ("我们的吊机一共有三百", "我们的吊机一共有三百二十台。"),
        ("码头一年投入两千", "码头一年投入两千五。"),
        ("这座灯塔亮了23", "这座灯塔亮了2300个晚上。"),
        ("这座灯塔花了5", "这座灯塔花了5.6万元。"),
    ],
)
def test_where_a_number_goes_on_a_passage_is_a_part_at_best(archive: Archive, asked: str, said: str) -> None:
    put(archive, said)
    assert {hit.match for hit in archive.find(asked).hits} <= {"partial"}


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
