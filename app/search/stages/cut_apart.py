"""A search of which no passage holds all, with its words cut apart or without those of grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.message import Message
from app.search.query.clauses import Clause
from app.search.query.language import MOST_CLAUSES
from app.search.query.no_fields import seems_a_field
from app.search.query.query import MOST_TYPED, SearchQuery
from app.search.sound.short_words import TERM
from app.search.stages.fewer_words import Look
from app.search.stages.found import Found, Search
from app.search.stages.matching import SENTENCE
from app.search.stages.nearest import as_parts
from app.search.stages.speakers import by_speaker
from app.search.stages.standing_together import whole_words
from app.text.asking import asks, listed, told_apart
from app.text.normalise import fold, is_han
from app.text.short_forms import is_shouted
from app.text.words import cut, says_something

MOST_EITHER = 5
"""Words of a search in which an or is meant as OR; with more it is a sentence."""
MOSTLY = 0.75
"""The share of a search that stands in a row, with which it is no list of words."""
_TURNS_ROUND = re.compile("[没沒]|有(?![人关關])|不(?!是)")
"""In what is left out: without it the rest may be the opposite (有条件, 无条件)."""


def cut_apart(
    search: Search,
    query: SearchQuery,
    found: Found,
    look: Look,
) -> tuple[SearchQuery, Found, list[Message]]:
    """The search with words of two scripts cut apart (AI航运) and without words of grammar, and what that
    finds, where no passage holds all; and what of that is to be told.

    A sentence of which the most was found stays as it is, unless it is a question and all that it is about
    stands somewhere; as do a pasted text and a search that is narrowed to a kind of match which nothing has.
    """
    size = max((sum(len(clause.keys) for clause in way.wanted) for way in query.alternatives), default=0)
    sounds = found.has_whole
    if size > MOST_TYPED or (sounds and (found.has_sure or not _is_list(query))):
        return query, found, []
    mostly = size >= SENTENCE and len(found.candidates) > 0
    if mostly and not any(asks(clause.words) for way in query.alternatives for clause in way.wanted):
        return query, found, []
    less, cut, dropped = _cut_apart(query, search)
    if less == query:
        return _in_words(search, query, found, look)
    if query.match and look(search, replace(query, match=None)).has_whole:
        return query, found, []
    better = look(search, less)
    if sounds and (dropped or not better.has_sure):  # 然后有风险啊，这的 is no list: it is misheard
        return query, found, []
    of_speaker = by_speaker(search.db, less, search.known) is not None
    if (mostly and not better.has_whole and not of_speaker) or (
        _stands_mostly(found) and not better.has_sure
    ):
        return query, found, []
    told = list[Message]()
    if cut and len(better.candidates):
        told.append(Message("Searched for apart: {words}", words=", ".join(cut)))
    if dropped:
        told.append(Message("Searched without: {words}", words=", ".join(dropped)))
    if either := _either(query, dropped):
        told.append(Message("OR in capitals finds either word: {query}", query=either))
    if any(map(_TURNS_ROUND.search, dropped)):
        better = as_parts(better, less)
    if not dropped and not len(better.candidates):
        return less, found, told
    if better.has_whole:
        return less, better, told
    less, better, more = _in_words(search, less, better, look)
    return less, better, [*told, *more]


def _is_list(query: SearchQuery) -> bool:
    """Whether it is terms with signs between: 算力、算法."""
    pieces = listed(query.wanted[0].words) if len(query.wanted) == 1 and not query.others else []
    clauses = [fold(piece).keys for piece in pieces]
    return len(pieces) > 1 and not query.wanted[0].quoted and all(len(keys) <= TERM for keys in clauses)


def _stands_mostly(found: Found) -> bool:
    """Whether most of what was asked for stands somewhere in a row."""
    return any(verdict.together and verdict.score >= MOSTLY for verdict in found.verdicts.values())


def _in_words(
    search: Search, query: SearchQuery, found: Found, look: Look
) -> tuple[SearchQuery, Found, list[Message]]:
    """The search with a Chinese term cut into its words (数据 隐私), where some passage has those so."""
    [clause] = query.wanted if len(query.wanted) == 1 and not query.others else [None]
    if clause is None or clause.quoted or not all(map(is_han, clause.keys)):
        return query, found, []
    if len(clause.keys) >= SENTENCE or (query.match and look(search, replace(query, match=None)).has_whole):
        return query, found, []
    words = [] if search.known.known_as(clause.words, clause.keys) else cut("".join(clause.keys))
    if len(words) < 2 or not all(len(word) > 1 and says_something(word) for word in words):
        return query, found, []
    apart = replace(query, wanted=tuple(Clause(word, tuple(word)) for word in words))
    better = look(search, apart)
    if not better.has_sure:
        return query, found, []
    told = Message("Searched for apart: {words}", words=", ".join(words))
    return apart, as_parts(better, apart), [told]


def _either(query: SearchQuery, dropped: Sequence[str]) -> str:
    """The query with the or between two words, which was left out, in capitals; "" where there is none."""
    either = re.sub(r"(?<=\S\s)or(?=\s+\S)", "OR", query.q)
    return either if "or" in dropped and either != query.q and len(query.wanted) <= MOST_EITHER else ""


def _cut_apart(query: SearchQuery, search: Search) -> tuple[SearchQuery, Sequence[str], Sequence[str]]:
    """The search with words of two scripts apart and without those of grammar and of asking (who is,
    说了什么); the former, and those left out.

    None of the latter where nothing else is left. What is quoted is looked for as it is, and a known name.
    """
    cut: list[str] = []
    dropped: list[str] = []
    ways, shouted = [], is_shouted(query.q)
    fields = tuple(f"{name} " for name in query.no_fields if seems_a_field(name, search.engine))  # told so
    for way in query.alternatives:
        wanted: list[Clause] = []
        for clause in way.wanted:
            kept, left_out = _parts(clause, search, shouted)
            wanted += kept
            dropped += left_out
            if len(kept) > 1 and not left_out and not clause.words.startswith(fields):
                cut += [one.words for one in kept]
        ways.append(replace(way, wanted=tuple(wanted[:MOST_CLAUSES])))
    if not all(way.wanted for way in ways):
        return query, (), ()
    less = replace(query, wanted=ways[0].wanted, others=tuple(ways[1:]))
    return less, tuple(dict.fromkeys(cut)), tuple(dict.fromkeys(dropped))


def _parts(clause: Clause, search: Search, shouted: bool) -> tuple[list[Clause], list[str]]:
    """What is left of a clause, its parts if they are of two scripts; and what is left out of it.

    `shouted`: its capitals say nothing.
    """
    if clause.quoted or clause.pattern or search.known.known_as(clause.words, clause.keys):
        return [clause], []
    parts = whole_words(search, told_apart(clause.words.lower() if shouted else clause.words))
    kept = [Clause(words, tuple(fold(words).keys)) for words, of_grammar in parts if not of_grammar]
    left_out = [words for words, of_grammar in parts if of_grammar]
    if len(parts) < 2 and not left_out:
        return [clause], []
    return [one for one in kept if one.keys], left_out  # a hesitation is nothing
