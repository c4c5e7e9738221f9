"""Learn by what traits of two sentences a change of voice is known, and write app/attribution/handover.csv.

`python -m benchmarks.handover` takes minutes: a logistic regression with an L1 penalty, on sessions of the
load corpus without their labels, and on talks by one voice. `--judge` only measures the weights as they are.
"""

from __future__ import annotations

import csv
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rjieba

import app.attribution.handover as learned
from app.attribution.clauses import clauses
from app.attribution.traits import taken_apart, traits_at
from app.text.language import _frequent
from app.text.scripts import simplified
from app.transcript import Transcript
from benchmarks.material import print_table
from benchmarks.stripped import Stripped, one_voice, stripped

Floats = npt.NDArray[np.float64]
SESSIONS = 300
"""Of each language."""
SHARE = 0.15
"""A trait has to be in so many of the sessions: what is in few of them may be somebody's name or subject."""
OFTEN = 20
"""How often a talk by one voice counts. They are few, and the only ones in the words of a recogniser."""
L1, L2, STEPS, LEARNING = 8.0, 1.0, 400, 0.045
LEAST = 0.04
"""Weights nearer to zero are left out."""
NEAR = 12
FILE = Path(learned.__file__).with_name("handover.csv")
_ENGLISH = re.compile(r"[a-z']{2,}")
_NOUNS = frozenset({"n", "ng", "nr", "nrt", "ns", "nt", "nz", "zg", "j"})
"""Kinds of Chinese words, in a tagger's letters, that tell what is talked about: nouns, names, and what is
only a piece of one (政 of 行政, 政委, 政策)."""
_TALK = frozenset(
    {
        "大家", "朋友", "老师", "主席", "个人", "问题", "题目", "意思", "想法", "看法", "意见",
        "建议", "感觉", "时候", "时间", "小时", "事", "事情", "事实", "部分", "样子", "情况",
        "方式", "方法", "办法", "地方", "关系", "重点", "原因", "结果", "经验", "例子", "举例",
        "基本", "基本上", "报告", "角色", "内容", "过程", "我会", "我理",
    }
)  # fmt: skip
"""Nouns, or what the tagger takes for such, that people say whatever they talk about; these and their pieces
may be traits."""
_MEASURES = "台"
"""A piece of nouns of these meetings (平台) that the tagger takes for a measure word."""
_WORDS = re.compile(r"(?:before|after|following|last) (?:begins|ends|is) (.*)")

Labelled = tuple[list[list[str]], npt.NDArray[np.bool_]]
"""The traits of every place, and whether the voice really changes there."""


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences as attribution cuts them."""
    starts = [clause.start for clause in clauses(text) if clause.joint == "sentence"]
    return list(pairwise([*starts, len(text)]))


def labelled(session: Stripped) -> Labelled:
    """The places of a session, each with its traits and the truth."""
    text = simplified(session.transcript.running.text)
    spans = sentences_of(text)
    apart = taken_apart(text[start:end] for start, end in spans)
    truth = np.zeros(len(spans), bool)
    places = np.array([start for start, _ in spans])
    for turn in session.gold.turns[1:]:
        distance = np.abs(places - session.transcript.running.position(turn.start))
        if distance.min() <= NEAR:
            truth[distance.argmin()] = True
    return [list(dict.fromkeys(traits_at(apart, t))) for t in range(1, len(apart))], truth[1:]


def alone(talk: Transcript, language: str) -> Labelled:
    """The places of a talk by one voice that are in a language: it changes nowhere."""
    text = simplified(talk.running.text)
    apart = taken_apart(text[start:end] for start, end in sentences_of(text))
    places = [t for t in range(1, len(apart)) if apart[t].language == language]
    traits = [list(dict.fromkeys(traits_at(apart, t))) for t in places]
    return traits, np.zeros(len(traits), bool)


def usual_traits(sessions: Sequence[Labelled]) -> dict[str, int]:
    """The traits that may get a weight, numbered."""
    there: Counter[str] = Counter()
    for places, _ in sessions:
        there.update({trait for traits in places for trait in traits})
    usual = sorted(
        trait for trait, count in there.items() if count >= SHARE * len(sessions) and _is_cue(trait)
    )
    return {trait: number for number, trait in enumerate(usual)}


def _is_cue(trait: str) -> bool:
    """Whether the words of a trait are such as anybody says: no name, no subject of these meetings."""
    match = _WORDS.search(trait)
    if match is None:
        return True
    words = match.group(1)
    if set(_MEASURES) & set(words):
        return False
    if not all(word in _frequent() or "'" in word for word in _ENGLISH.findall(words)):
        return False
    nouns = {word for word, kind in rjieba.tag(words) if kind in _NOUNS}
    return all(noun in _TALK or (len(noun) == 1 and noun in "".join(_TALK)) for noun in nouns)


def table(sessions: Iterable[Labelled], numbers: dict[str, int]) -> tuple[npt.NDArray[np.int64], Floats]:
    """A row of trait numbers for each place, filled up with one that has no weight; and the truth."""
    rows, truth = [], []
    for places, changes in sessions:
        rows += [[numbers[trait] for trait in traits if trait in numbers] for traits in places]
        truth.append(changes)
    held = np.full((len(rows), max(map(len, rows))), len(numbers))
    for row, traits in zip(held, rows, strict=True):
        row[: len(traits)] = traits
    return held, np.concatenate(truth).astype(float)


def fit(held: npt.NDArray[np.int64], truth: Floats, count: int) -> Floats:
    """The weights of a logistic regression, by Adam with a proximal step for the L1 penalty."""
    weights, mean, square = np.zeros(count + 1), np.zeros(count + 1), np.zeros(count + 1)
    for step in range(1, STEPS + 1):
        wrong = 1 / (1 + np.exp(-weights[held].sum(1))) - truth
        slope = np.bincount(held.ravel(), np.repeat(wrong, held.shape[1]), minlength=count + 1)
        slope = (slope + L2 * weights) / len(truth)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        spread = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        rate = LEARNING * (0.1 if step > 0.7 * STEPS else 1.0)
        weights -= rate * mean / (1 - 0.9**step) / spread
        weights = np.sign(weights) * np.maximum(0, np.abs(weights) - rate * L1 / len(truth) / spread)
        weights[count] = 0.0
    return weights[:count]


def write_weights(file: Path, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write what was learned, a weight a line."""
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([head, *rows])


def learn(language: str) -> list[tuple[str, str, str]]:
    """The weights for one language, as rows of the file."""
    sessions = [labelled(session) for session in stripped(SESSIONS, language, held_out=False)]
    numbers = usual_traits(sessions)
    sessions += [alone(talk, language) for talk in one_voice()] * OFTEN
    weights = fit(*table(sessions, numbers), len(numbers))
    return [
        (language, trait, f"{weights[number]:.2f}")
        for trait, number in numbers.items()
        if abs(weights[number]) >= LEAST
    ]


def judge(most: int = 60) -> None:
    """Boundaries between sentences by the learned traits alone, on sessions that were held out."""
    rows = []
    for language in ("zh", "en"):
        scores = []
        for session in stripped(most, language, held_out=True):
            places, truth = labelled(session)
            weights = learned._weights(language)
            found = np.array([sum(weights.get(trait, 0.0) for trait in traits) > 0 for traits in places])
            scores.append(2 * float((found & truth).sum()) / max(1.0, float(found.sum() + truth.sum())))
        rows.append((language, str(len(scores)), f"{statistics.median(scores):.3f}"))
    print_table("Changes of voice by learned traits alone", ("language", "sessions", "median F1"), rows)


def main() -> None:
    """Learn and write, unless only asked to judge."""
    if "--judge" not in sys.argv[1:]:
        rows = [row for language in ("zh", "en") for row in learn(language)]
        write_weights(FILE, ("language", "trait", "weight"), rows)
        learned._weights.cache_clear()
    judge()


if __name__ == "__main__":
    main()
