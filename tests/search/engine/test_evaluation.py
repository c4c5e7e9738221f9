"""Plans and filters mean what they say: the evaluator against the plainest reading of them."""

from collections.abc import Iterable
from dataclasses import replace
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.engine import evaluator
from app.search.engine.gathered import gathered
from app.search.engine.protocol import KINDS, AnyOf, Document, Filters, Plan, are_among, kind_code, tally
from app.search.whoosh.engine import WhooshEngine
from app.search.whoosh.segment import Segment
from tests.search.engine.documents import TOKENS, document, documents

sets = st.none() | st.frozensets(st.integers(0, 4), max_size=3)
days = st.none() | st.sampled_from((737_999, 738_000, 738_001, 739_000, 739_001))
narrow = st.builds(Filters, sets, sets, sets, days, days, sets, sets)
filters = st.builds(
    lambda only, without: replace(only, without=tuple(without)),
    narrow,
    st.lists(narrow.filter(lambda one: one != Filters()), max_size=2),
)
terms = st.lists(
    st.builds(
        AnyOf, st.sampled_from(TOKENS).map(lambda token: (token,)), field=st.sampled_from(("words", "sounds"))
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


def holds(document: Document, one: AnyOf) -> bool:
    return any(
        token in (document.tokens if one.field == "words" else document.sounds) for token in one.tokens
    )


def passes(document: Document, filters: Filters) -> bool:
    allowed = (
        (document.speaker, filters.speakers),
        (document.session, filters.sessions),
        (document.event, filters.events),
        (document.lang, filters.langs),
        (document.kind, filters.kinds),
    )
    return (
        all(numbers is None or number in numbers for number, numbers in allowed)
        and (filters.first_day is None or document.day >= filters.first_day)
        and (filters.last_day is None or 0 < document.day <= filters.last_day)
        and not any(passes(document, without) for without in filters.without)
    )


def engine_of(folder: str | Path, documents: Iterable[Document]) -> WhooshEngine:
    engine = WhooshEngine(Path(folder))
    engine.rebuild(gathered(documents))
    return engine


@settings(max_examples=60)
@given(first=documents(), then=documents(5), wanted=terms, filters=filters)
def test_filters_let_through_what_has_all_that_is_asked_for(first, then, wanted, filters):
    with TemporaryDirectory() as folder:
        engine = engine_of(folder, first)
        engine.apply(then, [])
        now = {document.id: document for document in [*first, *then]}.values()
        found = engine.candidates(Plan(wanted), filters)
        assert sorted(found.ids.tolist()) == sorted(
            document.id
            for document in now
            if passes(document, filters) and all(holds(document, one) for one in wanted)
        )


@settings(max_examples=60)
@given(made=documents(20), wanted=terms, enough=st.sampled_from((0.3, 0.5, 0.6, 0.9)))
def test_enough_of_a_plan_is_its_share_of_the_weight_of_all_tokens(made, wanted, enough):
    with TemporaryDirectory() as folder:
        found = engine_of(folder, made).candidates(Plan(wanted, enough=enough), Filters())
    total = len(made)
    df = [sum(holds(document, one) for document in made) for one in wanted]
    weights = [log(1 + (total - n + 0.5) / (n + 0.5)) if n else 0.0 for n in df]  # nowhere: no weight
    shares = {
        document.id: sum(w for w, one in zip(weights, wanted, strict=True) if holds(document, one))
        for document in made
    }
    least = enough * sum(weights)
    surely = {number for number, share in shares.items() if share > least * 1.001}
    perhaps = {number for number, share in shares.items() if share > least * 0.999}
    assert surely <= set(found.ids.tolist()) <= perhaps
    assert found.scores.tolist() == pytest.approx([shares[number] for number in found.ids.tolist()], rel=1e-4)
    assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)


def test_the_rarer_word_and_the_shorter_text_lead(tmp_path):
    texts = [["common"] * 3, ["common", "rare"], ["common", "filler", "filler"], ["common"]]
    engine = engine_of(tmp_path, [document(i, words) for i, words in enumerate(texts, 1)])
    both = engine.candidates(Plan([AnyOf(("common", "rare"))]), Filters())
    assert sorted(both.ids.tolist()) == [1, 2, 3, 4]
    found = engine.candidates(Plan([AnyOf(("common",))]), Filters()).ids.tolist()
    assert found.index(4) < found.index(3)


def test_of_very_many_hits_the_best_are_in_order_and_the_rest_all_there(tmp_path, monkeypatch):
    monkeypatch.setattr(evaluator, "RANKED", 10)
    made = [document(i, ["a"] * (1 + i % 50) + ["b"] * 3) for i in range(1, 500)]
    found = engine_of(tmp_path, made).candidates(Plan([AnyOf(("a",))]), Filters())
    assert sorted(found.ids.tolist()) == list(range(1, 500))
    head = found.scores[:10].tolist()
    assert head == sorted(head, reverse=True)
    assert min(head) >= found.scores[10:].max()


def test_settling_for_few_candidates_never_loses_one(tmp_path):
    engine = engine_of(
        tmp_path, [document(i, ["rare"] * (i < 5) + ["common"] * (i % 2)) for i in range(1, 99)]
    )
    exact = engine.candidates(Plan([AnyOf(("rare",)), AnyOf(("common",))]), Filters())
    settled = engine.candidates(Plan([AnyOf(("rare",)), AnyOf(("common",))], settle_for=10), Filters())
    assert set(exact.ids.tolist()) == {1, 3}
    assert set(settled.ids.tolist()) == {1, 2, 3, 4}


def test_the_lists_of_a_prefix_are_not_read_for_a_few_candidates(tmp_path, monkeypatch):
    made = [document(i, ["rare"] * (i < 5) + [f"我{i}"] * (i % 2)) for i in range(1, 99)]
    engine = engine_of(tmp_path, made)
    wanted = [AnyOf((), prefix="我"), AnyOf(("rare",))]
    assert set(engine.candidates(Plan(wanted), Filters()).ids.tolist()) == {1, 3}
    monkeypatch.setattr(Segment, "_read_all", None)
    settled = engine_of(tmp_path, made).candidates(Plan(wanted, settle_for=1), Filters())
    assert set(settled.ids.tolist()) == {1, 2, 3, 4}


@given(st.lists(st.integers(-5, 10) | st.integers(0, 2**31 - 1)))
def test_a_tally_counts_every_number(numbers):
    values, counts = tally(np.array(numbers, np.int32))
    assert values.tolist() == sorted(set(numbers))
    assert [numbers.count(value) for value in values.tolist()] == counts.tolist()


@given(st.lists(st.integers(0, 2_000)), st.sets(st.integers(0, 2_000)))
def test_numbers_are_among_some_in_whatever_form_these_come(numbers, some):
    column = np.array(numbers, np.int32)
    assert are_among(column, some).tolist() == [number in some for number in numbers]
    assert are_among(column, np.array(sorted(some), np.int32)).tolist() == [one in some for one in numbers]


def test_every_kind_of_section_has_a_number_of_its_own():
    from app.attribution import agenda

    codes = [kind_code(kind) for kind in agenda.KINDS]
    assert len(set(codes)) == len(codes) and 0 not in codes
    assert [KINDS[code] for code in codes] == list(agenda.KINDS)
