"""Learn by what those who answer are told from those who ask, and write app/attribution/answers.csv.

`python -m benchmarks.answers` takes minutes. Whoever says most in a session counts as the one who answers.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

import app.attribution.answers as learned
from app.attribution.traits import taken_apart, traits_at
from app.text.scripts import simplified
from benchmarks.handover import (
    LEAST,
    SESSIONS,
    Labelled,
    fit,
    sentences_of,
    table,
    usual_traits,
    write_weights,
)
from benchmarks.stripped import Stripped, stripped

FILE = Path(learned.__file__).with_name("answers.csv")


def labelled(session: Stripped) -> tuple[Labelled, Labelled]:
    """The sentences of a session, and the beginnings of turns: traits, and whether the main voice's."""
    running = session.transcript.running
    text = simplified(running.text)
    spans = sentences_of(text)
    apart = taken_apart(text[start:end] for start, end in spans)
    said: Counter[str] = Counter()
    for turn in session.gold.turns:
        said[turn.speaker] += turn.end - turn.start
    most = said.most_common(1)[0][0]
    begins = np.array([running.position(turn.start) for turn in session.gold.turns])
    starts = np.array([start for start, _ in spans])
    turns = np.maximum(0, np.searchsorted(begins, starts + 3, "right") - 1)
    main = np.array([session.gold.turns[turn].speaker == most for turn in turns])
    traits = [list(dict.fromkeys(traits_at(apart, t))) for t in range(1, len(apart))]
    changes = np.flatnonzero(np.diff(turns))
    return (
        ([learned.own(one) for one in traits], main[1:]),
        ([traits[t] for t in changes], main[1:][changes]),
    )


def learn(language: str) -> list[tuple[str, str, str, str]]:
    """The weights for one language, as rows of the file."""
    sessions = [labelled(session) for session in stripped(SESSIONS, language, held_out=False)]
    rows = []
    for what, places in zip(("says", "begins"), zip(*sessions, strict=True), strict=True):
        numbers = usual_traits(places)
        weights = fit(*table(places, numbers), len(numbers))
        rows += [
            (language, what, trait, f"{weights[number]:.2f}")
            for trait, number in numbers.items()
            if abs(weights[number]) >= LEAST
        ]
    return rows


def main() -> None:
    """Learn and write."""
    rows = [row for language in ("zh", "en") for row in learn(language)]
    write_weights(FILE, ("language", "what", "trait", "weight"), rows)


if __name__ == "__main__":
    main()
