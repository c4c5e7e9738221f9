"""Candidates for a match by sound, compared quickly: which are worth being aligned with what was asked."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from rapidfuzz import fuzz, process

from app.search.sound.asked import Asked
from app.search.stored.rows import TextRow
from app.text.sounds import most_wrong, skeleton

LONGEST_COMPARED = 250
"""Characters of a long question that are compared with candidates: time grows with the square."""
FAR_BEHIND = 35.0
"""A candidate so much less like it than the best one, 0 to 100, is not aligned."""
LEAST_LIKENESS = 55.0
"""Of a candidate's sounds with those asked, 0 to 100, to be aligned."""
LIKENESS_BESIDE = 80.0
"""The same where what was asked stands somewhere as it is: then only all of it in a row is of interest. Of a
short term one syllable may differ a little all the same: 规模定立 beside 规模定律."""


def most_similar(question: Asked, texts: Mapping[int, TextRow], stands: bool) -> list[int]:
    """Numbers of the texts that sound most like what was asked, by their best part for all or each clause.

    `stands`: what was asked does so somewhere as it is.
    """
    least, wanted = _beside(question) if stands else LEAST_LIKENESS, question.clauses
    asked_for = [skeleton(clause.words) for clause in wanted]
    hays = [skeleton(row.text + row.following[:80]) for row in texts.values()]
    if not hays:
        return []
    whole = process.cdist(
        ["".join(asked_for)[:LONGEST_COMPARED]], hays, scorer=fuzz.partial_ratio, dtype=np.float32
    )[0]
    if len(asked_for) > 1:
        each = process.cdist(asked_for, hays, scorer=fuzz.partial_ratio, dtype=np.float32)
        weights = np.array([len(one) for one in asked_for], np.float32)
        whole = np.maximum(whole, weights @ each / max(1.0, float(weights.sum())))
    least = max(least, float(whole.max()) - FAR_BEHIND)
    order = np.argsort(-whole, kind="stable")
    numbers = list(texts)
    return [numbers[i] for i in order.tolist() if whole[i] >= least]


def _beside(question: Asked) -> float:
    """The least likeness beside what was asked: where it is short, that with one syllable in another way; of
    English, with as many letters wrong as a word may have.
    """
    letters = len(question.letters)
    wrong, size = (most_wrong(letters), letters) if letters else (1, len(question.row))
    return min(LIKENESS_BESIDE, 99 - 100 * wrong / max(1, size))
