"""rostra quote and rostra glossary."""

import json
import re
import shutil
from pathlib import Path

import pytest

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
    assert "    note: A word turns the sentence round: “not” in the quotation, – in the archive." in lines
    [match] = json.loads(filled("quote", asked, "--json").out)["matches"]
    assert match["difference"] == [{"op": "delete", "asked": "not", "said": "", "alters": ["negation"]}]


def test_a_glossary_is_taken_in_and_searches_know_it(filled: Run, tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text("terms:\n  Gezeiten: [tides]\n  Herzog:\n", encoding="utf-8")
    assert "2 terms" in filled("glossary", file).out
    found = json.loads(filled("search", "Gezeiten", "--json").out)
    assert {hit["match"] for hit in found["hits"]} == {"variant"}
    assert filled("glossary").out == "terms:\n  Gezeiten: [tides]\n  Herzog: []\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("terms: [", "no YAML"),
        ("", "empty"),
        ("words:\n  a: b\n", "there is no “words”"),
        ("terms:\n  a: {b: c}\n", "line 2"),
        ("events:\n  Nowhere 1999:\n    a: b\n", "no event “Nowhere 1999”"),
        (f"terms:\n  {'x' * 200}: b\n", "characters"),
        ("- a\n", "name:"),
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


@pytest.mark.parametrize("command", ["search", "quote"])
def test_an_index_that_cannot_be_built_is_told(filled: Run, tmp_path: Path, command: str) -> None:
    shutil.rmtree(tmp_path / "data" / "index")
    (tmp_path / "data" / "index").write_text("no folder")
    ran = filled(command, SAID)
    assert ran.status != 0 and "index" in ran.err and "found" not in ran.out
