"""A field before a bracket holds for each value in it; one with nothing behind it is told."""

import pytest

from app.search.query.language import understand
from app.search.query.query import parse
from tests.archived import Archive
from tests.search.hits import put

FIELDS = ["speaker", "session", "event", "lang", "date", "in", "match"]


@pytest.mark.parametrize(
    ("typed", "field", "values", "words"),
    [
        ("speaker:(Vale OR Reed) tide", "speaker", ["Vale", "Reed"], ["tide"]),
        ("讲者：（韦尔 OR 里德） 潮汐", "speaker", ["韦尔", "里德"], ["潮汐"]),
        ('tide speaker:("Ines Vale" | Tomo Reed)', "speaker", ["Ines Vale", "Tomo Reed"], ["tide"]),
        ("speaker:(Vale) ledger", "speaker", ["Vale"], ["ledger"]),
        ("in:(panel OR report) 数据", "kind", ["panel", "report"], ["数据"]),
        ("date:(2024) tide", "date", ["2024"], ["tide"]),
        ("(speaker:(Vale OR Reed)) tide", "speaker", ["Vale", "Reed"], ["tide"]),
    ],
)
def test_a_field_before_a_bracket_holds_for_each_value_in_it(
    typed: str, field: str, values: list[str], words: list[str]
) -> None:
    understood = understand(typed)
    assert [(one.field, one.value) for one in understood.fields] == [(field, value) for value in values]
    assert [clause.words for way in understood.alternatives for clause in way.wanted] == words
    assert not understood.hints


@pytest.mark.parametrize(
    ("typed", "values", "words"),
    [
        ("speaker:(Vale tide", ["Vale"], ["tide"]),
        ("讲者：（韦尔 潮汐", ["韦尔"], ["潮汐"]),
        ("speaker:(Vale OR Reed tide", ["Vale", "Reed"], ["tide"]),
        ("tide speaker:(Vale OR Reed", ["Vale", "Reed"], ["tide"]),
        ('speaker:("Ines Vale" | Reed tide', ["Ines Vale", "Reed"], ["tide"]),
        ("speaker:(Vale (tide)", ["Vale"], ["tide"]),
    ],
)
def test_of_a_bracket_that_is_not_closed_each_value_is_one_word_which_is_told(
    typed: str, values: list[str], words: list[str]
) -> None:
    understood = understand(typed)
    assert [one.value for one in understood.fields] == values
    assert [clause.words for way in understood.alternatives for clause in way.wanted] == words
    assert understood.hints == ["There is a ( without its ); it was passed over."]


@pytest.mark.parametrize("typed", ["speaker:(Vale OR Reed tide", "tide speaker:(Vale OR Reed"])
def test_the_values_of_a_bracket_that_is_not_closed_are_taken_back_too(typed: str) -> None:
    query = parse(typed)
    first, last = query.typed
    assert query.words_but(first, last) == "tide"
    for one, other in ((first, last), (last, first)):
        rest = parse(query.words_but(one))
        assert [(value.value, *(clause.words for clause in rest.wanted)) for value in rest.typed] == [
            (other.value, "tide")
        ]


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("moon OR speaker:(Vale OR Reed)", ["Vale", "Reed"]),
        ("speaker:(Vale OR Reed) OR moon", ["Vale", "Reed"]),
        ("speaker:(Vale | Ines Reed) || (moon)", ["Vale", "Ines Reed"]),
        ("moon OR speaker:(Vale OR Reed", ["Vale", "Reed"]),
        ("moon OR NOT speaker:(Vale OR Reed)", ["Vale", "Reed"]),
    ],
)
def test_a_field_keeps_its_values_in_a_search_that_is_read_as_plain_words(
    typed: str, values: list[str]
) -> None:
    understood = understand(typed)
    assert [one.value for one in understood.without or understood.fields] == values
    assert bool(understood.without) == ("NOT" in typed)
    assert [clause.words for way in understood.alternatives for clause in way.wanted] == ["moon"]
    assert understood.hints[0].endswith("It was read as plain words.")


def test_behind_a_bracket_by_itself_there_is_no_value() -> None:
    understood = understand("speaker:( tide")
    assert not understood.fields
    assert [clause.words for way in understood.alternatives for clause in way.wanted] == ["tide"]
    [hint] = understood.hints
    assert hint.startswith("“speaker:” has nothing behind it")


def test_none_of_the_values_is_wanted_where_it_is_left_out() -> None:
    understood = understand("tide -speaker:(Vale OR Reed)")
    assert [one.value for one in understood.without] == ["Vale", "Reed"] and not understood.fields


@pytest.mark.parametrize(
    "typed", ["speaker:(Vale AND Reed)", "speaker:(Vale -Reed)", "speaker:((Vale) OR Reed)", "speaker:( )"]
)
def test_anything_but_an_or_is_told_and_passed_over(typed: str) -> None:
    understood = understand(f"{typed} tide")
    assert understood.hints == [
        f"“{typed}” was passed over: between values of a field only OR can stand, as in speaker:(… OR …)."
    ]
    assert not understood.fields
    assert [clause.words for way in understood.alternatives for clause in way.wanted] == ["tide"]


def test_a_value_of_a_bracket_is_taken_back_by_itself() -> None:
    query = parse("speaker:(Vale OR Reed) tide")
    first, last = query.typed
    assert query.words_but(first) == "speaker:(Reed) tide"
    assert query.words_but(last) == "speaker:(Vale) tide"
    assert query.words_but(first, last) == "tide"
    assert [one.written(query.q) for one in query.typed] == ["speaker:Vale", "speaker:Reed"]


def test_a_bracket_narrows_as_the_fields_do_one_by_one(samples: Archive) -> None:
    apart = samples.find("speaker:Quillmere OR speaker:Ondarra tide")
    both = samples.find("speaker:(Quillmere OR Ondarra) tide")
    assert both.total == apart.total > 0
    assert [hit.row.id for hit in both.hits] == [hit.row.id for hit in apart.hits]


@pytest.mark.parametrize("typed", ["match:(exact OR variant)", "match:variant match:exact"])
def test_a_hit_may_match_in_any_of_the_ways_that_are_named(archive: Archive, typed: str) -> None:
    put(archive, "The harbor is old.", "A harbour sleeps.", "The old quay.")
    exact, variant = (archive.find(f"harbour match:{one}").total for one in ("exact", "variant"))
    found = archive.find(f"harbour {typed}")
    assert found.total == exact + variant == 2
    assert not found.hints
    assert not any(facet.chosen for facet in found.facets["match"])


@pytest.mark.parametrize("between", [" ", ",", "、", "|", " or ", "或"])
def test_without_an_or_the_parts_are_values_where_the_whole_is_none(samples: Archive, between: str) -> None:
    either = samples.find("speaker:(Ansel OR Ondarra) tide")
    found = samples.find(f"speaker:(Ansel{between}Ondarra) tide")
    assert found.total == either.total > 0
    assert found.hints == (f"“Ansel{between}Ondarra” was read as “Ansel OR Ondarra”.",)
    without = samples.find(f"-speaker:(Ansel{between}Ondarra) tide")
    assert without.total == samples.find("-speaker:(Ansel OR Ondarra) tide").total > 0
    query = parse(f"in:(panel{between}keynote) lang:(en{between}zh) match:(exact{between}variant) tide")
    assert [one.value for one in query.typed] == ["panel", "keynote", "en", "zh", "exact", "variant"]
    rest = parse(query.words_but(query.typed[0]))
    assert [one.value for one in rest.typed] == ["keynote", "en", "zh", "exact", "variant"]


def test_a_name_of_several_words_is_one_value(samples: Archive) -> None:
    found = samples.find("speaker:(Ansel Quillmere) tide")
    assert found.total == samples.find('speaker:"Ansel Quillmere" tide').total > 0
    assert not found.hints


@pytest.mark.parametrize("q", ["speaker:(Ansel Nobody) tide", "-in:(panel nowhere) tide"])
def test_where_not_each_part_is_a_value_it_is_told_what_stands_between_values(
    samples: Archive, q: str
) -> None:
    told = samples.find(q).hints
    assert any(one.startswith("Between values of a field stands OR, as in ") for one in told)
    assert len(told) == 2


def test_of_several_times_it_is_told_that_the_last_counts() -> None:
    assert parse("date:(2024 OR 2025) tide").hints == ("Of “date:” only the last value counts, “2025”.",)


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("typed", ["tide {}:", "tide ({}: )", 'tide {}:""', "{}: "])
def test_a_field_with_nothing_behind_it_is_told_and_not_read_as_a_word(name: str, typed: str) -> None:
    understood = understand(typed.format(name))
    [hint] = understood.hints
    assert hint.startswith(f"“{name}:” has nothing behind it, and was passed over; write it as in {name}:")
    words = [clause.words for way in understood.alternatives for clause in way.wanted]
    assert words == (["tide"] if "tide" in typed else [])


def test_a_search_that_is_a_field_without_a_value_is_told_so() -> None:
    [fault] = parse("讲者：").faults
    assert fault.startswith("“讲者:” has nothing behind it")
