"""Prose without labels: every paragraph of the file is one of the transcript."""

from __future__ import annotations

from typing import Literal

from app.readers import markdown
from app.readers.decoding import Decoded
from app.readers.labelled import Prose
from app.readers.labels import Labels
from app.readers.ledger import Ledger
from app.readers.lines import lines
from app.transcript import Transcript

NAME: Literal["plain"] = "plain"


def read(decoded: Decoded) -> Transcript:
    """Title from the `# ` line, the front matter or the file's name; nobody is named as the speaker."""
    ledger = Ledger(decoded.text)
    header, notes, start = markdown.opening(ledger, decoded.name)
    Prose(ledger, Labels()).enter(list(lines(decoded.text, start)))
    return ledger.close(decoded.name, NAME, header, decoded.encoding, notes)
