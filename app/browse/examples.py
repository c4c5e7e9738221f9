"""Searches to begin with, made from what the archive holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select

from app.database import Db
from app.models import Session, Speaker, Utterance
from app.text.normalise import fold, is_han
from app.text.terms import Term, repeated_terms

NEWEST = 3
"""Sessions that are read for it."""
MOST_TEXTS = 300
_CLAUSE = re.compile(r"[^，。！？；：、,.!?;:…—“”\"()（）<>{}\[\]\n]+")
SHORTEST, LONGEST = 6, 14
"""Characters of a Chinese clause worth quoting; English ones have half as many words."""


class _Row(NamedTuple):
    speaker: str
    role: str
    text: str


def examples(db: Db) -> tuple[str, ...]:
    """Up to three searches as typed, each of which finds something: a term, somebody's term, a quotation."""
    newest = select(Session.id).order_by(Session.date.desc().nulls_last(), Session.id.desc()).limit(NEWEST)
    query = (
        select(Speaker.name, Speaker.role, Utterance.text)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(Utterance.session_id.in_(newest))
        .order_by(Utterance.session_id, Utterance.position)
        .limit(MOST_TEXTS)
    )
    return _made_from(tuple(_Row(*row) for row in db.execute(query)))


@lru_cache(maxsize=4)
def _made_from(rows: tuple[_Row, ...]) -> tuple[str, ...]:
    terms = sorted(repeated_terms(row.text for row in rows), key=_weight)
    if not terms:
        return ()
    found = [_typed(terms[0])]
    said = _by_somebody(rows, terms[1:])
    if said:
        found.append(said)
    quoted = _quotation(rows, terms)
    if quoted:
        found.append(quoted)
    return tuple(dict.fromkeys(found))


def _weight(term: Term) -> tuple[int, tuple[str, ...]]:
    """Long terms that are said often come first."""
    length = len(term.keys) if is_han(term.keys[0]) else 2 * len(term.keys)
    return -term.texts * (length - 1), term.keys


def _by_somebody(rows: Sequence[_Row], terms: Sequence[Term]) -> str:
    for term in terms[:20]:
        for row in rows:
            if row.role in ("speaker", "moderator") and term.text in row.text and '"' not in row.speaker:
                name = f'"{row.speaker}"' if " " in row.speaker else row.speaker
                return f"speaker:{name} {_typed(term)}"
    return ""


def _quotation(rows: Sequence[_Row], terms: Sequence[Term]) -> str:
    """A whole clause with one of the terms, if there is one in another script than the first term."""
    first = is_han(terms[0].keys[0])
    for term in sorted(terms[:60], key=lambda term: is_han(term.keys[0]) == first):
        for row in rows:
            if term.text in row.text:
                for clause in _clauses(row.text):
                    if term.text in clause:
                        return f'"{clause}"'
    return ""


def _clauses(text: str) -> Iterator[str]:
    for match in _CLAUSE.finditer(text):
        clause = match.group().strip()
        keys = fold(clause).keys
        weight = sum(1 if is_han(key) else 2 for key in keys)
        if SHORTEST <= weight <= LONGEST and len(keys) > 2:
            yield clause


def _typed(term: Term) -> str:
    return f'"{term.text}"' if " " in term.text else term.text
