"""What can be told of two neighbouring sentences: traits by which a change of voice is found."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import log2, sqrt
from pathlib import Path

import yaml

from app.text.language import language

SHORT = {"zh": 5, "en": 3}
"""Han characters or words up to which a sentence is looked at whole: 好。对。 Yes. Of course."""
EDGE = {"zh": 4, "en": 3}
"""Han characters or words at the edges of a sentence that are looked at."""
AROUND = 4
"""Sentences before and after a place whose topic and pace are compared."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[,，、]")
_ASKS = re.compile(r"[?？]\W*$|[吗呢][。，\s]*$")
_BROKEN_OFF = re.compile(r"(?:…|\.\.|⋯|-|—)\W*$")
_GOES_ON = re.compile(r"^\W*(?:…|\.\.|⋯)")
_LAUGHS = re.compile(r"[\[(（](?:laugh|笑)")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the running text, taken apart."""

    text: str

    @cached_property
    def language(self) -> str:
        """ "zh" where a good part of it is Chinese, else "en" for any Latin letters."""
        han = len(_HAN.findall(self.text))
        return "zh" if han * 4 >= len(self.text.strip()) or han >= 8 else "en"

    @cached_property
    def tokens(self) -> list[str]:
        """Han characters, other words, and commas."""
        return [token.lower().replace("’", "'") for token in _TOKEN.findall(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """Tokens without commas."""
        return [token for token in self.tokens if token not in ",，、"]

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question."""
        return _ASKS.search(self.text) is not None

    @cached_property
    def short(self) -> bool:
        """Whether it may be no more than a reply."""
        return len(self.words) <= SHORT[self.language]

    @cached_property
    def size(self) -> int:
        """Its length in steps: twice as long is two steps more; a word counts as two characters."""
        weight = 1 if self.language == "zh" else 2
        return round(2 * log2(1 + weight * len(self.words)))

    @cached_property
    def topic(self) -> frozenset[str]:
        """What it is about: pairs of Han characters, and longer words."""
        words = self.words
        pairs = {one + other for one, other in pairwise(words) if _HAN.match(one)}
        return frozenset(pairs | {word for word in words if len(word) > 4})

    @cached_property
    def begins(self) -> list[str]:
        """Its first words, one, two and more, up to a comma; the comma is told."""
        return _edge(self.tokens, self.language)

    @cached_property
    def ends(self) -> list[str]:
        """Its last words, in the same way."""
        return _edge(self.tokens[::-1], self.language, reverse=True)

    @cached_property
    def holds(self) -> list[str]:
        """Which of the words looked for it has."""
        if self.language == "zh":
            return [word for word in _held()["zh"] if word in self.text]
        there = set(self.words)
        return [word for word in _held()["en"] if word in there]


@cache
def _held() -> dict[str, list[str]]:
    """Words that are looked for wherever they stand, by language."""
    words = yaml.safe_load(Path(__file__).with_name("traits.yaml").read_text(encoding="utf-8"))
    return {language: str(said).split() for language, said in words.items()}


def _edge(tokens: Sequence[str], language: str, reverse: bool = False) -> list[str]:
    found, joint = [], "" if language == "zh" else " "
    for end in range(1, min(EDGE[language], len(tokens)) + 1):
        part = tokens[:end]
        words = part[::-1] if reverse else part
        found.append(joint.join(words).replace("，", ",").replace("、", ","))
        if part[-1] in ",，、":
            break
    return found


def traits_at(sentences: Sequence[Sentence], t: int) -> Iterator[str]:
    """The traits of the place between sentence `t` - 1 and sentence `t`, each a readable name."""
    before, after = sentences[t - 1], sentences[t]
    last = sentences[t - 2] if t > 1 else None
    following = sentences[t + 1] if t + 1 < len(sentences) else None
    yield "always"
    yield from _alone("before", before)
    yield from _alone("after", after)
    if following:
        yield f"following size={following.size}"
        yield f"following asks={following.asks}"
        yield from (f"following begins {words}" for words in following.begins[:2])
    if last:
        yield f"last size={last.size}"
        yield f"last asks={last.asks}"
        if before.short:
            yield f"last asks={last.asks}, before short"
    yield f"asks={before.asks}→{after.asks}"
    yield f"short={before.short}→{after.short}"
    yield f"size={before.size // 2}→{after.size // 2}"
    if before.asks:
        yield f"asked, after size={after.size // 2}"
        yield from (f"asked, after begins {words}" for words in after.begins[:2])
    if before.language != after.language:
        yield f"language={before.language}→{after.language}"
    yield f"pace={_pace(sentences[max(0, t - AROUND) : t + AROUND])}"
    yield f"questions={min(3, sum(one.asks for one in sentences[max(0, t - AROUND) : t + AROUND]))}"
    yield f"cohesion={_cohesion(sentences[max(0, t - AROUND) : t], sentences[t : t + AROUND])}"
    yield f"taken up={min(3, len(before.topic & after.topic))}"


def _alone(where: str, one: Sentence) -> Iterator[str]:
    edges = one.begins if where == "after" else one.ends
    yield f"{where} size={one.size}"
    yield from (f"{where} {'begins' if where == 'after' else 'ends'} {words}" for words in edges)
    yield from (f"{where} has {word}" for word in one.holds)
    if one.short:
        yield f"{where} is {(' ' if one.language == 'en' else '').join(one.words)}"
    if _BROKEN_OFF.search(one.text):
        yield f"{where} broken off"
    if _GOES_ON.search(one.text):
        yield f"{where} takes up"
    if _LAUGHS.search(one.text):
        yield f"{where} laughs"


def _pace(around: Sequence[Sentence]) -> int:
    return round(sum(one.size for one in around) / len(around))


def _cohesion(before: Sequence[Sentence], after: Sequence[Sentence]) -> int:
    """How much of what is said after a place was said before it, in fifths of the square root."""
    one: frozenset[str] = frozenset().union(*(part.topic for part in before))
    other: frozenset[str] = frozenset().union(*(part.topic for part in after))
    return round(12 * len(one & other) / (1 + sqrt(len(one) * len(other))))


def is_known(text: str) -> bool:
    """Whether the words are of a language that anything was learned of."""
    return language(text) in ("zh", "en")


def taken_apart(texts: Iterable[str]) -> list[Sentence]:
    """Sentences ready to be looked at."""
    return [Sentence(text) for text in texts]


def learned_rows(name: str, language: str) -> list[dict[str, str]]:
    """The rows for a language in a file of learned weights, which a script under benchmarks/ writes."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["language"] == language]
