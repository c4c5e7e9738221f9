"""Where nobody is called by name: who answers and who asks, by what was learned of labelled talk."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from app.attribution import answers, attribute
from app.attribution.traits import taken_apart
from tests.attribution.material import said_by, talk
from tests.attribution.test_handover import ANSWERS, QUESTIONS, conversation

LECTURE = "大家好，今天讲潮汐的历史。" + "潮水每天涨落两次，港口的人都知道。渔民按它出海，也按它回来。" * 20


def odds(*sentences: str) -> tuple[float, float]:
    says, begins = answers.log_odds(taken_apart(sentences))
    return float(says[-1]), float(begins[-1])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Could you tell us how long it takes?", "It takes an hour, because people walk along the pier."),
        ("I was wondering how you do it?", "For example, everybody on the pier can read the same number."),
        ("请问水位是怎么量的？", "当然，水位本来就是每天都要量的，所以只要有人去看就可以。"),
    ],
)
def test_an_answer_sounds_like_one_and_a_question_does_not(question: str, answer: str) -> None:
    before = "We read the gauges." if question.isascii() else "我们看水位。"
    assert odds(before, answer)[0] > odds(before, question)[0] + 0.5


def test_what_follows_a_question_is_begun_by_who_answers() -> None:
    asked = odds("How do you read them?", "We read them from the pier in the morning.")
    told = odds("We read them from the pier in the morning.", "How do you read them?")
    assert asked[1] > 0 > told[1]


def test_all_answers_are_one_voice_s_and_the_questions_another_s() -> None:
    transcript = talk(*(f"{said} " for said in conversation()))
    told = attribute(transcript)
    said = said_by(transcript, told.turns)
    kinds = {
        "answers": {"".join(one.split())[:9] for one in ANSWERS},
        "questions": {"".join(one.split())[:9] for one in QUESTIONS},
    }
    voices = {
        kind: {turn.person for turn, words in zip(told.turns, said, strict=True) if words[:9] in beginnings}
        for kind, beginnings in kinds.items()
    }
    assert len(voices["answers"]) == 1
    assert not voices["answers"] & voices["questions"]


def test_who_answers_has_no_name_and_is_not_taken_for_the_host() -> None:
    told = attribute(talk(*(f"{said} " for said in conversation())))
    most = max(
        range(len(told.people)), key=lambda k: sum(t.end - t.start for t in told.turns if t.person == k)
    )
    assert (told.people[most].name, told.people[most].role) == ("", "unknown")


def test_a_lecture_has_no_one_who_asks() -> None:
    told = attribute(talk(LECTURE))
    assert len(told.turns) == 1


def test_the_answering_may_begin() -> None:
    transcript = talk(*(f"{said} " for said in conversation()[1:]))
    told = attribute(transcript)
    assert all(one.person != other.person for one, other in pairwise(told.turns))
    assert said_by(transcript, told.turns)[0].startswith("Ittakesus")


def test_every_trait_has_one_weight_that_can_be_read() -> None:
    with Path(answers.__file__).with_name("answers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["language"], row["what"]) for row in rows} == {
        (language, what) for language in ("zh", "en") for what in ("says", "begins")
    }
    assert all(abs(float(row["weight"])) < 4 for row in rows)
    assert len({(row["language"], row["what"], row["trait"]) for row in rows}) == len(rows)
