"""rostra import, as somebody at a terminal sees it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WORDS = "The pilot waits for the tide, and the tide waits for nobody on this quay."


def test_a_transcript_is_imported_and_its_address_is_told(rostra: Run, talk: Path) -> None:
    ran = rostra("import", talk)
    assert ran.status == 0, ran.err
    assert "3 utterances, 2 speakers" in ran.out
    assert "/sessions/2025-06-01-harbour-forum" in ran.out


def test_the_same_file_again_is_unchanged(rostra: Run, talk: Path) -> None:
    rostra("import", talk)
    assert "unchanged" in rostra("import", talk).out


def test_a_changed_file_tells_what_became_of_the_links(rostra: Run, talk: Path) -> None:
    rostra("import", talk)
    talk.write_text(talk.read_text(encoding="utf-8").replace("oldest", "very oldest"), encoding="utf-8")
    assert (
        "changed, 3 utterances, 2 speakers, 0 sections; 3 kept, 0 new, 0 merged, 0 gone"
        in rostra("import", talk).out
    )


def test_an_unchanged_file_is_not_even_read(rostra: Run, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.loads(rostra("import", "--json", talk).out)["imported"][0]
    monkeypatch.setattr("app.archive.importing.prepare", None)
    after = json.loads(rostra("import", "--json", talk).out)["imported"][0]
    same = ("name", "slug", "title", "reader", "utterances", "speakers", "sections", "notes")
    assert {key: after[key] for key in same} == {key: before[key] for key in same}


def test_an_unchanged_file_with_another_wish_is_read_anew(rostra: Run, talk: Path) -> None:
    rostra("import", talk)
    assert ": changed" in rostra("import", "--event", "Harbour Weeks", talk).out
    talk.with_name(f"{talk.stem}.agenda.txt").write_text("14:00 Opening, Ines Vale\n", encoding="utf-8")
    assert ": changed" in rostra("import", "--event", "Harbour Weeks", talk).out
    assert ": unchanged" in rostra("import", "--event", "Harbour Weeks", talk).out


def test_a_file_that_went_back_to_an_older_state_is_changed(rostra: Run, talk: Path) -> None:
    first = talk.read_text(encoding="utf-8")
    rostra("import", talk)
    talk.write_text(first.replace("oldest", "very oldest"), encoding="utf-8")
    rostra("import", talk)
    talk.write_text(first, encoding="utf-8")
    assert ": changed" in rostra("import", talk).out


def test_again_reads_an_unchanged_file_anew(rostra: Run, talk: Path) -> None:
    rostra("import", talk)
    assert "changed, 3 utterances" in rostra("import", "--again", talk).out


def test_json_is_one_document_for_programs(rostra: Run, talk: Path) -> None:
    ran = rostra("import", "--json", talk)
    assert ran.err == ""
    report = json.loads(ran.out)
    assert report["refused"] == []
    assert report["imported"][0]["status"] == "new"
    assert report["imported"][0]["utterances"] == 3


def test_a_dry_run_shows_what_would_be_made_and_stores_nothing(rostra: Run, talk: Path) -> None:
    ran = rostra("import", "--dry-run", talk)
    assert ran.status == 0
    assert "Ines Vale" in ran.out
    assert "read as labelled" in ran.out
    assert "oldest" in ran.out
    assert not (talk.parent / "data").exists()


def test_a_folder_is_opened_and_its_readme_left_alone(rostra: Run, talk: Path) -> None:
    (talk.parent / "README.md").write_text("About these files.", encoding="utf-8")
    ran = rostra("import", talk.parent)
    assert ran.status == 0, ran.err
    assert ran.out.count("/sessions/") == 1


def test_the_event_of_the_command_line_is_the_sessions(rostra: Run, talk: Path) -> None:
    rostra("import", "--event", "Harbour 2025", talk)
    exported = json.loads(rostra("export", "2025-06-01-harbour-forum").out)
    assert exported["session"]["event"] == {"slug": "harbour-2025", "name": "Harbour 2025"}


def test_an_event_that_was_named_once_stays(rostra: Run, talk: Path) -> None:
    rostra("import", "--event", "Harbour 2025", talk)
    assert ": changed" in rostra("import", talk).out
    assert json.loads(rostra("export", "2025-06-01-harbour-forum").out)["session"]["event"] is not None


def test_the_same_bytes_read_anew_are_kept_once(rostra: Run, talk: Path, tmp_path: Path) -> None:
    rostra("import", talk)
    rostra("import", "--again", talk)
    rostra("import", "--event", "Harbour 2025", talk)
    assert sources(tmp_path) == [talk.name]
    talk.write_text(talk.read_text(encoding="utf-8").replace("oldest", "very oldest"), encoding="utf-8")
    rostra("import", talk)
    assert sources(tmp_path) == [talk.name] * 2


def test_two_files_of_one_talk_settle(rostra: Run, tmp_path: Path) -> None:
    """As a video's captions come: in two formats, of one name."""
    talk = tmp_path / "talks"
    talk.mkdir()
    (talk / "quay.vtt").write_text(f"WEBVTT\n\n00:01.000 --> 00:09.000\n{WORDS}\n", encoding="utf-8")
    (talk / "quay.srt").write_text(f"1\n00:00:01,000 --> 00:00:09,000\n{WORDS}\n", encoding="utf-8")
    rostra("import", talk)
    rostra("import", talk)
    assert rostra("import", talk).out.count(": unchanged") == 2


def sources(folder: Path) -> list[str]:
    """The names of all source files that are kept."""
    with closing(sqlite3.connect(folder / "data" / "rostra.sqlite3")) as db:
        return [name for (name,) in db.execute("SELECT name FROM sources ORDER BY id")]


REFUSED = {
    "empty.md": (b"", "empty"),
    "picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
    "zeros.txt": (bytes(1000), ""),
    "blank.vtt": (b"WEBVTT\n\n", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_name_and_reason(
    rostra: Run, tmp_path: Path, name: str
) -> None:
    content, reason = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    ran = rostra("import", tmp_path / name)
    assert ran.status == 1
    assert ran.err.startswith(f"rostra: {name}")
    assert reason in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_bad_file_among_good_ones_does_not_stop_the_good_ones(
    rostra: Run, talk: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.md").write_bytes(b"\x00\x01\x02" * 50)
    ran = rostra("import", tmp_path / "broken.md", talk)
    assert ran.status == 1
    assert "broken.md" in ran.err
    assert "3 utterances" in ran.out


def test_a_file_that_is_not_there(rostra: Run, tmp_path: Path) -> None:
    ran = rostra("import", tmp_path / "nothing.md")
    assert (ran.status, ran.out) == (1, "")
    assert "there is no such file" in ran.err


def test_links_in_a_circle_are_told_as_such(rostra: Run, tmp_path: Path) -> None:
    round_and_round = tmp_path / "talk.md"
    round_and_round.symlink_to(round_and_round)
    ran = rostra("import", round_and_round)
    assert ran.status == 1 and "links" in ran.err and "no such file" not in ran.err


def test_a_path_that_is_not_there_does_not_stop_the_others(rostra: Run, talk: Path) -> None:
    empty = talk.parent / "empty"
    empty.mkdir()
    ran = rostra("import", talk.parent / "nowhere.md", empty, talk)
    assert ran.status == 1
    assert "nowhere.md: there is no such file." in ran.err
    assert "there is no transcript in this folder." in ran.err
    assert "3 utterances" in ran.out


def test_a_file_without_end_is_refused(rostra: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRA_MAX_SOURCE_MB", "1")
    ran = rostra("import", Path("/dev/zero"))
    assert ran.status == 1
    assert "more than 1 MB" in ran.err


def test_a_bad_agenda_stops_the_import_and_names_the_line(rostra: Run, talk: Path) -> None:
    agenda = talk.with_name("programme.yaml")
    agenda.write_text("title: Harbour\nparts:\n  - kind: opening\n    tittle: Opening\n", encoding="utf-8")
    ran = rostra("import", talk, "--agenda", agenda)
    assert ran.status == 1
    assert "programme.yaml" in ran.err
    assert "line 4" in ran.err
    assert "tittle" in ran.err
    assert rostra("export", "2025-06-01-harbour-forum").status == 1


def test_one_agenda_for_two_transcripts_is_wrong_usage(rostra: Run, talk: Path) -> None:
    assert rostra("import", talk, talk, "--agenda", talk).status == 2


def test_a_file_larger_than_the_setting_is_refused(
    rostra: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROSTRA_MAX_SOURCE_MB", "1")
    (tmp_path / "large.md").write_bytes("很长的一句话。".encode() * 100_000)
    ran = rostra("import", tmp_path / "large.md")
    assert ran.status == 1
    assert "ROSTRA_MAX_SOURCE_MB" in ran.err


def test_a_setting_that_cannot_be_is_named(rostra: Run, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRA_THREADS", "many")
    ran = rostra("import", talk)
    assert ran.status == 1
    assert "ROSTRA_THREADS" in ran.err


def test_one_of_a_thing_is_told_as_one(rostra: Run, tmp_path: Path) -> None:
    talk = tmp_path / "quay.md"
    talk.write_text("# 2025-06-09 Quay\n\n**Ines Vale:** No boat today.\n", encoding="utf-8")
    assert "1 utterance, 1 speaker, 0 sections" in rostra("import", talk).out
