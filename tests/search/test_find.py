"""Searches of the samples, from what is typed to what is shown."""

from collections import Counter

import pytest

from app.search.engine.protocol import Filters
from app.search.names.lexicon import Lexicon
from app.search.query.query import parse
from app.search.stages.planning import strict_plan
from app.search.stored.rows import holding
from tests.archived import Archive
from tests.search.hits import counts, every_hit, put, shown


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


def test_words_that_nobody_said_find_nothing(samples: Archive) -> None:
    results = samples.find("量子纠缠的螺旋桨")
    assert (results.total, results.hits, results.pages, results.partial) == (0, (), 0, False)
    assert all(not values for values in results.facets.values())


def test_a_frequent_term_is_counted_whole_in_both_scripts(
    samples: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("我们的", "我們的", "研究院", "圆桌讨论")
    one_by_one = {q: {hit.row.number: hit.match for hit in every_hit(samples, q)} for q in asked}
    assert all(one_by_one.values())
    monkeypatch.setattr("app.search.stages.matching.MANY", 0)
    looked_at = []
    monkeypatch.setattr(
        "app.search.stored.rows.holding", lambda *given: looked_at.append(given) or holding(*given)
    )
    assert {q: {hit.row.number: hit.match for hit in every_hit(samples, q)} for q in asked} == one_by_one
    assert looked_at


def test_of_a_copied_line_that_stands_in_more_passages_than_are_looked_at_the_count_is_the_least(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, *["We were ferrying icebergs to the port."] * 5)
    line = "ying icebergs to th"
    results = archive.find(line)
    assert (results.total, results.partial) == (5, False)
    monkeypatch.setattr("app.search.stages.matching.MOST_VERIFIED", 2)
    results = archive.find(line)
    assert (results.total, results.partial) == (2, True)


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


def test_a_term_that_stands_somewhere_as_it_is_finds_its_mishearings_too(archive: Archive) -> None:
    talk = "# 2025-05-01 Laws\n\n**Ines Vale:** 我们讲规模定律。\n\n**Tomo Reed:** 它叫规模定立，越大越好。\n"
    archive.put("laws.md", talk)
    archive.indexer.drain()
    assert [(hit.match, shown(hit)) for hit in archive.find("规模定律").hits] == [
        ("exact", ["规模定律"]),
        ("sounds_like", ["规模定立"]),
    ]


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


@pytest.mark.parametrize(("there", "told"), [(20, False), (90, True)])
@pytest.mark.parametrize("asked", ["过度 投资", "引航 潮汐 投资", "机器人 投资人"])
def test_where_not_all_parts_are_looked_at_the_total_is_said_to_be_the_least(
    archive: Archive, asked: str, there: int, told: bool
) -> None:
    said = (f"**Ines Vale:** 第{n}个潮汐投资人。" for n in range(there))
    archive.put("port.md", "\n\n".join(said))
    archive.indexer.drain()
    found = archive.find(asked)
    assert found.partial == (found.total < there) == told
    assert not archive.find("投资人").partial


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
