"""Two numbers with a sign between them are a fraction, or a range, and no digits in a row."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.query.query import parse
from app.search.verify.verify import verify
from app.text.normalise import fold
from tests.archived import Archive, archive_in
from tests.search.hits import marked, put, shown
from tests.search.quoting import check_all


@pytest.mark.parametrize("asked", ["1/2", "2/3", "2-3", "3/4", "5-4"])
def test_they_are_no_digits_in_a_row(archive: Archive, asked: str) -> None:
    put(archive, "一船油要一二十万。", "大船要二三十万。", "新港要三四百亿。", "那天是五四，大家休息。")
    assert archive.find(asked).total == 0


@pytest.mark.parametrize("asked", ["20-30年", "20-30", "20～30", "20-30%", "20-24", "20-19", "19/99"])
def test_they_are_no_year_either(archive: Archive, asked: str) -> None:
    put(archive, "到2030年要修好码头。", "修到2024年为止。", "2019年，不是1999年。")
    assert archive.find(asked).total == 0


@pytest.mark.parametrize("asked", ["1/5", "5分之1", "五分之一", "⅕"])
def test_a_fraction_is_found_in_all_its_spellings(archive: Archive, asked: str) -> None:
    put(
        archive,
        "渔船占1/5以上。",
        "游船占5分之1。",
        "货船占五分之一。",
        "拖船占六分之一。",
        "帆船占百分之五。",
    )
    sure = [hit for hit in archive.find(asked).hits if hit.match in ("exact", "variant")]
    assert {words for hit in sure for words in shown(hit)} == {"1/5", "5分之1", "五分之一"}
    assert all((hit.match == "exact") == (shown(hit) == [asked]) for hit in sure)


@pytest.mark.parametrize(
    ("asked", "said", "words"),
    [
        ("1/3", "A third of the gulls left.", "A third"),
        ("2/3", "We lost two thirds of the nets.", "two thirds"),
        ("1/2", "Half of the crew slept.", "Half"),
        ("1/2", "码头的一半是空的。", "一半"),
        ("二分之一", "码头的一半是空的。", "一半"),
        ("2/5", "四成的船等泊。", "四成"),
        ("3/10", "十分之三的船等泊。", "十分之三"),
    ],
)
def test_a_fraction_is_found_in_words_as_the_quote_check_knows_them(
    archive: Archive, asked: str, said: str, words: str
) -> None:
    put(archive, said, "A third party came in the first half of the year.", "两成立的公司。")
    [hit] = [one for one in archive.find(asked).hits if one.match != "partial"]
    assert (shown(hit), hit.match) == ([words], "variant")


def test_a_range_is_found_as_it_is_said(archive: Archive) -> None:
    put(
        archive, "要等2-3个小时。", "要等2到3个小时。", "要等两到三个小时。", "要等两三个小时。",
        "要等2 to 3 hours。", "花了两三百万。", "来了十二三个人。", "要等二三十年。",
    )  # fmt: skip
    assert marked(archive, "2-3") == {"2-3", "2到3", "两到三", "两三", "2 to 3"}
    assert marked(archive, '"2-3个"') == {"2-3个", "2到3个"}


def test_a_score_is_as_it_is_said_too(archive: Archive) -> None:
    put(archive, "渔船队3-1赢了。", "拖船队三比一输了。", "三一号船。")
    assert marked(archive, "3-1") == {"3-1", "三比一"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("2024/7/5", ["2024", "七", "五"]),
        ("2024-07-05", ["2024", "七", "五"]),
        ("gpt-4", ["gpt", "四"]),
        ("2-3万", ["二", "到", "30000"]),
        ("1-2-3", ["一", "二", "三"]),
    ],
)
def test_dates_codes_and_longer_rows_are_none(text: str, keys: list[str]) -> None:
    assert fold(text).keys == keys


def test_a_fraction_is_one_clause() -> None:
    [clause] = parse("1/5").wanted
    assert clause.keys == ("五", "分", "之", "一")


@pytest.mark.parametrize(
    "asked", ["1/100", "by 1/100", "2/100", "二十分之一", "20分之1", "一百分之一", "万分之五百"]
)
def test_a_share_of_a_few_hundredths_is_looked_for_too(archive: Archive, asked: str) -> None:
    put(archive, f"The tide rose by {asked}, 于是我们等着涨潮。", "We waited at the quay for the next boat.")
    [hit] = archive.find(asked).hits
    assert hit.match == "exact"


PARTS = (
    ["", "潮水 ", "tide "],
    ["0", "1", "2", "10", "100", "2024", "9" * 40, "一", "二十", "百", "万", "五百", "one", "half"],
    ["/", "分之", "-", "～", "到", " to ", "成", " ", "."],
    ["1", "2.5", "8", "100", "1000", "9" * 40, "一", "三", "十", "百万", "fifths", "half"],
    ["", "%", "成", "万", "年", " of the boats"],
)
SHARES = st.tuples(*map(st.sampled_from, PARTS)).map("".join) | st.text(
    "0123456789一二两十百千万亿分之成半/-~.%年", max_size=12
)


@pytest.fixture(scope="module")
def some_shares(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    archive = archive_in(tmp_path_factory.mktemp("shares"))
    put(
        archive,
        "渔船占1/5以上，游船占四成。",
        "百分之二十的船等2-3个小时。",
        "Half of the boats wait two to three hours.",
    )
    yield archive
    archive.close()


@settings(max_examples=150, deadline=None)
@given(asked=SHARES, said=SHARES)
def test_whatever_the_share_or_range_there_is_an_answer(some_shares: Archive, asked: str, said: str) -> None:
    some_shares.find(asked)
    check_all(some_shares, asked)
    for words in (asked, f"the tide of {asked} boats"):
        wanted = parse(words).wanted
        verify(wanted, (), said, asked)


def test_digits_with_a_sign_between_are_not_found_as_one_number(archive: Archive) -> None:
    put(archive, "港口有1100名船员，还有2030只海鸥。", "The boats of this harbour never leak in May.")
    assert not archive.find("1/100").hits and not archive.find("20-30").hits
