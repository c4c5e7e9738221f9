"""Quotations checked against the archive."""

import random
from itertools import islice

import pytest
from sqlalchemy import select

from app.models import Utterance
from app.search.quote import QuoteAnswer, find_quote
from app.text.pointer import resolve
from benchmarks.relevance.windows import never_said, seed_utterances
from tests.archived import Archive
from tests.readers.material import shared

SAID = "Tides are the cheapest clock we have, and nobody has to wind it."
TALK = (
    "# 2025-06-01 Harbour Forum\n\n"
    "**Ines Vale:** Welcome to the harbour. We talk about tides today.\n\n"
    f"**Tomo Reed:** {SAID}\n\n"
    "**Ines Vale:** Mhm.\n\n"
    "**Tomo Reed:** And they are never late for work on Mondays.\n"
)


@pytest.fixture
def harbour(archive: Archive) -> Archive:
    archive.put("harbour.md", TALK)
    archive.indexer.drain()
    return archive


def check(archive: Archive, text: str) -> QuoteAnswer:
    with archive.database.reading() as db:
        return find_quote(db, archive.engine, text)


def test_the_very_words_are_exact_and_nothing_differs(harbour: Archive) -> None:
    answer = check(harbour, "Tides are the cheapest clock we have")
    assert answer.verdict == "exact"
    [match] = answer.matches
    assert match.said == "Tides are the cheapest clock we have"
    assert match.difference == ()
    assert [row.speaker for row in match.speakers] == ["Tomo Reed"]


def test_another_spelling_is_a_variant(harbour: Archive) -> None:
    assert check(harbour, "TIDES ARE THE CHEAPEST CLOCK WE HAVE").verdict == "variant"


def test_a_wrong_word_is_told(harbour: Archive) -> None:
    answer = check(harbour, "Tides are the oldest clock we have, and nobody has to wind it")
    assert answer.verdict in ("sounds_like", "partial")
    assert [(one.asked, one.said) for one in answer.matches[0].difference] == [("oldest", "cheapest")]


def test_a_sentence_turned_round_is_not_nearly_the_same(harbour: Archive) -> None:
    answer = check(harbour, "Tides are not the cheapest clock we have, and nobody has to wind it")
    assert answer.verdict == "partial"
    assert ("not", "") in [(one.asked, one.said) for one in answer.matches[0].difference]


def test_a_quotation_may_run_over_what_somebody_else_throws_in(harbour: Archive) -> None:
    answer = check(harbour, "nobody has to wind it. And they are never late for work on Mondays")
    assert answer.verdict in ("exact", "variant")
    assert [row.speaker for row in answer.matches[0].speakers] == ["Tomo Reed"]
    assert len(answer.matches[0].utterances) == 2


def test_all_who_speak_in_it_are_named(harbour: Archive) -> None:
    answer = check(harbour, "We talk about tides today. Tides are the cheapest clock we have")
    assert [row.speaker for row in answer.matches[0].speakers] == ["Ines Vale", "Tomo Reed"]


@pytest.mark.parametrize(
    "text", ["", "  ", "tides", "…", "Mondays are the clock that nobody talks about", "量子纠缠的螺旋桨"]
)
def test_what_nobody_said_is_absent(harbour: Archive, text: str) -> None:
    assert check(harbour, text).verdict == "absent"


def test_the_longest_text_is_answered(harbour: Archive) -> None:
    answer = check(harbour, SAID * 60)
    assert answer.hint


@shared
def test_quotes_that_nobody_said_are_absent(seed: Archive) -> None:
    with seed.database.reading() as db:
        quotes = list(islice(never_said(seed_utterances(db), random.Random(3)), 60))
        verdicts = [find_quote(db, seed.engine, quote).verdict for quote in quotes]
    assert verdicts.count("absent") >= 0.98 * len(quotes)


def test_speakers_come_in_the_order_in_which_they_begin(archive: Archive) -> None:
    said = (
        "Who counts the gulls at dawn?",
        "The pilots do, with great patience.",
        "And who counts the pilots then?",
    )
    names = ("Ines Vale", "Tomo Reed", "Ines Vale")
    lines = "".join(f"**{name}:** {words}\n\n" for name, words in zip(names, said, strict=True))
    archive.put("gulls.md", f"# 2025-06-02 Gulls\n\n{lines}")
    archive.indexer.drain()
    [match, *_] = check(archive, " ".join(said)).matches
    assert [row.speaker for row in match.utterances] == list(names)
    assert [row.speaker for row in match.speakers] == ["Ines Vale", "Tomo Reed"]


TODAY = "talk about tides today."


@pytest.mark.parametrize(
    ("asked", "first", "words"),
    [
        (f"{TODAY} Tides are the cheapest clock", 0, f"{TODAY}Tides are the cheapest clock"),
        ("wind it and they are never late", 1, "wind it.Mhm.And they are never late"),
        ("they are never late", 3, "they are never late"),
    ],
)
def test_a_match_points_to_the_very_words_over_passages_and_interjections(
    harbour: Archive, asked: str, first: int, words: str
) -> None:
    [match, *_] = check(harbour, asked).matches
    with harbour.database.reading() as db:
        texts = list(db.scalars(select(Utterance.text).order_by(Utterance.position)))[first:]
    assert texts[0] == match.utterances[0].text
    span = resolve("".join(texts), match.pointer, len(texts[0]))
    assert span and "".join(texts)[slice(*span)] == words


def test_what_stands_between_two_passages_is_shown_as_it_is(archive: Archive) -> None:
    chinese = "# 2025-06-03 港口\n\n**韩鹤雨:** 潮水不等人。\n\n**沈望汀:** “人要等潮水！”他说。\n"
    english = "# 2025-06-04 Port\n\n**Ines Vale:** A beautiful subject.\n\n**Tomo Reed:** Thank you.\n"
    archive.put("two.md", chinese)
    archive.put("deux.md", english)
    archive.indexer.drain()
    assert check(archive, "潮水不等人 人要等潮水").matches[0].said == "潮水不等人。“人要等潮水"
    [match] = check(archive, "A beautiful object thank you").matches
    assert match.said == "A beautiful subject. Thank you"
    assert "".join(piece.said + piece.after for piece in match.pieces) == match.said


def test_a_long_quotation_is_found_by_its_ends_and_differs_only_where_it_does(archive: Archive) -> None:
    said = [f"第{i}天，船长{chr(0x4E00 + 7 * i)}{chr(0x5100 + 5 * i)}把货物送进了港口。" for i in range(60)]
    archive.put("log.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    asked = "".join(said[5:50]).replace("第30天", "第30夜")
    answer = check(archive, asked)
    [match] = answer.matches
    assert answer.verdict == "sounds_like" and len(match.utterances) == 45
    assert [(one.asked, one.said) for one in match.difference] == [("夜", "天")]
