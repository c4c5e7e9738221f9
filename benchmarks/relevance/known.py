"""Searches with known answers: how many are found, how early, and in which class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from app.text.normalise import plain

QUERIES = Path(__file__).with_name("queries.yaml")
FIRST = 10
FULL = ("exact", "variant", "sounds_like")


@dataclass(frozen=True, slots=True)
class Known:
    """A search, and what is known of its answer."""

    kind: str
    asked: str
    match: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: its text (with the beginning of the next), and how it matches ("" where that is not told)."""

    text: str
    match: str


@dataclass(frozen=True, slots=True)
class Score:
    """How well one search was answered."""

    known: Known
    recall: float
    """Of the passages that have to be there, the share among the first ten."""
    reciprocal: float
    """1 divided by the place of the first right one; 0 for none."""
    match_right: bool | None
    """Whether the first right hit is in the right class; None where that is not judged."""


def queries() -> Iterator[Known]:
    """All searches of the data file."""
    for kind, entries in yaml.safe_load(QUERIES.read_text(encoding="utf-8")).items():
        for asked, match, *phrases in entries:
            yield Known(kind, str(asked), match, tuple(map(letters, map(str, phrases))))


def letters(text: str) -> str:
    """Letters and digits, folded."""
    return "".join(character for character in plain(text) if character.isalnum())


def judge(known: Known, hits: Sequence[Found]) -> Score:
    """Compare an answer with what is known."""
    if known.match == "absent":
        right = not any(hit.match in FULL or not hit.match for hit in hits)
        return Score(known, float(right), float(right), right)
    texts = [letters(hit.text) for hit in hits[:FIRST]]
    there = [any(phrase in text for text in texts) for phrase in known.phrases]
    first = next((i for i, text in enumerate(texts) if any(p in text for p in known.phrases)), None)
    right_class = None
    if known.match != "any":
        right_class = first is not None and hits[first].match == known.match
    reciprocal = 0.0 if first is None else 1 / (first + 1)
    return Score(known, sum(there) / len(there), reciprocal, right_class)


def table(scores: Sequence[Score], classes: bool = True) -> list[tuple[str, ...]]:
    """By kind and in all: how many, recall among ten, mean reciprocal rank, share in the right class."""
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for score in scores:
        by_kind[score.known.kind].append(score)
    rows = [_row(kind, some, classes) for kind, some in by_kind.items()]
    return [*rows, _row("all", list(scores), classes)]


def _row(name: str, scores: Sequence[Score], classes: bool) -> tuple[str, ...]:
    count = len(scores)
    recall = sum(score.recall for score in scores) / count
    rank = sum(score.reciprocal for score in scores) / count
    judged = [score.match_right for score in scores if score.match_right is not None]
    share = f"{sum(judged) / len(judged):.2f}" if judged and classes else "–"
    return name, str(count), f"{recall:.2f}", f"{rank:.2f}", share


def answered(ask: Callable[[str], Sequence[Found]]) -> list[Score]:
    """All searches put to an engine."""
    return [judge(known, ask(known.asked)) for known in queries()]
