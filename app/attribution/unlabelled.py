"""Unlabelled transcripts: who speaks, found as the likeliest path of voices through the clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.attribution.agenda import Agenda
from app.attribution.cast import Cast, find_scopes, make_cast
from app.attribution.clauses import Clause
from app.attribution.clauses import clauses as cut
from app.attribution.lattice import Floats, Scores, best_path, posterior, total
from app.attribution.mentions import Mention, find_mentions
from app.attribution.newcomers import with_newcomers
from app.attribution.people import People, gather
from app.attribution.printed import Programme, programme
from app.attribution.tally import Weighing, scores
from app.attribution.voices import Vocabulary
from app.attribution.weighing import weigh
from app.text.scripts import simplified
from app.transcript import Transcript

ROUNDS = 6
"""How often the ways of speaking are learned anew from the path found with them."""
NEW = 0.5
"""How much of what is learned each time counts, beside all that was learned before: else two paths take
turns, each of which speaks for the other."""
FILM_WITHIN = 100
"""A recording that begins with music within so many characters begins with a film."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is in a transcript, before anything is decided."""

    text: str
    """The running text in simplified characters, one for one."""
    clauses: Sequence[Clause]
    mentions: Sequence[Mention]
    people: People
    cast: Cast
    vocabulary: Vocabulary
    programme: Programme | None


@dataclass(frozen=True, slots=True)
class Decided:
    """Whose every clause is, what was weighed, and the scores that decided."""

    path: npt.NDArray[np.int64]
    """From `cast.size` on: somebody unknown who came new."""
    likeliest: npt.NDArray[np.int64]
    """The same in the voices of the lattice."""
    weighing: Weighing
    scores: Scores

    def sure(self) -> Floats:
        """Clause by voice, how probable each is."""
        return posterior(self.scores)


def hear(transcript: Transcript, agenda: Agenda | None) -> Heard:
    """Clauses, names, people and voices of a transcript."""
    text = simplified(transcript.running.text)
    clauses = cut(text)
    mentions = find_mentions(text)
    scopes = find_scopes(text, clauses)
    printed = programme(agenda, text, mentions, scopes) if agenda else None
    people = gather(text, mentions, scopes, printed.known if printed else ())
    music = next((mark for mark in transcript.marks if not mark.mood), None)
    start = transcript.speech[0].start
    film = music is not None and music.kind == "music" and music.at - start < FILM_WITHIN
    cast = make_cast(text, mentions, people, scopes, film, printed.hosts if printed else {})
    return Heard(text, clauses, mentions, people, cast, Vocabulary(text, clauses), printed)


def decide(heard: Heard) -> Decided:
    """The likeliest path of voices: first by the cues alone, then with everybody's way of speaking.

    Of all paths found, the one that agrees best with the cues and with itself.
    """
    rows = heard.programme.rows if heard.programme else ()
    weighing = weigh(heard.text, heard.clauses, heard.mentions, heard.people, heard.cast, rows)
    cues = told = scores(weighing)
    ways = np.zeros((len(heard.clauses), heard.cast.size))
    tried: list[tuple[float, npt.NDArray[np.int64], Scores]] = []
    for _ in range(ROUNDS + 1):
        path = best_path(told)
        learned = heard.vocabulary.ways_of_speaking(path, heard.cast.size)
        agrees = float(learned[np.arange(len(path)), path].sum())  # with the rest of each voice's words
        tried.append((total(cues, path) + agrees, path, told))
        ways = (1 - NEW) * ways + NEW * learned
        told = scores(weighing, ways)
    _, path, told = max(tried, key=lambda one: one[0])
    return Decided(with_newcomers(path, weighing), path, weighing, told)
