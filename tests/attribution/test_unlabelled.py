"""Who speaks, where nothing says so: turns, people and programme out of what is said."""

import pytest

from app.attribution import attribute
from app.attribution.agenda import parse_agenda
from app.readers import read
from app.transcript import Attribution, Transcript
from tests.attribution.material import ANSWER, FIRST, SECOND, TURNS, said_by, talk

AGENDA = """
parts:
  - {kind: panel, title: 潮汐与数据, moderator: 韩禾予, people: [陆澄帆, 罗砚秋, Ayla]}
people:
  - {name: 陆澄帆, org: 远汐科技, role: 首席科学家}
  - {name: 罗砚秋, org: 衡浦资本, role: 合伙人}
  - {name: Ayla, org: 汐音科技}
"""


@pytest.fixture(scope="module")
def forum() -> Transcript:
    return talk(*TURNS)


@pytest.fixture(scope="module")
def told(forum: Transcript) -> Attribution:
    return attribute(forum)


def names(attribution: Attribution) -> list[str]:
    return [attribution.people[turn.person].name for turn in attribution.turns]


def test_turns_begin_at_the_character_where_the_voice_changes(forum: Transcript, told: Attribution) -> None:
    assert said_by(forum, told.turns) == ["".join(turn.split()) for turn in TURNS]


def test_the_host_comes_back_between_the_guests(told: Attribution) -> None:
    people = [turn.person for turn in told.turns]
    assert people[0] == people[2] == people[4] == people[6]
    assert len(set(people)) == 3
    assert told.people[people[0]].role == "moderator"


def test_a_guest_has_the_name_firm_and_title_that_were_said(told: Attribution) -> None:
    first = told.people[told.turns[1].person]
    assert (first.name, first.org, first.role) == ("陆澄帆", "远汐科技", "speaker")
    assert first.title == "首席科学家"


def test_spellings_that_sound_alike_are_one_person(told: Attribution) -> None:
    assert told.turns[1].person == told.turns[5].person
    assert {"陆澄帆", "陆成帆", "陆博士"} <= set(told.people[told.turns[5].person].heard)


def test_every_turn_tells_its_cues_and_how_sure_it_is(forum: Transcript, told: Attribution) -> None:
    thanks = told.turns[2]
    assert 0.5 < thanks.confidence <= 1.0
    [cue, *_] = [one for one in thanks.evidence if one.cue == "thanks"]
    assert forum.source[cue.start : cue.end].startswith("好")


def test_turns_cover_all_words_in_order(forum: Transcript, told: Attribution) -> None:
    spoken = "".join(forum.running.text.split())
    assert "".join(said_by(forum, told.turns)) == spoken
    for one, other in zip(told.turns, told.turns[1:], strict=False):
        assert one.end <= other.start


def test_the_panel_is_a_part_of_the_programme(told: Attribution) -> None:
    assert "closing" in [section.kind for section in told.sections]


# With the printed programme


def test_printed_names_take_the_place_of_what_was_heard(forum: Transcript) -> None:
    told = attribute(talk(*(turn.replace("罗砚秋", "罗燕秋") for turn in TURNS)), parse_agenda("a", AGENDA))
    second = told.people[told.turns[3].person]
    assert (second.name, second.org, second.title) == ("罗砚秋", "衡浦资本", "合伙人")
    assert "罗燕秋" in second.heard


def test_who_is_on_the_programme_and_does_not_speak_is_told(forum: Transcript) -> None:
    told = attribute(forum, parse_agenda("a", AGENDA))
    assert any(note.startswith("Ayla is on the agenda") for note in told.notes)
    assert not any("罗砚秋" in note for note in told.notes)


def test_who_speaks_and_is_not_on_the_programme_is_kept(forum: Transcript) -> None:
    only_one = "people:\n  - {name: 陆澄帆}\nparts:\n  - {kind: panel, people: [陆澄帆]}\n"
    assert "罗砚秋" in names(attribute(forum, parse_agenda("a", only_one)))


# Where little or nothing tells


def test_one_voice_alone_is_one_turn_and_nobody_is_made_up() -> None:
    lecture = "大家好，今天讲潮汐的历史。" + "潮水每天涨落两次，港口的人都知道。" * 40
    told = attribute(talk(lecture))
    assert len(told.turns) == 1
    assert [person.name for person in told.people] == [""]


def test_words_without_any_cue_are_one_unknown_speakers_and_say_so() -> None:
    told = attribute(talk("潮水每天涨落两次。" * 80))
    assert [(person.name, person.role) for person in told.people] == [("", "unknown")]
    assert len(told.notes) == 1 and told.notes[0].startswith("Nothing in the text tells")


def test_another_language_is_kept_and_not_guessed_at() -> None:
    french = "Bonjour à tous et merci d'être venus. La marée monte deux fois par jour. " * 20
    transcript = read("talk.txt", french.encode(), "plain")
    told = attribute(transcript)
    assert len(told.turns) == 1 and told.people[0].name == ""


def test_traditional_characters_are_understood_and_shown_as_written() -> None:
    turns = [
        "各位來賓大家好，今天的圓桌有兩位嘉賓。首先有請遠汐科技的陳澄帆博士，請大家歡迎。",
        "大家好，我是遠汐科技的陳澄帆。我們公司做潮汐預測，做了十年，也做港口的數據。謝謝大家。",
        "好，謝謝陳博士。今天的圓桌就到此為止，謝謝大家。",
    ]
    told = attribute(talk(*turns))
    assert len(told.turns) == 3
    assert told.people[told.turns[1].person].name == "陳澄帆"


def test_two_people_with_one_family_name_stay_two() -> None:
    turns = [
        "各位来宾下午好，今天的圆桌我们请到了两位嘉宾，先请大家自我介绍一下，从蓝埠航运的张总开始。",
        "大家好，我是蓝埠航运的张砚青。我们公司有四十条船，每天都要看潮水的时间表。谢谢。",
        "好，谢谢。接下来请霁港银行的张总。",
        "大家好，我是霁港银行的张牧之。我们银行给港口贷款，看的是现金流和风险。谢谢。",
        "好，谢谢两位张总，我们今天的圆桌就到此为止。",
    ]
    told = attribute(talk(*turns))
    assert told.people[told.turns[1].person].name == "张砚青"
    assert told.people[told.turns[3].person].name == "张牧之"


def test_what_the_host_and_the_guests_say_is_found_whatever_the_breaks(forum: Transcript) -> None:
    joined = read("talk.md", ("# t\n\n" + "".join(TURNS)).encode(), "bilingual")
    told = attribute(joined)
    spoken = said_by(joined, told.turns)
    assert {"".join(FIRST.split()), "".join(SECOND.split()), "".join(ANSWER.split())} <= set(spoken)


def test_what_somebody_is_called_besides_is_no_other_person() -> None:
    turns = [
        "各位来宾，大家下午好。今天的圆桌请到了三位嘉宾。第一位是罗砚秋罗总，来自衡浦资本。第二位是韩颖薇薇安，韩总"
        "是蓝埠航运的高级副总裁。那先从罗总开始。",
        ANSWER,
        "好，谢谢罗总。那接下来想请一下薇薇安总，您怎么看？",
        "好，谢谢。我们航运公司每天都要看潮汐，船什么时候进港，由它说了算。所以数据准一点，油就省一点。谢谢。",
        "好，谢谢薇薇安总。今天就到这里，谢谢大家。",
    ]
    told = attribute(talk(*turns))
    assert not any(person.name == "薇薇安" for person in told.people)
    assert any("薇薇安总" in person.heard for person in told.people)


def test_who_is_on_the_agenda_and_does_not_speak_is_told(forum: Transcript) -> None:
    more = AGENDA.replace("罗砚秋, Ayla]", "罗砚秋, Ayla, 康照野]") + "  - {name: 康照野, org: 蓝埠航运}\n"
    notes = attribute(forum, parse_agenda("forum.agenda.yaml", more)).notes
    assert any("康照野" in note and "agenda" in note for note in notes)
