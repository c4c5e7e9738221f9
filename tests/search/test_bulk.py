"""Utterances looked at together have the tokens that each has by itself."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.engine import bulk
from app.search.engine.bulk import Bulk, batches
from app.search.engine.protocol import FIELDS, Field
from app.text.passage import Passage

PIECES = (
    *("我", "我们", "吴军说", "說", "〇", "𠀀", "ア", "，", "。", "嗯", "一直", "看看看"),
    *("5.2万亿", "百分之三十", "007", "％", "+", "=", " ", "\n"),
    *("the tide", "tides", "Sargent's", "AIs", "e-mail", "ﬁne", "é", "naïve", "ℓ", "GPT4o", "2,024"),
)
pieced = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
texts = st.lists(st.one_of(pieced, st.text(max_size=20)), min_size=1, max_size=12)


def tokens_of(batch: Bulk, field: Field) -> list[Counter[str]]:
    found = batch.occurrences(field)
    by_document: dict[int, Counter[str]] = defaultdict(Counter)
    for token, document, count in zip(found.tokens, found.documents, found.counts, strict=True):
        assert found.names[token] not in by_document[document]
        by_document[document][found.names[token]] = count
    return [by_document[document] for document in range(len(batch))]


def check(said: Sequence[str]) -> None:
    rows = list(pairwise([*said, ""]))
    batch = Bulk()
    for number, (text, following) in enumerate(rows):
        batch.add((number, 1, 2, 3, 4, 5, 6), text, following)
    passages = [Passage(*row) for row in rows]
    expected = {
        "words": [one.tokens() for one in passages],
        "sounds": [one.sounds() for one in passages],
        "whole": [one.whole_words() for one in passages],
    }
    assert {field: tokens_of(batch, field) for field in FIELDS} == expected
    assert list(batch.columns["id"]) == list(range(len(said)))


@given(texts)
def test_all_tokens_are_those_of_the_passages(said):
    check(said)


@given(texts)
def test_so_they_are_however_few_are_looked_at_together(said):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "AT_A_TIME", 2)
        check(said)


@given(st.lists(st.sampled_from(PIECES), min_size=20, max_size=120).map("".join))
def test_the_beginning_of_the_next_utterance_is_the_same_if_it_is_folded_whole(following):
    assert Passage("", following, comes_next=True).keys == Passage("", following).keys


def test_a_word_said_without_end_is_counted_as_far_as_an_index_counts():
    batch = Bulk()
    batch.add((1, 1, 1, 1, 1, 1, 1), "A cat sat on the old mat. " * 70_000, "")
    assert tokens_of(batch, "words")[0]["cat"] == 0xFFFF


def test_as_many_batches_as_are_needed(monkeypatch):
    monkeypatch.setattr(bulk, "MOST_DOCUMENTS", 2)
    made = list(batches(((number, 1, 1, 1, 1, 1, 1), "tide", "") for number in range(5)))
    assert [list(batch.columns["id"]) for batch in made] == [[0, 1], [2, 3], [4]]


def test_a_batch_holds_no_more_different_words_than_it_has_numbers_for(monkeypatch):
    monkeypatch.setattr(bulk, "AT_A_TIME", 1)
    monkeypatch.setattr(bulk, "MOST_DIFFERENT", 3)
    made = list(
        batches(((number, 1, 1, 1, 1, 1, 1), f"quay{number} lamp{number}", "") for number in range(4))
    )
    assert [list(batch.columns["id"]) for batch in made] == [[0], [1], [2], [3]]
