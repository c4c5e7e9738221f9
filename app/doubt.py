"""Who speaks is found out, and not always for sure: from where on it is doubted, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.message import Message

DOUBTFUL = 0.6
"""Below this confidence it is said that the speaker is not certain."""


def doubt(confidence: float, evidence: Sequence[dict[str, Any]]) -> Message:
    """How sure it is who speaks, and what tells."""
    cues = ", ".join(dict.fromkeys(str(reason.get("cue", "")) for reason in evidence))
    told = cues or Message("nothing in the text tells")
    return Message("{share} sure: {told}", share=f"{confidence:.0%}", told=told)


def doubt_of(speaker: str, confidence: float) -> Message:
    """The same of somebody by name, where their words are taken away from the talk: to be quoted."""
    return Message(
        "It is not certain that {speaker} said this: {share} sure.",
        speaker=speaker,
        share=f"{confidence:.0%}",
    )
