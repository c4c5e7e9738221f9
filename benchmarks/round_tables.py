"""Round tables without their labels: of other series than anything was learned of, and of the same one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from app.gold import Gold
from app.readers import read
from app.transcript import Transcript
from benchmarks.material import SHARED
from benchmarks.stripped import Stripped, civic, strip

FOLDERS = ("labelled-conference-markdown", "labelled-podcast-markdown", "bold-speaker-markdown")

PANEL = re.compile("論壇|座談|圓桌|對談|研討|沙龍|分享會|panel|round.?table|forum", re.IGNORECASE)
"""In the name of a session that is a round table."""
SPEAKERS, MOST_BY_ONE = range(3, 18), 0.5
"""How many speak there, and how much the one who says most says at the most: else it is a conversation."""
CHARACTERS, LONG = 4000, 120
"""At least: of the session, and of a turn on average; shorter ones are meetings."""


def forums() -> Iterator[Stripped]:
    """Round tables of the load corpus, on which written cues are tried; none from a day of a test session."""
    for session in civic():
        if PANEL.search(session["id"]) is None:
            continue
        said: Counter[str] = Counter()
        turns, last = 0, None
        for turn in session["turns"]:
            if turn["kind"] == "speech" and turn["speaker"]:
                said[turn["speaker"]] += len(turn["text"])
                turns, last = turns + (turn["speaker"] != last), turn["speaker"]
        size = said.total()
        if len(said) not in SPEAKERS or size < CHARACTERS or size < LONG * turns:
            continue
        made = strip(session, held_out=True) if said.most_common(1)[0][1] <= MOST_BY_ONE * size else None
        if made is not None:
            yield made


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
