"""Small words that a quotation leaves out, adds or changes, and what is not counted of what was pasted."""

import pytest

from tests.archived import Archive
from tests.search.quoting import check, only


@pytest.mark.parametrize(
    ("asked", "said", "lost"),
    [
        ("港口的船长要出海了", "港口的船长都要出海了。", "都"),
        ("港口的船长明天要出海了", "港口的船长明天也要出海了。", "也"),
        ("一座这样的灯塔可能几十万", "一座这样的灯塔，我们可能几十万。", "我们"),
        ("潮水不等人，它一天来两次，可是非常准", "潮水不等人，它一天来两次，可是它非常准。", "它"),
        ("潮水不等人，它一天来两次，非常准", "潮水不等人，它一天来两次，它非常准。", "它"),
        ("我们先把灯点上，然后再请大家", "我们先把灯点上，然后我们再请大家。", "我们"),
        (
            "They come in with the tide and leave at noon",
            "They come in with the tide and they leave at noon.",
            "they",
        ),
        ("Half of the boats of this yard use sails", "Half of the boats of this yard now use sails.", "now"),
        (
            "But most of these boats turn out to be good",
            "But most of these boats out turn out to be good.",
            "out",
        ),
        (
            "The gulls sleep here. They never wake us",
            "The gulls sleep here. Well, they never wake us.",
            "Well",
        ),
    ],
)
def test_a_small_word_left_out_is_told_and_it_is_nearly_the_same(
    archive: Archive, asked: str, said: str, lost: str
) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.notes) == ("sounds_like", [])
    assert match.remarks == [f"Left out: “{lost}”."]


def test_one_that_was_put_in_is_told_too(archive: Archive) -> None:
    match = only(archive, "港口的船长都要出海了", "港口的船长要出海了。")
    assert (match.match, match.notes) == ("sounds_like", [])
    assert match.remarks == ["Not in the archive: “都”."]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("大家都说好，可谁先来谁就吃亏", "大家都说好，可是谁先来谁就吃亏。"),
        ("大家都说好，但是谁先来谁就吃亏", "大家都说好，可是谁先来谁就吃亏。"),
        ("今天早上没把灯塔的门关上", "今天早上没有把灯塔的门关上。"),
    ],
)
def test_a_word_that_says_the_same_is_nearly_the_same(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.notes) == ("sounds_like", [])


@pytest.mark.parametrize(
    ("asked", "said", "note"),
    [
        ("船长们在等，不等", "船长们在等，我们不等。", "Left out: “我们”."),
        ("我很守时，可是不守时", "我很守时，可是他不守时。", "Left out: “他”."),
        (
            "I sail on Mondays and sleep at noon",
            "I sail on Mondays and she sleeps at noon.",
            "Left out: “she”.",
        ),
        (
            "港口的船长不要出海",
            "港口的船长不都要出海。",
            "Other words: “不要” in the quotation, “不都要” in the archive.",
        ),
        ("港口的船长可以出海", "港口的船长应该可以出海。", "Left out: “应该”."),
        ("the boats can leave at noon today", "The boats can only leave at noon today.", "Left out: “only”."),
        (
            "the boats of our harbour leave at noon",
            "The boats of our harbour may leave at noon.",
            "Left out: “may”.",
        ),
        (
            "the big boats and gulls of this pier",
            "The big boats and big gulls of this pier.",
            "Left out: “big”.",
        ),
        (
            "The boats of this pier do not leak",
            "The boats of this pier leak.",
            "A word turns the sentence round, and is not in the archive: “do not”.",
        ),
        (
            "这座灯塔用了三年",
            "这座灯塔用了三十年。",
            "A number differs: “三” in the quotation, “三十” in the archive.",
        ),
    ],
)
def test_a_word_that_changes_the_sense_makes_it_partial(
    archive: Archive, asked: str, said: str, note: str
) -> None:
    match = only(archive, asked, said)
    assert match.match == "partial"
    assert note in match.notes


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The boats of this pier (laughter) never leak in May.", "(laughter)"),
        ("The boats of this pier never leak in May.（掌声）", "（掌声）"),
        ("1. The boats of this pier never leak in May.", "1."),
        ("（2）The boats of this pier never leak in May.", "（2）"),
        ("③ The boats of this pier never leak in May.", "③"),
        ("• The boats of this pier never leak in May.", "•"),
        ("一、The boats of this pier never leak in May.", "一、"),
    ],
)
def test_stage_directions_and_the_number_of_a_list_are_not_counted_and_told(
    archive: Archive, asked: str, told: str
) -> None:
    match = only(archive, asked, "The boats of this pier never leak in May.")
    assert (match.match, match.difference) == ("exact", ())
    assert check(archive, asked).remarks == [f"Not counted, for it is no part of the quotation: “{told}”."]


@pytest.mark.parametrize(
    "asked", ["1.5万条船今天在港口等着潮水", "12条船今天在港口等着潮水", "一、二号船今天在港口等着潮水"]
)
def test_a_number_that_was_said_is_no_number_of_a_list(archive: Archive, asked: str) -> None:
    assert only(archive, asked, f"{asked}。").match == "exact"
    assert check(archive, asked).remarks == []


def test_words_in_brackets_that_are_no_stage_direction_are_words(archive: Archive) -> None:
    match = only(archive, "The boats (and the gulls) never leak in May", "The boats never leak in May.")
    assert match.match == "partial"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("few keepers can count the gulls", "A few keepers can count the gulls."),
        ("we have little time for old boats", "We have a little time for old boats."),
        ("we have a little time for old boats", "We have little time for old boats."),
    ],
)
def test_an_a_before_few_or_little_says_something_else(archive: Archive, asked: str, said: str) -> None:
    assert only(archive, f"so it is said that {asked}", f"So it is said that {said}").match == "partial"


def test_nor_may_a_quotation_begin_behind_it(archive: Archive) -> None:
    match = only(archive, "few keepers can count the gulls", "A few keepers can count the gulls.")
    assert match.match == "partial"
