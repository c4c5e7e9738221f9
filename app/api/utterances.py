"""One utterance as JSON."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.api.shapes import Problem, UtteranceWhole
from app.browse import records
from app.browse.export import Record
from app.browse.utterance import moved_to
from app.web import site_of

router = APIRouter(tags=["utterances"])


@router.get(
    "/utterances/{public_id}",
    response_model=UtteranceWhole,
    responses={308: {}, 404: {"model": Problem}, 410: {"model": Problem}},
)
def utterance(request: Request, public_id: str) -> Record | Response:
    """One utterance by its id. An id that was merged into another redirects there."""
    with site_of(request).database.reading() as db:
        target = moved_to(db, public_id)
        if target is not None:
            return RedirectResponse(f"/api/v1/utterances/{target}", 308)
        return records.one_utterance(db, public_id)
