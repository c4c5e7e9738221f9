"""Places named in characters, where they stand in Latin letters: Shenzhen for 深圳."""

from __future__ import annotations

from dataclasses import replace

from app.search.engine.protocol import are_among
from app.search.query.clauses import Alternative, Clause
from app.search.query.query import Match
from app.search.stages.found import Found, Search
from app.search.stages.matching import MOST_VERIFIED
from app.text.normalise import fold, is_han
from app.text.pinyin import syllable
from app.text.words import is_place

SHORTEST = 2
"""Characters of a place."""


def in_letters(search: Search, way: Alternative) -> Alternative | None:
    """A way with its places in pinyin, of those that the archive has so; None where there are none."""
    wanted = tuple(_in_letters(search, clause) or clause for clause in way.wanted)
    return None if wanted == way.wanted else replace(way, wanted=wanted)


def _in_letters(search: Search, clause: Clause) -> Clause | None:
    keys = clause.keys
    if clause.quoted or clause.pattern or len(keys) < SHORTEST or not all(map(is_han, keys)):
        return None
    spelt = "".join(map(syllable, keys)).capitalize()
    there = is_place("".join(keys)) and search.engine.document_frequency(fold(spelt).keys[0]) > 0
    return Clause(spelt, tuple(fold(spelt).keys)) if there else None


def only_named(search: Search, way: Alternative, found: Found) -> Found:
    """Of what was found that where places are named, as their capitals tell: Shanghai, not *to shanghai*."""
    names = [clause.words for clause in way.wanted if clause.words.isascii() and clause.words.istitle()]
    texts = search.texts(found.candidates.ids[:MOST_VERIFIED].tolist())
    there = [row.number for row in texts if all(name in row.text for name in names)]
    named = found.only(are_among(found.candidates.ids, there))
    matches: dict[int, Match] = dict.fromkeys(there, "sounds_like")
    more = len(found.candidates) > MOST_VERIFIED
    return replace(named, matches=matches, bounded=found.bounded or more)
