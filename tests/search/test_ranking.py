"""Hits put in order: how they match first, then how much, relevance, date."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.engine.protocol import Candidates
from app.search.query.query import MATCHES
from app.search.ranking import ordered
from app.search.stages.found import Found
from app.search.verify.verify import Verdict

verdicts = st.none() | st.builds(
    lambda match, together, score: Verdict(match, (), together, False, score),
    st.sampled_from(MATCHES),
    st.booleans(),
    st.sampled_from([0.5, 0.75, 1.0]),
)
hits = st.lists(st.tuples(verdicts, st.integers(1, 40), st.integers(0, 3)), max_size=30)


def found_of(hits: list[tuple[Verdict | None, int, int]]) -> Found:
    """Hits with these verdicts (None: nobody looked), scores and days, numbered from 0."""
    scores, days = (np.array([hit[i] for hit in hits], np.int32) for i in (1, 2))
    numbers = np.arange(len(hits), dtype=np.int32)
    candidates = Candidates(
        numbers, scores.astype(np.float32), numbers, numbers, numbers, days, numbers, numbers
    )
    looked_at = {number: hit[0] for number, hit in enumerate(hits) if hit[0] is not None}
    matches = {number: verdict.match for number, verdict in looked_at.items()}
    return Found(candidates, matches, looked_at)


def key(hit: tuple[Verdict | None, int, int]) -> tuple[float, ...]:
    verdict, score, day = hit
    match = verdict.match if verdict else "variant"
    apart, share = (not verdict.together, verdict.score) if verdict else (False, 1.0)
    return MATCHES.index(match), apart, -share, -score, -day


@given(hits)
def test_surest_then_fullest_then_most_relevant_then_newest_come_first(hits) -> None:
    in_order = ordered(found_of(hits), "relevance").tolist()
    assert [key(hits[number]) for number in in_order] == sorted(map(key, hits))


@given(hits)
def test_of_very_many_the_first_ones_are_in_order_and_none_is_lost(hits) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.search.ranking.RANKED", 7)
        in_order = ordered(found_of(hits), "relevance").tolist()
    assert [key(hits[number]) for number in in_order[:7]] == sorted(map(key, hits))[:7]
    assert sorted(in_order) == list(range(len(hits)))
