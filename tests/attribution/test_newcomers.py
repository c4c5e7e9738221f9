"""Unknown voices told apart: whoever greets everybody anew has not spoken before."""

import numpy as np
import pytest

from app.attribution import attribute
from app.attribution.newcomers import with_newcomers
from app.attribution.unlabelled import decide, hear
from tests.attribution.material import FIRST, TURNS, said_by, talk

OPENS = "各位来宾大家下午好，欢迎来到虚构的潮汐论坛。我们请几位养殖户来讲讲。"
GREETINGS = (
    "处长、各位来宾，大家午安。",
    "各位长官大家好。",
    "主席、各位渔友，大家早安。",
    "理事长好，各位伙伴大家好。",
)
TALKS = (
    "我今天主要讲生产端。我们在港口养鱼，水温一变，鱼就不吃了，所以每天要看两次表。去年冬天冷了十天，我们少收了三成。",
    "我讲一讲水门。水门是木头做的，做了四十年，潮水一来就漏。我们换了两扇，其余的明年再换。工钱是村里出的。",
    "我想谈的是盐。盐田在堤的里面，堤是石头的，石头是从山上运下来的。现在没有人晒盐了，只有参观的人来。",
    "我来说说船。船有十二条，六条是铁的。铁船要漆，漆一次要半个月，这半个月就不能出海，只能在岸上补网。",
)
CALL = "好，下面请下一位养殖户上台。"
OFFICES = ("渔业署", "港务局", "气象处", "水利司")


def turns() -> list[str]:
    return [
        part
        for greeting, words in zip(GREETINGS, TALKS, strict=True)
        for part in (CALL, greeting + words * 2 + "谢谢大家。")
    ]


def test_who_greets_with_offices_first_begins_a_turn() -> None:
    transcript = talk(OPENS, *turns())
    said = said_by(transcript, attribute(transcript).turns)
    assert sum(words.startswith(GREETINGS) for words in said) == len(GREETINGS)


def test_everybody_who_greets_anew_is_somebody_else() -> None:
    transcript = talk(OPENS, *turns())
    told = attribute(transcript)
    said = said_by(transcript, told.turns)
    people = [
        turn.person for turn, words in zip(told.turns, said, strict=True) if words.startswith(GREETINGS)
    ]
    assert len(set(people)) == len(GREETINGS)
    assert all(told.people[person].role == "unknown" for person in people[1:])


def test_talks_one_after_another_that_begin_with_a_greeting_are_as_many_people_s() -> None:
    transcript = talk(*turns()[1::2])
    told = attribute(transcript)
    said = said_by(transcript, told.turns)
    assert [words.startswith(GREETINGS) for words in said] == [True] * len(GREETINGS)
    assert len({turn.person for turn in told.turns}) == len(GREETINGS)


def test_people_called_by_name_may_greet_twice() -> None:
    decided = decide(hear(talk(*TURNS[:-1], "好，最后再请陆澄帆博士。", FIRST, TURNS[-1]), None))
    assert np.array_equal(decided.path, decided.likeliest)


@pytest.mark.parametrize(
    "asked", ["请{office}说明，谢谢。", "接下来请{office}补充报告，谢谢。", "那我们再请{office}，谢谢。"]
)
def test_whoever_speaks_for_an_office_that_is_called_is_somebody_else(asked: str) -> None:
    calls = [f"我们看下一件。{asked.format(office=office)}" for office in OFFICES]
    answers = [words * 3 + "以上说明，谢谢。" for words in TALKS]
    transcript = talk(OPENS, *(part for pair in zip(calls, answers, strict=True) for part in pair))
    told = attribute(transcript)
    said = said_by(transcript, told.turns)
    people = [turn.person for turn, words in zip(told.turns, said, strict=True) if words.startswith(TALKS)]
    assert len(set(people)) == len(people) == len(OFFICES)


@pytest.mark.parametrize(
    "words",
    [
        "我们明天去气象处。",
        "他们会告诉渔业署的。",
        "请大家去港务局看一下水表。",
        "所以接下来两三年的机会，",
        "这次也邀请港务局，",
    ],
)
def test_an_office_that_is_only_spoken_of_is_not_called(words: str) -> None:
    decided = decide(hear(talk(OPENS, words, *TALKS), None))
    assert all(cue.cue != "office-called" for cue in decided.weighing.heard)


@pytest.mark.parametrize("greeting", ["主席、各位委员，", "各位同仁，", "各位与会代表，"])
def test_a_list_of_those_who_are_there_is_a_greeting(greeting: str) -> None:
    decided = decide(hear(talk(OPENS, greeting + TALKS[0]), None))
    assert any(cue.cue == "greeting" and cue.start >= len(OPENS) for cue in decided.weighing.heard)


@pytest.mark.parametrize("words", ["大家好。", "各位来宾大家好，"])
def test_who_greets_and_says_no_more_is_nobody_new(words: str) -> None:
    decided = decide(hear(talk(*TURNS[:3], words, *TURNS[3:]), None))
    assert with_newcomers(decided.likeliest, decided.weighing).max() < decided.weighing.cast.size
