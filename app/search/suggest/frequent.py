"""Words that are often said, and pairs of them that belong together, by how they begin: for suggestions.

The index cannot tell them: of Chinese it holds pairs of characters, and two of three of those are no word.
"""

from __future__ import annotations

import math
import re
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import func, select

from app.database import Db
from app.models import Utterance
from app.search.engine.protocol import SearchEngine
from app.search.names.beginnings import Beginnings, as_typed, solid
from app.search.stored.rows import texts
from app.text.normalise import HAN, in_step, is_han, plain, stem
from app.text.terms import is_chinese_stop_word, is_stop_word
from app.text.words import cut, names_something, says_something

SAMPLE = 5_000
"""Utterances that are looked at, from all over the archive; and of those that come in later, at a time."""
LEAST = 3
"""So many of them have a word."""
TOGETHER = {"words": 0.02, "letters": 0.005, "characters": 0.1}
"""Two words belong together if this share of the one, times the same of the other, stands beside the other;
a character by itself (算|力, 大|模型) only if most of both do."""
NAMING = 4
"""So much less counts what is no noun: of what begins so, people mostly look for those."""
LONGEST = 8
"""Characters of two Chinese words."""
MOST_MET = 20_000
"""With more rows of words those that were met once are forgotten: most will not come again."""
MOST_ARCHIVES = 8
SECONDS = 60.0
"""An archive is counted anew after an edit, no sooner than so long after the last time."""
_WORD = re.compile(f"[{HAN}]+|[a-z][a-z'’]+")
_BETWEEN = frozenset((" ", "-"))

Row = tuple[str, ...]
"""A word, or two of them in a row; English ones without inflection."""


@dataclass(frozen=True, slots=True)
class FrequentWords:
    """Of an archive."""

    counts: Mapping[str, float] = field(default_factory=dict)
    """How often each was met, as it is mostly written; what is no noun counts less."""
    written: Beginnings = field(default_factory=Beginnings)
    """By how they are written, folded, without gaps."""
    letters: Beginnings = field(default_factory=Beginnings)
    """Chinese ones by their pinyin."""

    def beginning(self, start: str) -> list[str]:
        """Those that begin so, folded and without gaps; the most frequent first."""
        return self._in_order(self.written.of(start))

    def in_pinyin(self, letters: str) -> list[str]:
        """Those whose pinyin begins so; the most frequent first."""
        return self._in_order(self.letters.of(letters))

    def _in_order(self, found: Iterable[str]) -> list[str]:
        return sorted(found, key=lambda word: (-self.counts[word], len(word), word))


@dataclass(slots=True)
class _Kept:
    """What was met in an archive so far."""

    generation: int = -1
    last: int = 0
    """The number of the newest utterance that was looked at."""
    counted: float = -math.inf
    """When all were looked at."""
    met: Counter[tuple[Row, str]] = field(default_factory=Counter)
    """In how many utterances a row of words stands, written so."""
    words: FrequentWords = field(default_factory=FrequentWords)


_KEPT: dict[str, _Kept] = {}
_LOCK = threading.Lock()


def frequent_words(db: Db, engine: SearchEngine) -> FrequentWords:
    """The frequent words of an archive. Of a large one only what is new is looked at where something is."""
    place = str(db.get_bind().engine.url.database)
    with _LOCK:
        kept = _KEPT.setdefault(place, _Kept())
        while len(_KEPT) > MOST_ARCHIVES:
            _KEPT.pop(next(iter(_KEPT)))
        generation = engine.generation()
        if kept.generation != generation and _look_on(db, kept):
            kept.generation = generation
        return kept.words


def takes_long(db: Db) -> bool:
    """Whether an archive is so large that nobody who types wants to wait for its words: a second or two."""
    return _last(db) > SAMPLE


def _last(db: Db) -> int:
    return db.scalar(select(func.max(Utterance.id))) or 0


def _look_on(db: Db, kept: _Kept) -> bool:
    """Whether all has been looked at; not where something may have been edited less than a minute ago."""
    last, now = _last(db), time.monotonic()
    edited = last <= max(kept.last, SAMPLE)
    if last < kept.last // 2 or (edited and now - kept.counted >= SECONDS):  # or another archive
        kept.last, kept.met, kept.counted, edited = 0, Counter(), now, False
    if last > kept.last:
        step = max(1, (last - kept.last) // SAMPLE)
        for row in texts(db, list(range(last, kept.last, -step)), alone=True):
            kept.met.update(_met(row.text))
        kept.last = last
        kept.words = _words(kept.met)
    if len(kept.met) > MOST_MET:
        kept.met = Counter({met: count for met, count in kept.met.items() if count > 1})
    return not edited


def _met(text: str) -> set[tuple[Row, str]]:
    """The rows of words of a text, "" only for those that it has nowhere by themselves."""
    rows = set(_rows(text))
    alone = {row for row, form in rows if form}
    return {(row, form) for row, form in rows if form or row not in alone}


def _rows(text: str) -> Iterator[tuple[Row, str]]:
    """The words of a text, and each two of a script in a row, with how they are written.

    "" where a row may be but the end of another one: 船|经济 behind a single 慢.
    """
    folded = plain(text)
    written = text if in_step(folded, text) else folded
    pieces = list(_pieces(folded))
    alone = [len(key) == 1 for key, *_ in pieces] + [False, False]
    for i, (key, start, end) in enumerate(pieces):
        if not key:
            continue
        yield (key,), written[start:end]
        other, _, last = pieces[i + 1] if i + 1 < len(pieces) else ("", 0, 0)
        more_alone = alone[i] and alone[i + 1] and (alone[i - 1] or alone[i + 2])  # 彭|文|生 is one name
        if other and is_han(other[0]) == is_han(key[0]) and not more_alone:
            is_end = alone[i] and i > 0 and alone[i - 1]
            yield (key, other), ("" if is_end else written[start:last])


def _pieces(folded: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text as keys, each with where it stands; "" for what is none, but for a blank."""
    end = 0
    for piece in cut(folded):
        start, end = end, end + len(piece)
        if piece not in _BETWEEN:
            yield _key(piece), start, end


@lru_cache(maxsize=65_536)
def _key(piece: str) -> str:
    """A word's key; "" for what is no word, and for a character that says nothing by itself."""
    if not _WORD.fullmatch(piece) or (len(piece) == 1 and not _says_something(piece)):
        return ""
    return piece if is_han(piece[0]) else stem(piece)


def _words(met: Mapping[tuple[Row, str], int]) -> FrequentWords:
    total: Counter[Row] = Counter()
    for (row, _), count in met.items():
        total[row] += count
    kept = {row for row, count in total.items() if count >= LEAST and _is_wanted(row, total)}
    forms: dict[Row, tuple[int, str]] = {}
    for (row, form), count in met.items():
        if row in kept and form:
            forms[row] = max(forms.get(row, (0, "")), (count, form))
    counts = {form: _weight(row, total[row]) for row, (_, form) in forms.items()}
    return FrequentWords(
        counts=counts,
        written=Beginnings((solid(form), form) for form in counts),
        letters=Beginnings((spelt, form) for form in counts for spelt in as_typed(plain(form))),
    )


def _is_wanted(row: Row, total: Mapping[Row, int]) -> bool:
    if not all(map(_says_something, row)):
        return False
    size, alone = sum(map(len, row)), [len(word) == 1 for word in row]
    if len(row) == 1:
        return size > 1
    kind = "characters" if any(alone) else "words" if is_han(row[0][0]) else "letters"
    one, other = ((word,) for word in row)
    together = total[row] ** 2 / (total[one] * total[other])
    return together >= TOGETHER[kind] and (size <= LONGEST or kind == "letters")


def _says_something(word: str) -> bool:
    if is_han(word[0]):
        stops = is_chinese_stop_word(word) or (len(word) > 1 and all(map(is_chinese_stop_word, word)))
        return not stops and says_something(word)
    return not is_stop_word(word)


def _weight(row: Row, count: int) -> float:
    return count if not is_han(row[0][0]) or len(row) > 1 or names_something(row[0]) else count / NAMING
