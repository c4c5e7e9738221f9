"""From what is typed, and from an address, to a search and back."""

import time
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query.language import MOST_FIELDS
from app.search.query.query import MOST_CHARACTERS, MOST_CLAUSES, SearchQuery, from_parameters, parse


def wanted(q: str) -> list[tuple[str, ...]]:
    return [clause.keys for clause in parse(q).wanted]


def unwanted(q: str) -> list[tuple[str, ...]]:
    return [clause.keys for clause in parse(q).unwanted]


# Words


def test_words_apart_are_looked_for_apart() -> None:
    assert wanted("tide 潮汐") == [("tide",), ("潮", "汐")]


@pytest.mark.parametrize("q", ['"who owns it"', "“who owns it”", "「who owns it」", '"who owns it'])
def test_quoted_words_stand_in_a_row(q: str) -> None:
    assert wanted(q) == [("who", "own", "it")]


def test_a_minus_before_a_word_excludes_it_and_within_one_does_not() -> None:
    assert (wanted("tide -storm"), unwanted("tide -storm")) == ([("tide",)], [("storm",)])
    assert unwanted("sea-level 2-3") == []
    assert unwanted('tide -"storm surge"') == [("storm", "surg")]


@pytest.mark.parametrize("q", ["ＡＩ", "ai", "AI", "Ａi"])
def test_width_and_case_make_no_difference(q: str) -> None:
    assert wanted(q) == [("ai",)]


def test_script_makes_no_difference() -> None:
    assert wanted("潮汐調度") == wanted("潮汐调度")


# Fields


@pytest.mark.parametrize(
    ("q", "field", "value"),
    [
        ("speaker:Quillmere tide", "speaker", "Quillmere"),
        ("讲者：罗砚秋 潮汐", "speaker", "罗砚秋"),
        ("講者:羅硯秋 潮汐", "speaker", "羅硯秋"),
        ('speaker:"Ansel Quillmere" tide', "speaker", "Ansel Quillmere"),
        ("场次:夜航 潮汐", "session", "夜航"),
        ("event:Harbour tide", "event", "Harbour"),
        ("SPEAKER:Quillmere tide", "speaker", "Quillmere"),
        ("lang:zh 潮汐", "lang", "zh"),
    ],
)
def test_fields_narrow_and_are_no_words(q: str, field: str, value: str) -> None:
    query = parse(q)
    assert getattr(query, field) == value
    assert len(query.wanted) == 1


def test_a_field_that_is_left_out_can_be_taken_out_of_what_is_typed() -> None:
    query = parse("tide -环节:圆桌 NOT speaker:Vale data")
    assert [(one.field, one.value) for one in query.without] == [("kind", "panel"), ("speaker", "Vale")]
    assert [query.words_but(one) for one in query.without] == [
        "tide NOT speaker:Vale data",
        "tide -环节:圆桌 data",
    ]
    in_groups = parse("tide NOT (lang:en) -(lang:zh)")
    assert in_groups.words_but(in_groups.without[0]) == "tide -(lang:zh)"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("speaker:Vale OR speaker:Reed tide", "speaker:Reed tide"),
        ("speaker:Reed OR speaker:Vale OR speaker:Lu tide", "speaker:Reed OR speaker:Lu tide"),
        ("tide (speaker:Reed OR speaker:Vale)", "tide (speaker:Reed)"),
        ("(speaker:Vale) || (speaker:Reed) tide", "(speaker:Reed) tide"),
        ("((speaker:Vale)) OR speaker:Reed tide", "speaker:Reed tide"),
        ("speaker:Vale AND tide", "tide"),
        ("tide & speaker:Vale & flood", "tide & flood"),
        ("tide NOT (lang:zh OR speaker:Vale)", "tide NOT (lang:zh)"),
        ("(speaker:Vale tide) OR flood", "(tide) OR flood"),
        ('speaker:Vale "( ) OR tide"', '"( ) OR tide"'),
        ("tide NOT -(speaker:Vale) flood", "tide flood"),
        ("((( ) OR speaker:Vale)) AND (tide)", "(tide)"),
        ("speaker:Vale", ""),
    ],
)
def test_what_stood_between_a_field_and_the_rest_goes_with_it(typed: str, left: str) -> None:
    query = parse(typed)
    [field] = [one for one in (*query.typed, *query.without) if one.value == "Vale"]
    assert query.words_but(field) == left
    assert not parse(left).hints or not left


def test_taking_fields_out_of_a_thousand_brackets_takes_no_time() -> None:
    query = parse(f"{'lang:en ' * 40}{'() ' * 500}tide")
    assert len(query.q) < MOST_CHARACTERS
    start = time.thread_time()
    assert query.words_but(*query.typed) == f"{'lang:en ' * 8}tide"
    assert time.thread_time() - start < 0.05


def test_only_so_many_fields_narrow_a_search_and_that_is_told() -> None:
    many = parse("tide " + "lang:en " * 99 + "-in:panel " * 99)
    assert (len(many.typed), len(many.without)) == (MOST_FIELDS, MOST_FIELDS)
    assert many.hints == ("Only the first 32 fields narrow the search.",)
    assert not parse("tide " + "lang:en " * MOST_FIELDS).hints


@given(
    st.lists(st.sampled_from(["speaker:Vale", "tide", "OR", "AND", "NOT ", "-", "(", ")", " ", '"'])).map(
        "".join
    )
)
def test_taking_fields_out_of_anything_never_fails(typed: str) -> None:
    query = parse(typed)
    for one in (*query.typed, *query.without):
        query.words_but(one)


@pytest.mark.parametrize(
    ("q", "changes", "address"),
    [
        ("speaker:Vale tide", {"page": 2}, "q=speaker%3AVale+tide&page=2"),
        ("speaker:Vale tide", {"speaker": "ines"}, "q=speaker%3AVale+tide&speaker=ines"),
        ("in:圆桌 date:2024 x", {"lang": "zh"}, "q=in%3A%E5%9C%86%E6%A1%8C+date%3A2024+x&lang=zh"),
    ],
)
def test_what_is_typed_is_not_said_again_in_the_address(
    q: str, changes: dict[str, object], address: str
) -> None:
    assert parse(q).url("", **changes) == f"?{address}"


def test_a_colon_behind_any_other_word_belongs_to_the_text() -> None:
    assert wanted("ratio:3") == [("ratio", "三")]
    assert wanted("结论：算力") == [("结", "论", "算", "力")]


def test_a_parameter_goes_before_a_field() -> None:
    assert from_parameters({"q": "speaker:one tide", "speaker": "two"}).speaker == "two"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-07-05", date(2024, 7, 5), date(2024, 7, 5)),
        ("2023..2024-06", date(2023, 1, 1), date(2024, 6, 30)),
        ("..2024", None, date(2024, 12, 31)),
        ("2024..", date(2024, 1, 1), None),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2024/7/5", date(2024, 7, 5), date(2024, 7, 5)),
        ("2024.7", date(2024, 7, 1), date(2024, 7, 31)),
        ("2024.7.5", date(2024, 7, 5), date(2024, 7, 5)),
        ("2024.7..2024.9", date(2024, 7, 1), date(2024, 9, 30)),
        ("20240705", date(2024, 7, 5), date(2024, 7, 5)),
        ("202407", date(2024, 7, 1), date(2024, 7, 31)),
        ("2024年7月5日", date(2024, 7, 5), date(2024, 7, 5)),
        ("２０２４年７月", date(2024, 7, 1), date(2024, 7, 31)),
        ("二〇二四年", date(2024, 1, 1), date(2024, 12, 31)),
        ("二零二四年十一月二十一日", date(2024, 11, 21), date(2024, 11, 21)),
        ("2023年至2024年", date(2023, 1, 1), date(2024, 12, 31)),
        ("2023-2024", date(2023, 1, 1), date(2024, 12, 31)),
        (">2024", date(2025, 1, 1), None),
        (">=2024-07", date(2024, 7, 1), None),
        ("<2024", None, date(2023, 12, 31)),
        ("<=2024", None, date(2024, 12, 31)),
        ('"July 2024"', date(2024, 7, 1), date(2024, 7, 31)),
        ('"5 July 2024"', date(2024, 7, 5), date(2024, 7, 5)),
        ('"Sept. 5th, 2024"', date(2024, 9, 5), date(2024, 9, 5)),
        ('"2024-07 .. 2025"', date(2024, 7, 1), date(2025, 12, 31)),
    ],
)
def test_dates_are_years_months_days_and_stretches(
    written: str, first: date | None, last: date | None
) -> None:
    query = parse(f"tide date:{written}")
    assert (query.first, query.last, query.hints) == (first, last, ())


@pytest.mark.parametrize(
    "written",
    [
        "2024-13",
        "2024-02-30",
        "yesterday",
        "20240",
        "0000",
        "2024..never",
        "0000-01-01",
        "7月",
        "2024-00",
        "2024/7-5",
        ">9999",
        ">",
        "..",
        "July",
        "20241301",
    ],
)
def test_a_date_that_cannot_be_is_left_out_with_a_hint(written: str) -> None:
    query = parse(f"tide date:{written}")
    assert (query.first, query.last) == (None, None)
    assert written in query.hints[0]
    assert wanted(f"tide date:{written}") == [("tide",)]


def test_days_the_wrong_way_round_are_told() -> None:
    told = "The first day, 2025-09-19, comes after the last, 2025-09-18."
    assert from_parameters({"q": "tide", "from": "2025-09-19", "to": "2025-09-18"}).hints == (told,)
    assert parse("tide date:2025-09-19..2025-09-18").hints == (told,)


@pytest.mark.parametrize(
    "written", ["zh", "ZH", "中文", "Chinese", "漢語", "zh-CN", "zh_TW", "zh-Hant-HK", "简体中文"]
)
def test_a_language_is_called_by_its_code_or_its_name(written: str) -> None:
    query = parse(f"tide lang:{written}")
    assert (query.lang, query.hints) == ("zh", ())
    assert from_parameters({"q": "tide", "lang": written}).lang == "zh"
    assert [one.value for one in parse(f"tide -lang:{written}").without] == ["zh"]


def test_a_language_that_nobody_speaks_is_left_out_with_a_hint() -> None:
    query = parse("tide lang:xx")
    assert query.lang == ""
    assert "no language “xx”" in query.hints[0]


@pytest.mark.parametrize("typed", ["match:exact", "MATCH:Exact", "匹配:精确", "匹配：完全一致"])
def test_a_kind_of_match_is_a_field(typed: str) -> None:
    query = parse(f"{typed} 算力")
    assert (query.match, query.hints) == ("exact", ())
    assert query.parameters() == {"q": f"{typed} 算力"}
    assert from_parameters(query.parameters()) == query
    assert "match=partial" in query.url(match="partial")


def test_a_kind_of_match_says_not_what_to_look_for_or_leave_out() -> None:
    assert parse("match:exact").faults
    assert "no kind of match “good”" in parse("tide match:good").hints[0]
    assert "match:exact" in parse("tide -match:partial").hints[0]


# What cannot be


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"page": "0"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "1001"}, "page"),
        ({"page": "two"}, "page"),
        ({"page": "٣"}, "The page number, “٣”,"),
        ({"page": "1" * 300}, "page"),
        ({"per_page": "101"}, "Hits on a page: “101”"),
        ({"from": "2024-13-01"}, "The first day, “2024-13-01”,"),
        ({"to": "yesterday"}, "The last day, “yesterday”,"),
        ({"sort": "random"}, "random"),
        ({"lang": "xx"}, "no language “xx”; there are zh, en, ja, ko, und"),
        ({"q": "x" * (MOST_CHARACTERS + 1)}, "2,000"),
        ({"q": "？！…—"}, "nothing in it"),
        ({"q": "-tide"}, "only says what is not wanted"),
    ],
)
def test_what_cannot_be_is_told_and_the_rest_stays(parameters: dict[str, str], told: str) -> None:
    query = from_parameters({"q": "tide"} | parameters)
    [fault] = query.faults
    assert told in fault
    assert (query.page, query.per_page, query.first, query.last, query.sort) == (
        1,
        20,
        None,
        None,
        "relevance",
    )


def test_nothing_typed_is_no_fault() -> None:
    for q in ("", "   "):
        query = parse(q)
        assert query.empty and not query.faults
    narrowed = parse("speaker:Quillmere")
    assert not narrowed.empty and not narrowed.faults and not narrowed.wanted


def test_clauses_are_bounded() -> None:
    query = parse(" ".join(f"word{n}" for n in range(200)))
    assert len(query.wanted) == MOST_CLAUSES
    assert query.hints


# To an address and back


def reread(url: str) -> SearchQuery:
    return from_parameters(dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)))


PARTS = st.sampled_from(
    [
        "tide",
        "潮汐",
        '"who owns it"',
        "-storm",
        "speaker:Vale",
        "讲者：罗砚秋",
        "-场次:夜航",
        "-in:panel",
        "date:2024",
        "lang:zh",
        "5.6",
        "？",
    ]
)
TEXT = st.one_of(st.text(max_size=60), st.lists(PARTS, max_size=8).map(" ".join))
DAY = st.one_of(st.just(""), st.dates().map(str))


@given(
    st.fixed_dictionaries(
        {"q": TEXT},
        optional={
            "speaker": st.text(max_size=20),
            "session": st.text(max_size=20),
            "event": st.text(max_size=20),
            "from": DAY,
            "to": DAY,
            "lang": st.sampled_from(["", "zh", "en", "xx"]),
            "sort": st.sampled_from(["", "date", "-date", "relevance", "odd"]),
            "page": st.sampled_from(["", "1", "7", "0", "x"]),
            "per_page": st.sampled_from(["", "20", "50", "1000"]),
        },
    )
)
def test_a_search_written_to_an_address_and_read_again_is_the_same(parameters: dict[str, str]) -> None:
    query = from_parameters(parameters)
    assert reread(query.url()) == query


def test_an_address_changes_in_one_place_only() -> None:
    query = from_parameters({"q": "潮汐 & 数据", "speaker": "luo", "page": "3", "from": "2024-01-01"})
    assert reread(query.url(page=1)) == from_parameters(
        {"q": "潮汐 & 数据", "speaker": "luo", "from": "2024-01-01"}
    )
    assert query.url("/api/v1/search", speaker="", first=None, page=1) == (
        "/api/v1/search?q=%E6%BD%AE%E6%B1%90+%26+%E6%95%B0%E6%8D%AE"
    )


@pytest.mark.parametrize("q", ["😀", "👍🏽 ❤️", "☂ ?"])
def test_an_emoji_alone_is_told(q: str) -> None:
    assert parse(q).faults == (
        "Emoji and signs by themselves are not searched for: type a word, a name or a sentence.",
    )
