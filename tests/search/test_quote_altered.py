"""What makes another statement of a quotation: a negation, other words; and what does not."""

import pytest

from tests.archived import Archive
from tests.search.quoting import check


def test_a_no_that_somebody_else_throws_in_turns_nothing_round(archive: Archive) -> None:
    talk = "# 2025-06-06 No\n\n**Ines Vale:** The tide will come\n\n**Tomo Reed:** No.\n\n**Ines Vale:** {}\n"
    archive.put("no.md", talk.format("back to this harbour tomorrow morning."))
    archive.indexer.drain()
    [match] = check(archive, "The tide will come back to this harbour tomorrow morning").matches
    assert match.match == "variant" and match.notes == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("this is very good for boats", "This is not very good for boats."),
        ("潮水是等人的东西", "潮水是不等人的东西。"),
    ],
)
def test_a_negation_is_told(archive: Archive, asked: str, said: str) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert match.match == "partial"
    assert [note.startswith("A word turns the sentence round") for note in match.notes] == [True]


def test_a_lost_word_with_a_negating_character_need_turn_nothing_round(archive: Archive) -> None:
    archive.put(
        "talk.md", "# 2025-06-05 Leaks\n\n**Ines Vale:** 今天的潮水对于这个港口来说是非常重要的事情。\n"
    )
    archive.indexer.drain()
    [match] = check(archive, "今天的潮水对于这个港口来说是重要的事情").matches
    assert (match.match, match.notes) == ("sounds_like", [])


@pytest.mark.parametrize(
    ("asked", "said", "words", "others"),
    [
        ("感谢各位船长的关怀、信任和反对", "感谢各位船长的关怀、信任和支持。", "反对", "支持"),
        (
            "the share of gulls has been rising slowly",
            "The share of gulls has been declining slowly.",
            "rising",
            "declining",
        ),
        ("港口船只多、水面小，有利于停泊", "港口船只多，水面大，有利于停泊。", "小", "大"),
        (
            "这个港口的收入将达到5.6万亿美元",
            "这个港口的收入将达到5.6万亿元。",
            "5.6万亿美元",
            "5.6万亿元",
        ),
        ("今天有些船长都在港口等着潮水", "今天所有船长都在港口等着潮水。", "有些", "所有"),
        ("我们来得慢，但是我们还在港口", "我们来得慢，而且我们还在港口。", "但是", "而且"),
        ("国外的船长都在港口等着潮水", "国内的船长都在港口等着潮水。", "国外", "国内"),
        ("我们可以在港口等着潮水上来", "我们必须在港口等着潮水上来。", "可以", "必须"),
        ("they sail much worse than us today", "They sail much better than us today.", "worse", "better"),
        ("the boats of harbour people leak", "The boats of people leak.", "harbour", ""),
    ],
)
def test_other_words_are_named_and_make_it_partial(
    archive: Archive, asked: str, said: str, words: str, others: str
) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert match.match == "partial"
    differ = f"Other words: “{words}” in the quotation, “{others}” in the archive."
    assert match.notes == [differ if others else f"Not in the archive: “{words}”."]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("潮水是港口最便宜的一座时钟", "潮水是这个港口最便宜的一座时钟。"),
        ("沙金特船长在港口等着潮水", "萨金特船长在港口等着潮水。"),
        ("我们比潮水来得慢，但我们是第二", "我们比潮水来得慢，但是我们是第二。"),
        ("雖然潮水漲了，船長們都還在等", "虽潮水涨了，船长们都还在等。"),
        (
            "the tide is a cheap kind of clock in harbours",
            "The tide is the cheap kind of clock in harbors.",
        ),
    ],
)
def test_small_words_and_what_sounds_alike_make_it_nearly_the_same(
    archive: Archive, asked: str, said: str
) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert (match.match, match.notes) == ("sounds_like", [])


def test_a_country_in_small_letters_is_quoted_right(archive: Archive) -> None:
    archive.put(
        "talk.md", "# 2025-06-05 Leaks\n\n**Ines Vale:** Especially on US data we found leaks in boats.\n"
    )
    archive.indexer.drain()
    assert check(archive, "especially on us data we found leaks in boats").verdict == "variant"


def test_a_sentence_turned_round_is_not_nearly_the_same(harbour: Archive) -> None:
    answer = check(harbour, "Tides are not the cheapest clock we have, and nobody has to wind it")
    assert answer.verdict == "partial"
    assert ("not", "") in [(one.asked, one.said) for one in answer.matches[0].difference]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("渔船擅长绕过礁石，不擅长绕过风浪", "渔船呃。它擅长绕过礁石，不擅长绕过风浪。"),
        ("船长擅长看潮水，不擅长看天气", "船长，他擅长看潮水，不擅长看天气。"),
        ("船長擅長看潮水，不擅長看天氣", "船长，他擅长看潮水，不擅长看天气。"),
        ("The pilots know every stone of this river", "The pilots, they know every stone of this river."),
    ],
)
def test_a_pronoun_that_takes_up_who_was_named_is_little(archive: Archive, asked: str, said: str) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert (match.match, match.notes) == ("sounds_like", [])
    assert [one.op for one in match.difference] == ["insert"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("船长擅长看潮水，不擅长看天气", "船长说他擅长看潮水，不擅长看天气。"),
        ("他擅长看潮水，不擅长看天气", "我擅长看潮水，不擅长看天气。"),
        ("我们擅长看潮水，她不擅长看天气", "我们擅长看潮水，不擅长看天气。"),
        ("The pilots know every stone of this river", "The pilots say they know every stone of this river."),
    ],
)
def test_a_pronoun_that_changes_who_is_meant_is_another_word(archive: Archive, asked: str, said: str) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    assert [match.match for match in check(archive, asked).matches] == ["partial"]
