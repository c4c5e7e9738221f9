"""Who speaks is found out, and not always for sure: from where on it is doubted, and how that is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from app.message import Message

DOUBTFUL = 0.6
"""Below this confidence it is said that the speaker is not certain."""
_CUES = {
    "answer": Message("an answer"),
    "call-up": Message("somebody is called up"),
    "farewell": Message("the end of a talk"),
    "greeting": Message("a greeting"),
    "hands-over": Message("somebody hands over"),
    "host-goes-on": Message("the host goes on"),
    "label": Message("a label"),
    "office-called": Message("an office is called"),
    "own-firm": Message("somebody speaks of the own firm"),
    "question": Message("a question"),
    "self-introduction": Message("somebody says who they are"),
    "takes-up": Message("somebody takes up what was said"),
    "thanks": Message("thanks"),
    "thanks-to-the-host": Message("thanks to the host"),
}
"""What is heard where somebody begins to speak, told to people."""


def doubt(confidence: float, evidence: Sequence[dict[str, Any]]) -> Message:
    """How sure it is who speaks, and what tells."""
    cues = dict.fromkeys(str(reason.get("cue", "")) for reason in evidence)
    told = reduce(_and, (_CUES.get(cue, cue) for cue in cues), "")
    return Message(
        "{share} sure: {told}", share=f"{confidence:.0%}", told=told or Message("nothing in the text tells")
    )


def _and(one: str, other: str) -> str:
    return Message("{one}, {other}", one=one, other=other) if one and other else one or other


def doubt_of(speaker: str, confidence: float) -> Message:
    """The same of somebody by name, where their words are taken away from the talk: to be quoted."""
    return Message(
        "It is not certain that {speaker} said this: {share} sure.",
        speaker=speaker,
        share=f"{confidence:.0%}",
    )
