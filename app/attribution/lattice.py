"""The likeliest path of voices through the clauses, and how sure each step of it is.

A conditional model in log-odds: every clause fits each voice more or less (`fits`), and at every clause the
voice may change, which costs or gains `change` plus what the old voice (`leaves`) and the new one (`enters`)
bring with them. The best path is Viterbi's; the sureness of each clause is the posterior of the
forward-backward algorithm (Rabiner, A Tutorial on Hidden Markov Models, 1989) on the same scores.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


SHARPNESS = 1.2
"""Scores are multiplied by this before they are taken for log-probabilities; chosen so that what is called
sure is right (docs/attribution.md). The best path is the same whatever it is."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds for n clauses and k voices."""

    fits: Floats
    """n × k: how well a clause fits a voice."""
    change: Floats
    """n: for a change of voice right before the clause, whoever changes; minus infinity where none can be."""
    enters: Floats
    """n × k: for the voice that begins there."""
    leaves: Floats
    """n × k: for the voice that ends there."""
    first: Floats
    """k: for the voice of the first clause."""
    pairs: Floats
    """k × k: for one voice after another, anywhere; the order of speaking."""

    def times(self, factor: float) -> Scores:
        """All scores multiplied."""
        return Scores(*(getattr(self, field.name) * factor for field in fields(self)))


def best_path(scores: Scores) -> npt.NDArray[np.int64]:
    """The voice of each clause on the likeliest path."""
    stretches, lengths = _stretches(scores)
    count, voices = stretches.fits.shape
    value = np.zeros((count, voices))
    value[0] = stretches.first + stretches.fits[0]
    to_others = stretches.pairs.T.copy()  # new by old: the old ones of each new one side by side
    np.fill_diagonal(to_others, -np.inf)
    leaves = stretches.leaves + stretches.change[:, None]
    changed = np.empty((voices, voices))
    for t in range(1, count):
        np.add(to_others, value[t - 1] + leaves[t], out=changed)
        changes = changed.max(1)
        changes += stretches.enters[t]
        np.maximum(value[t - 1], changes, out=changes)
        np.add(changes, stretches.fits[t], out=value[t])
    path = np.zeros(count, np.int64)
    path[-1] = value[-1].argmax()
    for t in range(count - 1, 0, -1):
        new, before = path[t], value[t - 1]
        came = to_others[new] + (before + leaves[t])
        old = came.argmax()
        path[t - 1] = new if before[new] >= came[old] + stretches.enters[t, new] else old
    return np.repeat(path, lengths)


def total(scores: Scores, path: npt.NDArray[np.int64]) -> float:
    """What a path of voices, one for each clause, scores in all."""
    at = np.flatnonzero(np.diff(path)) + 1
    old, new = path[at - 1], path[at]
    changes = scores.change[at] + scores.leaves[at, old] + scores.enters[at, new] + scores.pairs[old, new]
    stays = scores.first[path[0]] + scores.fits[np.arange(len(path)), path].sum()
    return float(stays + changes.sum())


def posterior(scores: Scores, sharpness: float = SHARPNESS) -> Floats:
    """n × k: the probability of each voice at each clause."""
    stretches, lengths = _stretches(scores.times(sharpness))
    count, voices = stretches.fits.shape
    fits = np.exp(stretches.fits - stretches.fits.max(1, keepdims=True))
    enters = np.exp(stretches.enters)
    leaves = np.exp(stretches.leaves + stretches.change[:, None])
    to_others = np.exp(stretches.pairs)
    np.fill_diagonal(to_others, 0.0)
    forward, backward = np.zeros((count, voices)), np.ones((count, voices))
    forward[0] = np.exp(stretches.first - stretches.first.max()) * fits[0]
    for t in range(1, count):
        before = forward[t - 1]
        forward[t] = (before + (before * leaves[t]) @ to_others * enters[t]) * fits[t]
        forward[t] /= forward[t].max()  # only what they are to each other counts, and numbers stay in range
    for t in range(count - 1, 0, -1):
        after = fits[t] * backward[t]
        backward[t - 1] = after + leaves[t] * (to_others @ (enters[t] * after))
        backward[t - 1] /= backward[t - 1].max()
    both = forward * backward
    return np.repeat(both / both.sum(1, keepdims=True), lengths, axis=0)


def _stretches(scores: Scores) -> tuple[Scores, npt.NDArray[np.int64]]:
    """The clauses put together between which no change is possible, and how many went into each."""
    starts = np.flatnonzero(np.isfinite(scores.change) | (np.arange(len(scores.change)) == 0))
    lengths = np.diff(np.append(starts, len(scores.change)))
    return Scores(
        np.add.reduceat(scores.fits, starts, axis=0),
        scores.change[starts],
        scores.enters[starts],
        scores.leaves[starts],
        scores.first,
        scores.pairs,
    ), lengths
