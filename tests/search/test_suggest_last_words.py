"""Suggestions that complete the end of a query: its last words, its fields, and what they stand for."""

import pytest

from app.search.query.query import parse
from app.search.suggest.last_term import last_terms
from app.search.suggest.suggest import suggestions
from tests.archived import Archive


def texts(archive: Archive, typed: str, kind: str = "term") -> list[str]:
    with archive.database.reading() as db:
        return [one.text for one in suggestions(db, archive.engine, typed) if one.kind == kind]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("tide harb", "tide harbour"),
        ("数据 潮", "数据 潮汐"),
        ("数据 chaox", "数据 潮汐"),
        ('"潮', '"潮汐"'),
        ("“潮", "“潮汐”"),
        ("「潮", "「潮汐」"),
        ("«潮", "«潮汐»"),
        ("„潮", "„潮汐“"),
        ("-潮", "-潮汐"),
        ("数据 NOT 潮", "数据 NOT 潮汐"),
        ('tide -"harb', 'tide -"harbour"'),
        ("tide OR harb", "tide OR harbour"),
        ("(clock OR harb", "(clock OR harbour)"),
        ("tide ((clock OR (harb", "tide ((clock OR (harbour)))"),
        ('"the harb', '"the harbour"'),
    ],
)
def test_the_last_word_is_completed_and_the_rest_stays_as_it_was(
    samples: Archive, typed: str, query: str
) -> None:
    assert query in texts(samples, typed)


def test_a_name_that_is_left_out_is_one_phrase(samples: Archive) -> None:
    assert '-"Ansel Quillmere"' in texts(samples, "-ans")


def test_who_said_something_of_it_is_proposed_beside_it(samples: Archive) -> None:
    assert "tide Ansel Quillmere" in texts(samples, "tide ans")
    assert texts(samples, "泥沙 陆")[0] == "泥沙 陆澄帆"


def test_what_goes_on_from_all_of_it_comes_first(archive: Archive) -> None:
    said = ("Mossbark Labs it is.", "At Mossbark Labs.", "Ask Mossbark Labs!", "Mossbark lads.")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words} The lads, lads." for words in said))
    archive.indexer.drain()
    assert texts(archive, "mossbark la") == ["Mossbark Labs", "mossbark lads"]


def test_two_words_that_belong_together_are_completed_beside_others(archive: Archive) -> None:
    said = ("Mossbark Labs it is.", "At Mossbark Labs.", "Ask Mossbark Labs!")
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** A harbour. {words}" for words in said))
    archive.indexer.drain()
    assert texts(archive, "harbour mossbark l") == ["harbour Mossbark Labs"]


def test_what_stands_with_the_other_words_is_preferred_and_the_rest_only_better_than_nothing(
    archive: Archive,
) -> None:
    said = ["A tide and data."] * 3 + ["A harbour and dams."] * 4 + ["A clock."]
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert texts(archive, "tide da") == ["tide data"]
    assert texts(archive, "harbour da") == ["harbour dams"]
    assert set(texts(archive, "clock da")) == {"clock data", "clock dams"}


def test_a_phrase_is_completed_only_as_it_was_said(archive: Archive) -> None:
    said = ["Who owns the data?"] * 3 + ["The dams are here."] * 4
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert texts(archive, '"who owns the da') == ['"who owns the data"']
    assert texts(archive, '"owns who da') == []


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("speaker:陆", "speaker:陆澄帆"),
        ("讲者：陆", "讲者：陆澄帆"),
        ("speaker:luch", "speaker:陆澄帆"),
        ("Speaker:ans", 'Speaker:"Ansel Quillmere"'),
        ('speaker:"ans', 'speaker:"Ansel Quillmere"'),
        ("-speaker:ans", '-speaker:"Ansel Quillmere"'),
        ("tide speaker: ans", 'tide speaker: "Ansel Quillmere"'),
        ("(tide speaker:ans", '(tide speaker:"Ansel Quillmere")'),
        ("session:潮", 'session:"“潮汐与算力”——智慧港航主题论坛（虚构样例）"'),
        ("event:harb", 'event:"Harbour Forum 2025 (an invented example)"'),
        ("in:pa", "in:panel"),
        ("in:圆", "in:圆桌"),
        ("环节:", "环节:圆桌"),
        ("lang:", "lang:zh"),
        ("lang:eng", "lang:english"),
        ("语言:", "语言:中文"),
        ("date:", "date:2025"),
        ("日期:20", "日期:2025"),
        ("date:2025-", "date:2025-09"),
    ],
)
def test_a_field_is_completed_by_what_there_is_in_a_form_that_is_read(
    samples: Archive, typed: str, query: str
) -> None:
    assert query in texts(samples, typed)
    assert samples.find(query.lstrip("-")).total


def test_a_field_without_a_value_lists_who_said_most_of_what_is_beside_it(samples: Archive) -> None:
    there = [facet.label for facet in samples.find("tide").facets["speaker"]]
    found = [parse(query).speaker for query in texts(samples, "tide speaker:")]
    assert set(found) <= set(there) and found[0] == there[0]
    assert len(texts(samples, "speaker:")) == 8


def test_another_value_of_the_same_field_may_be_any(samples: Archive) -> None:
    assert 'speaker:陆澄帆 speaker:"Ansel Quillmere"' in texts(samples, "speaker:陆澄帆 speaker:ans")


@pytest.mark.parametrize("typed", ["speaker:zz", "lang:ko", "date:1999", "-date:20", "in:music", "foo:ans"])
def test_what_there_is_none_of_is_not_proposed(samples: Archive, typed: str) -> None:
    assert texts(samples, typed) == []


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("spea", "speaker:"),
        ("讲", "讲者:"),
        ("场", "场次:"),
        ("tide spea", "tide speaker:"),
        ("-spea", "-speaker:"),
    ],
)
def test_the_name_of_a_field_is_completed_to_be_gone_on_with(
    samples: Archive, typed: str, query: str
) -> None:
    assert texts(samples, typed, "field") == [query]


@pytest.mark.parametrize("typed", ["s", "se", '"spea', "-dat"])
def test_no_field_is_proposed_for_less_than_half_its_name_or_where_it_would_be_none(
    samples: Archive, typed: str
) -> None:
    assert texts(samples, typed, "field") == []


def test_the_word_that_was_begun_last_is_gone_on_with_as_it_was_said(archive: Archive) -> None:
    archive.put("one.md", "**Ines Vale:** 我们的潮汐调度的理论。\n\n**Tomo Reed:** 灯塔。\n")
    archive.indexer.drain()
    assert texts(archive, "潮汐调度的理") == ["潮汐调度的理论"]
    assert texts(archive, "灯塔调度的理") == []


def test_what_was_surely_misheard_is_not_proposed_beside_what_it_was_misheard_for(archive: Archive) -> None:
    said = ["MossBark it is, MosBark!"] * 3 + ["MossBark."] + ["The mossback, a moss."] * 3
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    found = [text.lower() for text in texts(archive, "mos")]
    assert "mossbark" in found and "mossback" in found and "mosbark" not in found


def test_two_words_that_sound_as_a_name_lead_to_the_name(archive: Archive) -> None:
    said = ["Then mossy AI came.", "So mossy AI spoke."] * 3 + [
        "Then mossy eye came.",
        "So mossy eye spoke.",
    ] * 2
    said += ["The Quay Leak here, a quay lake there."] * 3
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert texts(archive, "mossy e") == ["mossy AI"] and "mossy eye" not in texts(archive, "mossy")
    assert texts(archive, "quay lak") == ["quay lake"]


def test_what_is_no_word_and_is_pronounced_as_a_far_more_frequent_one_leads_to_that(archive: Archive) -> None:
    said = ["潮汐调度。"] * 9 + ["朝夕调度。"] * 3
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    assert "朝夕调度" not in texts(archive, "朝夕调") and "潮汐调度" in texts(archive, "朝夕调")


@pytest.mark.parametrize(
    "typed",
    [
        "speaker:\x00\x01", "\x00潮", "潮\x00", "lang:\x00", "\ufffd", "İ", "tide İ", "ß",
        'tide "' * 400, "(" * 2000, ")" * 50 + "潮", "-" * 2000, '-"' * 1000, "“" * 2000, "潮" * 2000,
        "潮 " * 1000, "tide " * 400, "NOT " * 500, "a OR " * 400, "speaker:" * 250, "speaker:" + "x" * 1990,
        "speaker:%", "session:_", "session:'", "event:\\", "date:٣", "date:²", "date:-1", "in:[", "*", "潮*",
        "?潮", "NOT", "-NOT", "tide AND", "( )", "speaker::", "讲者：：",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_it_and_every_query_proposed_keeps_what_was_typed(
    samples: Archive, typed: str
) -> None:
    with samples.database.reading() as db:
        found = suggestions(db, samples.engine, typed)
    for one in found:
        assert len(one.text) <= 2000


@pytest.mark.parametrize("typed", ["tide ", '"tide" ', '"tide"', "tide)", "", "foo:x", "tide -", "tide OR"])
def test_what_is_whole_has_nothing_to_complete_but_itself(typed: str) -> None:
    assert [part.words for part in last_terms(typed)] in ([], ["tide"], ["-"], ["tide -", "-"])
