"""Pinyin behind a minus: what is said so is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.message import Message
from app.search.engine.protocol import Filters
from app.search.names.names import Keys
from app.search.query.clauses import Alternative, Clause
from app.search.query.query import SearchQuery
from app.search.stages.found import Search
from app.search.stages.pinyin import is_pinyin, said_so

MOST = 10
"""Words that are said so."""
MOST_SHOWN = 40


def without_pinyin(search: Search, way: Alternative) -> Alternative:
    """A way that does without the Chinese, too, that its unwanted words of pinyin stand for."""
    words = (keys for clause in way.unwanted for keys in _said(search, clause))
    more = [Clause("".join(keys), keys) for keys in words]
    return replace(way, unwanted=(*way.unwanted, *more)) if more else way


def left_out_in_pinyin(search: Search, query: SearchQuery) -> Iterator[Message]:
    """A hint for each unwanted word of pinyin, what was left out for it."""
    for clause in dict.fromkeys(one for way in query.alternatives for one in way.unwanted):
        if words := _said(search, clause):
            yield Message(
                "Left out for “-{typed}”: {words}.",
                typed=clause.words[:MOST_SHOWN],
                words=", ".join(map("".join, words)),
            )


def _said(search: Search, clause: Clause) -> list[Keys]:
    """What is said as a word of pinyin is read, anywhere: known names, and the most frequent words."""
    if not is_pinyin(search, clause):
        return []
    everywhere = replace(search, filters=Filters())
    said = said_so(everywhere, Alternative((clause,)), in_a_row=True)
    found = (*search.known.in_pinyin(clause.words), *(keys for one in said for keys in one.words))
    return list(dict.fromkeys(found))[:MOST]
