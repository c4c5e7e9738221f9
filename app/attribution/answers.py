"""Who answers and who asks, by what was learned of labelled talk, for where nobody is called by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from math import fsum

import numpy as np

from app.attribution.cast import Cast
from app.attribution.lattice import Floats
from app.attribution.people import People
from app.attribution.tally import Weighing
from app.attribution.traits import Sentence, learned_rows, traits_at

OWN = ("after ", "following asks", "asks=", "short=")
"""How those traits of a place begin that tell of the sentence behind it, whoever spoke before."""
THIRD = -3.0
"""Against a third voice that nobody names, beside who asks and who answers."""
NAMED = -1.0
"""Against the beginning of somebody with a name: where hardly anybody is called, names are of others."""
MOST = 0.15
"""For whoever answers, of each sentence: those who answer say most."""
LITTLE = 0.1
"""Where the learned traits decide no more than this, answers are not looked at."""


def weigh_answers(
    weighing: Weighing, places: Sequence[int], apart: Sequence[Sentence], people: People
) -> None:
    """Let one voice have the answers: the guest who is called, else one that nobody names.

    `places`: the clauses that begin the sentences `apart`. All of it counts as far as learned traits decide.
    """
    share, cast = weighing.learned, weighing.cast
    if share < LITTLE or len(places) < 2:
        return
    says, begins = log_odds(apart)
    says += MOST - says[1:].mean()
    answers = _guest(people, cast)
    weighing.enters[:, answers] *= 1 - share  # here it is nobody strange
    weighing.fits[places, answers] += share * says
    others = [voice for voice in range(cast.size) if voice != answers]
    weighing.enters[places, answers] += share * begins / 2
    weighing.enters[np.ix_(places, others)] -= share * begins[:, None] / 2
    weighing.enters[np.ix_(places, cast.strangers[1:])] += share * THIRD
    named = [voice for voice in range(cast.people) if voice not in (*cast.hosts, cast.opening, answers)]
    weighing.enters[np.ix_(places, named)] += share * NAMED
    weighing.answers = answers


def _guest(people: People, cast: Cast) -> int:
    """The one who is called up more than once, and more often than all others together; else nobody named."""
    called = [
        0 if voice in (*cast.hosts, cast.opening) else one.uses["call"]
        for voice, one in enumerate(people.somebodies)
    ]
    most = max(called, default=0)
    return called.index(most) if most > 1 and 2 * most > sum(called) else cast.strangers[0]


def own(traits: Iterable[str]) -> list[str]:
    """The traits of a place that tell of the sentence behind it."""
    return [trait for trait in traits if trait.startswith(OWN)]


def log_odds(apart: Sequence[Sentence]) -> tuple[Floats, Floats]:
    """For each sentence, for the one who answers and not one who asks: to say it, and to begin with it."""
    says, begins = np.zeros(len(apart)), np.zeros(len(apart))
    for t in range(1, len(apart)):
        weights = _weights(apart[t].language)
        traits = set(traits_at(apart, t))
        says[t] = fsum(weights.get(("says", trait), 0.0) for trait in own(traits))
        begins[t] = fsum(weights.get(("begins", trait), 0.0) for trait in traits)
    return says, begins


@cache
def _weights(language: str) -> dict[tuple[str, str], float]:
    """The weight of each trait; answers.csv, which `python -m benchmarks.answers` writes."""
    return {
        (row["what"], row["trait"]): float(row["weight"]) for row in learned_rows("answers.csv", language)
    }
