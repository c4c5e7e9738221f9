"""A verb that helps another one: with its not it is one word, before who acts it asks."""

import pytest

from tests.archived import Archive
from tests.search.quoting import only

TURNED = "A word turns the sentence round, and is not in the archive: "


@pytest.mark.parametrize(
    ("asked", "no"),
    [
        ("We don't sell old boats", "don't"),
        ("We do not sell old boats", "do not"),
        ("We never sell old boats", "never"),
        ("We cannot sell old boats", "cannot"),
        ("We won’t sell old boats", "won’t"),
    ],
)
def test_every_not_in_a_short_sentence_is_told(archive: Archive, asked: str, no: str) -> None:
    match = only(archive, asked, "We sell old boats.")
    assert (match.match, match.notes) == ("partial", [f"{TURNED}“{no}”."])


def test_so_is_one_in_a_sentence_that_was_a_question(archive: Archive) -> None:
    match = only(archive, "boats cannot outrun gulls", "The question is, can boats outrun gulls?")
    assert match.match == "partial"
    assert match.notes == [f"{TURNED}“cannot”."]


@pytest.mark.parametrize(
    ("asked", "verb"),
    [
        ("boats can outrun gulls", "can"),
        ("the pilots will come by noon", "will"),
        ("tell me, boats can outrun gulls", "can"),
    ],
)
def test_a_question_quoted_as_a_statement_is_told_and_its_verb_was_said(
    archive: Archive, asked: str, verb: str
) -> None:
    match = only(archive, asked, "Tell me, can boats outrun gulls? And will the pilots come by noon?")
    assert match.match == "partial"
    assert match.notes == [f"Said in another place of the sentence: “{verb}”."]
    assert verb in match.said.split()


def test_a_verb_that_nobody_said_is_not_in_the_archive(archive: Archive) -> None:
    match = only(archive, "we can sell old boats", "Can you? We sell old boats.")
    assert (match.match, match.notes) == ("partial", ["Not in the archive: “can”."])


@pytest.mark.parametrize(
    ("asked", "said", "verb"),
    [
        ("anyone on this pier sells nets", "Does anyone on this pier sell nets?", "Does"),
        ("the keepers want a second lamp.", "So did the keepers want a second lamp? Yes.", "did"),
        ("that means gulls are useless or useful", "Does that mean. Gulls are useless or useful.", "Does"),
    ],
)
def test_so_is_a_question_quoted_without_its_do(archive: Archive, asked: str, said: str, verb: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.notes) == ("partial", [f"Left out: “{verb}”."])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("anyone on this pier sell nets?", "Does anyone on this pier sell nets?"),
        ("the keepers of this pier", "What do the keepers of this pier want?"),
        ("the pilots have nets to mend", "That is what they do: the pilots have nets to mend. Right?"),
        ("come to the harbour at noon", "Do come to the harbour at noon."),
    ],
)
def test_a_part_of_a_question_and_a_question_are_no_statement(
    archive: Archive, asked: str, said: str
) -> None:
    match = only(archive, asked, said)
    assert (match.match in ("exact", "variant"), match.notes) == (True, [])
