"""Numbers have one spelling, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import fold
from app.text.numbers import numbers


def keys(text: str) -> list[str]:
    return fold(text).keys


@pytest.mark.parametrize(
    "same",
    [
        ("5.2万亿", "5。2万亿", "五点二万亿", "52000亿", "５.２萬億", "5.2 trillion"),
        ("百分之三十", "30%", "30％", "百分之30", "30 percent"),
        ("1,000", "1000", "一千"),
        ("两千零二十四", "2024", "二零二四", "二〇二四"),
        ("一亿二千万", "1.2亿", "120000000"),
        ("一百五", "一百五十", "150"),
        ("零一万物", "1万物"),
        ("7月5日", "07月05日", "七月五日"),
        ("GPT4", "gpt-4", "GPT 4"),
    ],
)
def test_the_spellings_of_a_number_are_one(same: tuple[str, ...]) -> None:
    assert len({tuple(keys(spelling)) for spelling in same}) == 1


@pytest.mark.parametrize("text", ["千万不要", "万一", "十分", "三四十", "一些", "统一", "看一看"])
def test_words_that_only_look_like_numbers_stay_words(text: str) -> None:
    assert keys(text) == list(text)


@pytest.mark.parametrize(("text", "unit"), [("300千瓦", "千"), ("5兆瓦", "兆")])
def test_units_of_measure_are_no_part_of_a_number(text: str, unit: str) -> None:
    assert unit in keys(text)


def test_a_code_is_no_amount() -> None:
    assert keys("007") == ["007"]
    assert keys("9" * 40) == ["9" * 40]


def test_the_digits_of_a_larger_amount_can_be_looked_for() -> None:
    assert "5.2" in fold("5。2万亿").extras


@given(st.text(alphabet="零一二两三九十百千万亿点分之%0123456789.,。 a年", max_size=30))
def test_every_number_stands_where_it_says(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.keys and all(number.keys)
        end = number.end
