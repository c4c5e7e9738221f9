"""Names, terms and words of the archive by how they begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.names.beginnings import solid
from app.search.names.lexicon import Lexicon
from app.search.suggest.as_written import as_written
from app.search.suggest.completions import completions, last_word
from app.search.suggest.frequent import FrequentWords, frequent_words
from app.search.suggest.meant_names import is_only_heard, meant_names
from app.search.suggest.still_said import is_said
from app.search.suggest.surely_misheard import right
from app.text.grammar import is_of_grammar
from app.text.normalise import fold, is_han, plain
from app.text.typed_pinyin import toneless

LONGEST = 60
"""Characters that may begin something."""
OF_A_KIND = 4
FREQUENT = 3
"""A word of the index is proposed if so many utterances hold it."""


def is_enough(words: str) -> bool:
    """Whether something may be told from it: one Chinese character, or two letters."""
    if len(words) > LONGEST or not fold(words).keys:
        return False
    return len(words) > 1 or is_han(plain(words))


def begun(db: Db, engine: SearchEngine, known: Lexicon, typed: str) -> list[str]:
    """Names, terms and frequent words. What was typed itself only where nothing goes on from it."""
    start, frequent = plain(typed), frequent_words(db, engine)
    words = _words(db, engine, frequent, typed)
    found = [*names_begun(known, typed), *(right(known, frequent, word) for word in words)]
    chinese = all(map(is_han, start)) and (len(words) > 0 or len(start) > 2)
    if chinese and not any(plain(term).startswith(start) for term in found):
        found += (right(known, frequent, word) for word in last_word(db, engine, start, frequent.beginning))
    found = found or meant_names(known, typed)[:OF_A_KIND]
    unique: dict[str, str] = {}
    for term in found:
        unique.setdefault(solid(term), term)  # OpenAI, and not open AI beside it
    return [term for term in unique.values() if plain(term) != start] or found[:1]


def names_begun(known: Lexicon, typed: str) -> list[str]:
    """Names and glossary terms by their beginning, that of their pinyin, or its first letters."""
    names = [known.shown[keys] for keys in known.with_initials(typed)]
    names += known.beginning(typed) + known.spelt(typed)
    right = sorted(dict.fromkeys(map(known.right, names)), key=len)
    return list(islice((name for name in right if not is_only_heard(known, name)), OF_A_KIND))


def _words(db: Db, engine: SearchEngine, frequent: FrequentWords, typed: str) -> list[str]:
    """Frequent words and terms, and the most frequent of those whose pinyin begins so."""
    start = plain(typed)
    found = frequent.beginning(solid(start).replace("'", ""))
    if spelt := [word for letters in toneless(typed) for word in frequent.in_pinyin(letters)]:
        found = sorted(found + spelt, key=frequent.counts.__getitem__, reverse=True)
    found = list(islice((word for word in found if is_said(engine, fold(word).keys)), OF_A_KIND))
    if all(map(is_han, start)) and (len(start) > 1 or len(found) < OF_A_KIND):
        found += completions(db, engine, start)
    elif start.isascii() and start.isalpha() and len(start) > 2 and len(found) < OF_A_KIND:
        found += _of_the_index(db, engine, start)
    return found


def _of_the_index(db: Db, engine: SearchEngine, start: str) -> Iterator[str]:
    """English words, the seldom ones too."""
    words = engine.vocabulary(start) or {
        word: count for word, count in engine.vocabulary(start[:3]).items() if start.startswith(word)
    }
    some = (one for one in words if words[one] >= FREQUENT and not is_of_grammar(one))
    likely = sorted(some, key=lambda one: -words[one])[:OF_A_KIND]
    written = (as_written(db, engine, word, start) for word in likely)
    return (form for form in written if form and not is_of_grammar(form))
