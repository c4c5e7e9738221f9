"""English words that are misspelt, joined or parted; and what is no mishearing of them."""

import pytest

from app.archive.glossary import replace_glossary
from app.glossary import Term
from tests.archived import Archive
from tests.search.hits import marked, put, shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("blank", "It belongs to the ship."),
        ("courtesy", "The courts create rules."),
        ("agent", "The agency sleeps."),
        ("piolt", "They asked politely."),
        ("regulaters", "It is related."),
    ],
)
def test_what_is_no_mishearing_is_not_shown_as_one(archive: Archive, typed: str, said: str) -> None:
    put(archive, said)
    found = archive.find(typed)
    assert (found.total, found.did_you_mean) == (0, "")


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("piolt", "pilot"), ("regulaters", "regulators"), ("wheather", "weather"), ("principel", "principal")],
)
def test_what_is_meant_is_found_and_nothing_else(archive: Archive, typed: str, marked: str) -> None:
    put(
        archive,
        "A pilot.",
        "He asked politely.",
        "The regulators.",
        "It is related.",
        "The weather.",
        "A principal.",
    )
    found = archive.find(typed)
    assert [(shown(hit), hit.match) for hit in found.hits] == [([marked], "sounds_like")]
    assert found.did_you_mean == marked


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tide tables", "tidetable"),
        ("harbour master", "harbourmasters"),
        ("harbourmaster", "harbour masters"),
        ("crypto currency", "cryptocurrencies"),
        ("cryptocurrency", "crypto currencies"),
    ],
)
def test_words_joined_or_parted_are_a_variant_with_another_ending_too(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, f"Ask the {said} of it.", "A currency, a table, a master.")
    hits = archive.find(typed).hits
    assert [(shown(hit), hit.match) for hit in hits] == [([said], "variant")]


def test_a_short_word_in_a_row_may_be_misspelt_as_another_one(archive: Archive) -> None:
    put(archive, "Now what should be done about the tide?", "A tide.")
    [hit] = archive.find("now wha should be").hits
    assert hit.match == "sounds_like"


@pytest.mark.parametrize(
    ("asked", "said"), [("互连网", "互联网"), ("机气人", "机器人"), ("数剧", "数据"), ("心片", "芯片")]
)
def test_a_word_of_the_dictionary_is_what_a_misspelt_one_sounds_like_and_is_proposed(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"港口要用{said}。", "今天没有船。")
    results = archive.find(asked)
    assert [hit.match for hit in results.hits] == ["sounds_like"] and marked(archive, asked) == {said}
    assert results.did_you_mean == said


def test_of_two_words_that_are_misspelt_both_are_mended(samples: Archive) -> None:
    assert samples.find("tidel sheduling").did_you_mean == "tidal scheduling"


def test_words_are_marked_whole_though_a_letter_of_them_is_missing(archive: Archive) -> None:
    put(archive, "We speak of artificial intelligence here.")
    assert marked(archive, "artifical inteligence") == {"artificial intelligence"}
    assert archive.find("artifical inteligence").did_you_mean == "artificial intelligence"


def test_a_short_english_word_that_stands_somewhere_is_spelt_as_it_is_meant(archive: Archive) -> None:
    put(archive, "The tide comes in.", "Many times we were tired.", "Harbours sleep.")
    assert marked(archive, "tide") == {"tide"}
    assert marked(archive, "harbuors") == {"Harbours"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("dcision", "decision"),
        ("mornig", "morning"),
        ("digtial", "digital"),
        ("vlues", "values"),
        ("stoppid", "stopped"),
        ("spraed", "spread"),
    ],
)
def test_a_word_is_found_however_its_inflection_is_misspelt(archive: Archive, typed: str, said: str) -> None:
    put(archive, f"This is about the {said} of a harbour.", "Nothing else was heard here.")
    results = archive.find(typed)
    assert [hit.match for hit in results.hits] == ["sounds_like"] and marked(archive, typed) == {said}
    assert results.did_you_mean == said


def test_but_what_stands_as_it_is_is_not_misspelt(archive: Archive) -> None:
    put(archive, "A machine calls at the harbour.", "The colours are matching.")
    assert marked(archive, "machine") == {"machine"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("weather", "water"), ("status", "startup"), ("checkers", "cheaper"), ("conversation", "concerned")],
)
def test_a_word_of_the_dictionary_is_not_another_one_misspelt(
    archive: Archive, typed: str, said: str
) -> None:
    put(archive, f"We talk of the {said} here.", "Nothing else was heard here.")
    results = archive.find(typed)
    assert (results.total, results.did_you_mean) == (0, "")


def test_one_that_sounds_like_another_is_found_for_it_unless_it_stands_itself(archive: Archive) -> None:
    put(archive, "Nobody knows whether it will rain.", "Nothing else was heard here.")
    assert marked(archive, "weather") == {"whether"}
    put(archive, "Nobody knows whether it will rain.", "The weather is fine.")
    assert marked(archive, "weather") == {"weather"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Sora", "These actions or acts."), ("form", "It is a platform."), ("Ondo", "I live in London.")],
)
def test_a_short_word_is_not_looked_for_within_others(archive: Archive, typed: str, said: str) -> None:
    put(archive, said)
    assert archive.find(typed).total == 0


def test_a_long_one_is_and_so_is_one_that_is_parted(archive: Archive) -> None:
    put(archive, "An open AI for the intelligentsia.")
    assert marked(archive, "OpenAI") == {"open AI"}
    assert marked(archive, "telligents") == {"telligents"}


def test_all_of_a_frequent_word_that_is_misspelt_is_found_and_counted(archive: Archive) -> None:
    put(archive, *["The governments of harbours."] * 120, *["A government."] * 130)
    results = archive.find("goverment")
    assert (results.total, results.partial, results.did_you_mean) == (250, False, "government")
    assert {one.value: one.count for one in results.facets["match"]} == {"sounds_like": 250}
    assert {hit.match for hit in results.hits} == {"sounds_like"} and all(hit.spans for hit in results.hits)


def test_two_characters_are_no_name_that_sounds_only_nearly_so(archive: Archive) -> None:
    put(archive, "卫星和吴军都来了。")
    replace_glossary(archive.database, "glossary", [Term("卫星", ()), Term("吴军", ())])
    assert archive.find("微信").did_you_mean == ""
    assert archive.find("吴君").did_you_mean == "吴军"
