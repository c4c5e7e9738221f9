"""Where nobody is called by name: what was learned of how voices follow one another, and when it counts."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from app.attribution import attribute, handover
from app.attribution.handover import log_odds
from app.attribution.traits import taken_apart, traits_at
from app.attribution.unlabelled import decide, hear
from tests.attribution.material import TURNS, said_by, talk

QUESTIONS = [
    "How long does it take you to read the gauges?",
    "Do you think that the harbour needs more of them?",
    "And what happens if one of them breaks?",
    "Why do you not use the older tables?",
]
ANSWERS = [
    "It takes us about an hour, because we walk along the whole pier and write the numbers down by hand. "
    "In winter it takes longer.",
    "Yes. We have asked for twelve more, and the town has paid for four of them. The rest comes next year.",
    "Then we use the one beside it, and we send somebody out with a new one. That has happened only twice.",
    "Well, they were made for another harbour, and the sand has moved since then. They are off by a foot.",
]
QUESTION = ("水位多久看一次呢", "表是谁印的呢", "港口要不要再装几个呢")
LECTURE = (
    "The tables of the tide were printed for the first time in a small town by the sea. They were read by "
    "fishermen, and by the keeper of the light. The moon pulls the water, and the bay delays it. "
)
GAUGES = (
    "The gauges stand in the harbour, and the town looks after them. They were made of wood for a long time, "
    "and they are made of iron today. The keeper reads them in the morning. "
)


def conversation(times: int = 3) -> list[str]:
    return [said for pair in zip(QUESTIONS, ANSWERS, strict=True) for said in pair] * times


def odds(before: str, after: str) -> float:
    around = ["We read the gauges in the morning.", before, after, "They are in the harbour."]
    return float(log_odds(taken_apart(around))[2])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("How long does it take you?", "It takes us about an hour, because we walk."),
        ("Do you read them by hand?", "Yes."),
        ("你们多久看一次水位？", "我们每天看两次，早上和晚上各一次。"),
    ],
)
def test_an_answer_is_likelier_another_voice_than_what_goes_on(before: str, after: str) -> None:
    on = after.replace("Yes.", "And we do.")
    assert odds(before, after) > odds(before.replace("?", ".").replace("？", "。"), on) + 0.5


def test_who_asks_and_who_answers_are_told_apart_where_nobody_is_named() -> None:
    transcript = talk(*(f"{said} " for said in conversation()))
    told = attribute(transcript)
    beginnings = {"".join(said.split())[:9] for said in (*QUESTIONS, *ANSWERS)}
    wrong = [words for words in said_by(transcript, told.turns) if words[:9] not in beginnings]
    assert len(wrong) <= len(told.turns) // 6
    assert len(told.turns) >= 12
    assert {person.name for person in told.people} <= {"", "Moderator"}


def test_a_voice_that_is_known_by_such_traits_alone_is_never_called_sure() -> None:
    told = attribute(talk(*(f"{said} " for said in conversation())))
    assert max(turn.confidence for turn in told.turns) < 0.9


def listened_to(*turns: str) -> float:
    """How far learned traits decide where the voice changes."""
    return decide(hear(talk(*turns), None)).weighing.learned


def test_long_answers_are_looked_for_where_it_is_said_that_several_are_there() -> None:
    answers = [f"{said} {GAUGES * 4}" for said in ANSWERS]
    told = [f"{said} " for pair in zip(QUESTIONS, answers, strict=True) for said in pair] * 2
    assert listened_to("Welcome to the panel. ", *told) > listened_to("Welcome to the evening. ", *told) + 0.2


def test_a_lecture_with_a_panel_in_its_first_words_stays_one_voice_s() -> None:
    assert len(attribute(talk("There is a panel after this. ", LECTURE * 20)).turns) == 1


def test_where_the_written_cues_tell_learned_traits_do_not_decide() -> None:
    host, guest = (
        "好，非常感谢。有请下一位嘉宾，请大家欢迎。",
        "大家好。我们在港口装了水位计，每天看两次。谢谢大家。",
    )
    assert listened_to(*[host, guest] * 8) < 0.1


def test_a_lecture_stays_one_voice_s() -> None:
    assert len(attribute(talk(LECTURE * 20)).turns) == 1


def test_traits_are_words_of_everyday_and_their_weights_can_be_read() -> None:
    with Path(handover.__file__).with_name("handover.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["language"] for row in rows} == {"zh", "en"}
    assert all(abs(float(row["weight"])) < 8 for row in rows)
    assert len({(row["language"], row["trait"]) for row in rows}) == len(rows)


def test_the_traits_of_a_place_tell_what_is_before_and_behind_it() -> None:
    apart = taken_apart(["Why not?", "Yes.", "We tried it in spring, and it was fine."])
    traits = [set(traits_at(apart, t)) for t in (1, 2)]
    assert {"asks=True→False", "after is yes", "before ends why not"} <= traits[0]
    assert {"before short", "last asks=True, before short"} & traits[1]
    assert all(one != other for one, other in pairwise(traits))


def test_people_called_by_name_have_the_same_turns_with_learned_traits_and_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However lively it is: the host of this forum asks, and the guests answer, in few words."""
    lively = []
    for question in QUESTION:
        lively += [f"{question}，陆博士您怎么看？", "好的。我觉得是这样。谢谢。"]
        lively += ["谢谢陆博士。接下来请罗总，您来谈谈？", "好，谢谢。我们也看水位，不过看得少。"]
    transcript = talk(*TURNS[:-1], *lively, TURNS[-1])
    with_traits = attribute(transcript).turns
    monkeypatch.setattr("app.attribution.weighing.weigh_handovers", lambda *_: None)
    without = attribute(transcript).turns
    assert [(turn.start, turn.end, turn.person) for turn in with_traits] == [
        (turn.start, turn.end, turn.person) for turn in without
    ]


def test_the_same_words_have_the_same_log_odds_to_the_last_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Traits come as a set, in another order in every process; a rounding may tip a tie."""
    apart = taken_apart([*QUESTIONS, *ANSWERS] * 4)
    told = log_odds(apart).tolist()
    monkeypatch.setattr(handover, "traits_at", lambda *where: reversed(list(traits_at(*where))))
    assert log_odds(apart).tolist() == told
