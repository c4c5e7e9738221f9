"""Searches as people type them, with known answers in the seed and the samples."""

from collections.abc import Iterator

import pytest

from app.archive.glossary import replace_glossary
from app.database import Database
from app.glossary import Term
from benchmarks.relevance import GLOSSARY
from benchmarks.relevance.known import Found, Known, Score, judge, queries
from tests.archived import Archive
from tests.readers.material import shared

KNOWN = list(queries())
TOLERANT = {"misheard", "glossary", "wrong characters", "dropped and added", "numbers", "spoken", "pinyin"}


@pytest.fixture(scope="module")
def archive(seed: Archive) -> Archive:
    """The seed among the samples, with a glossary."""
    replace_glossary(seed.database, "glossary", GLOSSARY)
    yield seed
    replace_glossary(seed.database, "glossary", ())


@pytest.fixture(scope="module", autouse=True)
def time_enough() -> Iterator[None]:
    """What is found must not depend on how busy the machine is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.search.find.MOST_SECONDS", 600.0)
        yield


@pytest.fixture(scope="module")
def scores(archive: Archive, time_enough: None) -> list[Score]:
    """How well each is answered."""
    return [judge(known, answer(archive, known)) for known in KNOWN]


def answer(archive: Archive, known: Known) -> list[Found]:
    hits = archive.find(known.asked, per_page="10").hits
    return [Found(hit.row.text + hit.row.following[:80], hit.match) for hit in hits]


def test_there_are_enough_of_every_kind() -> None:
    assert len(KNOWN) >= 150
    assert len({known.asked for known in KNOWN}) == len(KNOWN)
    assert {known.kind for known in KNOWN} >= TOLERANT


@shared
def test_the_right_passages_are_among_the_first_ten(scores: list[Score]) -> None:
    for some in (scores, [score for score in scores if score.known.kind in TOLERANT]):
        missed = [score.known.asked for score in some if score.recall < 1]
        assert sum(score.recall for score in some) / len(some) >= 0.95, missed
        assert sum(score.reciprocal for score in some) / len(some) >= 0.9


@shared
def test_matches_are_called_what_they_are(scores: list[Score]) -> None:
    judged = [score for score in scores if score.match_right is not None]
    wrong = [score.known.asked for score in judged if not score.match_right]
    assert len(wrong) <= 0.03 * len(judged), wrong


@shared
@pytest.mark.parametrize("asked", ["吴军", "云迹", "彭文生", "规模定律", "人工智能"])
def test_what_only_sounds_like_it_comes_last(archive: Archive, asked: str) -> None:
    order = ["exact", "variant", "sounds_like", "partial"]
    places = [order.index(hit.match) for hit in archive.find(asked, per_page="100").hits]
    assert places and places == sorted(places)


@shared
def test_a_name_of_two_characters_brings_nothing_else(archive: Archive) -> None:
    for hit in archive.find("吴军", per_page="100").hits:
        said = [hit.row.text[start:end] for start, end in hit.spans]
        assert all("军" in one or one == "吴金" for one in said)  # so he was heard once
    cloud = [hit for hit in archive.find("云迹", per_page="100").hits if "云计算" in hit.row.text]
    assert all(hit.row.text[start : end + 1] != "云计算" for hit in cloud for start, end in hit.spans)


@pytest.mark.parametrize("by", ["this process", "another"])
def test_a_glossary_is_known_at_once(samples: Archive, by: str) -> None:
    database = samples.database if by == "this process" else Database(samples.database.path)
    assert samples.find("Windmühlenflügel").total == 0
    replace_glossary(database, "glossary", [Term("Windmühlenflügel", ("岸电",))])
    hits = samples.find("Windmühlenflügel").hits
    replace_glossary(database, "glossary", [])
    assert hits and {hit.match for hit in hits} == {"variant"}
    assert samples.find("Windmühlenflügel").total == 0
    if database is not samples.database:
        database.close()
