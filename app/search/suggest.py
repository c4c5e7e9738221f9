"""What somebody who is still typing may mean, and what somebody who mistyped may have meant."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from urllib.parse import urlencode

from rapidfuzz import fuzz
from sqlalchemy import BindParameter, Select, bindparam, func, select

from app.database import Db
from app.models import Session, Speaker
from app.search.among import among, listed
from app.search.completions import completions
from app.search.engine import AnyOf, Filters, Plan, SearchEngine
from app.search.language import Clause
from app.search.lexicon import Lexicon, lexicon, row_of_sounds
from app.search.query import SearchQuery
from app.search.rows import texts
from app.search.verify import Verdict
from app.search.vocabulary import similar
from app.text.normalise import HAN, fold, is_han, plain
from app.text.words import is_word, tagged

MOST = 8
OF_A_KIND = 4
LONGEST = 60
LOOKED_AT = 10
"""Utterances that tell how a word is written."""
_NOT_WANTED = re.compile(r'-?\w+[:：](?:"[^"]*"|\S+)|(?:(?<!\S)-|\bNOT\s+)(?:"[^"]*"|\([^)]*\)|\S+)')
"""Of what is typed, fields and what hits must not have."""
_WRITTEN: dict[tuple[str, str, str, str], str] = {}
MOST_WRITTEN = 10_000
"""Words whose spelling is kept: it is asked for with every letter that is typed, and hardly changes."""
SENTENCE = 6
"""Keys of what may be a sentence."""
FREQUENT = 3
"""A word is proposed if so many utterances hold it."""
MOST_COMPARED = 100
"""Hits by sound that tell how what was meant is written."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to go to or to search for."""

    kind: Literal["speaker", "session", "term"]
    text: str
    url: str


def suggestions(db: Db, engine: SearchEngine, typed: str) -> list[Suggestion]:
    """Speakers, terms and sessions that begin like, or hold, what was typed; not more than MOST."""
    typed = " ".join(typed.split())[:LONGEST]
    if not typed or not fold(typed).keys:
        return []
    found = [*_speakers(db, typed), *_terms(db, engine, typed), *_sessions(db, typed)]
    unique: dict[str, Suggestion] = {}
    for one in found:
        unique.setdefault(one.text, one)
    return list(unique.values())[:MOST]


def _speakers(db: Db, typed: str) -> Iterator[Suggestion]:
    numbers = lexicon(db).called(typed, begun=True)
    if numbers:
        given = {"numbers": listed(sorted(numbers)), "prefix": f"{typed}%"}
        for slug, name in db.execute(_speakers_query(), given):
            yield Suggestion("speaker", name, f"/speakers/{slug}")


@cache
def _speakers_query() -> Select[*tuple[Any, ...]]:
    prefix: BindParameter[str] = bindparam("prefix")
    return (
        select(Speaker.slug, Speaker.name)
        .where(among(Speaker.id), Speaker.role != "unknown")
        .order_by(Speaker.name.like(prefix).desc(), func.length(Speaker.name))
        .limit(OF_A_KIND)
    )


def _sessions(db: Db, typed: str) -> Iterator[Suggestion]:
    query = (
        select(Session.slug, Session.title)
        .where(func.instr(func.lower(Session.title), typed.lower()) > 0)
        .order_by(Session.date.desc())
        .limit(OF_A_KIND)
    )
    for slug, title in db.execute(query):
        yield Suggestion("session", title, f"/sessions/{slug}")


def _terms(db: Db, engine: SearchEngine, typed: str) -> Iterator[Suggestion]:
    """Names and glossary terms by their beginning or the first letters of their pinyin; frequent words."""
    known, start = lexicon(db), plain(typed)
    names = [known.shown[keys] for keys in known.initials.get(start, ())]
    names += known.beginning(start)
    for name in sorted(dict.fromkeys(names), key=len)[:OF_A_KIND]:
        yield _search_for(name)
    if all(map(is_han, start)):
        yield from map(_search_for, completions(db, engine, start))
    if start.isascii() and start.isalpha() and len(start) > 2:
        words = engine.vocabulary(start) or {
            word: count for word, count in engine.vocabulary(start[:3]).items() if start.startswith(word)
        }
        likely = sorted((one for one in words if words[one] >= FREQUENT), key=lambda one: -words[one])
        written = (as_written(db, engine, word, start) for word in likely[:OF_A_KIND])
        yield from map(_search_for, filter(None, written))


def _search_for(words: str) -> Suggestion:
    return Suggestion("term", words, f"/search?{urlencode({'q': words})}")


def as_written(db: Db, engine: SearchEngine, word: str, beginning: str = "", like: str = "") -> str:
    """A word of the index, which has no inflection (intellig), as the archive mostly writes it.

    `beginning`: of the forms that begin so; "" where there is none. `like`: the form most like this.
    """
    key = (str(db.get_bind().engine.url), word, beginning, like)
    known = _WRITTEN.get(key, "")
    if not known:  # kept only once it is known: the next import may bring it
        some = engine.candidates(Plan([AnyOf((word,))]), Filters()).ids[:LOOKED_AT].tolist()
        forms = Counter(form for row in texts(db, some) for form in _forms(row.text, word))
        fitting = (form for form in forms if plain(form).startswith(beginning))
        known = max(fitting, key=lambda form: (fuzz.ratio(form, like), forms[form]), default="")
        if len(_WRITTEN) >= MOST_WRITTEN:
            _WRITTEN.clear()
        if known:
            _WRITTEN[key] = known
    return known


def _forms(text: str, word: str) -> Iterator[str]:
    folded = fold(text)
    for key, start, end in zip(folded.keys, folded.starts, folded.ends, strict=True):
        if key == word:
            yield text[start:end].lower()


def did_you_mean(
    db: Db, engine: SearchEngine, known: Lexicon, query: SearchQuery, heard: Mapping[int, Verdict]
) -> str:
    """The query with words that stand nowhere replaced by the likeliest of the archive; "" for none.

    Those are known names that sound like them; what was `heard` for all of it, by utterance; or words that
    are spelt nearly like them.
    """
    if query.others or any(clause.pattern for clause in query.wanted):
        return ""
    better = {clause.words: _name(known, clause) for clause in query.wanted}
    if not any(better.values()) and (said := _said(db, known, query, heard)):
        better = {" ".join(clause.words for clause in query.wanted): said}
    else:
        better = {
            clause.words: better[clause.words] or _spelling(db, engine, clause) for clause in query.wanted
        }
    replaced = query.q
    for words in filter(better.__getitem__, better):
        replaced = _replaced(replaced, words, better[words])
    return "" if replaced == query.q else replaced


def _said(db: Db, known: Lexicon, query: SearchQuery, heard: Mapping[int, Verdict]) -> str:
    """What is mostly said where something sounds like all that was asked for: 互联网 for 互连网.

    "" where that is no word and said too seldom to be one, and for sentences.
    """
    typed = plain(" ".join(clause.words for clause in query.wanted))
    spans = {number: one.spans for number, one in heard.items() if _is_heard(one)}
    size = sum(len(clause.keys) for clause in query.wanted)
    if not spans or size >= SENTENCE:
        return ""
    some = texts(db, list(spans)[:MOST_COMPARED])
    said = Counter(row.text[slice(*span)].lower() for row in some for span in spans[row.number])
    whole = {form: count for form, count in said.items() if len(fold(form).keys) == size}
    chinese = any(map(is_han, typed))
    whole = {form: count for form, count in whole.items() if any(map(is_han, form)) == chinese}
    if chinese:
        least = FREQUENT if not (is_word(typed) or known.beginning(typed)) else math.inf
        words = (form for form in whole if is_word(form) or whole[form] >= least)
        return max(words, key=whole.__getitem__, default="")
    return max(whole, key=lambda form: (fuzz.ratio(form, typed), whole[form]), default="")


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


def _name(known: Lexicon, clause: Clause) -> str:
    """A known name or term that sounds like a Chinese word; "" where there is none."""
    if not all(map(is_han, clause.keys)) or clause.keys in known.names:
        return ""
    return next((known.shown[name] for name in known.sounds.get(row_of_sounds(clause.keys), ())), "")


def _spelling(db: Db, engine: SearchEngine, clause: Clause) -> str:
    """A word of the archive that is spelt nearly like one which stands nowhere; "" where there is none."""
    if len(clause.keys) != 1 or engine.document_frequency(clause.keys[0]):
        return ""
    likeliest = max(similar(engine, clause.keys[0])[:3], key=engine.document_frequency, default="")
    return likeliest and (as_written(db, engine, likeliest, like=clause.words.lower()) or likeliest)
