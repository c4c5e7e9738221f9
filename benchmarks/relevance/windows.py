"""Quotes cut out of the seed anywhere, whole and spoilt as memory and recognisers spoil them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sqlalchemy import select

from app.database import Db
from app.models import Session, Utterance
from app.text.normalise import is_han, plain
from app.text.sounds import confused, syllable
from app.text.words import words
from benchmarks.material import SEED, real_sessions

SEED_VIDEO = "BV1iT421k7Bv"


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance of the seed with the beginning of the next one."""

    id: str
    text: str
    following: str

    @property
    def letters(self) -> str:
        """What counts of both, for telling whether a quote stands there."""
        return letters(self.text + self.following)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words asked for, the words as they stand, and the utterance in which they begin."""

    asked: str
    said: str
    id: str


def letters(text: str) -> str:
    """Letters and digits, folded."""
    return "".join(character for character in plain(text) if character.isalnum())


def seed_utterances(db: Db) -> list[Said]:
    """The seed's utterances in order."""
    query = (
        select(Utterance.public_id, Utterance.text)
        .join(Session, Session.id == Utterance.session_id)
        .where(Session.video_id == SEED_VIDEO)
        .order_by(Utterance.position)
    )
    found = [tuple(row) for row in db.execute(query)]
    return [Said(*one, other[1]) for one, other in pairwise([*found, ("", "")])]


def windows(said: list[Said], chance: random.Random, least: int = 8, most: int = 20) -> Iterator[Quote]:
    """Endless quotes of `least` to `most` characters from any place, words and numbers cut in two or not."""
    starts: list[tuple[Said, int]] = [(one, at) for one in said for at in range(len(one.text))]
    while True:
        one, at = chance.choice(starts)
        space = " " if one.text[-1:].isascii() and one.following[:1].isascii() else ""
        joined = one.text + space + one.following
        cut = joined[at : at + chance.randint(least, most)]
        if len(cut) >= least and cut[0].isalnum() and len(letters(cut)) >= least * 3 // 4:
            yield Quote(cut, cut, one.id)


Spoil = Callable[[str, random.Random], str | None]


def spoilt(quotes: Iterator[Quote], spoil: Spoil, chance: random.Random) -> Iterator[Quote]:
    """Quotes with something wrong in them; those that cannot be spoilt that way are left out."""
    for quote in quotes:
        asked = spoil(quote.said, chance)
        if asked is not None and letters(asked) != letters(quote.said):
            yield Quote(asked, quote.said, quote.id)


def homophones(count: int, near: bool) -> Spoil:
    """Put in characters that sound the same, or (`near`) are easily confused."""

    def spoil(asked: str, chance: random.Random) -> str | None:
        places = [i for i, character in enumerate(asked) if is_han(character) and _same(character, near)]
        if len(places) < max(6, count):
            return None
        changed = list(asked)
        for i in chance.sample(places, count):
            changed[i] = chance.choice(_same(changed[i], near))
        return "".join(changed)

    return spoil


def wrong(count: int) -> Spoil:
    """Put in any other characters."""

    def spoil(asked: str, chance: random.Random) -> str | None:
        places = [i for i, character in enumerate(asked) if is_han(character)]
        if len(places) < 8:
            return None
        changed = list(asked)
        for i in chance.sample(places, count):
            changed[i] = chance.choice(_characters())
        return "".join(changed)

    return spoil


def dropped(words: str, chance: random.Random) -> str | None:
    """Leave out a character within."""
    places = [i for i in range(1, len(words) - 1) if words[i].isalnum()]
    if len(places) < 6:
        return None
    i = chance.choice(places)
    return words[:i] + words[i + 1 :]


def added(words: str, chance: random.Random) -> str | None:
    """Put in a character within: a Chinese one, or a letter within English."""
    i = chance.randrange(1, len(words))
    if is_han(words[i]) or is_han(words[i - 1]):
        return words[:i] + chance.choice(_characters()) + words[i:]
    return words[:i] + chance.choice("aeionrst") + words[i:]


def _same(character: str, near: bool) -> list[str]:
    spelt = syllable(character)
    others = _by_sound()[confused(spelt)]
    return [other for other in others if other != character and (near or syllable(other) == spelt)]


@cache
def _characters() -> tuple[str, ...]:
    """The Chinese characters of the seed."""
    return tuple(sorted({one for one in SEED.read_text(encoding="utf-8") if is_han(one)}))


@cache
def _by_sound() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for character in _characters():
        found[confused(syllable(character))].append(character)
    return found


def never_said(said: list[Said], chance: random.Random) -> Iterator[str]:
    """Endless quotes that nobody said: the seed's words in another order, and sentences of other talks."""
    others = _other_sentences()
    while True:
        one = chance.choice(said)
        spans = words(one.text[:40])
        pieces = [one.text[start:end] for start, end in spans if one.text[start:end].isalnum()]
        if one.text[:1].isascii():
            pieces = one.text[:120].split()
        if len(pieces) >= 6:
            chance.shuffle(pieces)
            yield (" " if one.text[:1].isascii() else "").join(pieces[:14])
            yield next(others)


def _other_sentences() -> Iterator[str]:
    for talk in real_sessions():
        if "-cm" in talk["id"]:  # a parliament's sittings, which come after what is indexed here
            for turn in talk["turns"][:40]:
                for sentence in turn["text"].split("。")[:3]:
                    if 12 <= len(letters(sentence)) <= 30:
                        yield sentence
