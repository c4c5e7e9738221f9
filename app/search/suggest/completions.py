"""Chinese terms that begin with what was typed, out of the passages that hold it: the seldom ones too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from app.database import Db
from app.search.engine.protocol import AnyOf, Filters, Plan, SearchEngine
from app.search.stored.rows import texts
from app.text.normalise import in_step, is_han, plain
from app.text.terms import is_chinese_stop_word
from app.text.tokens import phrase_tokens
from app.text.words import cut, says_something

MOST = 4
LOOKED_AT = 25
"""Utterances that tell how a term goes on."""
LONGEST = 6
"""Characters of a term beyond what was typed."""
AROUND = 4
"""Characters before and behind, by which words are told."""
LEAST = 3
"""So many utterances have a term."""
CERTAIN = 0.7
"""The share in which what is no word of the dictionary stands, to be one; and in which a term goes on in the
same way, to be only a part of that."""


def completions(db: Db, engine: SearchEngine, typed: str) -> list[str]:
    """Frequent terms that begin with some Chinese characters (folded), as they stand in the archive.

    What was typed is among them where it is one.
    """
    if len(typed) > 1:
        return _terms(db, engine, typed)[: MOST + 1]
    if not _says_something(typed):
        return []
    pairs = engine.vocabulary(typed)
    frequent = (pair for pair in pairs if len(pair) == 2 and pairs[pair] >= LEAST and _says_something(pair))
    likely = sorted(frequent, key=lambda pair: -pairs[pair])[: MOST + 2]
    return [term for pair in likely for term in _terms(db, engine, pair)[:1]][:MOST]


def _terms(db: Db, engine: SearchEngine, start: str) -> list[str]:
    """The terms that begin so, the most frequent first."""
    met: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    sure: set[str] = set()
    begins: set[str] = set()
    places = 0
    for before, stands in _places(db, engine, start):
        places += 1
        for words, is_end in _from(plain(before), plain(stands), len(start)):
            term = "".join(words)
            met[term] += 1
            written.setdefault(term, Counter())[stands[: len(term)]] += 1
            if all(len(word) > 1 for word in words):
                sure.add(term)
            if not is_end:
                begins.add(term)
    kept = {term for term in begins if met[term] >= (LEAST if term in sure else max(LEAST, CERTAIN * places))}
    whole = [term for term in kept if not any(_is_part(term, other, met) for other in kept)]
    whole.sort(key=lambda term: (-met[term], len(term)))
    return [written[term].most_common(1)[0][0] for term in whole]


def last_word(
    db: Db, engine: SearchEngine, start: str, frequent: Callable[[str], Sequence[str]]
) -> list[str]:
    """Some words in a row (folded) of which the last one goes on as it does where all of them are said.

    That is a word of the dictionary there, or one of those that are frequent and begin so.
    """
    met: Counter[str] = Counter()
    for before, stands in _places(db, engine, start):
        folded = plain(stands)
        first, end = _word_at(plain(before) + folded, len(before) + len(start) - 1)
        first, end = first - len(before), end - len(before)
        if first < 0:
            continue
        likely = frequent(folded[first : len(start)])
        end = max([end, *(first + len(word) for word in likely if folded.startswith(plain(word), first))])
        if end > len(start):
            met[stands[:end]] += 1
    return [words for words, _ in met.most_common(MOST)]


def _word_at(text: str, place: int) -> tuple[int, int]:
    """Where the word begins and ends that has the character at a place."""
    end = 0
    for word in cut(text):
        end += len(word)
        if end > place:
            return end - len(word), end
    return end, end


def _is_part(term: str, other: str, met: Counter[str]) -> bool:
    """Whether a term nearly always goes on as another one does: 人工 in 人工智能."""
    return len(other) > len(term) and other.startswith(term) and met[other] >= CERTAIN * met[term]


def _places(db: Db, engine: SearchEngine, start: str) -> Iterator[tuple[str, str]]:
    """The first place in each of some utterances: what comes before, and how it stands with what follows."""
    plan = Plan([AnyOf((token,)) for token in phrase_tokens(start)])
    some = engine.candidates(plan, Filters()).ids[:LOOKED_AT].tolist()
    for row in texts(db, some, alone=True):
        folded = plain(row.text)
        at = folded.find(start)
        if at >= 0 and in_step(folded, row.text):
            end = at + len(start) + LONGEST + AROUND
            yield row.text[max(0, at - AROUND) : at], row.text[at:end]


def _from(before: str, stands: str, size: int) -> Iterator[tuple[Sequence[str], bool]]:
    """The words in a row that stand there and say something: what was typed, of that `size`, and more.

    With each whether it may be but the end of a longer one: 船|经济 behind a single 慢.

    None where it begins within a word: 算机 in 计算机.
    """
    at, words, last = 0, cut(before + stands), ""
    while at < len(before):
        last = words.pop(0)
        at += len(last)
    if at > len(before):
        return
    row = list(takewhile(_is_content, words))
    is_end = len(last) == len("".join(row[:1])) == 1 and _is_content(last)
    for count in range(1, len(row) + 1):
        if size <= sum(map(len, row[:count])) <= size + LONGEST:
            yield row[:count], is_end


def _is_content(word: str) -> bool:
    return all(map(is_han, word)) and not is_chinese_stop_word(word) and says_something(word)


def _says_something(characters: str) -> bool:
    return not any(map(is_chinese_stop_word, (characters, characters[0], characters[-1])))
