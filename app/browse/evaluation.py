"""A stored session held against a hand-made annotation of its source."""

from __future__ import annotations

from sqlalchemy import func, select

from app.browse.export import session_by_slug
from app.database import Db
from app.evaluation import Evaluation, evaluate
from app.gold import GoldSection, Spoken, parse_gold
from app.models import Section, Source, Speaker, Utterance
from app.readers import read


def evaluate_session(db: Db, slug: str, name: str, annotation: str) -> Evaluation:
    """How far the session's speakers and parts agree with an annotation (the text of a file `name`).

    Raises NotFound, or BadGold for an annotation that is none or that is of another source.
    """
    session = session_by_slug(db, slug)
    newest = select(Source).where(Source.session_id == session.id).order_by(Source.id.desc()).limit(1)
    source = db.scalars(newest).one()
    transcript = read(source.name, source.content, source.reader, len(source.content))
    gold = parse_gold(name, annotation, transcript.source)
    spoken = (
        select(Utterance.source_start, Utterance.source_end, Speaker.slug, Utterance.confidence)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(Utterance.session_id == session.id)
        .order_by(Utterance.position)
    )
    parts = (
        select(Section.kind, Section.title, func.min(Utterance.source_start))
        .join(Utterance, Utterance.section_id == Section.id)
        .where(Section.session_id == session.id)
        .group_by(Section.id)
        .order_by(Section.position)
    )
    heard = [Spoken(*row) for row in db.execute(spoken)]
    return evaluate(heard, [GoldSection(*row) for row in db.execute(parts)], gold)
