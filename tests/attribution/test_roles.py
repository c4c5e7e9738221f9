"""Labels that mean no person in particular: whoever has one is known in one session only."""

import pytest

from app.archive.identity import speaker_key
from app.attribution import attribute
from app.attribution.agenda import parse_agenda
from app.attribution.roles import label_role
from app.readers import read
from app.readers.stage import words_of
from app.transcript import Person
from tests.attribution.material import TURNS, talk

ROLES = [
    "Visitor", "Visitor 12", "Audience member", "Audience Question", "Moderator",
    "Unidentified Speaker", "Speaker 2", "Student A", "观众", "觀眾", "现场观众", "观众提问", "線上提問",
    "学生 A",
    "专家一", "嘉宾", "主持人", "会场主持", "潮汐及港口局局长",
]  # fmt: skip
NAMES = ["陆澄帆", "张局长", "陈会长", "Ali Adams", "Man Wong", "Guest Quillmere", "王人", "Mark A"]
ANNOUNCER = """
people:
  - {name: 会场主持, role: 播音}
  - {name: 陆澄帆, org: 远汐科技}
parts:
  - {kind: panel, people: [会场主持, 陆澄帆]}
"""


@pytest.mark.parametrize("label", ROLES)
def test_a_role_is_no_person(label: str) -> None:
    assert label_role(label) is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_role(name: str) -> None:
    assert label_role(name) is None


def test_what_readers_take_for_a_role_is_one_here_too() -> None:
    assert [label for label in words_of("roles") if label_role(label) is None] == []


def keys(people: tuple[Person, ...], session: str) -> dict[str, str]:
    return {person.name: speaker_key(person, session) for person in people}


@pytest.mark.parametrize("label", ROLES)
def test_a_labelled_role_is_another_speaker_in_every_session(label: str) -> None:
    text = f"**{label}:** How high is the tide?\n\n**Pia Lundamo:** Four metres.\n\n" * 3
    people = attribute(read("talk.md", text.encode())).people
    one, other = keys(people, "one"), keys(people, "other")
    assert one["Pia Lundamo"] == other["Pia Lundamo"]
    assert one[label] != other[label]


HOSTS = "现在把时间交给我们圆桌的主持人衡浦资本的罗砚秋，请大家欢迎。"
FORUM = (*TURNS[:3], HOSTS, *TURNS[3:])


def test_the_printed_announcer_of_two_forums_is_not_one_speaker() -> None:
    people = attribute(talk(*FORUM), parse_agenda("a", ANNOUNCER)).people
    one, other = keys(people, "one"), keys(people, "other")
    assert one["陆澄帆"] == other["陆澄帆"]
    assert one["会场主持"] != other["会场主持"]


def test_the_voice_of_a_film_and_of_the_hall_belong_to_their_session() -> None:
    source = f"# P1：20250918-潮汐 - Nobody - BV0000000000\n\n🎼潮水来了。\n\n{''.join(FORUM)}"
    people = attribute(read("talk.md", source.encode())).people
    one, other = keys(people, "one"), keys(people, "other")
    unnamed = {person.name for person in people if person.role == "announcer"}
    assert "开场短片" in unnamed
    assert all(one[name] != other[name] for name in unnamed)
