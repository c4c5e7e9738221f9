"""Searches of the samples, from what is typed to what is shown."""

from collections import Counter
from itertools import pairwise

import pytest

from app.browse.speakers import speakers
from app.search.engine import Filters
from app.search.find import Hit, Results
from app.search.lexicon import Lexicon
from app.search.planning import strict_plan
from app.search.query import parse
from app.search.rows import holding
from app.search.suggest import suggestions
from tests.archived import Archive


def shown(hit: Hit) -> list[str]:
    return [hit.row.text[start:end] for start, end in hit.spans]


def every_hit(archive: Archive, q: str, **parameters: str) -> list[Hit]:
    hits: list[Hit] = []
    for page in range(1, 50):
        results = archive.find(q, page=str(page), **parameters)
        hits += results.hits
        if page >= results.pages:
            return hits
    raise AssertionError("there is no end")


def counts(results: Results, facet: str) -> dict[str, int]:
    return {one.value: one.count for one in results.facets[facet]}


def test_a_word_finds_every_utterance_that_holds_it_in_either_script(samples: Archive) -> None:
    found = every_hit(samples, "岸电")
    hits = [hit for hit in found if hit.match != "sounds_like"]
    assert found[: len(hits)] == hits
    assert {word for hit in found[len(hits) :] for word in shown(hit)} == {"暗电"}
    texts = [hit.row.text for hit in hits]
    assert any("岸电" in text for text in texts) and any("岸電" in text for text in texts)
    assert {word for hit in hits for word in shown(hit)} == {"岸电", "岸電"}
    assert [hit.match for hit in hits] == sorted((hit.match for hit in hits), key=["exact", "variant"].index)
    assert all(("岸电" in hit.row.text) == (hit.match == "exact") for hit in hits)


def test_an_abbreviation_is_no_inflection_of_another(archive: Archive) -> None:
    said = ("AI speaks.", "ＡＩ reads.", "Two AIs argue.", "AI's turn.", "Ships send AIS.")
    archive.put("harbour.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    found = {hit.row.text: hit.match for hit in every_hit(archive, "AI")}
    assert found == {said[0]: "exact", said[1]: "variant", said[2]: "variant", said[3]: "exact"}
    assert [hit.row.text for hit in every_hit(archive, "ais")] == [said[4]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("harbor", "The harbours sleep."),
        ("harbour", "The harbor sleeps."),
        ("organise", "They organized it."),
        ("data center", "A data centre hums."),
        ("programme", "It is a program."),
    ],
)
def test_british_and_american_words_are_the_same_words(archive: Archive, typed: str, said: str) -> None:
    archive.put("quay.md", f"**Ines Vale:** {said}\n\n**Pia Lundamo:** At night.")
    archive.indexer.drain()
    results = archive.find(typed)
    assert [(hit.row.text, hit.match) for hit in results.hits] == [(said, "variant")]
    assert results.did_you_mean == ""
    assert all(hit.match != "variant" for hit in archive.find(f'"{typed}"').hits)


def test_all_spellings_of_a_frequent_word_are_counted(archive: Archive) -> None:
    said = [f"The {word} has {i} ships." for i in range(150) for word in ("harbour", "harbor")]
    archive.put("quay.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    results = archive.find("harbor", per_page="1")
    assert (results.total, results.partial) == (300, False)
    assert archive.find("harbor", match="variant").total == 150


def test_a_part_of_an_english_word_is_not_the_word(archive: Archive) -> None:
    said = ("For my grandchildren.", "The children sleep.")
    archive.put("quay.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert [(hit.row.text, hit.match) for hit in archive.find("children").hits] == [(said[1], "exact")]
    assert {hit.match for hit in archive.find("hildren").hits} == {"variant"}


@pytest.mark.parametrize(
    "broken", ["我们|行政院开会", "我们行|政院开会", "我们行政|院开会", "我们行政院|开会"]
)
def test_a_word_over_a_break_belongs_to_where_it_begins_and_nothing_before_is_looked_at(
    archive: Archive, broken: str
) -> None:
    one, other = broken.split("|")
    archive.put("port.md", f"**Ines Vale:** {one}\n\n**Ansel Quillmere:** {other}")
    archive.indexer.drain()
    for typed in ("行政院", '"行政院"', "行政院 开会"):
        hits = [hit.row.text for hit in archive.find(typed).hits if hit.match != "partial"]
        assert hits == [other if one == "我们" else one]
    plan, *_ = strict_plan(parse("行政院").alternatives[0], archive.engine, Lexicon())
    assert len(archive.engine.candidates(plan, Filters())) == 1


def test_what_shares_only_frequent_words_with_what_it_was_misheard_for_is_found(archive: Archive) -> None:
    """Others share its rare ones, and sound like none of it."""
    frequent = [f"全球的第{n}个港口。" for n in range(5)]
    others = [f"码头上有第{n}条船。" for n in range(55)]
    said = [*frequent, *others, "海风席卷码头。", "他卷全部的缆绳。", "这股风席转全球了。"]
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    first = archive.find("席卷全球").hits[0]
    assert (first.row.text, first.match, shown(first)) == (said[-1], "sounds_like", ["席转全球"])


def test_every_word_has_to_be_there(samples: Archive) -> None:
    both = set(samples.ids("tide data", per_page="100"))
    assert both
    assert both == set(samples.ids("tide", per_page="100")) & set(samples.ids("data", per_page="100"))


def test_an_unwanted_word_takes_its_utterances_out(samples: Archive) -> None:
    all_of_them, with_word = (set(samples.ids(q, per_page="100")) for q in ("tide", "tide data"))
    assert set(samples.ids("tide -data", per_page="100")) == all_of_them - with_word


def test_a_single_character_is_found(samples: Archive) -> None:
    hits = every_hit(samples, "潮")
    assert hits and all("潮" in hit.row.text for hit in hits)


@pytest.mark.parametrize("q", ["5.6万亿", "5。6万亿", "５.６萬億"])
def test_a_number_is_found_in_its_other_spelling(samples: Archive, q: str) -> None:
    found = {word for hit in every_hit(samples, q) for word in shown(hit)}
    assert found == {"5.6万亿", "5.6 trillion"}


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("AI", "A.I."), ("A.I.", "A.I."), ("USA", "U.S.A"), ("PhD", "Ph.D."),
        ("26 years", "Twenty-six years"), ("twenty six years", "Twenty-six years"),
        ("95%", "ninety-five percent"), ("million", "million"), ("forty", "forty"), ("two", "two"),
    ],
)  # fmt: skip
def test_abbreviations_and_numbers_in_words_are_found_however_they_are_typed(
    archive: Archive, q: str, words: str
) -> None:
    archive.put(
        "talk.md",
        "# 2025-06-01 Numbers\n\n**Ines Vale:** Twenty-six years of A.I. in the U.S.A. made ninety-five "
        "percent of forty million Ph.D. holders happy, and two hundred of them rich.\n",
    )
    archive.indexer.drain()
    [hit] = every_hit(archive, q)
    assert "".join(shown(hit)).replace(" ", "").startswith(words.rstrip(".").replace(" ", ""))


def test_words_that_nobody_said_find_nothing(samples: Archive) -> None:
    results = samples.find("量子纠缠的螺旋桨")
    assert (results.total, results.hits, results.pages, results.partial) == (0, (), 0, False)
    assert all(not values for values in results.facets.values())


# Narrowing


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


def test_a_frequent_term_is_counted_whole_in_both_scripts(
    samples: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("我们的", "我們的", "研究院", "圆桌讨论")
    one_by_one = {q: {hit.row.number: hit.match for hit in every_hit(samples, q)} for q in asked}
    assert all(one_by_one.values())
    monkeypatch.setattr("app.search.matching.MANY", 0)
    looked_at = []
    monkeypatch.setattr("app.search.rows.holding", lambda *given: looked_at.append(given) or holding(*given))
    assert {q: {hit.row.number: hit.match for hit in every_hit(samples, q)} for q in asked} == one_by_one
    assert looked_at


@pytest.mark.parametrize("words", ['"the tide"', "算力", "圆桌讨论", "tide"])
def test_with_and_without_some_words_is_everything(samples: Archive, words: str) -> None:
    def numbers(q: str) -> list[int]:
        return [hit.row.number for hit in every_hit(samples, q) if not hit.continues]

    for only in ("lang:en", "lang:zh"):
        holding = [
            hit.row.number
            for hit in every_hit(samples, f"{only} {words}")
            if hit.match in ("exact", "variant") and not hit.continues
        ]
        assert sorted(holding + numbers(f"{only} -{words}")) == sorted(numbers(only))


ACCENTS = """# 2025-06-03 Port

**José Müller:** It was in Zürich, at a café. Naïve of me.

**Renée d’Arcy:** Cafés, she said.

**Jürgen McDonald:** Yes.
"""


def test_a_term_that_stands_somewhere_as_it_is_finds_its_mishearings_too(archive: Archive) -> None:
    talk = "# 2025-05-01 Laws\n\n**Ines Vale:** 我们讲规模定律。\n\n**Tomo Reed:** 它叫规模定立，越大越好。\n"
    archive.put("laws.md", talk)
    archive.indexer.drain()
    assert [(hit.match, shown(hit)) for hit in archive.find("规模定律").hits] == [
        ("exact", ["规模定律"]),
        ("sounds_like", ["规模定立"]),
    ]


APART = """# 2025-05-01 Apart

**Ines Vale:** We read her re\u0301sume\u0301 in the ﬁrst oﬃce.

**Tomo Reed:** \u1112\u1161\u11ab\u1100\u1173\u11af 論壇。
"""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("resume", "résumé"),
        ("resum*", "résumé"),
        ("offic*", "office"),
        ("한글", "한글"),
        ("re\u0301sume\u0301", "résumé"),
    ],
)
def test_letters_taken_apart_or_joined_make_no_difference(archive: Archive, typed: str, words: str) -> None:
    archive.put("apart.md", APART)
    archive.indexer.drain()
    [hit] = archive.find(typed).hits
    assert [piece.text for piece in hit.pieces if piece.marked] == [words]


@pytest.mark.parametrize("typed", ["zurich", "Zürich,", "Zu\u0308rich cafe", "naive", "caf*"])
def test_accents_make_no_difference(archive: Archive, typed: str) -> None:
    archive.put("port.md", ACCENTS)
    archive.indexer.drain()
    assert "José Müller" in {hit.row.speaker for hit in archive.find(typed).hits}
    assert all(hit.spans and hit.match != "sounds_like" for hit in archive.find(typed).hits)


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


# Order and pages


def test_pages_are_parts_of_one_order(samples: Archive) -> None:
    whole = samples.ids("the", per_page="100")
    total = samples.find("the").total
    assert len(set(whole)) == min(total, 100)
    pages = [one for page in ("1", "2", "3") for one in samples.ids("the", per_page="7", page=page)]
    assert pages == whole[:21]


@pytest.mark.parametrize(("sort", "reverse"), [("date", False), ("-date", True)])
def test_hits_come_in_the_order_asked_for(samples: Archive, sort: str, reverse: bool) -> None:
    dates = [hit.row.date for hit in every_hit(samples, "tide", sort=sort)]
    assert len(set(dates)) > 1
    assert dates == sorted(dates, reverse=reverse)


def test_a_page_after_the_last_is_empty_and_known_to_be(samples: Archive) -> None:
    results = samples.find("tide", page="900")
    assert results.beyond and not results.hits and results.total
    assert not samples.find("量子纠缠的螺旋桨").beyond


def test_most_of_a_quote_is_found_as_a_part_of_it(samples: Archive) -> None:
    [hit, *_] = samples.find("第一年来了80个人今天楼上楼下坐了1300人").hits
    assert hit.match in ("sounds_like", "partial")
    assert "第一年来了80个人" in hit.row.text
    assert hit.spans


def test_after_a_quote_that_is_there_no_parts_of_it_are_shown(samples: Archive) -> None:
    hits = every_hit(samples, "第一年来了80个人，今天楼上楼下坐了1200人")
    assert [hit.match for hit in hits] == ["exact"]


def test_parts_come_after_whole_matches(samples: Archive) -> None:
    matches = [hit.match for hit in samples.find("潮汐与算力").hits]
    assert matches[0] == "exact"
    assert "exact" not in matches[matches.index("partial") :] if "partial" in matches else True


def test_the_excerpt_marks_what_the_spans_say(samples: Archive) -> None:
    for hit in every_hit(samples, "data"):
        marked = [piece.text for piece in hit.pieces if piece.marked]
        assert marked == shown(hit)[: len(marked)]


def test_a_few_words_that_no_name_has_are_found_as_they_stand_and_not_by_sound(archive: Archive) -> None:
    archive.put("a.md", "**Ines Vale:** We try to predict it.\n\n**Tomo Reed:** We try to predikt it.\n")
    archive.indexer.drain()
    assert [hit.match for hit in archive.find("to predict it").hits] == ["exact"]


def test_a_copied_piece_finds_where_it_stands_and_nothing_that_resembles_it(archive: Archive) -> None:
    said = ("We wind a clock every day.", "We find a dock any day.", "Wined a clock ever.")
    for number, text in enumerate(said):
        archive.put(
            f"{number}.md", f"# 2025-06-0{number + 1} Port\n\n**Ines Vale:** {text}\n\n**Tomo Reed:** Ah.\n"
        )
    archive.indexer.drain()
    assert [hit.row.text for hit in archive.find("ind a clock eve").hits] == [said[0]]
    assert len(archive.find("wind a clock").hits) > 1


@pytest.mark.parametrize("typed", ["tide,", "“tide", "tide?", "a*"])
def test_signs_around_a_word_do_not_change_how_it_matches(samples: Archive, typed: str) -> None:
    results = samples.find(typed, per_page="100")
    assert counts(results, "match") == dict(Counter(hit.match for hit in results.hits))
    assert counts(results, "match") == counts(samples.find(typed.strip(",“?*")), "match")
