"""Where the voice changes by what was learned of labelled talk, for where nobody is called by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, fsum

import numpy as np

from app.attribution.answers import weigh_answers
from app.attribution.lattice import Floats
from app.attribution.lexicon import lexicon
from app.attribution.mentions import Mention
from app.attribution.people import People
from app.attribution.tally import BASE, Weighing
from app.attribution.traits import Sentence, is_known, learned_rows, taken_apart, traits_at

CUES_TOO = 0.5
"""How much the written cues count where the learned traits decide: these know many of the same words."""
CALLED = 0.1
"""So many call-ups and thanks by name for each change that the traits expect, and the cues decide."""
TELLING, TOLD = 4.0, 0.3
"""From what weight the cues of a place tell of a change by themselves; or with so many such places."""
LEANS = -0.25
"""Against a change, where the traits decide: who stays in one voice errs less than who invents one."""
LIVELY, BLURRED = 0.18, 0.012
"""At what share of sentences a change has to be expected for the traits to decide, and how sharply. In
talks and where answers are long it is less; what looks like a reply there is a comma that was misheard."""
EVIDENT, EVIDENTLY, FEW = 1.0, (0.022, 0.004), 50
"""Or at what share, and how sharply, such log-odds have to be passed; counted with some sentences more, for
a short text may pass them by chance."""
SEVERAL, BEGINNING = (0.11, 0.004), 2000
"""Where it is said that several are there, fewer changes are enough; within so many characters."""


def weigh_handovers(weighing: Weighing, mentions: Sequence[Mention], people: People) -> None:
    """Let the learned traits weigh the ends of sentences, the more the less the written cues tell."""
    if not is_known(weighing.text):
        return
    places = [t for t, clause in enumerate(weighing.clauses) if clause.joint == "sentence"]
    starts = [weighing.clauses[t].start for t in places]
    apart = taken_apart(
        weighing.text[a:b] for a, b in zip(starts, [*starts[1:], len(weighing.text)], strict=True)
    )
    learned = log_odds(apart)
    expected = float((1 / (1 + np.exp(-learned))).sum())
    telling = sum(weighing.change[t] - BASE["sentence"] > TELLING for t in places[1:])
    named = sum(
        mention.use in ("call", "thanks") and bool(meant)
        for mention, meant in zip(mentions, people.meant, strict=True)
    )
    share = exp(-((max(telling / TOLD, named / CALLED) / max(expected, 1.0)) ** 2))
    share *= _to_and_fro(learned, expected, _are_several(weighing.text, mentions, people))
    weighing.learned = share
    for t, odds in zip(places[1:], learned[1:].tolist(), strict=True):
        cues = weighing.change[t] - BASE["sentence"]
        weighing.change[t] += share * (odds + LEANS - BASE["sentence"] - (1 - CUES_TOO) * cues)
    weigh_answers(weighing, places, apart, people)


def _are_several(text: str, mentions: Sequence[Mention], people: People) -> bool:
    """Whether it is said that several are there to speak: it is called a panel, or two say who they are."""
    who = {
        meant[0]
        for mention, meant in zip(mentions, people.meant, strict=True)
        if mention.use == "self" and len(meant) == 1
    }
    return len(who) > 1 or lexicon().panel_talk.search(text, 0, BEGINNING) is not None


def _to_and_fro(learned: Floats, expected: float, several: bool) -> float:
    """How far a talk goes to and fro, 0 to 1: many changes are to be expected, or some are evident."""
    evident = float((learned > EVIDENT).sum()) / (len(learned) + FEW)
    often = expected / max(1, len(learned))
    lively = [(often - LIVELY) / BLURRED, (evident - EVIDENTLY[0]) / EVIDENTLY[1]]
    if several:
        lively.append((often - SEVERAL[0]) / SEVERAL[1])
    return 1 / (1 + exp(-max(lively)))


def log_odds(apart: Sequence[Sentence]) -> Floats:
    """For each sentence, the log-odds that another voice says it than the one before; the first has none."""
    odds = np.full(len(apart), -np.inf)
    for t in range(1, len(apart)):
        weights = _weights(apart[t].language)
        odds[t] = fsum(weights.get(trait, 0.0) for trait in set(traits_at(apart, t)))
    return odds


@cache
def _weights(language: str) -> dict[str, float]:
    """The weight of each trait; handover.csv, which `python -m benchmarks.handover` writes."""
    return {row["trait"]: float(row["weight"]) for row in learned_rows("handover.csv", language)}
