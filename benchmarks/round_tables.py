"""Panels and podcasts of other series than anything was learned of, their labels dropped."""

from __future__ import annotations

from collections.abc import Iterator

from app.gold import Gold
from app.readers import read
from app.transcript import Transcript
from benchmarks.material import SHARED
from benchmarks.stripped import strip

FOLDERS = ("labelled-conference-markdown", "labelled-podcast-markdown", "bold-speaker-markdown")


def round_tables() -> Iterator[tuple[str, Transcript, Gold]]:
    """Each talk's name, its words without labels and broken anywhere, and who really speaks."""
    for folder in FOLDERS:
        for file in sorted((SHARED / "formats" / folder).glob("*.md")):
            if file.stem != "PROVENANCE":
                made = strip(_session(read(file.name, file.read_bytes())), held_out=True, edited=True)
                if made is not None:
                    yield file.stem, made.transcript, made.gold


def _session(talk: Transcript) -> dict:
    """A labelled talk in the form of the load corpus; what has no label is said by whoever spoke before."""
    turns, speaker = [], None
    for piece in talk.speech:
        speaker = piece.label or speaker
        turns.append({"speaker": speaker, "kind": "speech", "text": talk.source[piece.start : piece.end]})
    return {"id": talk.name, "date": "", "lang": "en", "turns": turns}
