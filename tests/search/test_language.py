"""The language of the search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.query.clauses import MOST_ALTERNATIVES
from app.search.query.language import DEEPEST, MOST_CLAUSES, understand


def ways(text: str) -> list[tuple[list[str], list[str]]]:
    """Each way to satisfy a query: the words wanted, the words unwanted."""
    return [
        ([clause.words for clause in way.wanted], [clause.words for clause in way.unwanted])
        for way in understand(text).alternatives
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a b", [(["a", "b"], [])]),
        ("a AND b", [(["a", "b"], [])]),
        ("a OR b", [(["a"], []), (["b"], [])]),
        ("a OR b c", [(["a"], []), (["b", "c"], [])]),
        ("(a OR b) c", [(["a", "c"], []), (["b", "c"], [])]),
        ("a -b", [(["a"], ["b"])]),
        ("a NOT b", [(["a"], ["b"])]),
        ("a -(b c)", [(["a"], ["b"]), (["a"], ["c"])]),
        ("a -(b OR c)", [(["a"], ["b", "c"])]),
        ("潮汐（数据 OR 算力）", [(["潮汐", "数据"], []), (["潮汐", "算力"], [])]),
        ('"a b" c', [(["a b", "c"], [])]),
        ("“规模 定律”", [(["规模 定律"], [])]),
        ("R&D or and", [(["R&D", "or", "and"], [])]),
    ],
)
def test_words_stand_together_as_people_expect(text: str, meant: list[tuple[list[str], list[str]]]) -> None:
    assert ways(text) == meant
    assert understand(text).hints == []


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("a -speaker:b", [("speaker", "b")]),
        ("a NOT 讲者:“b c” -in:panel", [("speaker", "b c"), ("kind", "panel")]),
        ("a -(lang:zh event:x)", [("lang", "zh"), ("event", "x")]),
        ("a NOT (lang:zh OR lang:en)", [("lang", "zh"), ("lang", "en")]),
        ("-(-speaker:b) a", []),
        ("a-speaker:b", []),
    ],
)
def test_fields_can_be_left_out_like_words(text: str, without: list[tuple[str, str]]) -> None:
    found = understand(text)
    assert [(one.field, one.value) for one in found.without] == without
    assert found.hints == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a -speaker:b", "-speaker:b"),
        ("NOT 讲者：“b c” a", "NOT 讲者：“b c”"),
        ("a -(lang:zh x)", "lang:zh"),
        ("a) x OR AND -in:panel", "-in:panel"),
        ("NOT lang:en (a", "NOT lang:en"),
        ("a OR NOT  speaker:“b c” (", "NOT  speaker:“b c”"),
    ],
)
def test_where_it_is_said_that_a_field_is_left_out_is_known(text: str, written: str) -> None:
    found = understand(text)
    [one] = found.without
    assert text[one.start : one.end] == written
    assert not found.fields


@pytest.mark.parametrize("text", ["OR-", "OR", "a OR", "OR a", "(a", "a)", "AND a", "a NOT", "()", "a (b"])
def test_a_query_that_does_not_add_up_is_plain_words_and_a_hint(text: str) -> None:
    understood = understand(text)
    words = [clause.words.lower() for way in understood.alternatives for clause in way.wanted]
    assert set(words) <= {"a", "b", "or"}
    assert understood.hints or not words


@pytest.mark.parametrize(
    ("text", "told", "meant"),
    [
        ("(a OR b", "closed at the end", "(a OR b)"),
        ("c (a OR b", "closed at the end", "c (a OR b)"),
        ("（潮汐 OR 数据", "closed at the end", "（潮汐 OR 数据）"),
        ("((a OR b) c", "closed at the end", "((a OR b) c)"),
        ("a -(b OR c", "closed at the end", "a -(b OR c)"),
        ("a OR b)", "passed over", "a OR b"),
        ("(a OR b)) c", "passed over", "(a OR b) c"),
        ("a) OR (b", "passed over", "a OR (b)"),
    ],
)
def test_a_bracket_without_its_other_one_is_closed_or_passed_over_and_told(
    text: str, told: str, meant: str
) -> None:
    assert ways(text) == ways(meant)
    assert told in understand(text).hints[0]


@pytest.mark.parametrize("text", ["a OR -b", "(-b OR a) c OR -d", "lang:en -b OR a"])
def test_an_or_with_nothing_to_look_for_on_one_side_is_told(text: str) -> None:
    found = understand(text)
    assert found.alternatives and all(way.wanted for way in found.alternatives)
    assert "OR" in found.hints[0]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("econom*", "econom*"), ("colo?r", "colo?r"), ("*tion", "*tion"), ('"econom*"', "econom*")],
)
def test_a_star_and_a_question_mark_within_a_word_stand_for_letters(text: str, pattern: str) -> None:
    [way] = understand(text).alternatives
    assert [clause.pattern for clause in way.wanted] == [pattern]


@pytest.mark.parametrize("text", ["why?", "规模*", '"是吗？是的"', "a*"])
def test_elsewhere_they_are_signs(text: str) -> None:
    [way] = understand(text).alternatives
    assert [clause.pattern for clause in way.wanted] == [""]


@pytest.mark.parametrize("text", ["in:panel x", "环节:圆桌 x", "部分：panel x"])
def test_a_part_of_the_programme_is_a_field(text: str) -> None:
    assert [one.field for one in understand(text).fields] == ["kind"]


def test_what_is_asked_is_bounded() -> None:
    many = " OR ".join(f"(a{i} OR b{i})" for i in range(60))
    assert len(understand(many).alternatives) == MOST_ALTERNATIVES
    squared = " ".join(f"(a{i} OR b{i})" for i in range(60))
    found = understand(squared)
    assert len(found.alternatives) <= MOST_ALTERNATIVES
    assert all(len(way.wanted) <= MOST_CLAUSES for way in found.alternatives)
    assert found.hints
    assert understand("(" * (DEEPEST + 5) + "a" + ")" * (DEEPEST + 5)).hints
    assert understand("NOT " * 400 + "a").alternatives


@given(st.text(max_size=80) | st.text(alphabet='()"-*?|& ORANDT:a规', max_size=80))
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    for way in understand(text).alternatives:
        assert all(clause.keys or clause.pattern for clause in way.wanted + way.unwanted)


@pytest.mark.parametrize(
    "typed",
    [
        '"low tide"', "＂low tide＂", "“low tide”", "„low tide“", "„low tide”", "‚low tide‘", "‘low tide’",
        "”low tide”", "«low tide»", "« low tide »", "»low tide«", "‹low tide›", "「low tide」",
        "『low tide』", "〝low tide〞",
    ],
)  # fmt: skip
def test_quotation_marks_of_all_shapes_hold_a_phrase_together(typed: str) -> None:
    understood = understand(f"harbour {typed} OR x")
    phrase = understood.alternatives[0].wanted[1]
    assert (phrase.words, phrase.quoted, understood.hints) == ("low tide", True, [])
    [left_out] = understand(f"harbour -{typed}").alternatives[0].unwanted
    assert (left_out.words, left_out.quoted) == ("low tide", True)


@pytest.mark.parametrize("typed", ["don‘t wait", "the pilots’ boat", "‘90s ships", "a » b", "tide” out"])
def test_an_apostrophe_and_a_lone_mark_are_none(typed: str) -> None:
    understood = understand(typed)
    assert not any(clause.quoted for clause in understood.alternatives[0].wanted) and not understood.hints


@pytest.mark.parametrize("typed", ["«low tide", "『low tide", "„low tide", "＂low tide"])
def test_one_that_is_not_closed_is_told(typed: str) -> None:
    understood = understand(typed)
    assert understood.alternatives[0].wanted[0].words == "low tide" and len(understood.hints) == 1


def test_a_quoted_word_may_hold_an_apostrophe() -> None:
    [way] = understand("‘don’t wait’ ‚it’s late‘").alternatives
    assert [clause.words for clause in way.wanted] == ["don’t wait", "it’s late"]


@pytest.mark.parametrize("typed", ["ＳＰＥＡＫＥＲ：Vale", "ｓｐｅａｋｅｒ：　Vale", "Speaker：『Vale』"])
def test_a_field_may_be_typed_in_full_width_letters(typed: str) -> None:
    understood = understand(f"tide {typed}")
    assert [(one.field, one.value) for one in understood.fields] == [("speaker", "Vale")]
    assert [clause.words for clause in understood.alternatives[0].wanted] == ["tide"]
    assert not understood.no_fields
    assert [clause.words for clause in understand("tide －flood").alternatives[0].unwanted] == ["flood"]


def test_a_field_may_have_a_space_behind_its_colon() -> None:
    for typed in ("speaker: 吴军 芯片", "讲者： 吴军 芯片", "芯片 Speaker:  吴军"):
        understood = understand(typed)
        assert [(one.field, one.value) for one in understood.fields] == [("speaker", "吴军")]
        assert [clause.words for way in understood.alternatives for clause in way.wanted] == ["芯片"]
    assert not understand("within: the harbour").fields
    assert not understand("Note: the harbour").fields


@pytest.mark.parametrize(
    "typed",
    [
        "5.2 trillion",
        "20 percent",
        "3 trillion.",
        "1,000 Million",
        "Twenty six",
        "ninety-five percent",
        "$12.5 million",
    ],
)
def test_a_number_in_two_words_is_one(typed: str) -> None:
    [way] = understand(typed).alternatives
    [clause] = way.wanted
    assert clause.words == typed


@pytest.mark.parametrize(
    "typed",
    [
        "speaker:Quillmere OR speaker:Ondarra tide",
        "(speaker:Quillmere OR speaker:Ondarra) tide",
        "speaker:Quillmere tide speaker:Ondarra",
    ],
)
def test_of_a_field_that_is_typed_twice_either_will_do(typed: str) -> None:
    understood = understand(typed)
    assert [one.value for one in understood.fields] == ["Quillmere", "Ondarra"] and not understood.hints
    assert [clause.words for way in understood.alternatives for clause in way.wanted] == ["tide"]


@pytest.mark.parametrize(
    "typed", ["tide OR speaker:Ondarra", "speaker:Ondarra OR lang:en", "speaker:Ondarra OR"]
)
def test_a_field_is_no_side_of_an_or(typed: str) -> None:
    assert understand(typed).hints


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("(speaker:Vale tide) OR flood", ["speaker:Vale"]),
        ("tide OR (flood -lang:zh)", ["-lang:zh"]),
        ("(讲者：Vale tide) OR (speaker:Reed flood)", ["讲者：Vale", "speaker:Reed"]),
        ("data (tide OR lang:en flood)", ["lang:en"]),
    ],
)
def test_a_field_on_one_side_of_an_or_narrows_all_and_that_is_told(typed: str, written: list[str]) -> None:
    assert understand(typed).hints == [
        f"“{field}” narrows the whole search, on both sides of the OR." for field in written
    ]


@pytest.mark.parametrize("typed", ["speaker:Vale (tide OR flood)", "(tide OR flood) -lang:zh"])
def test_of_a_field_beside_an_or_nothing_is_told(typed: str) -> None:
    assert understand(typed).hints == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("20 per cent", ["20 per cent"]),
        ("about 20 percent.", ["about", "20 percent."]),
        ("20 per hour", ["20", "per", "hour"]),
        ("two hundred and five boats", ["two hundred and five", "boats"]),
        ("one of the two", ["one", "of", "the", "two"]),
    ],
)
def test_an_amount_and_what_it_is_of_are_one_number(typed: str, words: list[str]) -> None:
    assert [clause.words for clause in understand(typed).alternatives[0].wanted] == words
