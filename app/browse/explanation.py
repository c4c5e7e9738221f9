"""Why a passage of a stored session was given to somebody."""

from __future__ import annotations

from sqlalchemy import select

from app.attribution.agenda_text import read_agenda
from app.attribution.explain import Explanation, explain
from app.browse.export import session_by_slug
from app.database import Db
from app.errors import BadParameter
from app.models import Source
from app.readers import read


def explain_session(db: Db, slug: str, at: int) -> Explanation:
    """The decision about the turn at offset `at` of the decoded source, made again from what is stored.

    Raises NotFound for a session that is not there, BadParameter for a place that is none, or for a source
    that itself says who speaks.
    """
    session = session_by_slug(db, slug)
    newest = select(Source).where(Source.session_id == session.id).order_by(Source.id.desc()).limit(1)
    source = db.scalars(newest).one()
    transcript = read(source.name, source.content, source.reader, len(source.content))
    if transcript.labelled:
        raise BadParameter(f"{source.name} says itself who speaks: there is nothing to explain.")
    last = transcript.speech[-1].end
    if not 0 <= at < last:
        raise BadParameter(f"{source.name} has no words at {at}; offsets go from 0 to {last - 1}.")
    agenda = read_agenda("agenda", source.agenda) if source.agenda.strip() else None
    return explain(transcript, agenda, at)
