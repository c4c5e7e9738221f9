"""rostra quote and rostra glossary."""

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.settings import ROOT
from tests.cli.conftest import Run

SAID = "Tides are the cheapest clock we have."


@pytest.fixture
def filled(rostra: Run, talk: Path) -> Run:
    assert rostra("import", talk).status == 0
    return rostra


def test_a_quotation_is_checked(filled: Run) -> None:
    ran = filled("quote", SAID)
    assert ran.status == 0
    assert ran.out.startswith("exact\n")
    assert "Tomo Reed" in ran.out


def test_a_quotation_is_checked_for_programs(filled: Run) -> None:
    answer = json.loads(filled("quote", "Tides are the oldest clock we have.", "--json").out)
    assert answer["verdict"] == "partial"
    [match] = answer["matches"]
    different = {"op": "replace", "asked": "oldest", "said": "cheapest", "alters": ["word"]}
    assert match["difference"] == [different]
    assert match["notes"] == ["Other words: “oldest” in the quotation, “cheapest” in the archive."]
    assert match["speaker"]["name"] == "Tomo Reed"
    assert match["url"] == f"/u/{match['utterances'][0]}"
    assert re.fullmatch(re.escape(match["url"]) + r"\?words=0-36-\w+", match["link"])


def test_what_turns_a_quotation_round_is_told(filled: Run) -> None:
    asked = "Tides are not the cheapest clock we have."
    lines = filled("quote", asked).out.splitlines()
    assert lines[0] == "partial"
    note = "A word turns the sentence round, and is not in the archive: “not”."
    assert f"    note: {note}" in lines
    [match] = json.loads(filled("quote", asked, "--json").out)["matches"]
    assert match["difference"] == [{"op": "delete", "asked": "not", "said": "", "alters": ["negation"]}]


def test_sentences_that_were_not_said_together_are_checked_one_by_one(filled: Run) -> None:
    asked = f"{SAID} Whales will govern all harbours before long."
    lines = filled("quote", asked).out.splitlines()
    assert "note: Nobody in this archive said 1 of its 2 sentences." in lines
    assert lines[-2:] == ["sentence: Whales will govern all harbours before long.", "absent"]
    answer = json.loads(filled("quote", asked, "--json").out)
    assert [one["verdict"] for one in answer["sentences"]] == ["exact", "absent"]
    assert answer["sentences"][0]["matches"][0]["speaker"]["name"] == "Tomo Reed"


def test_who_is_not_certain_to_have_said_it_is_not_named_for_certain(rostra: Run) -> None:
    assert rostra("import", ROOT / "samples").status == 0
    found = rostra("search", '"今天没有人谈红绿灯"').out
    assert " (not certain) · " in found.splitlines()[0]
    assert "    note: It is not certain that " in rostra("quote", "就像今天没有人谈红绿灯一样").out


def test_what_begins_with_a_hyphen_is_searched_for_and_no_option(filled: Run) -> None:
    both, without = (filled("search", words).out.splitlines()[-1] for words in ("tide", "-harbour tide"))
    assert int(without.split()[0]) < int(both.split()[0])
    assert filled("quote", "-- the tide is a clock").status == 0
    assert "only says what is not wanted" in filled("search", "-tide").err


def test_a_query_that_may_have_been_meant_is_a_note(filled: Run) -> None:
    assert filled("search", "harbuor").out.splitlines()[0] == "note: Did you mean: harbour"


def test_why_there_may_be_more_is_a_note(rostra: Run, tmp_path: Path) -> None:
    talk = tmp_path / "port.md"
    lines = [f"**Ines Vale:** 第{number}艘自动靠泊的船。" for number in range(60)]
    talk.write_text("\n\n".join(lines), encoding="utf-8")
    rostra("import", talk)
    note, *_, last = rostra("search", "自动靠泊 泥沙").out.splitlines()
    assert note.startswith("note: There may be more passages that have a part of it")
    assert last == "50 at least found, page 1 of 3"


def test_where_nobody_said_a_phrase_the_passages_are_said_to_be_the_nearest(filled: Run) -> None:
    nearest = "note: Nobody said exactly this. These passages come nearest."
    assert filled("search", '"tides are the cheapest boat we have"').out.splitlines()[0] == nearest
    assert nearest not in filled("search", '"the cheapest clock"').out


def test_a_speaker_whose_name_is_searched_for_comes_before_the_passages(rostra: Run, talk: Path) -> None:
    agenda = talk.with_name(f"{talk.stem}.agenda.yaml")
    agenda.write_text("people:\n- {name: Tomo Reed, title: Pilot, org: Port of Jigang}\n", encoding="utf-8")
    rostra("import", talk)
    assert (
        rostra("search", "reed").out.splitlines()[0]
        == "/speakers/tomo-reed  Tomo Reed · Pilot, Port of Jigang"
    )


def test_what_a_speaker_said_of_the_other_words_is_a_search_to_type(filled: Run) -> None:
    note, *_ = filled("search", "Reed clock lang:en").out.splitlines()
    told, _, typed = note.rpartition(": ")
    assert told == "note: 1 found for what Tomo Reed said"
    assert filled("search", typed).out.splitlines()[-1] == "1 found, page 1 of 1"


def test_a_glossary_is_taken_in_and_searches_know_it(filled: Run, tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text("terms:\n  Gezeiten: [tides]\n  Herzog:\n", encoding="utf-8")
    assert filled("glossary", file).out == (
        "added: Gezeiten, Herzog\nThe glossary has 2 terms. Searches know them now.\n"
    )
    found = json.loads(filled("search", "Gezeiten", "--json").out)
    assert {hit["match"] for hit in found["hits"]} == {"variant"}
    assert filled("glossary").out == "terms:\n  Gezeiten: [tides]\n  Herzog: []\n"


@pytest.fixture
def taken_in(filled: Run, tmp_path: Path) -> Callable[..., str]:
    """Hands `rostra glossary` a file with some text: what it prints."""

    def run(text: str, *options: str) -> str:
        file = tmp_path / "glossary.yaml"
        file.write_text(text, encoding="utf-8")
        ran = filled("glossary", file, *options)
        assert (ran.status, ran.err) == (0, "")
        return ran.out

    return run


OLD = "terms:\n  Gezeiten: [tides]\n  Herzog: [duke]\n"


def test_a_second_glossary_adds_and_changes_and_leaves_the_other_terms(
    filled: Run, taken_in: Callable[..., str]
) -> None:
    taken_in(OLD)
    told = taken_in("terms:\n  Herzog: [duchess]\n  Uhr: [clock]\n")
    assert told == "added: Uhr\nchanged: Herzog\nThe glossary has 3 terms. Searches know them now.\n"
    assert filled("glossary", "--show").out == (
        "terms:\n  Gezeiten: [tides]\n  Herzog: [duchess]\n  Uhr: [clock]\n"
    )


def test_terms_of_an_event_leave_those_of_the_archive(
    rostra: Run, talk: Path, taken_in: Callable[..., str]
) -> None:
    rostra("import", talk, "--again", "--event", "Harbour Forum")
    taken_in(OLD)
    taken_in("events:\n  Harbour Forum:\n    Herzog: [count]\n")
    assert rostra("glossary").out == OLD + "events:\n  Harbour Forum:\n    Herzog: [count]\n"


def test_a_glossary_may_take_the_place_of_the_one_before(filled: Run, taken_in: Callable[..., str]) -> None:
    taken_in(OLD)
    told = taken_in("terms:\n  Gezeiten: [tides, tidies]\n", "--replace")
    assert told == "changed: Gezeiten\nremoved: Herzog\nThe glossary has 1 term. Searches know it now.\n"
    assert filled("glossary").out == "terms:\n  Gezeiten: [tides, tidies]\n"


def test_the_glossary_as_it_is_shown_can_be_handed_back(filled: Run, taken_in: Callable[..., str]) -> None:
    taken_in(OLD)
    shown = filled("glossary", "--show").out
    assert taken_in(shown) == "Nothing has changed. The glossary has 2 terms.\n"
    assert filled("glossary", "--show").out == shown


def test_a_glossary_without_terms_does_not_empty_the_archives(
    filled: Run, taken_in: Callable[..., str]
) -> None:
    taken_in(OLD)
    assert "Nothing has changed" in taken_in("terms:\n")
    assert "removed: Gezeiten, Herzog" in taken_in("terms:\n", "--replace")
    assert filled("glossary").out == "{}\n"


@pytest.mark.parametrize("options", [["--replace"], ["--show", "glossary.yaml"], ["--suggest", "--show"]])
def test_options_that_do_not_go_together_are_wrong_usage(filled: Run, options: list[str]) -> None:
    assert filled("glossary", *options).status == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("terms: [", "no YAML"),
        ("", "empty"),
        ("words:\n  a: b\n", "there is no “words”"),
        ("terms:\n  a: {b: c}\n", "line 2"),
        ("events:\n  Nowhere 1999:\n    Tide: tyde\n", "no event “Nowhere 1999”"),
        (f"terms:\n  {'x' * 200}: b\n", "characters"),
        ("- a\n", "name:"),
        ("terms:\n  潮汐:\n  算力: [的]\n", "line 3: “的” is said all the time"),
        ("terms:\n  Harbour: [harbor, the]\n", "“the” is said all the time"),
        ("terms:\n  我门: [我们]\n", "“我们” is said all the time"),
        ("terms:\n  OpenAI: [OpenAI]\n", "line 2: “OpenAI” cannot be what is heard for itself"),
    ],
)
def test_a_glossary_that_cannot_be_is_refused(filled: Run, tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text(text, encoding="utf-8")
    ran = filled("glossary", file)
    assert ran.status == 1
    assert told in ran.err


def test_a_glossary_that_is_not_there_is_refused(filled: Run, tmp_path: Path) -> None:
    assert filled("glossary", tmp_path / "none.yaml").status == 1


def test_what_may_be_misheard_is_proposed_as_a_glossary(filled: Run, tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text("terms:\n  Harbur:\n", encoding="utf-8")
    filled("glossary", file)
    assert "Harbur: [harbour]" in filled("glossary", "--suggest").out


def test_proposals_that_are_taken_in_lose_nothing_of_what_was_known(
    filled: Run, taken_in: Callable[..., str]
) -> None:
    taken_in("terms:\n  Harbur: [quayside]\n  Herzog: [duke]\n")
    proposed = filled("glossary", "--suggest").out
    assert proposed.endswith("terms:\n  Harbur: [quayside, harbour]\n")
    taken_in(proposed)
    assert filled("glossary").out == "terms:\n  Harbur: [quayside, harbour]\n  Herzog: [duke]\n"


@pytest.mark.parametrize("command", ["search", "quote"])
def test_an_index_with_a_cut_file_is_built_anew(filled: Run, tmp_path: Path, command: str) -> None:
    index, sound = tmp_path / "data" / "index", tmp_path / "sound"
    whole = filled(command, SAID)
    shutil.copytree(index, sound)
    for file in [file for file in sound.rglob("*") if file.is_file() and file.stat().st_size]:
        shutil.rmtree(index)
        shutil.copytree(sound, index)
        content = file.read_bytes()
        (index / file.relative_to(sound)).write_bytes(content[: len(content) // 2])
        ran = filled(command, SAID)
        assert (ran.status, ran.out) == (0, whole.out), file


@pytest.mark.parametrize("command", ["search", "quote"])
def test_an_index_that_is_gone_is_built_anew(filled: Run, tmp_path: Path, command: str) -> None:
    whole = filled(command, SAID)
    shutil.rmtree(tmp_path / "data" / "index")
    ran = filled(command, SAID)
    assert (ran.status, ran.out) == (0, whole.out)


def test_what_may_be_misheard_is_not_proposed_from_a_damaged_index(
    filled: Run, taken_in: Callable[..., str], tmp_path: Path
) -> None:
    taken_in("terms:\n  Harbur:\n")
    whole = filled("glossary", "--suggest")
    assert "Harbur: [harbour]" in whole.out
    for kind in ("*.toc", "*.trm"):
        [file] = (tmp_path / "data" / "index").rglob(kind)
        file.write_bytes(file.read_bytes()[:100])
        ran = filled("glossary", "--suggest")
        assert (ran.status, ran.out) == (0, whole.out)
    shutil.rmtree(tmp_path / "data" / "index")
    (tmp_path / "data" / "index").write_text("no folder")
    ran = filled("glossary", "--suggest")
    assert (ran.status, ran.out) == (1, "") and "index" in ran.err


@pytest.mark.parametrize("command", ["search", "quote"])
def test_an_index_that_cannot_be_built_is_told(filled: Run, tmp_path: Path, command: str) -> None:
    shutil.rmtree(tmp_path / "data" / "index")
    (tmp_path / "data" / "index").write_text("no folder")
    ran = filled(command, SAID)
    assert ran.status != 0 and "index" in ran.err and "found" not in ran.out


def test_the_search_that_leads_to_more_places_can_be_typed_as_it_is_printed(
    rostra: Run, tmp_path: Path
) -> None:
    said = "It's what we don't know of tides; that's `all` of $it."
    talk = tmp_path / "2025-06-01 harbour.md"
    turns = (
        f"**{name}:** {said}\n\n**Bo Quay:** That is number {n}, and there are others.\n\n"
        for n, name in enumerate(("Ines Vale", "Tomo Reed") * 4)
    )
    talk.write_text("# 2025-06-01 Harbour\n\n" + "".join(turns), encoding="utf-8")
    rostra("import", talk)
    [line] = [line for line in rostra("quote", said).out.splitlines() if line.startswith("and in ")]
    command = shlex.split(line.partition(" more: ")[2])
    assert command[:2] == ["rostra", "search"] and len(command) == 3
    assert (
        "8 results" in rostra(*command[1:]).out or rostra(*command[1:]).out.count("It's what we don't") >= 8
    )


def test_a_search_without_words_is_told_in_words_of_the_terminal(filled: Run) -> None:
    assert "a search needs a word, a name or a sentence" in filled("search", "").err
