"""Numbers have one spelling, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import fold
from app.text.numbers import is_number, numbers


def keys(text: str) -> list[str]:
    return fold(text).keys


@pytest.mark.parametrize(
    "same",
    [
        ("5.2万亿", "5。2万亿", "五点二万亿", "52000亿", "５.２萬億", "5.2 trillion"),
        ("百分之三十", "30%", "30％", "百分之30", "30 percent"),
        ("1,000", "1000", "一千"),
        ("0点7", "0.7", "零点七"),
        ("0点75几", "0.75几"),
        ("3点5个百分点", "3.5个百分点"),
        ("百分之3点5", "3.5%"),
        ("2点5万亿", "2.5万亿", "二点五万亿"),
        ("1万亿1万亿", "1万亿，一万亿"),
        ("两千零二十四", "2024", "二零二四", "二〇二四"),
        ("一亿二千万", "1.2亿", "120000000"),
        ("一百五", "一百五十", "150"),
        ("零一万物", "1万物"),
        ("7月5日", "07月05日", "七月五日"),
        ("GPT4", "gpt-4", "GPT 4"),
        ("5万6千亿", "5.6万亿", "五万六千亿"),
        ("1亿2千万", "1亿2000万", "1.2亿", "一亿二千万"),
        ("3万5", "3万5000", "35000", "三万五"),
        ("十年", "10年"),
        ("十倍", "10倍"),
        ("十分钟", "10分钟"),
        ("两个", "2个", "二个"),
        ("两年", "2年"),
        ("第二个", "第2个"),
        ("二年级", "2年级"),
        ("twenty-six years", "twenty six years", "26 years", "Twenty-Six Years"),
        ("ninety-five percent", "ninety-five per cent", "95%", "百分之九十五"),
        ("one percent", "1%"),
        ("forty million", "40 million", "4000万"),
        ("two hundred", "200", "两百"),
        ("two hundred and five", "two hundred five", "205"),
        ("two thousand and twenty-four", "2024"),
        ("one hundred two million", "102 million"),
        ("five point two trillion", "5.2 trillion", "5.2万亿"),
        ("between five and six hundred", "between five and 600"),
        ("a hundred", "one hundred", "100", "一百"),
        ("a hundred and ninety", "190"),
        ("the other hundred and twenty-two", "the other 122"),
        ("a thousand", "1,000"),
        ("fifteen hundred", "1,500", "one thousand five hundred"),
        ("a hundred thousand", "100,000", "10万"),
        ("a hundred percent", "hundred percent", "100%"),
        ("half a million", "500,000", "50万"),
        ("a million and a half", "1.5 million", "one and a half million"),
        ("two and a half hours", "2.5 hours"),
        ("between fifty and a hundred", "between 50 and 100"),
        ("a hundred and a thousand", "100 and 1000"),
        ("two hundred and three hundred", "200 and 300"),
        ("two thousand three hundred six hundred", "2300 600"),
        ("two thousand and three thousand", "2000 and 3000"),
    ],
)
def test_the_spellings_of_a_number_are_one(same: tuple[str, ...]) -> None:
    assert len({tuple(keys(spelling)) for spelling in same}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "千万不要",
        "万一",
        "十分",
        "十足",
        "几十年",
        "三四十年",
        "两岸",
        "两会",
        "一些",
        "统一",
        "看一看",
        "一百万二百万",
    ],
)
def test_words_that_only_look_like_numbers_stay_words(text: str) -> None:
    assert keys(text) == list(text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("one of the two", "one of the two"),
        ("ten people", "ten people"),
        ("several hundred and twenty of us", "several hundred and 20 of us"),
        ("a quarter of a million", "a quarter of a million"),
        ("hundreds of ships, the hundred ships", "hundreds of ships the hundred ships"),
        ("an hour and a half", "an hour and a half"),
        ("ten and a half of them", "ten and a half of them"),
        ("universities plenty hundreds of millions", "university plenty hundreds of millions"),
        ("100万200万", "1000000, 2000000"),
        ("3万5G基站", "30000 5G基站"),
        ("3万5年", "3万 5年"),
        ("8点30分", "8 点 30 分"),
        ("9点5分", "9 点 5 分"),
        ("10点15到", "10 点 15 到"),
        ("0点30分", "0 点 30 分"),
        ("第3点5个人", "第3 点 5个人"),
    ],
)
def test_what_is_no_number_in_one_is_not_read_as_one(text: str, same: str) -> None:
    assert keys(text) == keys(same)


def test_ten_and_two_count_by_themselves_only() -> None:
    assert keys("二十个") == keys("20个") != keys("十个")
    assert keys("12个") == keys("十二个") and keys("1.2个") == ["1.2", "个"]
    assert keys("第二个") != keys("两个")


def test_one_to_ten_stay_words_unless_something_great_is_counted() -> None:
    assert keys("one of the two") == ["one", "of", "the", "two"]
    assert keys("the twenty-first century") == ["the", "twenti", "first", "centuri"]
    assert keys("ten people, twenty people") == ["ten", "peopl", "20", "peopl"]


@pytest.mark.parametrize(("text", "unit"), [("300千瓦", "千"), ("5兆瓦", "兆")])
def test_units_of_measure_are_no_part_of_a_number(text: str, unit: str) -> None:
    assert unit in keys(text)


def test_a_code_is_no_amount() -> None:
    assert keys("007") == ["007"]
    assert keys("9" * 40) == ["9" * 40]


def test_the_digits_of_a_larger_amount_can_be_looked_for() -> None:
    assert "5.2" in fold("5。2万亿").extras


def test_the_words_of_an_amount_can_be_looked_for() -> None:
    assert {"two", "million"} <= set(fold("two million").extras)
    assert {"40", "million"} <= set(fold("forty million").extras)
    assert "million" in fold("40 million").extras


@given(st.text(alphabet="零一二两三九十百千万亿点分之%0123456789.,。 a年", max_size=30))
def test_every_number_stands_where_it_says(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.keys and all(number.keys)
        end = number.end


WORDS = [
    "one",
    "two",
    "ten",
    "twenty",
    "six",
    "hundred",
    "million",
    "and",
    "point",
    "a",
    "half",
    "percent",
    "-",
    "of",
    "first",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_every_number_in_words_stands_where_it_says(some: list[str]) -> None:
    text = " ".join(some)
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start - 1 : number.start] in ("", " ")
        assert text[number.end : number.end + 1] in ("", " ")
        end = number.end


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("5.2 trillion", True),
        ("twenty six", True),
        ("95 per cent", True),
        ("two", False),
        ("26 years", False),
    ],
)
def test_what_is_one_number_is_known(words: str, one: bool) -> None:
    assert is_number(words) is one


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("5.6tn yuan", "5.6 trillion yuan"),
        ("5.6tn", "5.6万亿"),
        ("60 bn", "60 billion"),
        ("3mn boats", "3 million boats"),
        ("€5m", "€5 million"),
        ("$20k", "$20,000"),
    ],
)
def test_scales_as_the_press_writes_them(short: str, long: str) -> None:
    assert fold(short).keys == fold(long).keys


@pytest.mark.parametrize("text", ["5m long", "4K video", "3 tnt", "$5mm", "60bnb", "5 metres"])
def test_a_unit_is_no_scale(text: str) -> None:
    assert not any(key.endswith("000") for key in fold(text).keys)


@pytest.mark.parametrize(
    "endless",
    ["1" + "亿" * 130_000, "3" + "千万亿" * 50_000, "三" + "亿万" * 50_000, "1.5" + "亿" * 130_000],
)
def test_units_without_end_are_no_amount(endless: str) -> None:
    assert list(numbers(endless)) == []
    assert [one.keys for one in numbers(f"{endless}, 5.2万亿")] == [("5200000000000",)]
