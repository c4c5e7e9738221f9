"""Suggestions while somebody types, and for somebody who mistyped."""

import pytest
from sqlalchemy import select

from app.models import Event
from app.search.names.lexicon import lexicon
from app.search.query.query import parse
from app.search.stages.speakers import by_speaker
from app.search.suggest.suggest import suggestions
from app.text.normalise import plain
from tests.archived import Archive


def texts(archive: Archive, typed: str) -> list[str]:
    with archive.database.reading() as db:
        return [one.text for one in suggestions(db, archive.engine, typed)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("陆澄", "陆澄帆"), ("lu che", "陆澄帆"), ("lcf", "陆澄帆"), ("ansel", "Ansel Quillmere")],
)
def test_a_person_is_suggested_by_any_beginning_of_a_name(samples: Archive, typed: str, text: str) -> None:
    assert text in texts(samples, typed)


def test_a_session_is_suggested_by_its_title(samples: Archive) -> None:
    assert any("tide" in text.lower() for text in texts(samples, "owns the tide"))


@pytest.mark.parametrize(
    ("typed", "name"), [("qu", "Quay Days 2025"), ("days", "Quay Days 2025"), ("码", "码头日")]
)
def test_an_event_is_suggested_by_its_name_and_leads_to_its_page(
    archive: Archive, typed: str, name: str
) -> None:
    archive.put("port.md", "# 2025-06-03 Port\n\n**Ines Vale:** Good morning to all of you.", event=name)
    with archive.database.reading() as db:
        [one] = [one for one in suggestions(db, archive.engine, typed) if one.kind == "event"]
        slug = db.scalar(select(Event.slug))
    assert (one.text, one.url) == (name, f"/events/{slug}")
    assert name not in texts(archive, "ay d")


def test_events_and_sessions_have_places_beside_all_else(archive: Archive) -> None:
    for day in range(1, 5):
        said = "\n\n".join(f"**Quay{letter}a Vale:** Quayish, quayed, quays." for letter in "bcdfgh")
        archive.put(f"{day}.md", f"# 2025-06-0{day} Quay talk {day}\n\n{said}", event=f"Quay Days {day}")
    archive.indexer.drain()
    with archive.database.reading() as db:
        kinds = [one.kind for one in suggestions(db, archive.engine, "quay")]
    assert len(kinds) == 8 and kinds[-3:] == ["event", "session", "session"]


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'", "？", "x" * 500])
def test_nothing_is_suggested_for_nothing(samples: Archive, typed: str) -> None:
    assert texts(samples, typed) == []


def test_a_mistyped_word_is_told(samples: Archive) -> None:
    assert samples.find("harbuor").did_you_mean == "harbour"
    assert samples.find("tide").did_you_mean == ""


def test_a_name_beside_other_words_keeps_what_is_left_out_whatever_signs_it_has(samples: Archive) -> None:
    results = samples.find('Quillmere tide -session:“night "quay" walk”')
    assert results.by_speaker is not None
    _, narrowed = results.by_speaker
    assert [one.value for one in narrowed.without] == ['night "quay" walk']
    assert [clause.words for clause in narrowed.wanted] == ["tide"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbuor -harbuor", "harbour -harbuor"),
        ('harbuor -"harbuor at night"', 'harbour -"harbuor at night"'),
        ("harbuor -event:harbuor", "harbour -event:harbuor"),
    ],
)
def test_only_what_is_wanted_is_proposed_otherwise(samples: Archive, typed: str, meant: str) -> None:
    assert samples.find(typed).did_you_mean == meant


def test_a_longer_word_stays_as_it_is_where_a_part_of_it_is_proposed_otherwise(archive: Archive) -> None:
    archive.put("one.md", "**Ines Vale:** The harbour has harbuormen.\n\n**Tomo Reed:** It has.\n")
    archive.indexer.drain()
    assert archive.find("harbuor harbuormen").did_you_mean == "harbour harbuormen"


def test_a_name_spelt_by_its_sound_is_told(samples: Archive) -> None:
    assert samples.find("陆呈凡").did_you_mean in ("陆澄帆", "陸澄帆")


def test_words_are_proposed_as_people_write_them_not_as_the_index_does(samples: Archive) -> None:
    assert samples.find("electrisity").did_you_mean == "electricity"
    with samples.database.reading() as db:
        for typed in ("machi", "machine"):
            assert [one.text for one in suggestions(db, samples.engine, typed)] == ["machine"]


def test_a_name_beside_other_words_leads_to_what_that_person_said(samples: Archive) -> None:
    results = samples.find("Ondarra tide")
    assert results.by_speaker is not None
    speaker, narrowed = results.by_speaker
    assert (speaker.name, narrowed.q, narrowed.speaker) == ("Liesbet Ondarra", "tide", speaker.slug)
    assert samples.find("tide shore").by_speaker is None
    assert samples.find("tide Ondarra", speaker=speaker.slug).by_speaker is None


@pytest.mark.parametrize("typed", ["Ansel Quillmere", '"Ansel Quillmere"', "Quillmere ansel"])
def test_a_name_in_full_is_no_topic_of_that_person(samples: Archive, typed: str) -> None:
    assert samples.find(typed).by_speaker is None
    assert samples.find("Ansel").speakers[0].name == "Ansel Quillmere"


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("Ansel Quillmere tide", "tide"),
        ('Quillmere "tide table" harbour', '"tide table" harbour'),
        ('tide Quillmere -clock -"great boots" -lang:zh', 'tide -clock -"great boots" -lang:"zh"'),
        ("tide Quillmere date:2025 in:panel", "tide date:2025 in:panel"),
        ("lang:zh OR lang:en 潮汐 Quillmere", "潮汐 lang:zh lang:en"),
        ("潮汐 Quillmere NOT in:圆桌", '潮汐 -in:"panel"'),
    ],
)
def test_the_rest_of_a_search_for_what_somebody_said_stays_as_it_was(
    samples: Archive, typed: str, others: str
) -> None:
    query = parse(typed)
    with samples.database.reading() as db:
        found = by_speaker(db, query, lexicon(db))
    assert found is not None
    speaker, narrowed = found
    assert (speaker.name, narrowed.q, narrowed.speaker) == ("Ansel Quillmere", others, speaker.slug)
    for part in ("first", "last", "kind"):
        assert getattr(narrowed, part) == getattr(query, part)
    assert narrowed.values("lang") == query.values("lang")
    assert [one.value for one in narrowed.without] == [one.value for one in query.without]


def test_what_a_speaker_said_is_counted_where_nothing_else_is_found_and_offered_only_if_there_is_any(
    samples: Archive,
) -> None:
    results = samples.find("Quillmere boots")
    assert results.total == 0 and results.by_speaker is not None
    assert results.said_by_speaker == samples.find("boots", speaker=results.by_speaker[0].slug).total > 0
    assert samples.find("Quillmere zygomatic").by_speaker is None


def test_a_word_is_proposed_once_an_import_has_brought_it(archive: Archive) -> None:
    said = "They were sailing."
    archive.put("one.md", f"# 2025-06-03 Port\n\n**Ines Vale:** {said}\n\n**Tomo Reed:** {said} Sails.\n")
    archive.put("two.md", f"# 2025-06-04 Port\n\n**Ines Vale:** {said} Yes.\n")
    archive.indexer.drain()
    assert texts(archive, "sailo") == []
    archive.put("three.md", "# 2025-06-05 Port\n\n**Ines Vale:** The sailor’s boat. Sailor! A sailor.\n")
    archive.put("four.md", "# 2025-06-06 Port\n\n**Ines Vale:** Sailor!\n\n**Tomo Reed:** A sailor?\n")
    archive.indexer.drain()
    assert texts(archive, "sailo") == ["sailor"]


@pytest.mark.parametrize(("mistyped", "word"), [("zurrich", "Zürich"), ("doesnr", "doesn’t")])
def test_words_with_other_letters_than_those_from_a_to_z_are_proposed(
    archive: Archive, mistyped: str, word: str
) -> None:
    archive.put("one.md", f"# 2025-06-03 Port\n\n**Ines Vale:** It {word} in spring.\n")
    archive.indexer.drain()
    assert archive.find(mistyped).did_you_mean == word


def test_a_misspelt_word_is_proposed_in_the_form_that_is_most_like_it(archive: Archive) -> None:
    archive.put("one.md", "**Ines Vale:** Patterns, patterns.\n\n**Tomo Reed:** Patterns? A pattern.\n")
    archive.indexer.drain()
    assert archive.find("patern").did_you_mean == "pattern"
    assert archive.find("paterns").did_you_mean == "patterns"


def test_a_chinese_question_that_nobody_asked_so_is_proposed_as_words(samples: Archive) -> None:
    results = samples.find("泥沙让模型产生了多少误差呢")
    assert not results.hits and results.did_you_mean == "泥沙 模型 产生 误差"
    assert samples.find(results.did_you_mean).hits
    assert samples.find("火山让熔岩产生了多少灰烬呢").did_you_mean == ""


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("luc", "speaker", "陆澄帆"),
        ("luchengf", "speaker", "陆澄帆"),
        ("chengf", "speaker", "陆澄帆"),
        ("kang", "speaker", "康照野"),
        ("chao", "term", "潮汐"),
        ("chaox", "term", "潮汐"),
        ("chaoxidiao", "term", "潮汐调度"),
        ("chao'x", "term", "潮汐"),
        ("lu'cheng", "speaker", "陆澄帆"),
        ("潮", "term", "潮汐"),
        ("潮", "session", "“潮汐与算力”——智慧港航主题论坛（虚构样例）"),
        ("li", "speaker", "Liesbet Ondarra"),
    ],
)
def test_the_beginning_of_a_name_or_word_is_enough_in_pinyin_too(
    samples: Archive, typed: str, kind: str, text: str
) -> None:
    with samples.database.reading() as db:
        found = [(one.kind, one.text) for one in suggestions(db, samples.engine, typed)]
    assert (kind, text) in found


@pytest.mark.parametrize("typed", ["潮之", "汐", "的", "t", "大"])
def test_what_is_no_beginning_of_a_word_or_name_brings_none(samples: Archive, typed: str) -> None:
    with samples.database.reading() as db:
        found = suggestions(db, samples.engine, typed)
    assert [one for one in found if one.kind != "session" and not plain(one.text).startswith(typed)] == []


def test_a_frequent_word_is_never_answered_with_nothing(archive: Archive) -> None:
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** 码头{i}。" for i in ("大", "小", "新", "老")))
    archive.indexer.drain()
    assert texts(archive, "码") == texts(archive, "码头") == ["码头"]


def test_what_goes_on_from_a_frequent_word_comes_instead_of_it(archive: Archive) -> None:
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** 码头工人{i}。" for i in ("多", "少", "新", "老")))
    archive.indexer.drain()
    assert texts(archive, "码头") == ["码头工人"]


def test_two_words_that_belong_together_are_proposed_however_the_gap_is_typed(archive: Archive) -> None:
    said = ("Mossbark Labs it is.", "At Mossbark Labs.", "Ask Mossbark Labs!")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    for typed in ("mossb", "mossbark l", "MossbarkLabs"):
        assert "Mossbark Labs" in texts(archive, typed)


def test_a_name_is_proposed_as_it_is_spelt_right_whatever_was_heard_for_it(samples: Archive) -> None:
    assert texts(samples, "陆成") == texts(samples, "陆澄") == ["陆澄帆"]
    assert "程岫宁" in texts(samples, "程秀")


def test_words_that_come_in_later_are_proposed_too(archive: Archive) -> None:
    archive.put("one.md", "# 2025-06-03 Port\n\n**Ines Vale:** 灯塔。\n\n**Tomo Reed:** 灯塔！\n")
    archive.indexer.drain()
    assert texts(archive, "dengt") == []
    archive.put("two.md", "# 2025-06-04 Port\n\n**Ines Vale:** 灯塔？\n\n**Tomo Reed:** 是的。\n")
    archive.indexer.drain()
    assert texts(archive, "dengt") == ["灯塔"]


def test_a_known_name_is_not_replaced_by_what_was_heard_for_it(archive: Archive) -> None:
    agenda = "people:\n  - name: Brannock Tarrant\n    role: speaker\n    also: [Brannock Terrent]\n"
    said = "**Brannock Terrent:** Terrent here, with patterns. Patterns of Terrent.\n"
    archive.put("one.md", said, agenda_name="one.agenda.yaml", agenda=agenda)
    archive.indexer.drain()
    assert archive.find("Tarrant pattens").did_you_mean in ("", "Tarrant patterns")
    assert archive.find("Tarrant clocks").did_you_mean == ""


def test_a_surname_that_is_nearly_a_speakers_is_told_though_nobody_says_it(archive: Archive) -> None:
    archive.put("one.md", "**Brannock Tarrant:** The harbour.\n\n**Tomo Reed:** A lighthouse.\n")
    archive.indexer.drain()
    assert archive.find("Tarrantt").did_you_mean == "Tarrant"
    assert archive.find("harbuor").did_you_mean == "harbour"


def test_nothing_is_proposed_that_does_not_stand_as_it_is_proposed(archive: Archive) -> None:
    archive.put("one.md", "**Ines Vale:** The harbour.\n\n**Tomo Reed:** A lighthouse.\n")
    archive.indexer.drain()
    assert archive.find("harbuor lighthuose").did_you_mean == ""
    assert archive.find("harbuor").did_you_mean == "harbour"


def test_initials_stand_for_names_and_not_for_what_sounds_nearly_so(archive: Archive) -> None:
    said = "**钟远帆:** 大家好。\n\n**Tomo Reed:** 我们正要饭。\n\n**Ines Vale:** 这是钟原凡。\n"
    archive.put("one.md", said)
    archive.indexer.drain()
    found = [hit.row.text for hit in archive.find("zyf").hits]
    assert found == ["这是钟原凡。"]


@pytest.mark.parametrize("typed", ["Tarrantt", "Tarran", "Tarant", "tarrrant"])
def test_a_surname_misspelt_finds_what_was_heard_for_it_though_nobody_says_it(
    archive: Archive, typed: str
) -> None:
    agenda = "people:\n  - name: Brannock Tarrant\n    role: speaker\n    also: [Brannock Dorrand, 塔兰特]\n"
    said = "**Brannock Tarrant:** A lighthouse.\n\n**Tomo Reed:** Thank you, Brannock Dorrand. 谢谢塔兰特。\n"
    archive.put("one.md", said, agenda_name="one.agenda.yaml", agenda=agenda)
    archive.indexer.drain()
    results = archive.find(typed)
    assert [(hit.match, hit.row.speaker) for hit in results.hits] == [("sounds_like", "Tomo Reed")]
    assert results.did_you_mean == "Tarrant"


@pytest.mark.parametrize("typed", ["weather", "Weather", "whether or sale", "plane"])
def test_a_word_that_is_well_spelt_and_was_not_said_is_not_meant_for_another(
    archive: Archive, typed: str
) -> None:
    said = ["Whether it sails, we see.", "A plain sailing.", "We wait whether they sail."]
    archive.put("one.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert archive.find(typed).did_you_mean == ""


def edited(archive: Archive, word: str, more: str = "") -> None:
    """A talk in which a word is said often, imported, or imported anew with another word."""
    said = "\n\n".join(f"**Ines Vale:** Today we saw {word} at quay {n}." for n in range(12))
    archive.put("quay.md", f"# 2025-06-01 Quay\n\n{said}\n\n**Bo Quay:** The lamp stays.{more}")
    archive.indexer.drain()


@pytest.mark.parametrize(
    ("before", "after", "typed"),
    [
        ("zanthophyll", "chlorophyll", "zanth"),
        ("珊瑚礁石", "海藻森林", "珊瑚"),
        ("glow worms", "fireflies", "glow"),
    ],
)
@pytest.mark.parametrize("more", ["", "\n\n**Ines Vale:** This is new."])
def test_a_word_that_was_edited_out_is_proposed_no_more(
    archive: Archive, before: str, after: str, typed: str, more: str
) -> None:
    edited(archive, before)
    assert any(text.startswith(typed) for text in texts(archive, typed))
    edited(archive, after, more)
    assert texts(archive, typed) == []


def test_a_word_that_was_edited_in_is_counted_within_a_minute(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(archive, "glow worms")
    assert texts(archive, "firefly sw") == []
    edited(archive, "firefly swarms")
    monkeypatch.setattr("app.search.suggest.frequent.SECONDS", 0)
    assert "firefly swarms" in texts(archive, "firefly sw")
