"""What somebody who mistyped may have meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.engine.vocabulary import similar
from app.search.names.lexicon import Lexicon, row_of_sounds
from app.search.names.well_spelt import differs_in_words, is_known, is_well_spelt, sounding_beginning
from app.search.query.clauses import Clause
from app.search.query.query import SearchQuery
from app.search.stored.rows import texts
from app.search.suggest.as_written import as_written
from app.search.suggest.begun import names_begun
from app.search.verify.verify import Verdict
from app.text.normalise import HAN, fold, is_han, plain
from app.text.pinyin import syllable
from app.text.sounds import alike
from app.text.words import is_word, tagged

LEAST_BEGUN = 3
"""Letters that tell how a name begins."""
TWO = 2
"""Characters, which have to sound exactly as a name does."""
SENTENCE = 6
"""Keys of what may be a sentence."""
FREQUENT = 3
"""What is no word is proposed if it is said so often."""
MOST_COMPARED = 100
"""Hits by sound that tell how what was meant is written."""
MOST_SPELLINGS = 5
"""Words spelt nearly like what was typed that are looked up."""
_NOT_WANTED = re.compile(r'-?\w+[:：](?:"[^"]*"|\S+)|(?:(?<!\S)-|\bNOT\s+)(?:"[^"]*"|\([^)]*\)|\S+)')
"""Of what is typed, fields and what hits must not have."""


def did_you_mean(
    db: Db, engine: SearchEngine, known: Lexicon, query: SearchQuery, heard: Mapping[int, Verdict]
) -> str:
    """The query with words that stand nowhere replaced by the likeliest of the archive; "" for none.

    Those are known names that sound like them; what was `heard` for all of it, by utterance; or words that
    are spelt nearly like them. What is spelt right, a known name or a word of the dictionary, stays as it is:
    what was heard for it is no better.
    """
    if query.others or any(clause.pattern for clause in query.wanted):
        return ""
    better = {clause.words: _name(known, clause) for clause in query.wanted}
    if not any(better.values()) and (said := _said(db, known, query, heard)):
        better = {" ".join(clause.words for clause in query.wanted): said}
    else:
        better = {words: name or _spelling(db, engine, known, words) for words, name in better.items()}
    replaced = query.q
    for words in filter(better.__getitem__, better):
        replaced = _replaced(replaced, words, better[words])
    return "" if replaced == query.q else replaced


def _said(db: Db, known: Lexicon, query: SearchQuery, heard: Mapping[int, Verdict]) -> str:
    """What is mostly said where something sounds like all that was asked for: 互联网 for 互连网.

    "" for what is spelt right, where that is no word and said too seldom to be one, and for sentences.
    """
    asked = " ".join(clause.words for clause in query.wanted)
    typed = plain(asked)
    spans = {number: one.spans for number, one in heard.items() if _is_heard(one)}
    size = sum(len(clause.keys) for clause in query.wanted)
    named = any(clause.keys in known.names for clause in query.wanted) or known.is_spelt_out(asked)
    named = named or bool(known.misspelt(typed)) or is_well_spelt(known, typed)
    if not spans or size >= SENTENCE or named:
        return ""
    some = texts(db, list(spans)[:MOST_COMPARED])
    said = Counter(row.text[slice(*span)].lower() for row in some for span in spans[row.number])
    chinese = any(map(is_han, typed))
    whole = {
        form: count
        for form, count in said.items()
        if len(fold(form).keys) == size and any(map(is_han, form)) == chinese
    }
    if chinese:
        words = (form for form, count in whole.items() if _is_meant(known, form, count, typed))
        return max(words, key=whole.__getitem__, default="")
    others = [form for form, count in whole.items() if count >= FREQUENT or _adds_none(known, form, typed)]
    return max(others, key=lambda form: (fuzz.ratio(form, typed), whole[form]), default="")


def _is_meant(known: Lexicon, form: str, count: int, typed: str) -> bool:
    """Whether what was said for Chinese characters is a word or name, or said often and differs in words."""
    simplified, asked = "".join(fold(form).keys), "".join(fold(typed).keys)
    often = count >= FREQUENT and differs_in_words(simplified, asked)
    return is_word(simplified) or is_known(known, form) or often


def _adds_none(known: Lexicon, form: str, typed: str) -> bool:
    """Whether what differs of what was said for words is spelt right itself."""
    return all(word in typed.split() or is_well_spelt(known, word) for word in form.split())


def _is_heard(verdict: Verdict) -> bool:
    return verdict.match == "sounds_like" and verdict.together and bool(verdict.spans)


def _replaced(typed: str, words: str, better: str) -> str:
    """What was typed with other words for some, but in fields, in what is left out, and in longer words."""
    alone = rf"(?<![^\W_{HAN}]){re.escape(words)}(?![^\W_{HAN}])"
    both = re.compile(f"{_NOT_WANTED.pattern}|(?P<words>{alone})")
    return both.sub(lambda match: better if match["words"] else match.group(), typed)


def words_apart(query: SearchQuery) -> str:
    """The words of a Chinese sentence that say something: 投资人 关心 问题; "" where there are not two."""
    [clause] = query.wanted if len(query.wanted) == 1 else [None]
    if clause is None or clause.quoted or clause.words != query.q or len(clause.keys) < SENTENCE:
        return ""
    kept = [word for word, kind in tagged(plain(query.q)) if len(word) > 1 and kind[0] in "navij"]
    return " ".join(dict.fromkeys(kept)) if len(kept) > 1 else ""


def name_begun(known: Lexicon, query: SearchQuery) -> str:
    """A known name or term of which only the beginning was typed, or that of its pinyin: 吴军 for wuj.

    "" for a word, and what is somebody's name already.
    """
    [clause] = query.wanted if len(query.wanted) == 1 and not query.others else [None]
    if clause is None or clause.quoted or clause.pattern or not (typed := plain(clause.words)).isascii():
        return ""
    if len(typed) < LEAST_BEGUN or known.called(typed) or is_well_spelt(known, typed):
        return ""
    return next(iter(names_begun(known, typed)), "")


def _name(known: Lexicon, clause: Clause) -> str:
    """A known name or term that sounds like a Chinese word, or begins so; "" where there is none."""
    if not all(map(is_han, clause.keys)) or clause.keys in known.names or is_known(known, clause.words):
        return ""
    alike = known.sounds.get(row_of_sounds(clause.keys), ())
    if len(clause.keys) <= TWO:  # so few are too many words to be but nearly alike: 微信 is no 卫星
        asked = [*map(syllable, clause.keys)]
        alike = tuple(name for name in alike if [*map(syllable, name)] == asked)
    whole = (known.right(known.shown[name]) for name in alike)
    return next(whole, "") or sounding_beginning(known, clause.keys)


def _spelling(db: Db, engine: SearchEngine, known: Lexicon, words: str) -> str:
    """A word of the archive that is spelt nearly like one which stands nowhere; "" where there is none.

    What is in no dictionary is one if it is said often enough.
    """
    keys = fold(words).keys
    if len(keys) != 1 or engine.document_frequency(keys[0]) or known.is_in_a_name(keys[0]):
        return ""
    typed = plain(words)
    if is_well_spelt(known, typed):
        return ""
    some = similar(engine, typed if typed.isalpha() else keys[0])[:MOST_SPELLINGS]
    forms = {
        as_written(db, engine, word, like=typed) or word: engine.document_frequency(word) for word in some
    }
    written = [form for form, count in forms.items() if count >= FREQUENT or is_well_spelt(known, form)]
    written.insert(0, _part_of_a_name(known, typed))  # of what is as near, a name is right
    return min(filter(None, written), key=lambda form: OSA.distance(plain(form), typed), default="")


def _part_of_a_name(known: Lexicon, word: str) -> str:
    """The part of a speaker's name that is spelt nearly like a word (folded): Sargent for Sargentt."""
    near = (keys for part in known.misspelt(word) for keys in known.by_part[part])
    names = {known.right(known.shown[keys]) for keys in near}
    written = (one for name in names for one in name.split() if alike(word, plain(one)) and known.called(one))
    return max(written, key=lambda one: (fuzz.ratio(word, plain(one)), one), default="")
