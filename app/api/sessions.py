"""Sessions and their utterances as JSON."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from app.api.paging import Page, page
from app.api.shapes import Problem, SessionList, SessionWhole, UtteranceList
from app.browse import export, records
from app.web import site_of

router = APIRouter(tags=["sessions"])
Paged = Annotated[Page, Depends(page)]


@router.get(
    "/sessions", response_model=SessionList, responses={400: {"model": Problem}, 404: {"model": Problem}}
)
def sessions(request: Request, asked: Paged) -> dict[str, object]:
    """All sessions, newest first."""
    with site_of(request).database.reading() as db:
        return asked.of(records.session_list(db, asked.start, asked.reach))


@router.get("/sessions/{slug}", response_model=SessionWhole, responses={404: {"model": Problem}})
def session(request: Request, slug: str) -> export.Record:
    """One session: head, speakers, programme."""
    with site_of(request).database.reading() as db:
        found = export.session_by_slug(db, slug)
        return export.session_record(found) | {
            "source": export.source_record(db, found),
            "speakers": export.speaker_records(db, found),
            "sections": export.section_records(db, found),
        }


@router.get(
    "/sessions/{slug}/utterances",
    response_model=UtteranceList,
    responses={400: {"model": Problem}, 404: {"model": Problem}},
)
def session_utterances(request: Request, slug: str, asked: Paged) -> dict[str, object]:
    """The words of a session in order."""
    with site_of(request).database.reading() as db:
        found = export.session_by_slug(db, slug)
        return asked.of(export.utterance_records(db, found, asked.start, asked.reach))
