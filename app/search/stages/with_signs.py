"""Words with signs behind them that are a part of the name: C++, C#."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.message import Message
from app.search.engine.protocol import are_among
from app.search.query.query import SearchQuery
from app.search.stages.found import Found, Search
from app.search.stages.matching import verified
from app.search.stored.rows import TextRow
from app.search.verify.verify import Verdict
from app.text.normalise import plain

_NAME = re.compile(r"[a-z]{1,2}(?:\+\+|#)")


def with_signs(search: Search, query: SearchQuery, found: Found) -> tuple[Found, list[Message]]:
    """Of what was found the passages in which names have their signs too; all, with a hint, if none has."""
    names = list(dict.fromkeys(_names(query)))
    if not names or not len(found.candidates):
        return found, []

    def judge(row: TextRow, event: int) -> Verdict | None:
        stands = all(_stands(name, plain(row.text)) for name in names)
        return Verdict("exact", (), together=True, continues=False) if stands else None

    having = verified(search, found.candidates, judge, quickly=True)
    found.bounded |= having.bounded
    if not len(having.candidates) and having.bounded:
        return found, []
    if not len(having.candidates):
        told = Message(
            "Nowhere does “{words}” stand with its signs; it was read without them.",
            words=" ".join(names).upper(),
        )
        return found, [told]
    return found.only(are_among(found.candidates.ids, having.candidates.ids)), []


def _names(query: SearchQuery) -> Iterator[str]:
    for clause in query.wanted if not query.others else ():
        word = plain(clause.words).strip()
        if _NAME.fullmatch(word):
            yield word


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![+#])", text) is not None
