"""A quotation made of sentences that were not said together."""

from time import sleep

import pytest

from app.database import Db
from app.search import check_quote as by_sentence
from app.search.engine.protocol import SearchEngine
from app.search.quote.quote import find_quote
from app.search.quote.quote_answer import QuoteAnswer
from tests.archived import Archive
from tests.search.quoting import SAID, check, check_all, put

GULLS = "Gulls rest on the northern pier in winter, and they sleep well there."
HERRING = "Dredging stops when the herring spawn in spring."
PILOTS = "Pilots climb aboard with a lantern every single morning."
UNSAID = "Harbours will be governed by whales before long."


@pytest.fixture
def winter(archive: Archive) -> Archive:
    put(archive, ("Ines Vale", GULLS), ("Tomo Reed", f"That may be so. {PILOTS} It is a cold job."))
    put(archive, ("Ines Vale", f"Let me begin. {HERRING} Then it goes on."), title="Spring")
    return archive


def told(answer: QuoteAnswer) -> list[tuple[str, str, str]]:
    """Each sentence, how it matches and who said it first of all."""
    return [
        (one.asked, one.verdict, one.matches[0].main.speaker if one.matches else "")
        for one in answer.sentences
    ]


def test_of_each_sentence_it_is_told_who_said_it_or_that_nobody_did(winter: Archive) -> None:
    answer = check_all(winter, f"{GULLS} {UNSAID} {PILOTS} {HERRING}")
    assert told(answer) == [
        (GULLS, "exact", "Ines Vale"),
        (UNSAID, "absent", ""),
        (PILOTS, "exact", "Tomo Reed"),
        (HERRING, "exact", "Ines Vale"),
    ]
    assert answer.warnings == [
        "Nobody in this archive said 1 of its 4 sentences.",
        "Its sentences were said by several people: Ines Vale, Tomo Reed.",
    ]


def test_sentences_of_one_speaker_at_different_places_are_no_quotation_of_several(winter: Archive) -> None:
    answer = check_all(winter, f"{GULLS} {HERRING}")
    assert answer.verdict == "absent"
    assert [(verdict, name) for _, verdict, name in told(answer)] == [("exact", "Ines Vale")] * 2
    assert answer.warnings == ["Its sentences were said, but not together."]


def test_parts_between_signs_of_omission_are_told_one_by_one_too(winter: Archive) -> None:
    answer = check_all(winter, "Gulls rest on the northern pier … Pilots climb aboard with a lantern")
    assert [name for *_, name in told(answer)] == ["Ines Vale", "Tomo Reed"]


def test_what_was_said_as_one_by_one_speaker_is_not_taken_apart(winter: Archive) -> None:
    assert check_all(winter, f"That may be so. {PILOTS}").sentences == ()


def test_words_of_several_speakers_are_never_joined_silently(winter: Archive) -> None:
    answer = check_all(winter, f"{GULLS} That may be so. {PILOTS}")
    assert answer.verdict == "exact"
    assert answer.matches[0].remarks == ["These are the words of several people: Ines Vale, Tomo Reed."]
    assert [name for *_, name in told(answer)] == ["Ines Vale", "Tomo Reed", "Tomo Reed"]


def test_a_sentence_that_many_said_is_given_to_who_said_the_others(archive: Archive) -> None:
    put(archive, ("Tomo Reed", "The tide waits for nobody at all. So do we."), title="One")
    put(
        archive,
        ("Ines Vale", f"{GULLS} And so on, for an hour. The tide waits for nobody at all."),
        title="Two",
    )
    answer = check_all(archive, f"The tide waits for nobody at all. {GULLS}")
    assert [name for *_, name in told(answer)] == ["Ines Vale", "Ines Vale"]


def test_in_chinese_a_sentence_that_was_never_said_is_found_out(archive: Archive) -> None:
    put(archive, ("韩鹤雨", "潮汐调度让港口省了很多电。"), ("沈望汀", "船长们都在等着下一次涨潮。"))
    unsaid = "灯塔从来不需要人来看守。"
    answer = check_all(archive, f"潮汐调度让港口省了很多电。船长们都在等着下一次涨潮。{unsaid}")
    assert [(verdict, name) for _, verdict, name in told(answer)] == [
        ("exact", "韩鹤雨"),
        ("exact", "沈望汀"),
        ("absent", ""),
    ]


def test_a_sentence_of_a_word_or_two_is_not_looked_for_by_itself(winter: Archive) -> None:
    answer = check_all(winter, f"Yes. {PILOTS} {UNSAID}")
    assert [one.too_short for one in answer.sentences] == [True, False, False]
    assert answer.warnings == ["Nobody in this archive said 1 of its 3 sentences."]


def test_no_more_than_a_dozen_sentences_are_looked_for_and_the_rest_is_told(winter: Archive) -> None:
    answer = check_all(winter, " ".join(f"Whale number {one} governs some harbour." for one in range(20)))
    assert len(answer.sentences) == 12
    assert answer.warnings[-1] == "The last 8 of its sentences were not looked for one by one."


@pytest.mark.parametrize("last", ["大", "客"])
def test_one_character_of_the_next_speaker_is_no_end_of_a_quotation(archive: Archive, last: str) -> None:
    put(archive, ("韩鹤雨", "船长，你们从港口的角度怎么看？"), ("沈望汀", "嗨，大家好，我是今天的客人。"))
    [match] = check(archive, f"船长，你们从港口的角度怎么{last}？").matches
    assert [row.speaker for row in match.speakers] == ["韩鹤雨"]
    assert [(one.asked, one.said) for one in match.difference] == [(last, "看")]


@pytest.mark.parametrize("name", ["Ines Vale", "Tomo Reed"])
def test_an_answer_that_stands_between_two_sentences_is_not_skipped_silently(
    archive: Archive, name: str
) -> None:
    first = f"{GULLS} The wind is kept out by the old lighthouse and by its long wall of stone."
    second = f"{HERRING} {PILOTS} Nobody pays them for it and nobody ever thanks them at the end."
    between = "I do not think that anybody has ever counted them so far, not even once."
    put(archive, ("Ines Vale", first), (name, between), ("Ines Vale", second))
    answer = check(archive, f"{first} {second}")
    assert answer.verdict in ("partial", "absent")


@pytest.mark.parametrize("joint", [":", ";", " —", " –", " -", "："])
def test_what_a_colon_or_dash_joins_is_checked_apart_before_nobody_said_it(
    winter: Archive, joint: str
) -> None:
    answer = check_all(winter, f"{HERRING[:-1]}{joint} {PILOTS}")
    assert [(verdict, name) for _, verdict, name in told(answer)] == [
        ("exact", "Ines Vale"),
        ("exact", "Tomo Reed"),
    ]


def test_so_it_is_within_one_of_several_sentences(winter: Archive) -> None:
    answer = check_all(winter, f"{UNSAID} Whales will sleep at noon from next summer on: {PILOTS}")
    assert told(answer) == [
        (UNSAID, "absent", ""),
        ("Whales will sleep at noon from next summer on", "absent", ""),
        (PILOTS, "exact", "Tomo Reed"),
    ]
    assert answer.warnings == ["Nobody in this archive said 2 of its 3 sentences."]


def test_in_chinese_a_semicolon_parts_what_was_said_from_what_was_not(archive: Archive) -> None:
    put(archive, ("韩鹤雨", "潮汐调度让港口省了很多电。"))
    answer = check_all(archive, "灯塔从来不需要人来看守；潮汐调度让港口省了很多电")
    assert [verdict for _, verdict, _ in told(answer)] == ["absent", "exact"]


def test_where_nobody_said_any_of_its_clauses_it_stays_one_sentence(winter: Archive) -> None:
    assert check_all(winter, "Whales will govern all of this: they never sleep there").sentences == ()


def test_a_busy_machine_leaves_no_sentence_unchecked(
    harbour: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(db: Db, engine: SearchEngine, text: str) -> QuoteAnswer:
        sleep(0.2)
        return find_quote(db, engine, text)

    monkeypatch.setattr(by_sentence, "find_quote", slowly)
    answer = check_all(
        harbour, f"{SAID} Whales govern all harbours. Seals will sing at noon. Owls read maps."
    )
    assert (len(answer.sentences), answer.unchecked) == (4, 0)
