"""rostra search, export, evaluate, reindex, doctor, as somebody at a terminal or a program sees them."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archived import SAMPLES
from tests.cli.conftest import Run

SLUG = "2025-06-01-harbour-forum"


@pytest.fixture
def imported(rostra: Run, talk: Path) -> Run:
    """The command on an archive of one talk."""
    assert rostra("import", talk).status == 0
    return rostra


# search


def test_a_search_shows_who_said_it_where_and_how_it_matches(imported: Run) -> None:
    ran = imported("search", "cheapest clock")
    assert (ran.status, ran.err) == (0, "")
    first, second, last = ran.out.splitlines()
    assert first.startswith("/u/") and first.endswith("exact  Tomo Reed · Harbour Forum · 2025-06-01")
    assert second.strip() == "Tides are the [cheapest clock] we have."
    assert last == "1 found, page 1 of 1"


def test_a_search_that_finds_nothing_is_no_failure(imported: Run) -> None:
    ran = imported("search", "submarine")
    assert (ran.status, ran.out, ran.err) == (0, "0 found, page 1 of 1\n", "")


def test_a_search_for_programs_is_what_the_json_interface_answers(imported: Run) -> None:
    found = json.loads(imported("search", "tide", "--json").out)
    assert (found["query"], found["total"], found["partial"]) == ("tide", 2, False)
    assert {hit["match"] for hit in found["hits"]} == {"variant"}
    for hit in found["hits"]:
        [[start, end]] = hit["spans"]
        assert hit["utterance"]["text"][start:end].lower() == "tides"


def test_hints_are_notes(imported: Run) -> None:
    assert imported("search", "tide date:soon").out.startswith("note: ")


def test_a_search_before_anything_is_indexed_finds_nothing_in_an_index_that_is_built(rostra: Run) -> None:
    ran = rostra("search", "tide")
    assert "0 found" in ran.out and "index" in ran.err
    assert rostra("search", "tide").err == ""


# export


def test_an_export_is_the_agreed_document(imported: Run) -> None:
    ran = imported("export", SLUG)
    assert (ran.status, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert list(found) == ["session", "speakers", "sections", "utterances"]
    assert found["session"]["title"] == "Harbour Forum"
    assert [one["name"] for one in found["speakers"]] == ["Ines Vale", "Tomo Reed"]
    assert {"slug", "name", "variants"} <= found["speakers"][0].keys()
    wanted = {
        "id", "speaker", "section", "text", "heard", "source",
        "start_seconds", "end_seconds", "confidence", "evidence",
    }  # fmt: skip
    assert all(wanted <= one.keys() for one in found["utterances"])
    assert imported("export", SLUG, "--format", "json").out == ran.out


def test_an_export_can_be_checked_against_the_file(imported: Run, talk: Path) -> None:
    source = talk.read_text(encoding="utf-8")
    for one in json.loads(imported("export", SLUG).out)["utterances"]:
        assert source[one["source"]["start"] : one["source"]["end"]] == one["heard"]


def test_a_programme_is_exported_with_the_utterances_it_goes_from_and_to(rostra: Run) -> None:
    [file] = [file for file in SAMPLES if file.stem.endswith("who-owns-the-tide")]
    slug = rostra("import", file).out.split("/sessions/")[1].split(")")[0]
    found = json.loads(rostra("export", slug).out)
    ids = [one["id"] for one in found["utterances"]]
    assert len(found["sections"]) >= 3
    starts = [ids.index(section["first"]) for section in found["sections"]]
    assert starts == sorted(starts)
    assert all(section.keys() == {"kind", "title", "first", "last"} for section in found["sections"])


# evaluate


@pytest.fixture
def gold(imported: Run, talk: Path) -> Path:
    """The true annotation of the talk."""
    source = talk.read_text(encoding="utf-8")
    said = [("Welcome", "today.", "VALE"), ("Tides are", "have.", "REED"), ("And the", "one.", "VALE")]
    turns = [
        {"start": source.index(first), "end": source.index(last) + len(last), "speaker": key}
        for first, last, key in said
    ]
    file = talk.with_name("gold.json")
    file.write_text(json.dumps({"turns": turns, "sections": [], "speakers": {}}), encoding="utf-8")
    return file


def test_an_evaluation_prints_a_figure_a_line(imported: Run, gold: Path) -> None:
    ran = imported("evaluate", SLUG, gold)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "turn boundaries: precision 1.000, recall 1.000, F1 1.000 (2 of 2 found, 2 set)",
        "right speaker: 100.0% of 106 characters (one voice for all: 65.1%)",
        "speakers: 2 of 2 found, 0 split, 0 merged",
        "sections: 0 of 0 found",
        "sure 0.9 or more: 3 of 3 turns right, 106 of 106 characters",
        "sure 0.7 to 0.9: 0 of 0 turns right, 0 of 0 characters",
        "sure 0.5 to 0.7: 0 of 0 turns right, 0 of 0 characters",
        "sure 0.0 to 0.5: 0 of 0 turns right, 0 of 0 characters",
    ]


def test_an_evaluation_for_programs_tells_where_the_two_disagree(imported: Run, gold: Path) -> None:
    read = json.loads(gold.read_text(encoding="utf-8"))
    read["turns"][2]["speaker"] = "REED"
    gold.write_text(json.dumps(read), encoding="utf-8")
    found = json.loads(imported("evaluate", SLUG, gold, "--json").out)
    assert (found["boundaries"], found["precision"], found["recall"]) == (1, 0.5, 1.0)
    assert found["right"] < 1
    assert [one["kind"] for one in found["differences"]] == ["false", "speaker"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"turns: no", "no JSON"),
        (b"{}", "turns"),
        (b'{"turns": [{"start": 0}]}', "lacks"),
        (b'{"turns": [{"start": 0, "end": 99999, "speaker": "a"}]}', "outside"),
        (b"\xff\xfe", "UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_an_annotation_that_cannot_be_is_refused(
    imported: Run, tmp_path: Path, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "gold.json").write_bytes(content)
    ran = imported("evaluate", SLUG, tmp_path / "gold.json")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert "gold.json" in ran.err and told in ran.err


def test_the_session_to_evaluate_has_to_be_there(imported: Run, gold: Path) -> None:
    ran = imported("evaluate", "no-such-session", gold)
    assert (ran.status, ran.err) == (1, "rostra: There is no session “no-such-session” in this archive.\n")


# reindex, doctor


def test_reindex_says_how_many_utterances_it_took(imported: Run) -> None:
    ran = imported("reindex")
    assert (ran.status, ran.out, ran.err) == (0, "3 utterances indexed.\n", "")
    assert "1 found" in imported("search", "cheapest").out


def test_a_sound_archive(imported: Run) -> None:
    ran = imported("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert all(line.startswith("ok  ") for line in ran.out.splitlines())
    found = json.loads(imported("doctor", "--json").out)
    assert [one["name"] for one in found] == ["database", "contents", "sources", "slides", "index"]
    assert all(one["well"] for one in found)


def test_an_archive_with_nothing_in_it_is_in_order(rostra: Run) -> None:
    ran = rostra("doctor")
    assert ran.status == 0
    assert "ok   index: there is nothing to index yet" in ran.out


def test_a_lost_index_is_found_and_reindex_mends_it(imported: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "data" / "index")
    ran = imported("doctor")
    assert ran.status == 1
    assert "BAD  index: there is none that can be used; run `rostra reindex`" in ran.out
    imported("reindex")
    assert imported("doctor").status == 0


def test_a_lost_picture_and_changed_words_are_found(rostra: Run, tmp_path: Path) -> None:
    rostra("import", *SAMPLES)
    pictures = list((tmp_path / "data" / "slides").iterdir())
    assert pictures
    pictures[0].unlink()
    with closing(sqlite3.connect(tmp_path / "data" / "rostra.sqlite3")) as connection:
        connection.execute("update utterances set heard = 'never said' where id = 1")
        connection.commit()
    ran = rostra("doctor")
    assert ran.status == 1
    assert "BAD  slides: 1 pictures are missing" in ran.out
    assert "BAD  sources: " in ran.out


def test_help_is_there_for_every_command(rostra: Run) -> None:
    for name in ("import", "search", "export", "evaluate", "reindex", "doctor", "serve"):
        ran = rostra(name, "--help")
        assert (ran.status, ran.err) == (0, "")
        assert f"Usage: rostra {name}" in ran.out
