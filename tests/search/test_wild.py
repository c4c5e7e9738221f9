"""Wild cards: letters that may be any, at the end, at the beginning and within, in English and in Chinese."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query.wild import pattern_in, wild
from app.search.stages import fitting, matching
from tests.archived import Archive
from tests.search.hits import marked, put

SAID = (
    "The machine sees patterns.",
    "Biology and geology, economics and logic.",
    "They were running, he runs.",
    "A happy child and grandchildren of this nation.",
    "人工智能要用规模定律。",
    "规摸的定律，是吗？是的。",
    "A cat cut it.",
    "In 2024 came GPT4O.",
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("mach?ne", {"machine"}),
        ("patter?s", {"patterns"}),
        ("econ?mics", {"economics"}),
        ("*logy", {"Biology", "geology"}),
        ("bi*ogy", {"Biology"}),
        ("runn*", {"running"}),
        ("running*", {"running"}),
        ("happ*", {"happy"}),
        ("?hild", {"child"}),
        ("child*", {"child"}),
        ("*tion", {"nation"}),
        ("c?t", {"cat", "cut"}),
        ("人工?能", {"人工智能"}),
        ("人工？能", {"人工智能"}),
        ("规*定律", {"规模定律", "规摸的定律"}),
        ("规?定律", {"规模定律"}),
        ("*定律*", {"定律"}),
        ("20*", {"2024"}),
        ("gpt4*", {"GPT4O"}),
        ("mach*ne patter*", {"machine", "patterns"}),
    ],
)
def test_a_star_is_any_letters_and_a_question_mark_is_one(
    archive: Archive, asked: str, found: set[str]
) -> None:
    put(archive, *SAID)
    assert marked(archive, asked) == found


def test_a_question_mark_in_a_chinese_sentence_is_one_where_nothing_fits_otherwise(archive: Archive) -> None:
    put(archive, *SAID, "你好吗我很好")
    assert marked(archive, "是吗？是的") == {"是吗？是的"}
    assert marked(archive, "你好吗？我很好") == {"你好吗我很好"}


def test_what_fits_a_wild_card_can_be_left_out(archive: Archive) -> None:
    put(archive, *SAID)
    assert "running" not in " ".join(hit.row.text for hit in archive.find("-runn* -econ?mics -规*定律").hits)
    assert marked(archive, "he -runn*") == marked(archive, "定律 -规*定律") == set()
    assert marked(archive, "and -econ?mics") == {"and"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("*20*", {"2024"}),
        ("????ing", {"running"}),
        ("*ns", {"patterns", "runs"}),
        ("*ndch*", {"grandchildren"}),
        ("data*", {"data", "Database"}),
        ("data-driv*", {"data-driven"}),
        ("econom*,", {"economics"}),
        ("don*", {"don"}),
        ("naiv*", {"Naïve"}),
    ],
)
def test_every_word_that_fits_is_found_as_it_is_written(
    archive: Archive, asked: str, found: set[str]
) -> None:
    put(archive, *SAID, "The data-driven Database: don't be Naïve.")
    assert marked(archive, asked) == found
    assert not archive.find(asked).partial


def test_what_fits_is_counted_whole_and_a_facet_finds_what_it_says(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_VERIFIED", 1)
    put(archive, *SAID)
    results = archive.find("*ns OR *logy")
    assert (results.total, results.partial) == (3, False)
    assert [facet.count for facet in results.facets["speaker"]] == [3]


def test_of_too_many_words_the_most_frequent_are_looked_for_and_the_result_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, "a cat", "a cat", "a cut")
    monkeypatch.setattr(fitting, "MOST_WORDS", 1)
    results = archive.find("c?t")
    assert (results.total, results.partial) == (2, True)


def test_a_word_of_the_newest_edit_is_found_and_one_that_is_gone_is_not(archive: Archive) -> None:
    put(archive, "The tide.")
    assert marked(archive, "ti?e") == {"tide"}
    put(archive, "The time.")
    assert marked(archive, "ti?e") == {"time"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('"econom* and logic"', {"economics and logic"}),
        ('"they were *"', {"They were running"}),
        ('"a * child"', {"A happy child"}),
        ('"a * nation"', set()),
        ('"规*定律"', {"规模定律", "规摸的定律"}),
        ('"machine see?"', {"machine sees"}),
        ('"is?it"', set()),
    ],
)
def test_in_quotation_marks_too_and_a_star_alone_is_a_word(
    archive: Archive, asked: str, found: set[str]
) -> None:
    put(archive, *SAID)
    assert marked(archive, asked) == found


def test_a_question_mark_behind_the_only_word_is_a_letter_if_the_word_is_not_said(
    archive: Archive,
) -> None:
    put(archive, *SAID)
    assert marked(archive, "202?") == {"2024"} and marked(archive, "cu?") == {"cut"}
    assert marked(archive, "cat?") == {"cat"} and not archive.find("cat?").hints
    assert archive.find("who said cu?").total == 0


@pytest.mark.parametrize(
    "asked", ["b*", "*s", "人*", "百分之*", "规* 定律", '"规* 定律"', "-b* cat", "算?", "7?"]
)
def test_a_wild_card_that_is_none_is_told(archive: Archive, asked: str) -> None:
    put(archive, *SAID, "算不算？7 是。")
    [hint] = archive.find(asked).hints
    assert "was read without the" in hint


@pytest.mark.parametrize(
    "asked",
    [
        "what is data?",
        "谁拥有数据?",
        "谁?",
        "why?",
        "data?",
        "cat",
        "econom*",
        "规*定律",
        "人工?能",
        '"a * child"',
    ],
)
def test_and_a_question_is_one(archive: Archive, asked: str) -> None:
    put(archive, *SAID)
    assert not any("was read without the" in hint for hint in archive.find(asked).hints)


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ("speaker:罗*", {"罗砚秋"}),
        ("讲者：罗＊", {"罗砚秋"}),
        ("speaker:*ondarra", {"Liesbet Ondarra"}),
        ("speaker:Ondar*", {"Liesbet Ondarra"}),
        ("speaker:罗??", {"罗砚秋"}),
        ("speaker:罗砚秋?", set()),
        ("speaker:ndar*", set()),
    ],
)
def test_speakers_may_be_named_with_wild_cards(samples: Archive, asked: str, speakers: set[str]) -> None:
    assert {facet.label for facet in samples.find(asked).facets["speaker"]} == speakers


def test_of_several_speakers_that_fit_one_can_be_chosen(samples: Archive) -> None:
    facets = samples.find("speaker:*a*").facets["speaker"]
    assert len(facets) > 1 and not any(facet.chosen for facet in facets)
    one = facets[-1]
    assert samples.find("speaker:*a*", speaker=one.value).total == one.count


def test_sessions_may_be_named_with_wild_cards(samples: Archive) -> None:
    [session] = {hit.row.session for hit in samples.find("session:owns*harbours").hits}
    assert "Who owns the tide?" in session


def test_many_stars_take_no_longer_than_one() -> None:
    wild("*a*a*a*a*a*a*a*a*a*a*a*b*c").search("a" * 5_000)
    wild("的*的*的*不").search("的" * 2_000)


@given(st.text("abc智能?*", min_size=1, max_size=8))
def test_what_is_taken_for_a_pattern_fits_itself_with_any_letters_for_its_cards(typed: str) -> None:
    pattern = pattern_in(typed)
    if pattern:
        assert wild(pattern).fullmatch(re.sub(r"[*?]", "c", pattern))


def test_the_words_of_the_archive_are_looked_through_once_for_a_wild_card(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, *SAID)
    looked = []
    monkeypatch.setattr(fitting, "wild", lambda pattern: looked.append(pattern) or wild(pattern))
    cards = ["patt*", "mach*", "zeb*", "*logy", "yac*"]
    assert not archive.find(" ".join(cards)).hits
    assert sorted(looked) == sorted(cards)
    put(archive, *SAID, "Zebras see yachts, machine patterns and biology.")
    assert archive.find(" ".join(cards)).total == 1
