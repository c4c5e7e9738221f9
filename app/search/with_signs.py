"""Words with signs behind them that are a part of the name: C++, C#."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from app.message import Message
from app.search import rows
from app.search.engine import are_among
from app.search.matching import MOST_VERIFIED, Found, Search
from app.search.query import SearchQuery
from app.text.normalise import plain

_NAME = re.compile(r"[a-z]{1,2}(?:\+\+|#)")


def with_signs(search: Search, query: SearchQuery, found: Found) -> tuple[Found, list[Message]]:
    """Of what was found the passages in which names have their signs too; all, with a hint, if none has."""
    names = list(dict.fromkeys(_names(query)))
    if not names or not len(found.candidates):
        return found, []
    some = rows.texts(search.db, found.candidates.ids[:MOST_VERIFIED].tolist(), alone=True)
    kept = [row.number for row in some if all(_stands(name, plain(row.text)) for name in names)]
    if not kept:
        told = Message(
            "Nowhere does “{words}” stand with its signs; it was read without them.",
            words=" ".join(names).upper(),
        )
        return found, [told]
    keep = are_among(found.candidates.ids, np.array(kept))
    found.candidates = found.candidates.only(keep)
    return found, []


def _names(query: SearchQuery) -> Iterator[str]:
    for clause in query.wanted if not query.others else ():
        word = plain(clause.words).strip()
        if _NAME.fullmatch(word):
            yield word


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![+#])", text) is not None
