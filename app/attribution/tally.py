"""The scores in the making: what counts for and against each voice, and the cues it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from app.attribution.cast import Cast
from app.attribution.clauses import Clause
from app.attribution.lattice import Floats, Scores

# All weights are log-odds, chosen on the sessions that docs/attribution.md names.
BASE = {"sentence": -5.0, "comma": -8.5, "glue": -4.8}
"""For a change of voice at such a place when nothing tells of one."""
LITTLE = 1.0
"""Within a sentence a voice changes only where cues for it count more than this."""
NOT_FIRST = -6.0
"""For a voice that opens and is neither the opening one nor a film's."""
_SIGNS = re.compile(r"[\s。！？!?.，,；;、…]+$")


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue found: where, which, for whom, and how much it counts."""

    clause: int
    cue: str
    start: int
    end: int
    weight: float


@dataclass(slots=True)
class Weighing:
    """The scores in the making, and the cues they come from."""

    text: str
    clauses: Sequence[Clause]
    cast: Cast
    fits: Floats = field(init=False)
    change: Floats = field(init=False)
    enters: Floats = field(init=False)
    leaves: Floats = field(init=False)
    in_turn: Floats = field(init=False)
    """Who follows whom in the order in which a host presents people."""
    heard: list[Heard] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    """Clauses right before which somebody was asked or called up."""
    learned: float = 0.0
    """How far learned traits decide where the voice changes, and not the cues; 0 where people are named."""
    answers: int | None = None
    """The voice that answers, where learned traits decide; it may be the first one too."""
    ended: set[int] = field(default_factory=set)
    """Clauses right before which somebody thanked for being heard."""

    def __post_init__(self) -> None:
        count, voices = len(self.clauses), self.cast.size
        self.fits, self.enters, self.leaves = (np.zeros((count, voices)) for _ in range(3))
        self.in_turn = np.zeros((voices, voices))
        self.change = np.array([BASE[clause.joint] for clause in self.clauses])

    def host(self, clause: int) -> int:
        """The voice that leads the part a clause belongs to."""
        return self.cast.host(self.clauses[clause].start)

    def note(self, clause: int, cue: str, start: int, end: int, weight: float) -> None:
        """Keep a cue as evidence."""
        self.heard.append(Heard(clause, cue, start, end, weight))


def scores(weighing: Weighing, voices: Floats | None = None) -> Scores:
    """The scores for the lattice; `voices`: what everybody's way of speaking adds to `fits`."""
    cast = weighing.cast
    first = np.full(cast.size, NOT_FIRST)
    first[cast.opening if cast.film is None else cast.film] = 0.0
    if weighing.answers is not None:
        first[weighing.answers] *= 1 - weighing.learned
    hopeless = np.array([clause.joint == "comma" for clause in weighing.clauses]) & (
        weighing.change <= BASE["comma"] + LITTLE
    )
    change = np.where(hopeless, -np.inf, weighing.change)
    fits = weighing.fits if voices is None else weighing.fits + voices
    return Scores(fits, change, weighing.enters, weighing.leaves, first, weighing.in_turn)


def without_signs(text: str) -> str:
    """The text without the signs and blanks at its end."""
    return _SIGNS.sub("", text)
