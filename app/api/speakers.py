"""Speakers as JSON."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from app.api.paging import Page, page
from app.api.shapes import Problem, SpeakerList, SpeakerWhole
from app.browse import records
from app.browse.export import Record
from app.web import site_of

router = APIRouter(tags=["speakers"])


@router.get(
    "/speakers", response_model=SpeakerList, responses={400: {"model": Problem}, 404: {"model": Problem}}
)
def speakers(request: Request, asked: Annotated[Page, Depends(page)]) -> dict[str, object]:
    """Everybody who has words in the archive, by name."""
    with site_of(request).database.reading() as db:
        return asked.of(records.speaker_list(db, asked.start, asked.reach))


@router.get(
    "/speakers/{slug}",
    response_model=SpeakerWhole,
    responses={404: {"model": Problem}, 410: {"model": Problem}},
)
def speaker(request: Request, slug: str) -> Record:
    """One speaker: names, numbers, sessions."""
    with site_of(request).database.reading() as db:
        return records.one_speaker(db, slug)
