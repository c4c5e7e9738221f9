"""The terms of a body of texts: what it repeats and others do not."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.text.normalise import Folded, fold, is_han, stem

LONGEST = 6
"""Characters of a Chinese term."""
LONGEST_ENGLISH = 2
"""Words of an English one."""
_POSSESSIVE = re.compile(r"[’']s?$")
NESTED = 0.7
"""A term that stands in a longer one this often is only a part of it: 模定 of 规模定律."""

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Characters or words in a row that are said again and again."""

    keys: Keys
    text: str
    """As it stood first, but for a possessive: labor for “labor’s”."""
    texts: int
    """In how many texts it stands."""


def repeated_terms(texts: Iterable[str], least: int = 3) -> list[Term]:
    """The terms in at least `least` of the texts, the ones in most texts first.

    Chinese: up to LONGEST characters between stop words; no segmenter is asked, what repeats is a term, if
    it begins and ends where a stop word, sign or text does at least once (达拉教授 of 昂达拉教授 never does).
    English: words that are not among the frequent ones, and pairs of them.
    """
    runs = [list(_runs(text)) for text in texts]
    often: dict[Keys, _Seen] = {}
    for length in range(1, LONGEST + 1):
        often |= _of_length(runs, length, often, least)
    terms = [
        Term(keys, seen.text, seen.texts)
        for keys, seen in often.items()
        if seen.begins and seen.ends and not seen.nested and (len(keys) > 1 or not is_han(keys[0]))
    ]
    return sorted(terms, key=lambda term: (-term.texts, -len(term.keys), term.keys))


def keyness(own: int, own_total: int, others: int, others_total: int) -> float:
    """Dunning's log-likelihood of a term in `own` of `own_total` texts and `others` of `others_total`.

    0 where it is not more usual in the own texts. 10.83 means one chance in a thousand.
    """
    if not own_total or not others_total or own / own_total <= others / others_total:
        return 0.0
    rate = (own + others) / (own_total + others_total)
    expected, expected_others = own_total * rate, others_total * rate
    return 2 * (
        own * math.log(own / expected) + (others * math.log(others / expected_others) if others else 0)
    )


@dataclass(slots=True)
class _Seen:
    """What was seen of some keys in a row."""

    text: str
    texts: int = 0
    last: int = -1
    """Number of the text that counted last."""
    begins: bool = False
    ends: bool = False
    """Whether a run once began, or ended, with it."""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Keys of one script in a row without stop words, and the text they stand in."""

    text: str
    keys: Keys
    starts: Sequence[int]
    ends: Sequence[int]


def _of_length(
    runs: Sequence[Sequence[_Run]], length: int, shorter: dict[Keys, _Seen], least: int
) -> dict[Keys, _Seen]:
    """Rows of that length that repeat; only those are counted whose parts repeat. Marks nested parts."""
    seen: dict[Keys, _Seen] = {}
    for number, of_text in enumerate(runs):
        for run in of_text:
            if length <= (LONGEST if is_han(run.keys[0]) else LONGEST_ENGLISH):
                _count(run, number, length, shorter, seen)
    often = {keys: one for keys, one in seen.items() if one.texts >= least}
    for keys, one in often.items():
        if one.begins and one.ends:
            for part in _parts(keys):
                shorter[part].nested |= one.texts >= NESTED * shorter[part].texts
    return often


def _parts(keys: Keys) -> Iterator[Keys]:
    """All shorter rows within one."""
    for length in range(1, len(keys)):
        for start in range(len(keys) - length + 1):
            yield keys[start : start + length]


def _count(run: _Run, number: int, length: int, shorter: dict[Keys, _Seen], seen: dict[Keys, _Seen]) -> None:
    for start in range(len(run.keys) - length + 1):
        end = start + length
        keys = run.keys[start:end]
        if length > 1 and (keys[1:] not in shorter or keys[:-1] not in shorter):
            continue
        one = seen.get(keys)
        if one is None:
            one = seen[keys] = _Seen(_POSSESSIVE.sub("", run.text[run.starts[start] : run.ends[end - 1]]))
        if one.last != number:
            one.texts, one.last = one.texts + 1, number
        one.begins |= start == 0
        one.ends |= end == len(run.keys)


def _runs(text: str) -> Iterator[_Run]:
    folded = fold(text)
    keys, starts, ends = folded.keys, folded.starts, folded.ends
    stops = _stopped(keys)
    first = 0
    for i in range(len(keys) + 1):
        ended = i == len(keys) or stops[i]
        if i > first and (ended or not _goes_on(text, folded, i)):
            yield _Run(text, tuple(keys[first:i]), starts[first:i], ends[first:i])
            first = i
        if i < len(keys) and stops[i]:
            first = i + 1


def _goes_on(text: str, folded: Folded, i: int) -> bool:
    """Whether key `i` belongs to the run of the key before: the same script, a blank between words."""
    han = is_han(folded.keys[i])
    between = text[folded.ends[i - 1] : folded.starts[i]]
    return han == is_han(folded.keys[i - 1]) and between in ("", "" if han else " ")


def _stopped(keys: Sequence[str]) -> list[bool]:
    """Which keys are, or belong to, stop words."""
    chinese, english = _stop_words()
    one_for_each = "".join(key if is_han(key) else "\n" for key in keys)
    stops = [not is_han(key) and (key in english or len(key) < 3 or not key.isalpha()) for key in keys]
    for match in chinese.finditer(one_for_each):
        for i in range(*match.span()):
            stops[i] = True
    return stops


def is_stop_word(key: str) -> bool:
    """Whether a key is one of the most frequent English words."""
    return key in _stop_words()[1]


def is_chinese_stop_word(word: str) -> bool:
    """Whether a Chinese word in simplified characters says little by itself: 以及, 我们."""
    return _stop_words()[0].fullmatch(word) is not None


@cache
def _stop_words() -> tuple[re.Pattern[str], frozenset[str]]:
    folder = Path(__file__).parent
    words = folder.joinpath("stop_words.txt").read_text(encoding="utf-8").split()
    words += folder.joinpath("english.txt").read_text(encoding="utf-8").split()
    chinese = sorted((word for word in words if not word.isascii()), key=len, reverse=True)
    pattern = "|".join(re.escape(word) for word in chinese)
    return re.compile(pattern), frozenset(stem(word) for word in words if word.isascii())
