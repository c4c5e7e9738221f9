"""Words that begin or end in the middle of a number say another one."""

import pytest

from app.text.cut_numbers import cuts_a_number


@pytest.mark.parametrize(
    ("words", "before", "behind"),
    [
        ("百分之二十", "降了", "七。"),
        ("百分之二", "降了", "十七。"),
        ("五十", "有", "六艘"),
        ("三百", "有", "二十个"),
        ("我们造了两千", "", "五百艘"),
        ("我们造了三", "", "百艘"),
        ("这是第三", "", "十届"),
        ("五点六", "", "五亿"),
        ("十年以来", "这二", ""),
        ("造了23", "我们", "00艘"),
        ("造了5", "我们", ".6亿"),
        ("造了2", "我们", ",300艘"),
    ],
)
def test_a_number_that_goes_on_is_another_one(words: str, before: str, behind: str) -> None:
    assert cuts_a_number(words, before, behind)


@pytest.mark.parametrize(
    ("words", "before", "behind"),
    [
        ("百分之二十", "降了", "左右"),
        ("百分之二十", "降了", "。七月"),
        ("百货公司", "第一", "开门"),  # no number begins with that word
        ("我们下周五", "", "十点见"),  # nor does one end so
        ("造了5", "我们", "."),
        ("一起学习", "十", ""),
        ("潮汐", "三十", "二十"),
        ("十年以来我们造了三", "二", "百艘"),  # a copied line
    ],
)
def test_what_is_no_number_or_a_whole_one_is_not_cut(words: str, before: str, behind: str) -> None:
    assert not cuts_a_number(words, before, behind)
