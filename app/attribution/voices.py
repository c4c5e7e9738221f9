"""Ways of speaking: what words somebody uses more than the others, learned from what is theirs so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.attribution.clauses import Clause
from app.attribution.lattice import Floats
from app.text.words import tagged

STRENGTH = 0.065
"""How much the words count beside the cues."""
MOST = 0.65
"""The most that a clause's words count for or against a voice."""
SURE, SMOOTH = 0.62, 150.0
"""How far somebody's own words are believed: half at the most, and less for who has said few."""
_WORD = re.compile(r"\w")


class Vocabulary:
    """The words of all clauses as numbers, counted once."""

    def __init__(self, text: str, clauses: Sequence[Clause]) -> None:
        numbers: dict[str, int] = {}
        words, borders = [], [0]
        for clause in clauses:
            for word, _ in tagged(text[clause.start : clause.end]):
                if _WORD.search(word):
                    words.append(numbers.setdefault(word.lower(), len(numbers)))
            borders.append(len(words))
        self.size = max(1, len(numbers))
        self.words = np.array(words, np.int64)
        self.borders = np.array(borders, np.int64)
        self.base = np.bincount(self.words, minlength=self.size) / max(1, len(words))

    def ways_of_speaking(self, path: npt.NDArray[np.int64], voices: int) -> Floats:
        """For each clause and voice, how much more likely its words are in that voice than in general.

        `path`: the voice of each clause so far. A turn's own words are left out where its voice is judged: it
        must not speak for itself.
        """
        owner = np.repeat(path, np.diff(self.borders))
        counts = [np.bincount(self.words[owner == voice], minlength=self.size) for voice in range(voices)]
        scores = np.stack([self._odds(count, 0, len(path)) for count in counts], axis=1)
        turns = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
        for start, end in pairwise(turns):
            own = np.bincount(self.words[self.borders[start] : self.borders[end]], minlength=self.size)
            scores[start:end, path[start]] = self._odds(counts[path[start]] - own, start, end)
        return np.clip(STRENGTH * scores, -MOST, MOST)

    def _odds(self, counts: npt.NDArray[np.int64], start: int, end: int) -> Floats:
        """Log-odds of clauses `start` to `end` between a voice with these counts and the whole.

        Counted from what words taken at random from the whole would get: what fits nobody better than anybody
        else is worth nothing, whether much or little is known of the voice.
        """
        size = max(1e-9, float(counts.sum()))
        share = SURE * size / (size + SMOOTH)
        odds = np.log(1 - share + share * counts / (size * self.base))
        odds -= odds @ self.base
        sums = np.concatenate([[0.0], np.cumsum(odds[self.words[self.borders[start] : self.borders[end]]])])
        borders = self.borders[start : end + 1] - self.borders[start]
        return np.asarray(sums[borders[1:]] - sums[borders[:-1]])
