"""What the archive's glossary holds, and what might go into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.database import Db
from app.glossary import Term
from app.models import Event, GlossaryTerm
from app.search.engine import SearchEngine
from app.search.find import find
from app.search.lexicon import Lexicon, lexicon
from app.search.query import from_parameters
from app.text.normalise import fold, is_han

SHORTEST = 3
"""Characters of a Chinese term for which others are proposed by sound; two are too few to tell by."""
MOST_HEARD = 8
SHOWN = 100


def glossary(db: Db) -> list[Term]:
    """All terms, those of the whole archive first, in the order they came."""
    rows = db.execute(
        select(Event.name, GlossaryTerm.term, GlossaryTerm.heard)
        .outerjoin(Event, Event.id == GlossaryTerm.event_id)
        .order_by(GlossaryTerm.event_id.is_not(None), GlossaryTerm.event_id, GlossaryTerm.id)
    )
    found: dict[tuple[str, str], list[str]] = {}
    for event, term, heard in rows:
        found.setdefault((event or "", term), []).extend([heard] if heard else [])
    return [Term(term, tuple(heard), event) for (event, term), heard in found.items()]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that sounds like a known name or term and may be it, misheard."""

    term: str
    heard: str
    count: int
    """How often."""
    sessions: int
    """In how many sessions where the term itself, or its people, occur too: the context."""
    example: str


def candidates(db: Db, engine: SearchEngine) -> Iterator[Candidate]:
    """For each name and term that is known, what sounds like it in the archive; for a person to judge.

    What is a known spelling of something already is left out.
    """
    known = lexicon(db)
    for keys in sorted(known.names, key=lambda one: known.shown[one]):
        if len(keys) >= SHORTEST or not is_han(keys[0]):
            yield from _candidates(db, engine, known, known.shown[keys])


def _candidates(db: Db, engine: SearchEngine, known: Lexicon, term: str) -> Iterator[Candidate]:
    counted: Counter[str] = Counter()
    examples: dict[str, str] = {}
    sessions: dict[str, set[str]] = {}
    query = from_parameters({"q": term, "match": "sounds_like", "per_page": str(SHOWN)})
    for hit in find(db, engine, query).hits:
        for start, end in hit.spans:
            heard = hit.row.text[start:end]
            if tuple(fold(heard).keys) in known.names:
                continue
            counted[heard] += 1
            examples.setdefault(heard, hit.row.text[max(0, start - 20) : end + 20])
            sessions.setdefault(heard, set()).add(hit.row.session_slug)
    for heard, count in counted.most_common(MOST_HEARD):
        yield Candidate(term, heard, count, len(sessions[heard]), examples[heard])
