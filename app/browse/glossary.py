"""What the archive's glossary holds."""

from __future__ import annotations

from sqlalchemy import select

from app.database import Db
from app.glossary import Term
from app.models import Event, GlossaryTerm


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
