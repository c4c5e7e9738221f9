"""Words copied out of the seed lead to where they stand, also across its arbitrary breaks."""

import random
import re
from dataclasses import dataclass
from itertools import pairwise

import pytest
from sqlalchemy import select

from app.models import Session, Utterance
from tests.archived import Archive
from tests.readers.material import SEED, shared

# Where the quotes are cut: characters of all words of the session in a row, blanks left out. Fixed, so that a
# failure can be looked at; spread over the whole two hours, Chinese and English.
PLACES = [700, 4_321, 8_008, 12_345, 16_161, 20_202, 25_252, 30_303, 34_567, 38_383, 43_210, 47_474, 52_525]
PLACES += [57_000, 61_616]
LENGTHS = [12, 9, 16, 20, 8]
CHINESE = re.compile("[\u4e00-\u9fff]+[。，]?")


@dataclass(frozen=True)
class Said:
    id: str
    text: str


@pytest.fixture(scope="module")
def said(seed: Archive) -> list[Said]:
    """The seed's utterances in order."""
    with seed.database.reading() as db:
        rows = db.execute(
            select(Utterance.public_id, Utterance.text)
            .join(Session, Session.id == Utterance.session_id)
            .where(Session.video_id == "BV1iT421k7Bv")
            .order_by(Utterance.position)
        )
        return [Said(*row) for row in rows]


def starts_of_words(text: str) -> list[int]:
    """Where a quote may be cut without cutting a word or number in two."""

    def within(i: int) -> bool:
        pair = text[i - 1 : i + 1]
        return len(pair) == 2 and all(one.isascii() and (one.isalnum() or one in ".,'") for one in pair)

    return [i for i in range(len(text) + 1) if not within(i)]


def quote(text: str, at: int, length: int) -> str:
    """About `length` characters from about `at`, whole words."""
    borders = starts_of_words(text)
    start = next(one for one in borders if one >= at and text[one : one + 1].isalnum())
    end = next((one for one in borders if one >= start + length), len(text))
    return text[start:end]


def finds(seed: Archive, words: str, wanted: str) -> None:
    """The first hit is the utterance in which the quote begins, or one that says the very same."""
    [first, *_] = seed.find(words).hits or [None]
    assert first is not None, f"“{words}” finds nothing"
    # English over a break between utterances is a variant: its words are held one by one, not as a line
    assert first.match == "exact" or (first.match == "variant" and words.isascii()), words
    if first.row.id != wanted:
        assert _words(words) in _words(first.row.text + first.row.following), words


def _words(text: str) -> str:
    return re.sub(r"\W", "", text)


@shared
@pytest.mark.parametrize("number", range(15))
def test_a_quote_finds_its_utterance_first(seed: Archive, said: list[Said], number: int) -> None:
    position = 0
    for one in said:
        if position + len(one.text) > PLACES[number] and len(one.text) >= 30:
            words = quote(one.text, 3, LENGTHS[number % len(LENGTHS)])
            return finds(seed, words, one.id)
        position += len(one.text)
    raise AssertionError("the seed is shorter than it was")


@shared
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_quote_that_runs_over_a_break_of_the_file_finds_where_it_begins(
    seed: Archive, said: list[Said], share: float
) -> None:
    """Eight characters before a paragraph break of the source, with its full stop, and six behind it."""
    paragraphs = SEED.read_text(encoding="utf-8").split("\n\n")
    first = int(len(paragraphs) * share)
    for one, other in pairwise(paragraphs[first:]):
        if CHINESE.fullmatch(one[-8:]) and CHINESE.fullmatch(other[:6]):
            words = one[-8:] + other[:6]
            [hit, *_] = seed.find(words).hits
            assert hit.match == "exact"
            assert words in hit.row.text + hit.row.following
            assert one[-8:-1] in hit.row.text
            return
    raise AssertionError("the seed has no such break any more")


@shared
def test_windows_of_any_place_and_length_find_their_utterance(seed: Archive, said: list[Said]) -> None:
    chance = random.Random(28)
    for _ in range(200):
        one, following = chance.choice(list(pairwise(said)))
        space = " " if following.text[0].isascii() else ""
        joined = one.text + space + following.text
        words = quote(joined, chance.randrange(max(1, len(one.text) - 4)), chance.randint(8, 20))
        if joined.index(words) < len(one.text):
            finds(seed, words, one.id)


@shared
def test_a_quote_across_two_utterances_finds_the_first_of_them(seed: Archive, said: list[Said]) -> None:
    across = 0
    for one, following in pairwise(said):
        if CHINESE.fullmatch(one.text[-6:]) and CHINESE.fullmatch(following.text[:6]) and across < 40:
            finds(seed, one.text[-6:] + following.text[:6], one.id)
            across += 1
    assert across
