"""A search narrowed: filters and their counts, fields in what is typed, speakers by any of their names."""

from itertools import pairwise

import pytest

from app.browse.speakers import speakers
from app.search.suggest.suggest import suggestions
from tests.archived import Archive
from tests.search.hits import counts, every_hit

ACCENTS = """# 2025-06-03 Port

**José Müller:** It was in Zürich, at a café. Naïve of me.

**Renée d’Arcy:** Cafés, she said.

**Jürgen McDonald:** Yes.
"""


@pytest.mark.parametrize("facet", ["speaker", "session", "event", "lang"])
def test_a_facet_counts_what_choosing_it_leaves(samples: Archive, facet: str) -> None:
    results = samples.find("tide")
    assert results.facets[facet]
    assert sum(counts(results, facet).values()) == results.total
    for one in results.facets[facet]:
        narrowed = samples.find("tide", **{facet: one.value})
        assert narrowed.total == one.count
        assert counts(narrowed, facet) == {one.value: one.count}
        assert narrowed.facets[facet][0].chosen


def test_a_facet_counts_what_choosing_it_leaves_though_somebody_else_said_all_of_it(archive: Archive) -> None:
    archive.put(
        "port.md",
        """# 2025-06-03 Port

**Tomo Reed:** 灯塔说了什么，后来才知道。

**Ines Vale:** 灯塔说了一句。

**Ines Vale:** 灯塔还在。

**Ines Vale:** 修了灯塔。
""",
    )
    archive.indexer.drain()
    found = counts(archive.find("灯塔说了什么"), "speaker")
    assert found == {"tomo-reed": 1, "ines-vale": 1}
    assert {speaker: archive.find("灯塔说了什么", speaker=speaker).total for speaker in found} == found


def test_a_year_counts_what_its_dates_leave(samples: Archive) -> None:
    results = samples.find("tide")
    [year] = results.facets["year"]
    assert (year.value, year.count) == ("2025", results.total)
    assert "from=2025-01-01" in year.url and "to=2025-12-31" in year.url
    assert samples.find("tide", first="2026-01-01").total == 0


def test_fields_typed_into_the_query_narrow_like_parameters(samples: Archive) -> None:
    typed = samples.ids('speaker:"Liesbet Ondarra" tide')
    assert typed and typed == samples.ids("tide", speaker="Liesbet Ondarra")
    assert samples.ids("tide date:2025") == samples.ids("tide")
    assert samples.ids("tide date:2024") == []


def test_of_two_speakers_that_are_typed_what_either_said_is_found(samples: Archive) -> None:
    both = samples.find("speaker:Quillmere OR speaker:Ondarra tide", per_page="100")
    apart = [samples.find("tide", speaker=slug).total for slug in ("ansel-quillmere", "liesbet-ondarra")]
    assert both.total == sum(apart) and min(apart) > 0
    one = samples.find("speaker:Quillmere OR speaker:nobody tide")
    assert one.total == apart[0] and one.hints == ("There is no speaker “nobody” in this archive.",)


def test_without_words_everything_of_a_speaker_is_found_in_the_order_of_the_talk(samples: Archive) -> None:
    hits = every_hit(samples, 'speaker:"Liesbet Ondarra"')
    assert {hit.row.speaker for hit in hits} == {"Liesbet Ondarra"}
    assert len(hits) > 1
    days = [hit.row.date for hit in hits]
    assert days == sorted(days, reverse=True)
    for one, after in pairwise(hits):
        assert one.row.session_id != after.row.session_id or one.row.position < after.row.position
    assert every_hit(samples, "", speaker="Liesbet Ondarra") == hits
    less = every_hit(samples, '-tide speaker:"Liesbet Ondarra"')
    assert 0 < len(less) < len(hits) and not any("tide" in hit.row.text.lower() for hit in less)


@pytest.mark.parametrize(
    ("typed", "speaker"),
    [
        ("jose muller", "José Müller"),
        ("MÜLLER", "José Müller"),
        ("renee", "Renée d’Arcy"),
        ("mcdonald", "Jürgen McDonald"),
    ],
)
def test_a_speaker_is_named_in_any_case_and_by_a_part_of_the_name(
    archive: Archive, typed: str, speaker: str
) -> None:
    archive.put("port.md", ACCENTS)
    archive.indexer.drain()
    assert [one.name for one in archive.find(typed).speakers] == [speaker]
    assert {hit.row.speaker for hit in archive.find(f'speaker:"{typed}"').hits} == {speaker}
    others = archive.find(f'lang:en -speaker:"{typed}"').hits
    assert others and speaker not in {hit.row.speaker for hit in others}


@pytest.mark.parametrize(
    ("typed", "speaker"), [("mull", "José Müller"), ("jos", "José Müller"), ("MC", "Jürgen McDonald")]
)
def test_a_speaker_is_suggested_by_the_beginning_of_any_name(
    archive: Archive, typed: str, speaker: str
) -> None:
    archive.put("port.md", ACCENTS)
    with archive.database.reading() as db:
        [first, *_] = suggestions(db, archive.engine, typed)
        assert (first.kind, first.text) == ("speaker", speaker)
        assert [line.name for one in speakers(db, typed).letters for line in one.speakers] == [speaker]


@pytest.mark.parametrize("typed", ["rene", "mull", "m", "é", "2"])
def test_a_part_of_a_word_names_no_speaker(archive: Archive, typed: str) -> None:
    archive.put("port.md", ACCENTS)
    archive.indexer.drain()
    results = archive.find(f'speaker:"{typed}"')
    assert not results.hits and typed in results.hints[0]


def test_what_a_search_is_to_be_without_is_left_out(samples: Archive) -> None:
    everything = every_hit(samples, "tide")
    others = every_hit(samples, 'tide -speaker:"Liesbet Ondarra"')
    assert others == [hit for hit in everything if hit.row.speaker != "Liesbet Ondarra"] != everything
    assert {hit.row.section for hit in every_hit(samples, "tide -in:panel")}.isdisjoint({"panel"})
    unknown = samples.find("tide -speaker:nobody")
    assert unknown.total == len(everything) and "nobody" in unknown.hints[0]
    assert "date:2024..2025" in samples.find("tide -date:2024").hints[0]


def test_a_speaker_is_found_by_any_spelling(samples: Archive) -> None:
    hits = every_hit(samples, "岸电", speaker="沈旺亭")
    assert {hit.row.speaker for hit in hits} == {"沈望汀"}


@pytest.mark.parametrize("field", ["speaker", "session", "event"])
def test_a_name_that_nothing_has_finds_nothing_and_says_so(samples: Archive, field: str) -> None:
    results = samples.find("tide", **{field: "nobody-of-that-name"})
    assert (results.total, len(results.hints)) == (0, 1)
    assert "nobody-of-that-name" in results.hints[0]


def test_a_speaker_s_name_leads_to_the_speaker(samples: Archive) -> None:
    assert [one.name for one in samples.find("Quillmere").speakers] == ["Ansel Quillmere"]
    assert samples.find("tide").speakers == ()


@pytest.mark.parametrize("q", ["speaker:Quillmere OR speaker:Ondarra tide", "speaker:*r* tide"])
def test_of_several_that_a_field_names_each_can_be_chosen(samples: Archive, q: str) -> None:
    facets = samples.find(q).facets["speaker"]
    assert len(facets) > 1 and not any(one.chosen for one in facets)
    for one in facets:
        assert samples.find(q, speaker=one.value).total == one.count
