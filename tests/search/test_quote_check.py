"""Quotations checked against the archive."""

import random
import re
from itertools import islice

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.doubt import DOUBTFUL
from app.models import Speaker, Utterance
from app.search.quote.editing import edited, laid_out
from app.text.normalise import fold, is_han
from app.text.pointer import resolve
from benchmarks.relevance.windows import never_said, seed_utterances
from tests.archived import Archive
from tests.readers.material import shared
from tests.search.quoting import SAID, check, check_all


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
    assert answer.verdict == "partial"
    assert answer.matches[0].notes == ["Other words: “oldest” in the quotation, “cheapest” in the archive."]
    assert [(one.asked, one.said) for one in answer.matches[0].difference] == [("oldest", "cheapest")]


@pytest.mark.parametrize(
    ("asked", "said", "difference"),
    [
        ("90% or more of boats", "So 95% or more of boats, old or new, leak.", [("90%", "95%")]),
        ("boats leak in 90%", "Boats leak in 95% of cases.", [("90%", "95%")]),
        ("规模定率在水里是打折的", "他说：规模定律在水里是要打折的。", [("率", "律"), ("", "要")]),
        ("我们投了30亿给港口", "我们投了3亿给港口。", [("30亿", "3亿")]),
        (
            "we counted 50% of all gulls",
            "We counted fifteen percent of all gulls.",
            [("50%", "fifteen percent")],
        ),
        ("the harbour opened in 2025 again", "The harbour opened in 2024 again.", [("2025", "2024")]),
        ("three of the boats sank at noon", "Five of the boats sank at noon.", [("three", "Five")]),
        ("这四条船都沉了", "这十条船都沉了。", [("四", "十")]),
    ],
)
def test_a_whole_word_or_number_differs_and_nothing_beside_it(
    archive: Archive, asked: str, said: str, difference: list[tuple[str, str]]
) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** Well. {said} That is that.\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert [(one.asked, one.said) for one in match.difference] == difference
    numbers = any(map(str.isdigit, asked)) or asked[:1] in "这t"
    assert match.match == ("partial" if numbers else "sounds_like")
    assert any("number" in note for note in match.notes) == numbers


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("30% of all gulls stay", "百分之三十 of all gulls stay."),
        ("26 years and three boats", "Twenty-six years and 3 boats."),
        ("the U.S. has 40 million gulls", "The US has forty million gulls."),
    ],
)
def test_a_number_in_another_spelling_is_the_same(archive: Archive, asked: str, said: str) -> None:
    archive.put("talk.md", f"# 2025-06-05 Gulls\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert (match.match, match.difference, match.notes) == ("variant", (), [])


def test_what_was_asked_for_before_a_sentence_is_not_laid_against_the_one_before(harbour: Archive) -> None:
    [match] = check(harbour, "Indeed tides are the cheapest clock we have").matches
    assert match.said == "Tides are the cheapest clock we have"
    assert [(one.op, one.asked) for one in match.difference] == [("delete", "Indeed")]


@pytest.mark.parametrize(
    ("asked", "said", "difference"),
    [
        (
            "港口的市场规模大概是5.2万亿",
            "到2030年港口的市场规模大概是这个5.2万亿人民币。",
            [("", "这个")],
        ),
        ("货轮300亿渔船270亿", "第一是邮轮，然后货轮300亿渔船贷270亿。", [("", "贷")]),
        ("谢谢船长，下面请沈总", "好，谢谢船长下面请这个沈总。", [("", "这个")]),
        ("今年，港口连续第七年承办帆船比赛", "今年也是港口连续第七年承办帆船比赛。", [("", "也是")]),
        ("我们港口省了1100万", "一年下来，我们自己的港口省了1100万。", [("", "自己的")]),
        (
            'Vale said: "the gulls never sleep in this harbour"',
            "My point is that the gulls never sleep in this harbour at all.",
            [("Vale said", "")],
        ),
        (
            "the gulls never sleep in winter, Vale said",
            "The gulls never sleep in winter or in spring.",
            [("Vale said", "")],
        ),
        ("有些船长都在港口等着潮水", "今天所有船长都在港口等着潮水。", [("", "所"), ("些", "")]),
        ("港口连续三年收入上升", "港口连续三年收入下降两成。", [("上升", "下降")]),
        ("国的船长都在港口等着潮水", "中国的船长都在港口等着潮水。", []),
    ],
)
def test_at_its_ends_only_what_stands_for_something_is_laid_beside_it(
    archive: Archive, asked: str, said: str, difference: list[tuple[str, str]]
) -> None:
    archive.put("talk.md", f"# 2025-06-05 Leaks\n\n**Ines Vale:** {said}\n")
    archive.indexer.drain()
    [match] = check(archive, asked).matches
    assert [(one.asked, one.said) for one in match.difference] == difference


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


@pytest.fixture(scope="session")
def sentences(samples: Archive) -> list[str]:
    """Sentences of the samples that are long enough to be recognised with a mistake in them."""
    with samples.database.reading() as db:
        texts = list(db.scalars(select(Utterance.text).order_by(Utterance.id)))
    found = [one.strip() for text in texts for one in re.split(r"(?<=[。！？!?])|(?<=\.)\s", text)]
    return list(dict.fromkeys(one for one in found if 14 <= len(fold(one).keys) <= 60))


def _words(sentence: str) -> list[str]:
    return list(laid_out(edited(sentence))[0].keys)


def _one_apart(said: list[str], asked: list[str]) -> bool:
    """Whether one word is another one, or lost, and all others stay as they are."""
    stays = len(asked) - len(said) + 1  # 0 where it is lost
    return stays in (0, 1) and any(
        said[:i] + asked[i : i + stays] + said[i + 1 :] == asked for i in range(len(said))
    )


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_a_sentence_with_one_change_differs_by_just_that(
    samples: Archive, sentences: list[str], data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from(sentences))
    folded = fold(sentence)
    number = data.draw(st.sampled_from(range(len(folded.keys))))
    start, end = folded.starts[number], folded.ends[number]
    how = data.draw(st.sampled_from(["changed", "lost"]))
    wrong = ("龘" if is_han(sentence[start]) else "zebra") if how == "changed" else ""
    asked = sentence[:start] + wrong + sentence[end:]
    assume(_one_apart(_words(sentence), _words(asked)))  # 另一半 is no share, 龘号 no day
    others = folded.keys[:number], folded.keys[number + 1 :]
    assume(folded.keys[number] not in (*others[0][-1:], *others[1][:1]))  # of 谢谢 either may be the one
    assume(fold(asked).keys == [*others[0], *fold(wrong).keys, *others[1]])  # it is no part of a number
    match = next(one for one in check(samples, asked).matches if sentence in one.main.text)
    assert "".join(piece.said + piece.after for piece in match.pieces) == match.said
    assert fold("! ".join(piece.asked for piece in match.pieces if piece.asked)).keys == fold(asked).keys
    if how == "changed":
        assert [(one.asked, one.said) for one in match.difference] == [(wrong, sentence[start:end])]
    else:
        assert len(match.difference) <= 1


def test_a_last_word_that_is_wrong_is_not_sought_in_what_the_next_speaker_says(samples: Archive) -> None:
    asked = "有请远汐科技首席科学家陆澄帆博士，给我们带来潮汐调度的最新成龘。"  # 龘 sounds like 大家
    match = check(samples, asked).matches[0]
    assert match.said.endswith("最新成果")
    assert [one.speaker for one in match.utterances] == ["程岫宁"]


def test_where_it_is_not_certain_who_speaks_that_is_told_with_the_quotation(samples: Archive) -> None:
    with samples.database.reading() as db:
        doubtful = select(Utterance.text, Utterance.confidence, Speaker.name).join(Speaker)
        text, sure, speaker = db.execute(doubtful.where(Utterance.confidence < DOUBTFUL)).first()
        other = db.scalars(select(Speaker.name).where(Speaker.name != speaker)).first()
    match = check(samples, text).matches[0]
    assert match.doubts == [f"It is not certain that {speaker} said this: {sure:.0%} sure."]
    assert check_all(samples, f"{other}：“{text}”").warnings == [
        f"The quotation names “{other}”, but these seem to be the words of: {speaker}. That is not certain."
    ]


def test_a_labelled_speaker_is_certain(harbour: Archive) -> None:
    assert check(harbour, SAID).matches[0].doubts == []


@shared
def test_quotes_that_nobody_said_are_absent(seed: Archive) -> None:
    with seed.database.reading() as db:
        quotes = list(islice(never_said(seed_utterances(db), random.Random(3)), 60))
    verdicts = [check(seed, quote).verdict for quote in quotes]
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
    english = "# 2025-06-04 Port\n\n**Ines Vale:** A nice subject for all.\n\n**Tomo Reed:** Oh, thank you.\n"
    archive.put("two.md", chinese)
    archive.put("deux.md", english)
    archive.indexer.drain()
    assert check(archive, "潮水不等人 人要等潮水").matches[0].said == "潮水不等人。“人要等潮水"
    [match] = check(archive, "A nice object for all oh thank you").matches
    assert match.said == "A nice subject for all. Oh, thank you"
    assert "".join(piece.said + piece.after for piece in match.pieces) == match.said


def test_a_long_quotation_is_found_by_its_ends_and_differs_only_where_it_does(archive: Archive) -> None:
    said = [f"第{i}天，船长{chr(0x4E00 + 7 * i)}{chr(0x5100 + 5 * i)}把货物送进了港口。" for i in range(60)]
    archive.put("log.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    asked = "".join(said[5:50]).replace("第30天", "第30夜")
    answer = check(archive, asked)
    [match] = answer.matches
    assert answer.verdict == "partial" and len(match.utterances) == 45
    assert [(one.asked, one.said) for one in match.difference] == [("夜", "天")]
