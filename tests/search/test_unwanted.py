"""What a search is to do without: in all the spellings in which it would be found."""

import pytest

from app.archive.glossary import replace_glossary
from app.glossary import Term
from tests.archived import Archive

LIT = "The lit harbor sleeps."
SAID = ("The harbour is lit.", LIT, "所以open eye在港口。", "OpenAI在港口。", "只有灯在港口。")


@pytest.fixture
def port(archive: Archive) -> Archive:
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in SAID))
    archive.indexer.drain()
    replace_glossary(archive.database, "glossary", [Term("OpenAI", ("open eye",))])
    return archive


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("lit -harbour", []),
        ("lit -harbor", []),
        ('lit -"harbour"', [LIT]),
        ("港口 -OpenAI", ["只有灯在港口。"]),
        ("港口 -openai", ["只有灯在港口。"]),
        ('港口 -"open eye"', ["OpenAI在港口。", "只有灯在港口。"]),
    ],
)
def test_all_spellings_are_left_out_but_of_what_is_quoted(port: Archive, typed: str, left: list[str]) -> None:
    assert [hit.row.text for hit in port.find(typed, sort="date").hits] == left


def test_so_it_is_without_any_word_that_is_wanted(port: Archive) -> None:
    everything = {hit.row.text for hit in port.find("lang:zh -openai").hits}
    assert everything == {"只有灯在港口。"}


@pytest.mark.parametrize(
    ("typed", "left", "told"),
    [
        ("船 -chaoxi", ["船在港口。", "请陆澄帆看船。"], "潮汐"),
        ("船 -cháoxī", ["船在港口。", "请陆澄帆看船。"], "潮汐"),
        ("港口 OR 水 -chaoxi", ["船在港口。"], "潮汐"),
        ("船 -luchengfan", ["船等潮汐。", "船在港口。"], "陆澄帆"),
        ("lang:zh -chaoxi", ["船在港口。", "请陆澄帆看船。"], "潮汐"),
        ("船 -tide", ["船等潮汐。", "船在港口。", "请陆澄帆看船。"], ""),
        ('船 -"chaoxi"', ["船等潮汐。", "船在港口。", "请陆澄帆看船。"], ""),
        ("船 -nihao", ["船等潮汐。", "船在港口。", "请陆澄帆看船。"], ""),
    ],
)
def test_what_is_said_as_pinyin_behind_a_minus_is_left_out_and_told(
    archive: Archive, typed: str, left: list[str], told: str
) -> None:
    said = ("船等潮汐。", "船在港口。", "请陆澄帆看船。", "潮汐的水。")
    text = "\n\n".join(f"**Ines Vale:** {words}" for words in said)
    archive.put("port.md", text, agenda_name="port.agenda.yaml", agenda="people:\n- name: 陆澄帆\n")
    archive.indexer.drain()
    found = archive.find(typed, sort="date")
    assert [hit.row.text for hit in found.hits] == left
    assert [hint for hint in map(str, found.hints) if "Left out" in hint] == (
        [f"Left out for “-{typed.rpartition('-')[2]}”: {told}."] if told else []
    )
