"""The smallest stretches that can be one voice's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.attribution.clauses import clauses


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in clauses(text)]


def test_a_sign_ends_a_clause() -> None:
    assert cut("好，谢谢。我们开始吧？") == ["好，", "谢谢。", "我们开始吧？"]


def test_a_number_stays_whole() -> None:
    assert cut("到5。6万亿，谢谢") == ["到5。6万亿，", "谢谢"]


@pytest.mark.parametrize(
    ("glued", "pieces"),
    [
        ("集中在这三个方面，谢谢好，谢谢罗博士", ["集中在这三个方面，", "谢谢", "好，", "谢谢罗博士"]),
        ("谢谢罗博士下面请陆总", ["谢谢罗博士", "下面请陆总"]),
        ("我就先讲这个感谢陆总", ["我就先讲", "这个感谢陆总"]),
        ("从您开始好，谢谢", ["从您开始", "好，", "谢谢"]),
    ],
)
def test_voices_that_ran_together_are_cut_where_the_next_one_thanks(glued: str, pieces: list[str]) -> None:
    assert cut(glued) == pieces


def test_a_sign_that_a_mark_left_behind_is_no_clause() -> None:
    assert cut("谢谢。，好的。") == ["谢谢。，", "好的。"]


@given(st.text(alphabet="好谢啊，。？ 5.a\n总请", max_size=60))
def test_clauses_cover_everything_without_gaps(text: str) -> None:
    found = clauses(text)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.start < one.end for one in found)
