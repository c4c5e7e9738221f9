"""Where the real files lie that are tested beside the project's own; what every transcript keeps to."""

from pathlib import Path

import pytest

from app.transcript import Transcript

DATA = Path(__file__).parents[3] / "shared" / "data"
SEED = DATA / "seed" / "waic2024-p28.md"


def shared(test):
    """Marks a test that needs the real files; skipped, visibly, where they are absent."""
    skip = pytest.mark.skipif(not DATA.is_dir(), reason="the real files (../shared/data) are not here")
    return pytest.mark.shared(skip(test))


def real_files() -> list[Path]:
    """Every real file in a format that is read here, and some that are not."""
    folders = [
        "attribution",
        *(
            f"formats/{name}"
            for name in (
                "bilingual-asr",
                "sayit-markdown",
                "civic-markdown",
                "bold-speaker-markdown",
                "labelled-conference-markdown",
                "labelled-podcast-markdown",
                "front-matter-markdown",
                "webvtt",
                "srt-encodings",
                "subtitles",
                "podcast-namespace",
                "podcast",
                "akoma-ntoso",
                "elan",
                "meeting-stm",
                "rttm",
                "parlamint-tei",
                "asr-json",
                "twfy-xml",
            )
        ),
    ]
    found = [SEED] if SEED.is_file() else []
    for folder in folders:
        if (DATA / folder).is_dir():
            found += sorted(file for file in (DATA / folder).iterdir() if file.is_file())
    return [file for file in found if file.name != "PROVENANCE.md" and not file.name.endswith("gold.json")]


def markdown(*folders: str) -> list[Path]:
    """The Markdown files among them that lie in these folders."""
    return [file for file in real_files() if file.parent.name in folders and file.suffix == ".md"]


def label(file: Path) -> str:
    """How a file is called in the list of tests."""
    return str(file.relative_to(DATA)) if file.is_relative_to(DATA) else file.name


def letters(text: str) -> str:
    """A text without anything blank."""
    return "".join(text.split())


def spoken(transcript: Transcript) -> str:
    """All words in order, without anything blank."""
    return letters("".join(transcript.source[piece.start : piece.end] for piece in transcript.speech))


def words(transcript: Transcript) -> list[str]:
    """Each piece of speech."""
    return [transcript.source[piece.start : piece.end] for piece in transcript.speech]


def check_law(transcript: Transcript) -> None:
    """What holds for every transcript, whatever it was read from."""
    source = transcript.source
    end = 0
    for piece in transcript.speech:
        assert end <= piece.start < piece.end <= len(source)
        heard = source[piece.start : piece.end]
        assert heard == heard.strip()
        assert "\n" not in heard and "\r" not in heard
        end = piece.end
    assert letters(transcript.running.text) == spoken(transcript)
    taken = [(piece.start, piece.end) for piece in transcript.speech]
    for mark in transcript.marks:
        assert all(mark.end <= start or end <= mark.at for start, end in taken[:2000])
        assert not mark.note or letters(mark.note) in letters(source[mark.at : mark.end])
