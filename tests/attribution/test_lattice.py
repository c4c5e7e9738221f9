"""The likeliest path is the likeliest, and what is sure adds up."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.attribution.lattice import Scores, best_path, posterior, total

CLAUSES, VOICES = 5, 3
number = st.floats(-5, 5, allow_nan=False).map(lambda x: round(x, 3))


@st.composite
def scores(draw: st.DrawFn) -> Scores:
    def array(*shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(number, min_size=size, max_size=size))).reshape(shape)

    change = array(CLAUSES)
    change[draw(st.integers(1, CLAUSES - 1))] = -np.inf
    return Scores(
        array(CLAUSES, VOICES), change, array(CLAUSES, VOICES), array(CLAUSES, VOICES), array(VOICES),
        array(VOICES, VOICES),
    )  # fmt: skip


def worth(one: Scores, path: tuple[int, ...]) -> float:
    total = one.first[path[0]] + one.fits[0, path[0]]
    for t in range(1, CLAUSES):
        before, now = path[t - 1], path[t]
        if before != now:
            total += one.change[t] + one.enters[t, now] + one.leaves[t, before] + one.pairs[before, now]
        total += one.fits[t, now]
    return float(total)


@given(scores())
@settings(max_examples=60)
def test_no_other_path_is_worth_more(one: Scores) -> None:
    best = max(worth(one, path) for path in product(range(VOICES), repeat=CLAUSES))
    assert abs(worth(one, tuple(best_path(one).tolist())) - best) < 1e-6


@given(scores(), st.lists(st.integers(0, VOICES - 1), min_size=CLAUSES, max_size=CLAUSES))
def test_what_a_path_scores_in_all_is_the_sum_of_its_steps(one: Scores, path: list[int]) -> None:
    assert np.isclose(total(one, np.array(path)), worth(one, tuple(path)))


@given(scores())
@settings(max_examples=60)
def test_the_posterior_is_that_of_all_paths(one: Scores) -> None:
    paths = list(product(range(VOICES), repeat=CLAUSES))
    weights = np.exp([worth(one, path) for path in paths])
    expected = np.zeros((CLAUSES, VOICES))
    for path, weight in zip(paths, weights, strict=True):
        expected[range(CLAUSES), path] += weight
    expected /= weights.sum()
    assert np.allclose(posterior(one, sharpness=1.0), expected, atol=1e-6)
