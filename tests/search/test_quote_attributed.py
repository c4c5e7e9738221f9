"""Who is said to have said a quotation, told beside it."""

from unittest.mock import patch

import pytest

from app.search.stored import rows
from tests.archived import Archive
from tests.search.quoting import check, check_all, put

LEAK = "The boats of this harbour never leak."
TIDE = "今天的潮水在港口等着我们"


@pytest.fixture
def two(archive: Archive) -> Archive:
    put(archive, ("Ines Vale", LEAK), ("Tomo Reed", "The gulls of this pier always sleep well."))
    put(archive, ("沈望汀", f"{TIDE}。"), ("韩鹤雨", "灯塔上的灯整夜都亮着。"), title="Tide")
    return archive


@pytest.mark.parametrize(
    "asked",
    [
        f'Vale said: "{LEAK}"',
        f'As Ines Vale said, "{LEAK}"',
        f'"{LEAK[:-1]}," Vale said.',
        f"“{LEAK[:-1]},” said Ines Vale",
        f"“{LEAK}” — Ines Vale",
        f"{LEAK} — Ines Vale",
        f"{LEAK} - Vale",
        f"沈望汀说：“{TIDE}。”",
        f"「{TIDE}」沈望汀說",
        f"“{TIDE}。”——沈望汀",
        f"{TIDE}。——沈望汀",
        f"沈望汀指出，“{TIDE}”。",
        f"沈望汀说：{TIDE}",
    ],
)
def test_who_speaks_is_no_part_of_what_is_said(two: Archive, asked: str) -> None:
    answer = check_all(two, asked)
    assert (answer.verdict, answer.sentences, answer.warnings) == ("exact", (), [])
    assert answer.remarks == [f"Not counted, for it tells who speaks: “{answer.attributed}”."]


@pytest.mark.parametrize(
    ("asked", "name", "who"),
    [
        (f'"{LEAK}" Reed said', "Reed", "Ines Vale"),
        (f"Tomo Reed: {LEAK}", "Tomo Reed", "Ines Vale"),
        (f"韩鹤雨：{TIDE}", "韩鹤雨", "沈望汀"),
        (f"韓鶴雨說：「{TIDE}」", "韓鶴雨", "沈望汀"),
    ],
)
def test_that_somebody_else_said_it_is_told(two: Archive, asked: str, name: str, who: str) -> None:
    assert check_all(two, asked).warnings == [
        f"The quotation names “{name}”, but these are the words of: {who}."
    ]


def test_of_what_many_said_the_place_of_who_is_named_comes_first(archive: Archive) -> None:
    for number, name in enumerate(
        ("Ines Vale", "Tomo Reed", "Ada Pike", "Bea Lund", "Cy Dahl", "Dov Ek", "Eli Foss")
    ):
        put(archive, (name, LEAK), title=f"Talk {number}")
    answer = check_all(archive, f"{LEAK} — Eli Foss")
    assert (answer.matches[0].main.speaker, answer.warnings) == ("Eli Foss", [])


def test_five_exact_passages_of_who_is_named_are_enough(archive: Archive) -> None:
    for number in range(12):
        put(archive, ("Eli Foss", LEAK), title=f"Talk {number}")
    with patch("app.search.quote.quote.rows.stretch", wraps=rows.stretch) as looked_at:
        answer = check_all(archive, f"{LEAK} — Eli Foss")
    assert (answer.verdict, len(answer.matches), looked_at.call_count) == ("exact", 5, 5)


@pytest.mark.parametrize(
    "asked",
    [f"The gull said: {LEAK}", f"“{LEAK}” the old gull said", "The boats of this harbour — never leak"],
)
def test_who_is_no_speaker_is_not_set_aside(two: Archive, asked: str) -> None:
    assert check(two, asked).remarks == []


def test_sentences_within_quotation_marks_are_checked_without_who_speaks(two: Archive) -> None:
    answer = check_all(two, f'"{LEAK} Whales will be governing us before long," Vale said.')
    assert [one.verdict for one in answer.sentences] == ["exact", "absent"]
