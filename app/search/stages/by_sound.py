"""The stage of a search that looks for what sounds like it: the most similar candidates are aligned."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from app.search.engine.protocol import Candidates, Plan, SearchEngine, are_among
from app.search.names.names import Keys, name_keys
from app.search.query.clauses import Alternative, Clause
from app.search.query.readings import in_a_row, irregular_forms
from app.search.sound.asked import Asked, asked
from app.search.sound.misspelt import is_ordinary, likeness, mended
from app.search.sound.most_similar import most_similar
from app.search.sound.read_otherwise import read_otherwise
from app.search.sound.short_words import FREQUENT, SHORT, TERM, is_another_word
from app.search.sound.sounding import sounds_like
from app.search.stages.found import Found, Search, add
from app.search.stages.left_out import with_one_less
from app.search.stages.matching import ENOUGH_FULL, MOST_VERIFIED, full_matches, verified
from app.search.stages.pinyin import in_characters, is_both, said_so
from app.search.stages.places import in_letters, only_named
from app.search.stages.planning import loose_plan, strict_plan
from app.search.stages.same_writing import written_the_same
from app.search.stages.spelt_right import OTHERWISE, right_first
from app.search.stored.rows import TextRow
from app.search.verify.verify import Verdict, is_unwanted, verify
from app.text.normalise import is_han, plain
from app.text.passage import Passage
from app.text.tokens import phrase_tokens
from app.text.words import is_word

COMMON = 200
"""With more full matches than this, nothing is looked for by sound."""
MOST_BY_SOUND = 80
"""Candidates for a match by sound that are compared at once (for short words more)…"""
STILL = 1 / 8
"""…and again so many, the next best, while this share of them sounds like it."""
LESS = 2 / 3
"""With few candidates, none of which sounds like it, those that share so much less are looked at too."""
MOST_ALIGNED = 50
"""How many of those compared at once, the most similar, are aligned with what was asked…"""
MOST_BESIDE = 25
"""…or where what was asked stands somewhere as it is, which comes before all of them…"""
IN_VAIN = 10
"""…and more, until so many one after the other do not sound like it."""
ALWAYS = 40
"""So many of the most similar are looked at, however long it has taken already."""
MOST_NAMES = 4
"""Names that have the initials or the pinyin which was typed."""
SHORT_WORD = 5
"""Letters of an English word that is so taken if it stands anywhere: time, tied and tired are no tide."""


def matches_by_sound(search: Search, way: Alternative, found: Found) -> Found:
    """What sounds like what is wanted, and what is most of it; nothing where that would be a nuisance."""
    result = Found()
    stands = any(verdict.together for verdict in found.verdicts.values())
    if _may_be_misheard(search, way, found):
        result = _misspelt(search, way)
        if len(result.candidates) < COMMON:
            heard = _heard(search, way, way.wanted, search.known.names, found, stands)
            if spoken := read_otherwise(way.wanted):
                otherwise = _heard(search, way, spoken, search.known.names, found, stands)
                heard = add(heard, _without_parts(otherwise))
            result = add(heard, result)
        keys = in_a_row(way.wanted).keys
        if len(way.wanted) == 1:
            result = add(result, with_one_less(search, way, keys, stands))
        if keys not in search.known.names and is_another_word(
            keys, len(found.candidates), len(result.candidates)
        ):
            result = Found()
    if not len(found.candidates) and not any(clause.pattern for clause in way.wanted):
        row, pinyin = in_a_row(way.wanted), _pinyin(search, way)
        if len(pinyin.candidates):
            result = Found()  # shuliang is 数量, and no challenge misspelt
        for name in search.known.in_pinyin(row.words)[:MOST_NAMES]:
            result = add(result, _named(search, way, name, found, search.known.names))
        for name in _misspelt_names(search, row)[:MOST_NAMES]:
            result = add(result, _named(search, way, name, found, ()))
        for name in _with_initials(search, row)[:MOST_NAMES]:
            result = add(result, _named(search, way, name, found, ()))
        result = add(result, pinyin)
        for written in in_characters(search, way):
            result = add(result, _as_meant(search, written, 1.0))
    elif is_both(search, way, found):
        result = add(result, _pinyin(search, way))
    if (places := in_letters(search, way)) is not None:
        result = add(result, only_named(search, places, _as_meant(search, places, 1.0)))
    if len(found.candidates) + len(result.candidates) >= ENOUGH_FULL:
        return _without_parts(result)
    return result


def _misspelt(search: Search, way: Alternative) -> Found:
    """Where the words of the archive stand for which those that were typed are misspelt."""
    meant = mended(way, search.engine, search.known)
    return Found() if meant is None else _as_meant(search, meant, likeness(way, meant))


def _as_meant(search: Search, meant: Alternative, like: float) -> Found:
    """Where other words than those that were typed stand, which are `like` them: 0 to 1."""
    found = full_matches(search, meant, look_at_all=False)
    found.matches = dict.fromkeys(found.candidates.ids.tolist(), "sounds_like")
    found.meant = (meant,)
    # in which form it stands there nobody has looked at: what was heard comes first
    found.verdicts = {number: replace(one, score=one.score * like) for number, one in found.verdicts.items()}
    return _no_more_than_sound(found)


def _heard(
    search: Search,
    way: Alternative,
    clauses: tuple[Clause, ...],
    names: Collection[Keys],
    found: Found,
    stands: bool,
) -> Found:
    """What sounds like some clauses; where hardly anything does, what shares less with them too."""
    plan = loose_plan(clauses, search.engine, search.known)
    question = replace(asked(clauses, names, stands), frequent=partial(_is_frequent, search.engine))
    if stands:
        question = replace(question, clauses=(in_a_row(clauses),))
    short = len(question.row) <= SHORT and all(map(is_han, question.row.keys))
    if short:
        keys = question.row.keys
        unknown = not len(found.candidates) and keys not in names and not is_word("".join(keys))
        question = replace(question, rests=search.known.rests(keys), words_too=unknown)
    most = MOST_BY_SOUND * (8 if short else 1)
    candidates = _others(search, plan, found.candidates)
    heard = _batch_by_batch(search, way, question, candidates, most, stands)
    if stands or heard.has_whole:
        return heard
    if short and not question.words_too and not len(found.candidates):
        words_too = replace(question, words_too=True)
        heard = add(heard, _batch_by_batch(search, way, words_too, candidates, most, stands))
    if len(candidates) < most and plan.enough < 1:
        more = _others(search, replace(plan, enough=plan.enough * LESS), found.candidates)
        more = more.only(~are_among(more.ids, candidates.ids)).only(slice(None, most))
        heard = add(heard, _without_parts(_sounding(search, way, question, more, stands)))
    return heard


def _is_frequent(engine: SearchEngine, word: str) -> bool:
    """Whether a Chinese word of the dictionary stands too often to be another one misheard."""
    return min(map(engine.document_frequency, phrase_tokens(word))) > FREQUENT


def _batch_by_batch(
    search: Search, way: Alternative, question: Asked, candidates: Candidates, most: int, stands: bool
) -> Found:
    """What sounds like it among the `most` best candidates; among the next ones too while there is plenty."""
    result = Found()
    while len(candidates):
        first, candidates = candidates.only(slice(None, most)), candidates.only(slice(most, None))
        heard = _sounding(search, way, question, first, stands)
        parts = sum(match == "partial" for match in heard.matches.values())
        plenty = len(heard.matches) - parts >= STILL * most
        if plenty and result.nothing:
            heard = add(heard, written_the_same(search, way, question, heard))
            candidates = candidates.only(~are_among(candidates.ids, heard.candidates.ids))
        result = add(result, heard)
        if not plenty:
            result.more_parts |= parts > STILL * most and len(candidates) > 0
            break
        if len(result.candidates) >= MOST_VERIFIED or time.thread_time() > search.end:
            result.bounded |= len(candidates) > 0
            break
    return result


def _no_more_than_sound(found: Found) -> Found:
    """What was found by something else than what was asked: initials or pinyin."""
    for number, verdict in found.verdicts.items():
        if verdict.match != "partial":
            found.verdicts[number] = replace(verdict, match="sounds_like")
            found.matches[number] = "sounds_like"
    return found


def _without_parts(found: Found) -> Found:
    """Only what sounds like all that was asked for."""
    whole = [found.matches[number] != "partial" for number in found.candidates.ids.tolist()]
    return replace(found.only(np.array(whole, np.bool_)), more_parts=False)


def _others(search: Search, plan: Plan, found: Candidates) -> Candidates:
    candidates = search.engine.candidates(plan, search.filters)
    return candidates.only(~are_among(candidates.ids, found.ids))


def _may_be_misheard(search: Search, way: Alternative, found: Found) -> bool:
    """Whether to look for what sounds like it: long enough, or a name, or hardly found as it is."""
    keys, frequency = in_a_row(way.wanted).keys, len(found.candidates)
    if any(clause.pattern or (clause.quoted and frequency) for clause in way.wanted):
        return False
    if len(keys) >= 4:
        return keys in search.known.names or frequency <= COMMON
    if len(keys) == 1 and (is_han(keys[0]) or len(keys[0]) < 4):
        return False
    few_letters = len(keys) == 1 and len(keys[0]) <= SHORT_WORD
    if few_letters and irregular_forms(way.wanted, way.wanted[0]):  # that build stands tells nothing of built
        frequency = min(frequency, search.engine.document_frequency(keys[0]))
    most = COMMON if all(map(is_han, keys)) else 0 if few_letters else FREQUENT
    return keys in search.known.names or frequency <= most


def _misspelt_names(search: Search, row: Clause) -> Sequence[Keys]:
    """Surnames that one word is misspelt for, whether or not they are said as they are spelt: Sargentt."""
    if len(row.keys) != 1 or search.engine.document_frequency(row.keys[0]):
        return ()
    names = map(name_keys, search.known.misspelt(plain(row.words)))
    return [keys for keys in names if keys in search.known.names]


def _with_initials(search: Search, row: Clause) -> Sequence[Keys]:
    """Names and terms of which the initials were typed: zyl. They say too little to be misheard as well."""
    return search.known.with_initials(row.words) if len(row.keys) == 1 else ()  # lqy, whose stem is lqi


def _named(search: Search, way: Alternative, name: Keys, found: Found, names: Collection[Keys]) -> Found:
    """Where a name stands, in any spelling, or something that sounds like it.

    `names`: which may differ a little though they are short.
    """
    clause = Clause("".join(name), name)
    plan, _, _ = strict_plan(Alternative((clause,), way.unwanted), search.engine, search.known)

    def judge(row: TextRow, event: int) -> Verdict | None:
        spellings = search.known.in_event(event, [name])
        verdict = verify((clause,), way.unwanted, row.text, row.following, spellings)
        return verdict and right_first(verdict, row.text, search.known)

    standing = verified(search, search.engine.candidates(plan, search.filters), judge)
    stands = len(standing.candidates) > 0
    heard = _heard(search, way, (clause,), names, add(found, standing), stands)
    return _no_more_than_sound(add(standing, heard))


def _sounding(
    search: Search, way: Alternative, question: Asked, candidates: Candidates, stands: bool
) -> Found:
    texts = {row.number: row for row in search.texts(candidates.ids.tolist())}
    result = Found()
    most = MOST_BESIDE if stands else MOST_ALIGNED
    in_vain, last_part = 0, -IN_VAIN
    for count, number in enumerate(most_similar(question, texts, stands)):
        if count >= most and in_vain >= IN_VAIN:
            result.more_parts = last_part > count - IN_VAIN
            break
        if count >= ALWAYS and time.thread_time() > search.end:
            result.bounded = True
            break
        row = texts[number]
        passage = Passage(row.text, row.following)
        verdict = sounds_like(question, passage)
        in_vain += 1
        if verdict is not None and question.is_name and is_ordinary(verdict, row.text):
            verdict = None
        if verdict is not None and not is_unwanted(way.unwanted, passage):
            if verdict.match == "sounds_like" and len(question.row) <= TERM:
                verdict = right_first(verdict, row.text, search.known)
            result.verdicts[number] = verdict
            result.matches[number] = verdict.match
            in_vain = 0 if verdict.match != "partial" else in_vain
            last_part = count
    result.candidates = candidates.only(are_among(candidates.ids, result.verdicts))
    return result


def _pinyin(search: Search, way: Alternative) -> Found:
    """Where pinyin is said; and what sounds like the words that it mostly is there, as if they were typed."""
    result = Found()
    for said in said_so(search, way):
        found, mostly = said.found, next(iter(said.words), ())
        if mostly and said.size > SHORT:
            found = add(found, _named(search, way, mostly, found, search.known.names))
        elif any(one.together for one in found.verdicts.values()):
            texts = {row.number: row.text for row in search.texts(found.candidates.ids.tolist())}
            for number, verdict in found.verdicts.items():
                if mostly not in (name_keys(texts[number][slice(*span)]) for span in verdict.spans):
                    found.verdicts[number] = replace(verdict, score=verdict.score * OTHERWISE)
        result = add(result, found)
    return result
