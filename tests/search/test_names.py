"""Names of people: in whatever way they are written they lead to the person and to where they are said."""

import pytest
from sqlalchemy import select

from app.archive.glossary import replace_glossary
from app.glossary import Term
from app.models import NameVariant, Session, Speaker
from tests.archived import Archive
from tests.search.hits import marked

AGENDA = """people:
- {name: Ines K. Valdemar, also: [瓦尔德玛]}
- {name: 甄可澜, also: [洛芙, Luff]}
"""


@pytest.fixture
def port(archive: Archive) -> Archive:
    """A port where two people speak and are spoken of."""
    said = [
        "**Ines K. Valdemar:** The tide turns.",
        "**Pia Lundamo:** 谢谢瓦尔德玛教授。",
        "**甄可澜：** 大家好。",
        "**Pia Lundamo:** 谢谢洛芙。",
        "**Pia Lundamo:** 刚才甄可澜说了。",
    ]
    archive.put("port.md", "\n\n".join(said), agenda_name="port.agenda.yaml", agenda=AGENDA)
    archive.indexer.drain()
    return archive


def cards(archive: Archive, q: str) -> list[str]:
    """The speakers that a search leads to."""
    return [one.name for one in archive.find(q).speakers]


@pytest.mark.parametrize(
    "typed",
    [
        "Ines Valdemar",
        "I. K. Valdemar",
        "I.K. Valdemar",
        "Valdemar Ines",
        "Valdemar, Ines",
        "Valdemar, I.",
        "Inez Valdemar",
        "Ines Valdemer",
        "Prof. Valdemar",
        "Professor Ines Valdemar",
        "Dr Valdemar",
        "Ines K. Valdemar, Ph.D.",
        "瓦尔德玛院士",
    ],
)
def test_a_name_leads_to_the_person_in_whatever_way_it_is_written(port: Archive, typed: str) -> None:
    assert cards(port, typed) == ["Ines K. Valdemar"]
    assert marked(port, typed) == {"瓦尔德玛"}
    assert [hit.match for hit in port.find(typed).hits] == ["variant"]


@pytest.mark.parametrize(
    "typed", ["Tina Valdemar", "Z. Valdemar", "I. K. V.", "Ines Lundamo", "Dr", "I. tide"]
)
def test_the_name_of_somebody_else_does_not(port: Archive, typed: str) -> None:
    results = port.find(typed)
    assert (results.speakers, [hit for hit in results.hits if hit.match == "variant"]) == ((), [])


def test_where_the_title_stands_too_comes_first(port: Archive) -> None:
    port.put("quay.md", "**Pia Lundamo:** Thank you, Professor Waldemar.\n\n**Pia Lundamo:** So it is.")
    port.indexer.drain()
    replace_glossary(port.database, "glossary", (Term("Ines K. Valdemar", ("Waldemar",)),))
    hits = [(hit.row.text, hit.match) for hit in port.find("Professor Valdemar").hits]
    assert hits == [("Thank you, Professor Waldemar.", "variant"), ("谢谢瓦尔德玛教授。", "variant")]


def test_initials_and_titles_are_no_topic_of_that_person(port: Archive) -> None:
    for typed in ("Prof. Valdemar tide", "I. K. Valdemar tide"):
        found = port.find(typed).by_speaker
        assert found is not None
        assert (found[0].name, found[1].q) == ("Ines K. Valdemar", "tide")


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("(tide OR flood) Valdemar", "(tide OR flood)"),
        ("Valdemar tide OR Valdemar flood", "tide OR flood"),
        ("(tide OR flood) Ines Valdemar -storm", "(tide OR flood) -storm"),
        ("瓦尔德玛 (tide | flood)", "(tide | flood)"),
    ],
)
def test_a_name_beside_words_with_an_or_leads_to_what_that_person_said_of_them(
    port: Archive, typed: str, rest: str
) -> None:
    found = port.find(typed)
    assert found.by_speaker is not None
    assert (found.by_speaker[0].name, found.by_speaker[1].q) == ("Ines K. Valdemar", rest)


@pytest.mark.parametrize(
    "typed",
    [
        "tide OR Valdemar",
        "(tide OR flood) lang:en",
        "(Valdemar OR Ines) Valdemar",
        "(tide OR 潮) speaker:pia",
    ],
)
def test_a_name_that_is_not_beside_all_sides_of_an_or_leads_nowhere(port: Archive, typed: str) -> None:
    assert port.find(typed).by_speaker is None


def test_of_several_words_whole_ones_are_marked_wherever_they_stand(port: Archive) -> None:
    port.put("quay.md", "**Pia Lundamo:** 主动投资航道，泊位不够，又投资码头，船很多。")
    port.indexer.drain()
    assert marked(port, "被动 投资") == {"投资"}
    assert marked(port, "(被动 OR 贵宾) 投资 泊位") == {"投资", "泊位"}


def test_a_speaker_is_chosen_by_such_a_name_too(port: Archive) -> None:
    for typed in ("Prof. Valdemar", "Valdemar, Ines", "I. K. Valdemar"):
        assert [hit.row.text for hit in port.find(f'speaker:"{typed}"').hits] == ["The tide turns."]


@pytest.mark.parametrize("typed", ["Luff", "洛芙", "甄可澜"])
def test_who_has_a_second_name_is_found_by_either_though_the_other_is_said(port: Archive, typed: str) -> None:
    assert cards(port, typed) == ["甄可澜"]
    assert marked(port, typed) == {"洛芙", "甄可澜"}


def test_a_name_in_pinyin_is_not_taken_for_the_second_one_misspelt(port: Archive) -> None:
    results = port.find("Zhen Kelan")
    assert (results.total, results.did_you_mean) == (2, "")


def test_a_title_is_no_part_of_what_is_marked_unless_it_was_asked_for(samples: Archive) -> None:
    assert not any("教授" in one or "女士" in one for one in marked(samples, "昂达拉"))
    assert "安达拉教授" in marked(samples, "安达拉教授")


def test_initials_are_those_of_names_and_terms_and_of_nothing_that_resembles_them(archive: Archive) -> None:
    archive.put("port.md", "**Ines Vale:** 我们正迎来春天。\n\n**Pia Lundamo:** 卓英莱来了。")
    archive.indexer.drain()
    replace_glossary(archive.database, "glossary", (Term("卓英莱"),))
    assert marked(archive, "zyl") == {"卓英莱"}


def test_of_what_sounds_like_a_short_name_that_comes_first_which_goes_on_like_the_long_one(
    archive: Archive,
) -> None:
    said = ("机器比人快。", "例如必人科技。", "比人多的是船。")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    replace_glossary(archive.database, "glossary", (Term("碧纫科技"),))
    hits = archive.find("碧纫").hits
    assert hits[0].row.text == said[1] and {hit.match for hit in hits} == {"sounds_like"}


def hear(archive: Archive, heard: str) -> None:
    """Somebody calls 甄澜 so, and an import took it for that name."""
    said = "**甄澜：** 大家好。\n\n**Pia Lundamo:** 好。\n\n**甄澜：** 今天没有船。\n\n**Pia Lundamo:** 好。"
    archive.put("port.md", said, agenda_name="port.agenda.yaml", agenda="people:\n- {name: 甄澜}\n")
    with archive.database.writing() as db:
        speaker = db.scalars(select(Speaker.id).where(Speaker.name == "甄澜")).one()
        session = db.scalars(select(Session.id)).one()
        db.add(NameVariant(speaker_id=speaker, session_id=session, name=heard, kind="heard"))
    archive.put("pier.md", f"**Pia Lundamo:** 谢谢{heard}。\n\n**Pia Lundamo:** 今天没有船。")
    archive.indexer.drain()


@pytest.mark.parametrize("heard", ["甄总", "甄老师", "甄教授", "甄博士", "甄院士"])
def test_a_family_name_with_a_title_is_no_spelling_of_a_name(archive: Archive, heard: str) -> None:
    hear(archive, heard)
    assert heard not in marked(archive, "甄澜") | marked(archive, "甄懒") | marked(archive, "zhenlan")
    assert marked(archive, heard) == {heard} and not archive.find(heard).did_you_mean


@pytest.mark.parametrize("heard", ["甄懒甄总", "甄懒甄", "甄懒甄老师"])
def test_nor_is_a_name_with_an_address_behind_it_but_the_name_alone_is(archive: Archive, heard: str) -> None:
    hear(archive, heard)
    with archive.database.writing() as db:
        [told] = db.scalars(select(NameVariant).where(NameVariant.name == heard))
        db.add(NameVariant(speaker_id=told.speaker_id, session_id=told.session_id, name="甄懒", kind="heard"))
    assert "甄懒" in marked(archive, "甄澜") and heard not in marked(archive, "甄澜")


def test_but_a_misheard_name_is(archive: Archive) -> None:
    hear(archive, "甄根")
    assert "甄根" in marked(archive, "甄澜")


@pytest.mark.parametrize("typed", ["K. Valdemar", "K Valdemar"])
def test_a_middle_initial_may_stand_for_all_given_names(port: Archive, typed: str) -> None:
    assert (marked(port, typed), cards(port, typed)) == ({"瓦尔德玛"}, ["Ines K. Valdemar"])


@pytest.mark.parametrize(
    ("typed", "name"), [("Tom Valdemar", "Thomas Valdemar"), ("Dan Reed", "Daniel P. Reed")]
)
def test_a_short_given_name_is_the_long_one(archive: Archive, typed: str, name: str) -> None:
    archive.put("port.md", f"**{name}:** A tide.\n\n**Pia Lundamo:** Thank you, {name}.")
    archive.indexer.drain()
    found = archive.find(typed)
    assert [one.name for one in found.speakers] == [name] and found.total == 1
    assert archive.find(f"Tim {name.split()[-1]}").total == 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Zhen", "甄可澜"), ("Mr Zhen", "甄可澜"), ("Ms. Zhen", "甄可澜"), ("Zhen Kelan", "甄可澜")],
)
def test_a_family_name_in_pinyin_leads_to_the_speaker(port: Archive, typed: str, name: str) -> None:
    assert cards(port, typed) == [name]


def test_a_title_before_pinyin_is_taken_off(port: Archive) -> None:
    assert marked(port, "Dr. Zhen Kelan") == marked(port, "Zhen Kelan") != set()
    assert cards(port, "Dr. Zhen Kelan") == ["甄可澜"]


def test_the_family_name_of_a_foreign_name_is_known_in_every_spelling(archive: Archive) -> None:
    agenda = "people:\n- {name: Ines Valdemar, also: [瓦尔玛, 伊内斯瓦尔玛, 伊内斯沃尔玛]}\n"
    said = ("谢谢瓦尔玛。", "谢谢伊内斯沃尔玛。", "谢谢沃尔玛。")
    text = "\n\n".join(f"**Pia Lundamo:** {one}" for one in said)
    archive.put(
        "port.md", f"**Ines Valdemar:** A tide.\n\n{text}", agenda_name="port.agenda.yaml", agenda=agenda
    )
    archive.indexer.drain()
    assert archive.find("沃尔玛").total == archive.find("瓦尔玛").total == 3


def test_initials_that_end_in_a_y_are_initials_too(archive: Archive) -> None:
    archive.put("port.md", "**Ines Vale:** 卓林宇来了。")
    archive.indexer.drain()
    replace_glossary(archive.database, "glossary", (Term("卓林宇"),))
    assert marked(archive, "zly") == {"卓林宇"}


@pytest.fixture
def tolls(archive: Archive) -> Archive:
    """One in which somebody is called by title, and says what others do not."""
    said = (
        "**Ines Vale:** 有请顾汐澜博士。谢谢顾博士。\n\n**顾汐澜：** 大家好，疏浚要花2000亿。\n\n"
        "**Ines Vale:** 谢谢，今天没有船。\n\n**顾汐澜：** 疏浚以后，泥沙就少了。"
    )
    archive.put(
        "port.md", said, agenda_name="port.agenda.yaml", agenda="people:\n- {name: 顾汐澜, also: [顾博士]}\n"
    )
    archive.indexer.drain()
    return archive


@pytest.mark.parametrize(
    ("typed", "others"),
    [("顾汐澜 2000亿", "2000亿"), ("顾博士 疏浚", "疏浚"), ("顾博士怎么看疏浚", "疏浚")],
)
def test_a_name_beside_an_amount_and_one_with_a_title_lead_to_what_that_person_said(
    tolls: Archive, typed: str, others: str
) -> None:
    found = tolls.find(typed).by_speaker
    assert found is not None and (found[0].name, found[1].q) == ("顾汐澜", others)


@pytest.mark.parametrize("typed", ["甄可蓝", "真可澜", "speaker:甄可蓝", "讲者:真可澜"])
def test_what_sounds_exactly_like_a_speaker_leads_there(port: Archive, typed: str) -> None:
    if ":" in typed:
        assert [hit.row.text for hit in port.find(typed).hits] == ["大家好。"]
    else:
        assert cards(port, typed) == ["甄可澜"]


@pytest.mark.parametrize("typed", ["甄可烂的", "可蓝", "真可", "真可难"])
def test_what_sounds_like_more_or_less_of_a_name_or_nearly_so_does_not(port: Archive, typed: str) -> None:
    assert cards(port, typed) == []


def test_beside_other_words_it_leads_to_what_that_speaker_said_of_them(port: Archive) -> None:
    found = port.find("真可澜 大家")
    assert found.total == 0 and found.by_speaker is not None
    assert (found.by_speaker[0].name, found.said_by_speaker) == ("甄可澜", 1)


def test_a_word_of_the_dictionary_is_nobody_who_sounds_like_it(archive: Archive) -> None:
    archive.put("port.md", "**程述：** 大家好。\n\n**Pia Lundamo:** 我来陈述。")
    archive.indexer.drain()
    assert cards(archive, "陈述") == [] and cards(archive, "程树") == ["程述"]
