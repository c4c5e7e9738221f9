"""Quotations that are nearly right: in another order, with a hyphen, with who says it."""

import pytest

from tests.archived import Archive
from tests.search.quoting import check, only, put


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("从10月1日起港口不再收费", "从十月一号起港口不再收费。"),
        ("从10月1号起港口不再收费", "从10月1日起港口不再收费。"),
        ("start-ups with new boats fail", "Startups with new boats fail."),
        ("startups with new boats fail", "Start-ups with new boats fail."),
        ("most boats of start-ups leak", "Most boats of start ups leak."),
        ("our start ups leak … and sink", "Our startups leak now and then and sink."),
    ],
)
def test_another_spelling_of_a_day_or_compound_is_a_variant(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.difference) == ("variant", ())


def test_a_room_number_is_no_day(archive: Archive) -> None:
    match = only(archive, "港口的3日码头今天不收费", "港口的3号码头今天不收费。")
    assert [(one.asked, one.said) for one in match.difference] == [("日", "号")]


def test_a_number_said_in_another_place_is_no_other_number(archive: Archive) -> None:
    said = "我们这个港口的集装箱吞吐总量到2030年将达到五百万箱。"
    match = only(archive, "到2030年我们这个港口的集装箱吞吐总量将达到五百万箱", said)
    assert (match.match, match.notes) == ("sounds_like", [])
    assert match.remarks == ["Said in another place of the sentence: “到2030年”."]


def test_a_small_word_too_many_does_not_make_it_absent(archive: Archive) -> None:
    said = "Education is to repair our leaking boats."
    match = only(archive, "the purpose of an education is to repair our leaking boats", said)
    assert match.match == "partial"


@pytest.mark.parametrize("name", ["Ines Vale", "Vale"])
def test_who_said_it_may_stand_before_a_quotation(archive: Archive, name: str) -> None:
    put(archive, ("Ines Vale", "The boats of this harbour never leak."))
    answer = check(archive, f"{name}: The boats of this harbour never leak")
    assert answer.verdict == "exact"
    assert answer.remarks == [f"Not counted, for it tells who speaks: “{name}”."]


def test_who_said_it_may_stand_before_a_chinese_quotation(archive: Archive) -> None:
    put(archive, ("沈望汀", "今天的潮水在港口等着我们。"))
    assert check(archive, "沈望汀：今天的潮水在港口等着我们").verdict == "exact"


def test_other_words_before_a_colon_are_words(archive: Archive) -> None:
    put(archive, ("Ines Vale", "The boats of this harbour never leak."))
    answer = check(archive, "My point: the boats of this harbour never leak")
    assert answer.remarks == [] and answer.verdict != "exact"


RANK = "The gulls rank every boat by its smell and seldom agree on any of them"


@pytest.mark.parametrize(
    ("asked", "said", "lost"),
    [
        (
            f"Is there a tax on it? Right. Well. {RANK}.",
            [("Bea Lund", "At noon there is a new bell."), ("Ines Vale", f"Right. Well. {RANK}.")],
            "Is there a tax on it",
        ),
        (
            f"{RANK}. Right. Well. Is there a tax on it?",
            [("Ines Vale", f"{RANK}. Right. Well. At noon there is a new bell.")],
            "Is there a tax on it",
        ),
        (
            "船是不是要交税？对，海鸥按气味给每一条船排名次，从最香的排到最臭的。",
            [
                ("Bea Lund", "后来就是一口新钟。"),
                ("Ines Vale", "对，海鸥按气味给每一条船排名次，从最香的排到最臭的。"),
            ],
            "船是不是要交税",
        ),
    ],
)
def test_a_short_sentence_that_was_not_said_is_laid_against_no_other(
    archive: Archive, asked: str, said: list[tuple[str, str]], lost: str
) -> None:
    put(archive, *said)
    [match] = check(archive, asked).matches
    assert [(one.op, one.asked, one.said) for one in match.difference] == [("delete", lost, "")]
    assert [row.speaker for row in match.speakers] == ["Ines Vale"]


def test_a_short_sentence_of_which_most_was_said_so_is_laid_against_it(archive: Archive) -> None:
    put(archive, ("Ines Vale", f"Is there a bell on it? Right. Well. {RANK}."))
    [match] = check(archive, f"Is there a tax on it? Right. Well. {RANK}.").matches
    assert [(one.asked, one.said) for one in match.difference] == [("tax", "bell")]
