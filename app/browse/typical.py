"""What is typical of a speaker: terms they say more often than the rest of the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sqlalchemy import select

from app.database import Db
from app.models import Utterance
from app.search.engine.protocol import SearchEngine
from app.text.normalise import is_han
from app.text.terms import Term, keyness, repeated_terms
from app.text.tokens import phrase_tokens

MOST_TEXTS = 150
"""Of a speaker's utterances, spread evenly over all of them."""
MOST_LOOKED_UP = 120
"""Repeated terms that are held against the archive, the most frequent first."""
SHOWN = 12
CERTAIN = 10.83
"""Log-likelihood below which a difference may be chance (p = 0.001)."""


@dataclass(frozen=True, slots=True)
class Typical:
    """A term, and where its speaker says it."""

    text: str
    utterances: int
    """Of the speaker's; of a sample of them where they are many."""
    query: str
    """A search for it, as typed."""


def typical_terms(db: Db, engine: SearchEngine, speaker_id: int, utterances: int) -> tuple[Typical, ...]:
    """The most typical terms first; none while there is no index, or nobody else in the archive.

    How many utterances of the whole archive hold a term is read from the index; the speaker's own texts are
    the one thing that is read from the database.
    """
    total = engine.document_count() or 0
    if total <= utterances:
        return ()
    step = -(-utterances // MOST_TEXTS)
    query = select(Utterance.text).where(Utterance.speaker_id == speaker_id, Utterance.id % step == 0)
    texts = tuple(db.scalars(query.order_by(Utterance.id).limit(MOST_TEXTS)))
    return _typical(engine.document_frequency, engine.generation(), texts, step, total - utterances)


@lru_cache(maxsize=256)
def _typical(
    frequency: Callable[[str], int], generation: int, texts: tuple[str, ...], step: int, by_others: int
) -> tuple[Typical, ...]:
    """What takes the time, kept until the index (its `generation`) or the texts change.

    The texts are every `step`-th of the speaker's; `by_others`: how many utterances everybody else has.
    """
    scored = []
    for term in repeated_terms(texts)[:MOST_LOOKED_UP]:
        everywhere = min((frequency(token) for token in phrase_tokens(term.keys)), default=0)
        score = keyness(term.texts, len(texts), max(0, everywhere - term.texts * step), by_others)
        if score >= CERTAIN:
            scored.append((score, term))
    scored.sort(key=lambda one: (-one[0], -len(one[1].keys), one[1].keys))
    return tuple(_shown(term) for term in _apart([term for _, term in scored])[:SHOWN])


def _apart(terms: list[Term]) -> list[Term]:
    """Without terms that overlap with a better one: 模新经济 beside 规模新经济."""
    kept: list[Term] = []
    for term in terms:
        tokens = set(_parts(term))
        if not any(tokens & set(_parts(other)) for other in kept):
            kept.append(term)
    return kept


def _parts(term: Term) -> list[str]:
    if is_han(term.keys[0]):
        return [one + other for one, other in pairwise(term.keys)]
    return list(term.keys)


def _shown(term: Term) -> Typical:
    query = f'"{term.text}"' if " " in term.text else term.text
    return Typical(term.text, term.texts, query)
