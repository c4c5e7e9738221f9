"""What sounds like what was asked for: all of it is found and counted, and what was meant is told."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from app.search.sound.sounding import sounds_like
from app.search.stages import by_sound
from tests.archived import Archive
from tests.search.hits import marked, put


def test_however_many_sound_like_it_all_are_counted(archive: Archive) -> None:
    put(archive, *(f"第{i}艘船说人工智能进了港口。" for i in range(300)), *["今天没有船。"] * 50)
    results = archive.find("人工只能")
    assert results.total == 300 and not results.partial
    assert {one.value: one.count for one in results.facets["match"]} == {"sounds_like": 300}
    assert archive.find("人工只能", speaker="ines-vale").total == 300


def test_a_word_of_the_dictionary_is_no_match_where_it_stands_or_is_another_word(archive: Archive) -> None:
    put(archive, "我们要说事实。", "这个式实很小。")
    assert marked(archive, "识实") == {"式实", "事实"}
    assert marked(archive, "式实") == {"式实"}
    assert marked(archive, "实施") == {"式实"}


def test_a_word_that_stands_nowhere_is_not_a_frequent_one_misheard(archive: Archive) -> None:
    put(archive, *["我们有共识。"] * 30)
    assert marked(archive, "公示") == set()
    assert marked(archive, "公识") == {"共识"}


def test_mishearings_of_a_frequent_word_that_are_no_words_are_found_behind_it(archive: Archive) -> None:
    put(archive, *["港口要用算力。"] * 30, "纸面算例变成可用。", "这样打算，例如明天。")
    results = archive.find("算力", per_page="100")
    assert {one.value: one.count for one in results.facets["match"]} == {"exact": 30, "sounds_like": 1}
    assert results.hits[-1].row.text == "纸面算例变成可用。"


def test_what_sounds_like_a_frequent_word_and_is_as_frequent_is_another_word(archive: Archive) -> None:
    put(archive, *["在座的各位，"] * 30, *["我们在做港口。"] * 30)
    assert marked(archive, "在座") == {"在座"}


def test_words_of_grammar_are_no_mishearing_and_hide_none(archive: Archive) -> None:
    put(archive, "这是由港口决定的。", "历练性是最突出的。", "以这种形式进港。")
    assert archive.find("石油").total == 0
    assert marked(archive, "形势") == {"形式"}


def test_three_characters_that_sound_exactly_alike_are_meant_though_both_are_words(archive: Archive) -> None:
    put(archive, "这个商交所大力支持。", "他在上交所上市。")
    assert marked(archive, "上交所") == {"上交所", "商交所"} == marked(archive, "商交所")


def test_a_match_by_sound_is_found_though_the_next_passage_has_one_too(archive: Archive) -> None:
    put(archive, "大厅里有暗电。", "大厅里没有暗电。")
    assert archive.find("岸电").total == 2


def test_a_match_by_sound_cuts_no_word_even_where_there_is_no_other(archive: Archive) -> None:
    put(archive, "用云计算来算。")
    assert archive.find("云迹").total == 0


def test_what_was_misheard_is_not_proposed_for_a_word_that_is_known(archive: Archive) -> None:
    put(archive, *["大家好，我是云记的李全印。"] * 5)
    agenda = "people:\n- name: 李全印\n  org: 云迹科技\n"
    archive.put("hotel.md", "**李全印：** 大家好。", agenda_name="hotel.agenda.yaml", agenda=agenda)
    archive.indexer.drain()
    results = archive.find("云迹")
    assert results.total and results.did_you_mean == ""


def test_it_is_marked_wherever_it_is_said(archive: Archive) -> None:
    put(
        archive, "Economics is theory. And in economics one counts.", "朱英来教授是教授，后来朱英来教授走了。"
    )
    [hit] = archive.find("economiks").hits
    assert [hit.row.text[start:end] for start, end in hit.spans] == ["Economics", "economics"]
    [hit] = archive.find("zhuyinglai").hits
    assert [hit.row.text[start:end] for start, end in hit.spans] == ["朱英来", "朱英来"]


@pytest.mark.parametrize(
    "q",
    ["潮汐 OR 算力", "(潮汐 OR 算力) 数据", "潮汐 数据", "潮西调度", "tide data", "chaoxi shuju", "规摸定律"],
)
def test_what_a_facet_counts_is_what_it_finds_though_some_of_it_is_unsure(samples: Archive, q: str) -> None:
    counted = found = 0
    for facet in (one for facets in samples.find(q).facets.values() for one in facets):
        counted += facet.count
        parameters = dict(parse_qsl(urlsplit(facet.url).query))
        found += samples.find(parameters.pop("q"), **parameters).total
        assert (counted, facet.label) == (found, facet.label)
    assert counted


LONG_TALK = ["我们先说潮汐，再说算力。", "对。", "然后我非常同意这个观点。", "今天没有船。"]


@pytest.mark.parametrize(
    ("asked", "match"),
    [('"再说算力。对。然后我非常同意"', "exact"), ("再说算力，对，然后我非常同意这个", "variant")],
)
def test_a_quotation_over_three_passages_is_found_where_it_begins(
    archive: Archive, asked: str, match: str
) -> None:
    put(archive, *LONG_TALK)
    results = archive.find(asked)
    [hit] = results.hits
    assert (hit.match, hit.row.text, hit.continues) == (match, LONG_TALK[0], True)
    assert [hit.row.text[start:end] for start, end in hit.spans] == ["再说算力。"] and not results.nearest
    assert archive.find(asked, speaker="ines-vale").total == 1


def test_a_quotation_of_two_thousand_characters_is_found(archive: Archive) -> None:
    said = [f"第{i}天，船长{chr(0x4E00 + 7 * i)}{chr(0x5100 + 5 * i)}把货物送进了港口。" for i in range(120)]
    put(archive, *said)
    results = archive.find(" ".join(said[3:])[:1990])
    assert results.hits[0].row.text == said[3] and results.hits[0].match in ("exact", "variant")


@pytest.mark.parametrize("typed", ["moyan", "mo yan", "莫研", "莫沿"])
def test_a_name_as_it_is_rightly_spelt_comes_before_what_only_sounds_like_it(
    archive: Archive, typed: str
) -> None:
    agenda = "people:\n- name: 莫延\n  also: [墨延]\n"
    archive.put(
        "pier.md",
        "**莫延：** 大家好。\n\n**Tomo Reed:** Good.",
        agenda_name="pier.agenda.yaml",
        agenda=agenda,
    )
    put(
        archive,
        "有请墨延。",
        "有请磨研。",
        "我们今天终于请到了在港口里的莫延博士，他的船在这里。",
        "今天没有船。",
    )
    first, *others = archive.find(typed).hits
    assert "莫延" in first.row.text and others


def test_what_is_nearly_always_written_the_same_is_counted_without_being_laid_against_what_was_asked(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligned = []
    monkeypatch.setattr(by_sound, "sounds_like", lambda *both: aligned.append(1) or sounds_like(*both))
    put(
        archive,
        *(f"第{i}天我們談開放政府的事。" for i in range(400)),
        "又說開放正府。",
        *["今天沒有船。"] * 50,
    )
    results = archive.find("开放政服", per_page="100")
    assert (results.total, results.partial, results.did_you_mean) == (401, False, "開放政府")
    assert {one.value: one.count for one in results.facets["match"]} == {"sounds_like": 401}
    assert all(hit.spans for hit in results.hits) and marked(archive, "开放政服") <= {"開放政府", "開放正府"}
    assert len(aligned) < 200
    assert archive.find("开放政服", speaker="ines-vale").total == 401


def test_what_is_unwanted_stays_away_from_it(archive: Archive) -> None:
    put(archive, *(f"第{i}天我们谈开放政府的事。" for i in range(200)), *["开放政府和灯塔。"] * 30)
    assert archive.find("开放政服 -灯塔").total == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("AI wonderful", "All their wonderful ways."),
        ("he harbour", "The whole harbour sleeps."),
        ("he harbour", "Ansel Quillmere, harbour pilot."),
        ("in harbour", "She has been a harbour pilot."),
        ("in harbour", "There is one harbour here."),
        ("harbour in", "The harbour mint is closed."),
        ("title tide", "A title - independent of it."),
    ],
)
def test_a_short_english_word_at_an_end_is_no_part_of_another_word(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, said, "Mhm.")
    assert marked(archive, typed) <= {"harbour"}


@pytest.mark.parametrize(
    ("typed", "said", "found"),
    [
        ("teh harbour", "In the harbour.", "the harbour"),
        ("e mail campaign", "The email campaing.", "email campaing"),
        ("the harbuor", "In the harbour.", "the harbour"),
        ("tied harbour", "The tide harbour.", "tide harbour"),
    ],
)
def test_what_is_misspelt_or_joined_at_an_end_is_found(
    archive: Archive, typed: str, said: str, found: str
) -> None:
    put(archive, said, "Mhm.")
    assert found in marked(archive, typed)
