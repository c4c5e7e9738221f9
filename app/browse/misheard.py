"""What may have been misheard for a correct name or term, for a person to accept into the glossary."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from app.attribution.lexicon import lexicon as cues
from app.browse.correct import Correct, correct_terms
from app.database import Db
from app.search.engine.protocol import SearchEngine
from app.search.find import find
from app.search.names.lexicon import Lexicon, lexicon
from app.search.names.names import Keys, name_keys
from app.search.query.clauses import Clause
from app.search.query.query import SearchQuery
from app.search.sound.asked import asked
from app.search.sound.sounding import sounds_like
from app.search.stages.planning import RARE
from app.search.stored.rows import Row
from app.text.normalise import is_han
from app.text.passage import Passage, Span, letters
from app.text.pinyin import syllable
from app.text.sounds import skeleton
from app.text.terms import is_chinese_stop_word, is_stop_word
from app.text.whole_words import LETTER
from app.text.words import cuts_a_word, is_word, words

SHORTEST = 3
"""Characters of a Chinese term for which others are proposed by sound; two are too few to tell by."""
FULL_NAME = 4
"""Characters of a Chinese person's name at most; a longer one is a foreign name."""
LEAST_ALIKE = 80.0
"""Likeness of the letters of a term and of what was heard, 0 to 100: Sageant, but no cloud for Claude."""
MOST_HEARD = 8
SHOWN = 100
AROUND = 20
"""Characters of the example on either side."""
_SIGN = re.compile(r"[^\w\s'’-]")
_WITHIN = re.compile(rf"{LETTER}{LETTER}")
"""What a Latin word is cut between."""
_PART = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""Of OpenAPI: Open, and API."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that sounds like a correct name or term and may be it, misheard."""

    term: str
    heard: str
    count: int
    """How often."""
    sessions: int
    """In how many sessions."""
    example: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something was heard."""

    heard: str
    session: str
    example: str


def candidates(db: Db, engine: SearchEngine) -> Iterator[Candidate]:
    """For each name and term that is known to be correct, what sounds like it where it is expected.

    What is a known spelling of something is not proposed, nor what says something else by itself. What sounds
    like several terms is proposed for the one that it is most like. In order of the terms, then of how often.
    """
    known = lexicon(db)
    found: dict[Keys, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for correct in correct_terms(db):
        for place in _sounding_like(db, engine, correct, known):
            found[name_keys(place.heard)][correct.term].append(place)
    likest = []
    for keys, terms in found.items():
        term = max(terms, key=lambda term: fuzz.ratio(skeleton(term), skeleton("".join(keys))))
        one = _candidate(term, terms[term])
        latin = not any(map(is_han, term))
        if not (latin and (_is_english(keys, term, terms[term]) or _is_a_name(engine, term, one.heard))):
            likest.append(one)
    of_term: Counter[str] = Counter()
    for one in sorted(likest, key=lambda one: (one.term, -one.count, one.heard)):
        of_term[one.term] += 1
        if of_term[one.term] <= MOST_HEARD:
            yield one


def _candidate(term: str, places: list[_Place]) -> Candidate:
    [(heard, _)] = Counter(place.heard for place in places).most_common(1)
    return Candidate(term, heard, len(places), len({place.session for place in places}), places[0].example)


def _is_english(keys: Keys, term: str, places: list[_Place]) -> bool:
    """Whether it is rather a word of the language than a Latin term: too little like it, or inflected.

    Of transfer there is transferred too; nobody inflects a mishearing.
    """
    if fuzz.ratio(letters(term), letters(places[0].heard)) < LEAST_ALIKE:
        return True
    return len(keys) == 1 and any(place.heard.casefold() != keys[0] for place in places)


def _is_a_name(engine: SearchEngine, term: str, heard: str) -> bool:
    """Whether it is a word with an abbreviation in it that the term has not, and that stands by itself too.

    Where somebody speaks of an API, OpenAPI is no OpenAI.
    """
    others = set(_PART.findall(heard)) - {*_PART.findall(term), heard}
    short = [part.lower() for part in others if part.isupper() and len(part) > 1]
    return heard.isalnum() and any(map(engine.document_frequency, short))


def _sounding_like(db: Db, engine: SearchEngine, correct: Correct, known: Lexicon) -> Iterator[_Place]:
    """Where something sounds like all of a term that is no known spelling and may be a mishearing."""
    keys_asked = name_keys(correct.term)
    if len(keys_asked) < SHORTEST and is_han(keys_asked[0]):
        return
    query = SearchQuery(
        correct.term,
        event=correct.event,
        session=correct.session,
        wanted=(Clause(correct.term, keys_asked),),  # one, so that no word of it is found alone
        match="sounds_like",
        per_page=SHOWN,
    )
    for row, spans in _heard(db, engine, query, _is_chinese(correct)):
        text = row.text
        for start, end in spans:
            keys = name_keys(text[start:end])
            if len(keys) == 1 and engine.document_frequency(keys[0]) > RARE:
                continue  # a frequent word is spelt as it is meant
            if keys in known.names or not (correct.person or _names_nobody(keys, keys_asked, known)):
                continue
            if may_be(correct, text, start, end):
                around = text[max(0, start - AROUND) : end + AROUND]
                yield _Place(text[start:end], row.session_slug, around)


def _heard(
    db: Db, engine: SearchEngine, query: SearchQuery, chinese: bool
) -> Iterator[tuple[Row, Sequence[Span]]]:
    """Where something sounds like a term; of a Chinese person also where a second name stands beside it."""
    for hit in find(db, engine, query).hits:
        yield hit.row, hit.spans
    question = asked(query.wanted, {clause.keys for clause in query.wanted})
    for hit in find(db, engine, replace(query, match="variant")).hits if chinese else ():
        verdict = sounds_like(question, Passage(hit.row.text))
        if verdict is not None and verdict.match == "sounds_like":
            yield hit.row, verdict.spans


def _names_nobody(keys: Keys, asked: Keys, known: Lexicon) -> bool:
    """Whether no known name stands in it that does not stand in the term: 张总|和 is no 碳中和."""
    return known.names.isdisjoint(_rows(keys) - _rows(asked))


def _rows(keys: Keys) -> set[Keys]:
    return {keys[start:end] for start in range(len(keys)) for end in range(start + 1, len(keys) + 1)}


def may_be(correct: Correct, text: str, start: int, end: int) -> bool:
    """Whether text[start:end], which sounds like a name or term, may be that: if it is nothing by itself."""
    heard = text[start:end]
    before, behind = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    if _SIGN.search(heard) or _WITHIN.match(before) or _WITHIN.match(behind):
        return False
    if any(map(is_han, correct.term)):
        return _may_be_chinese(correct, Passage(text).in_place, start, end)
    others = set(name_keys(heard)) - set(name_keys(correct.term))
    return not all(map(is_stop_word, others))  # the harbour from is no Harbour Forum


def _may_be_chinese(correct: Correct, text: str, start: int, end: int) -> bool:
    """Whether it is neither spelt as it is meant nor, for a person's name, without a family name.

    `text` is folded. Spelt as it is meant is a word of the dictionary, a word that goes on (建立|硬科技 is no
    汐音科技), and what has another word in it. A Chinese person's name begins with a family name (正迎来 is
    no 朱英来).
    """
    heard, asked = text[start:end], name_keys(correct.term)
    if is_word(heard) or cuts_a_word(text, start, end) or _has_another_word(heard, asked):
        return False
    return not _is_chinese(correct) or cues().surnames.match(heard) is not None


def _is_chinese(correct: Correct) -> bool:
    """Whether it is a Chinese person's name."""
    short = correct.person and len(name_keys(correct.term)) <= FULL_NAME
    return short and cues().surnames.match(correct.term) is not None


def _has_another_word(heard: str, asked: Keys) -> bool:
    """Whether a word of it, without any character of the term, says something by itself.

    Words of grammar do (以及科技 is no 云迹科技, 健保是 no 健保署), and words of several characters, unless
    all of it is pronounced as the term is (一起学习 is no 机器学习, 电子前瞻 no 电子签章).
    """
    others = [heard[first:last] for first, last in words(heard)]
    others = [word for word in others if not set(word) & set("".join(asked))]
    if any(map(is_chinese_stop_word, others)):
        return True
    return any(len(word) > 1 for word in others) and _pronounced(name_keys(heard)) != _pronounced(asked)


def _pronounced(keys: Keys) -> list[str]:
    return [syllable(key) if is_han(key) else key for key in keys]
