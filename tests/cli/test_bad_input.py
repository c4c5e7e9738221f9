"""Bad input is normal input: one clear line on stderr, status 1, and nothing half-stored."""

import json
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run


def is_refused(ran: Ran, *told: str) -> None:
    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1, ran.err
    assert ran.err.startswith("rostra: ")
    for words in told:
        assert words in ran.err


def sessions(rostra: Run) -> str:
    """What `rostra doctor` says is in the archive."""
    found = json.loads(rostra("doctor", "--json").out)
    return next(one["detail"] for one in found if one["name"] == "contents")


NOTHING = "0 sessions, 0 utterances, 0 speakers"

BAD_FILES = {
    "binary.md": (bytes(range(256)) * 40, "binary"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(500), ""),
    "document.md": (b"%PDF-1.7\n" + b"words " * 50, "PDF"),
    "archive.txt": (b"PK\x03\x04" + bytes(100), ""),
    "empty.md": (b"", "empty"),
    "blank.txt": (b" \n\n\t\n", ""),
    "title-only.md": ("# P1：20250601-“港湾论坛” - Harbour - BV1xx\n".encode(), "no prose"),
    "front-matter-only.md": (b"---\ntitle: Tide\n---\n\n", "no prose"),
    "latin.txt": ("Voilà l’été à la mer, où l’équipe a fêté son succès.\n" * 20).encode("cp1252"),
    "cyrillic.srt": ("1\n00:00:01,000 --> 00:00:02,000\nДобрый вечер, дамы и господа\n\n" * 20).encode(
        "cp1251"
    ),
    "broken.md": "各位来宾，大家下午好。".encode()[:-1] + b"\xff\xfe\xff" * 9 + "谢谢。".encode(),
    "page.md": (b"<!DOCTYPE html><html><body><p>words</p></body></html>", "HTML"),
    "data.txt": (b'{"segments": [{"text": "words"}]}', "JSON"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_a_transcript(rostra: Run, tmp_path: Path, name: str) -> None:
    entry = BAD_FILES[name]
    content, reason = entry if isinstance(entry, tuple) else (entry, "")
    (tmp_path / name).write_bytes(content)
    is_refused(rostra("import", tmp_path / name), name, reason)
    assert sessions(rostra) == NOTHING


def test_a_file_of_front_matter_alone_does_not_stop_the_files_after_it(
    rostra: Run, tmp_path: Path, talk: Path
) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text("---\ntitle: Tide\n---\n")
    ran = rostra("import", empty, talk)
    assert ran.status == 1 and ran.err.startswith("rostra: empty.md: ")
    assert "3 utterances" in ran.out


def test_a_title_line_without_a_date_is_imported_without_one_and_says_so(rostra: Run, tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text("# P1：“港湾论坛” - Harbour - BV1xx411c7mD\n\n各位来宾，大家下午好。欢迎来到港湾论坛。\n")
    ran = rostra("import", file)
    assert ran.status == 0
    assert "date" in ran.out


def test_a_date_that_does_not_exist_is_told_and_not_invented(rostra: Run, tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text(
        "# P1：20250231-“港湾论坛” - Harbour - BV1xx411c7mD\n\n各位来宾，大家下午好。欢迎来到港湾论坛。\n"
    )
    ran = rostra("import", file)
    assert ran.status == 0
    assert "20250231" in ran.out
    slug = ran.out.split("/sessions/")[1].split(")")[0]
    assert json.loads(rostra("export", slug).out)["session"]["date"] is None


AGENDAS = {
    "a key that is a list": ("? [a]\n: b\n", "key"),
    "lists without end": ("[" * 5000, "lists within lists"),
    "a zero byte": ("title: a\0b\n", "no YAML"),
    "names nobody": ("people:\n  - name: Zoltan Kiss\n  - name: 欧阳锋\n", "names nobody who is heard"),
    "impossible day": ("date: 2025-02-30\n", "no day of the calendar"),
    "no yaml": ("title: [\n", "no YAML"),
    "a list": ("- one\n- two\n", "key: value"),
    "a wrong key": ("speakers: []\n", "no key “speakers”"),
    "a wrong kind": ("parts:\n  - kind: lunch\n", "lunch"),
    "a nameless person": ("people:\n  - org: Harbour\n", "no name"),
}


@pytest.mark.parametrize("case", AGENDAS)
def test_an_agenda_that_cannot_be_this_session_s(rostra: Run, talk: Path, case: str) -> None:
    text, reason = AGENDAS[case]
    agenda = talk.with_name(f"{talk.stem}.agenda.yaml")
    agenda.write_text(text, encoding="utf-8")
    is_refused(rostra("import", talk), agenda.name, reason)
    assert sessions(rostra) == NOTHING


def test_an_agenda_that_is_binary(rostra: Run, talk: Path, tmp_path: Path) -> None:
    (tmp_path / "agenda.yaml").write_bytes(b"\xff\xfe\x00\x01")
    is_refused(rostra("import", talk, "--agenda", tmp_path / "agenda.yaml"), "UTF-8")


@pytest.mark.parametrize("name", ["TOMO REED", "Tomo  Reed", "Tomo Reid", "Reed"])
def test_an_agenda_may_spell_a_name_in_another_way(rostra: Run, talk: Path, name: str) -> None:
    talk.with_name(f"{talk.stem}.agenda.yaml").write_text(f"people:\n  - name: {name}\n", encoding="utf-8")
    assert rostra("import", talk).status == 0


def test_a_changed_file_with_a_bad_agenda_leaves_the_session_as_it_was(rostra: Run, talk: Path) -> None:
    rostra("import", talk)
    before = rostra("export", "2025-06-01-harbour-forum").out
    talk.write_text(talk.read_text(encoding="utf-8").replace("oldest", "newest"), encoding="utf-8")
    talk.with_name(f"{talk.stem}.agenda.yaml").write_text("date: never\n", encoding="utf-8")
    is_refused(rostra("import", talk))
    assert rostra("export", "2025-06-01-harbour-forum").out == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("search", "？！……"), "nothing"),
        (("search", ""), "nothing"),
        (("search", "潮" * 10_000), "2,000"),
        (("search", "tide", "--page", "1001"), "page"),
        (("search", "tides", "--page", "900"), "no page 900"),
        (("export", "no-such-session"), "no-such-session"),
        (("export", ""), "no session"),
        (("import", "nothing-here.md"), "no such file"),
    ],
)
def test_what_is_not_there_or_cannot_be(
    rostra: Run, talk: Path, arguments: tuple[str, ...], told: str
) -> None:
    rostra("import", talk)
    is_refused(rostra(*arguments), told)


def test_a_folder_without_transcripts(rostra: Run, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    is_refused(rostra("import", tmp_path / "bare"), "no transcript")


def test_a_reader_that_does_not_exist_is_told_which_do(rostra: Run, talk: Path) -> None:
    is_refused(rostra("import", "--reader", "klingon", talk), "klingon", "bilingual")


def test_a_data_folder_that_is_a_file(rostra: Run, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRA_DATA", str(talk))
    for arguments in (("import", talk), ("search", "tide"), ("doctor",), ("reindex",)):
        is_refused(rostra(*arguments), str(talk))


def test_a_database_that_is_none(rostra: Run, talk: Path) -> None:
    (talk.parent / "data").mkdir()
    (talk.parent / "data" / "rostra.sqlite3").write_bytes(b"these are words, and no database at all" * 50)
    is_refused(rostra("import", talk), "rostra.sqlite3")


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("search",),
        ("search", "tide", "--page", "0"),
        ("search", "tide", "--page", "x"),
        ("export", "x", "--format", "docx"),
        ("evaluate", "x"),
        ("serve", "--port", "0"),
        ("serve", "--workers", "none"),
        ("publish",),
        ("import", "x", "--colour"),
    ],
)
def test_wrong_usage_has_status_2_and_says_how_it_is_used(rostra: Run, arguments: tuple[str, ...]) -> None:
    ran = rostra(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "Usage: rostra" in ran.err


def test_words_that_are_no_utf_8_are_refused(rostra: Run) -> None:
    is_refused(rostra("search", "\udcff潮"), r"'\udcff", "UTF-8")
    is_refused(rostra("export", "\udcff"), r"'\udcff'", "UTF-8")


def test_a_file_named_on_a_chinese_windows_keeps_its_name(rostra: Run, tmp_path: Path) -> None:
    file = tmp_path / "港湾.md".encode("gb18030").decode("utf-8", "surrogateescape")
    try:
        file.write_text("**Ines Vale:** A beautiful subject.\n\n**Tomo Reed:** Thank you.\n")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    ran = rostra("import", file)
    assert ran.status == 0 and ran.out.startswith("港湾.md: 2 utterances")


def test_a_name_that_no_file_can_have(rostra: Run) -> None:
    is_refused(rostra("import", "x" * 300), "no such file")


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_quotation_without_words(rostra: Run, text: str) -> None:
    is_refused(rostra("quote", text), "nothing to check")


@pytest.mark.parametrize(("host", "instead"), [("300.1.1.1", "--host"), ("127.0.0.1", "--port")])
def test_what_cannot_be_listened_on_is_told_with_what_to_give_instead(
    rostra: Run, host: str, instead: str
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ran = rostra("serve", "--host", host, "--port", other.getsockname()[1])
    is_refused(ran, host, f"Take another with {instead}")
