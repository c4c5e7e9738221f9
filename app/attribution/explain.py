"""Why a passage was given to somebody: the decision at one place, taken apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.attribution.agenda import Agenda
from app.attribution.unlabelled import Decided, Heard, decide, hear
from app.attribution.verdict import person_of
from app.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Candidate:
    """A voice that it could be."""

    name: str
    probability: float
    fits: float
    """What the words of the turn say for it, in log-odds against the average voice."""
    enters: float
    """What the beginning of the turn says for it."""


@dataclass(frozen=True, slots=True)
class CueHeard:
    """A cue near the beginning of the turn."""

    cue: str
    words: str
    start: int
    end: int
    """Offsets of the source."""
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision about the turn that holds a place."""

    start: int
    end: int
    """The turn, in offsets of the source."""
    words: str
    """Its first words."""
    change: float
    """Log-odds for a change of voice where it begins, before anybody is considered."""
    candidates: tuple[Candidate, ...]
    """The likeliest first."""
    cues: tuple[CueHeard, ...]


MOST_CANDIDATES = 5
FIRST_WORDS = 60
NEAR = 3
"""Clauses around the beginning of the turn whose cues are told."""


def explain(transcript: Transcript, agenda: Agenda | None, at: int) -> Explanation:
    """The decision at the source offset `at`, which lies in or before the last word."""
    heard = hear(transcript, agenda)
    decided = decide(heard)
    position = transcript.running.position(at)
    t = _clause_at(heard, position)
    first, last = _turn(decided, t)
    start, end = heard.clauses[first].start, heard.clauses[last - 1].end
    words = transcript.running.text[start:end]
    span = transcript.running.source_span(
        start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    )
    return Explanation(
        *span,
        words.strip()[:FIRST_WORDS],
        round(float(decided.weighing.change[first]), 2),
        _candidates(heard, decided, agenda, first, last),
        tuple(
            CueHeard(
                cue.cue,
                transcript.running.text[cue.start : cue.end].strip(),
                *transcript.running.source_span(cue.start, cue.end),
                round(cue.weight, 2),
            )
            for cue in sorted(decided.weighing.heard, key=lambda cue: cue.start)
            if abs(cue.clause - first) <= NEAR and cue.start < cue.end
        ),
    )


def _clause_at(heard: Heard, position: int) -> int:
    starts = [clause.start for clause in heard.clauses]
    return max(0, int(np.searchsorted(starts, position, "right")) - 1)


def _turn(decided: Decided, t: int) -> tuple[int, int]:
    changes = [0, *(np.flatnonzero(np.diff(decided.path)) + 1).tolist(), len(decided.path)]
    k = int(np.searchsorted(changes, t, "right")) - 1
    return changes[k], changes[k + 1]


def _candidates(
    heard: Heard, decided: Decided, agenda: Agenda | None, first: int, last: int
) -> tuple[Candidate, ...]:
    sure = decided.sure()[first:last].mean(0)
    fits = decided.scores.fits[first:last].sum(0)
    enters = decided.scores.enters[first]
    return tuple(
        Candidate(
            person_of(heard, decided, voice, agenda).name or "?",
            round(float(sure[voice]), 3),
            round(float(fits[voice] - fits.mean()), 2),
            round(float(enters[voice]), 2),
        )
        for voice in np.argsort(-sure, kind="stable")[:MOST_CANDIDATES].tolist()
    )
