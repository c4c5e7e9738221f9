"""What the engine writes, Whoosh reads; what Whoosh finds in it, the engine finds."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.search.engine.evaluator import evaluate
from app.search.engine.gathered import gathered
from app.search.engine.postings import Part
from app.search.engine.protocol import AnyOf, Document, Filters, Plan
from app.search.whoosh import merging
from app.search.whoosh.cache import Cache
from app.search.whoosh.engine import WhooshEngine
from app.search.whoosh.segment import Segment
from tests.search.engine.documents import TOKENS, document, documents
from tests.search.engine.whoosh_own import contents, ids_found, open_index, write_index

PREFIXES = ("a", "ab", "吴", "b", "", "zz")

conditions = st.builds(
    AnyOf,
    st.lists(st.sampled_from((*TOKENS, "absent")), max_size=3).map(tuple),
    st.sampled_from(PREFIXES),
    st.sampled_from(("words", "sounds")),
).filter(lambda one: one.tokens or one.prefix)
plans = st.builds(Plan, st.lists(conditions, max_size=4), st.lists(conditions, max_size=2))


def folder_of(engine: WhooshEngine) -> Path:
    return engine.path / (engine.path / "CURRENT").read_text()


@settings(max_examples=80)
@given(
    first=documents(),
    commits=st.lists(st.tuples(documents(4), st.lists(st.integers(1, 20), max_size=3)), max_size=6),
    merge=st.booleans(),
    asked=st.lists(plans, min_size=1, max_size=8),
)
def test_hits_are_those_of_whoosh_whatever_was_written_deleted_and_merged(first, commits, merge, asked):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "MOST_OF_A_SIZE", 1)
        engine = WhooshEngine(Path(folder))
        engine.rebuild(gathered(first))
        expected = {document.id: document for document in first}
        for added, deleted in commits:
            gone = [number for number in deleted if number not in {document.id for document in added}]
            engine.apply(added, gone)
            expected.update((document.id, document) for document in added)
            for number in gone:
                expected.pop(number, None)
            if merge:
                engine.merge()
        with open_index(folder_of(engine)).searcher() as searcher:
            for plan in asked:
                found = engine.candidates(plan, Filters())
                assert sorted(found.ids.tolist()) == ids_found(searcher, plan), plan
                for i, number in enumerate(found.ids.tolist()):
                    whole = expected[number]
                    assert (found.speakers[i], found.days[i], found.kinds[i]) == (
                        whole.speaker,
                        whole.day,
                        whole.kind,
                    )
        assert engine.document_count() == len(expected)
        engine.close()


def large_collection() -> list[Document]:
    """Lists of every form: of one document, of a few, dense, with gaps, with counts."""
    random = Random(5)
    made = []
    for number in range(3_000):
        words = ["everywhere", f"once{number}", f"of{number // 3}", f"of{number // 300}x"]
        words += ["often"] * random.randint(0, 3) + ["far"] * (number % 700 == 0) + ["thrice"] * 3
        words += ["counted"] * random.choice((0, 1, 300))
        made.append(document(number + 1, words, [f"s{number % 40}"], speaker=number % 7, day=number))
    return made


def test_what_is_written_at_once_is_what_whoosh_writes_one_by_one(tmp_path):
    engine = WhooshEngine(tmp_path / "ours")
    engine.rebuild(gathered(large_collection()))
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    index = write_index(theirs, large_collection())
    assert contents(open_index(folder_of(engine))) == contents(index)


def test_files_that_whoosh_wrote_are_read_like_ours(tmp_path):
    made = large_collection()
    index = write_index(tmp_path, made)
    (written,) = index._segments()
    segment = Segment(tmp_path, written, Cache(1 << 20))
    engine = WhooshEngine(tmp_path / "ours")
    engine.rebuild(gathered(made))
    for plan in (
        Plan([AnyOf(("often",)), AnyOf(("counted", "far"))]),
        Plan([AnyOf((), prefix="of1")], [AnyOf(("s7",), field="sounds")]),
        Plan([AnyOf(("once17", "once2999"))]),
        Plan([AnyOf(("everywhere",))], [AnyOf(("often",))]),
        Plan([AnyOf(("everywhere",))], also=[AnyOf(("often", "once17"))]),
    ):
        ours, theirs = engine.candidates(plan, Filters()), evaluate([Part(segment, None)], plan, Filters())
        assert ours.ids.tolist() == theirs.ids.tolist()
        assert ours.scores.tolist() == theirs.scores.tolist()


def test_a_token_longer_than_a_page_of_the_dictionary(tmp_path):
    long = "x" * 200_000
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered([document(1, [long, "x"]), document(2, ["x", "xy", long + "y"])]))
    assert engine.candidates(Plan([AnyOf((long,))]), Filters()).ids.tolist() == [1]
    assert engine.candidates(Plan([AnyOf((), prefix="x")], [AnyOf(("xy",))]), Filters()).ids.tolist() == [1]
    with open_index(folder_of(engine)).searcher() as searcher:
        assert ids_found(searcher, Plan([AnyOf((long,))])) == [1]


def test_half_a_character_is_a_token_like_any_other(tmp_path):
    engine = WhooshEngine(tmp_path)
    engine.rebuild(gathered([document(1, ["\ud83d", "a"]), document(2, ["a"])]))
    assert engine.candidates(Plan([AnyOf(("\ud83d",))]), Filters()).ids.tolist() == [1]
    assert len(engine.candidates(Plan([AnyOf((), prefix="\udc00")]), Filters())) == 0
