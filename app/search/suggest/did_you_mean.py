"""What somebody who mistyped may have meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.engine.vocabulary import similar
from app.search.names.lexicon import Lexicon, row_of_sounds
from app.search.names.well_spelt import is_known, is_well_spelt, sounding_beginning
from app.search.query.clauses import Clause
from app.search.query.query import SearchQuery
from app.search.suggest.as_written import as_written
from app.search.suggest.begun import names_begun
from app.search.suggest.said_instead import FREQUENT, SENTENCE, is_in_chinese, said_instead
from app.search.verify.verify import Verdict
from app.text.capitals import has_capital_within
from app.text.english import is_english
from app.text.normalise import HAN, fold, is_han, plain
from app.text.pinyin import syllable
from app.text.sounds import alike
from app.text.typed_pinyin import typed as pinyin
from app.text.words import tagged

LEAST_BEGUN = 3
"""Letters that tell how a name begins."""
TWO = 2
"""Characters, which have to sound exactly as a name does."""
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
    if not any(better.values()) and (said := said_instead(db, known, query, heard)):
        better = {" ".join(clause.words for clause in query.wanted): said}
    else:
        chinese = is_in_chinese(db, heard)
        better = {
            words: name or ("" if chinese and pinyin(words) else _spelling(db, engine, known, words))
            for words, name in better.items()
        }
    replaced = query.q
    for words in filter(better.__getitem__, better):
        replaced = _replaced(replaced, words, better[words])
    return "" if replaced == query.q else replaced


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
    if "'" in typed:  # xi'an is no beginning of xianggang
        return next((known.right(known.shown[keys]) for keys in known.in_pinyin(typed, begun=True)), "")
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
    if has_capital_within(words):  # BrainCo is no brains misspelt
        written = [form for form in written if not is_english(plain(form))]
    written.insert(0, _part_of_a_name(known, typed))  # of what is as near, a name is right
    return min(filter(None, written), key=lambda form: OSA.distance(plain(form), typed), default="")


def _part_of_a_name(known: Lexicon, word: str) -> str:
    """The part of a speaker's name that is spelt nearly like a word (folded): Sargent for Sargentt."""
    near = (keys for part in known.misspelt(word) for keys in known.by_part[part])
    names = {known.right(known.shown[keys]) for keys in near}
    written = (one for name in names for one in name.split() if alike(word, plain(one)) and known.called(one))
    return max(written, key=lambda one: (fuzz.ratio(word, plain(one)), one), default="")
