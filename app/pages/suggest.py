"""Suggestions while somebody types, for the search box's script."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from app.search.suggest.suggest import suggestions
from app.web import site_of

router = APIRouter()


@router.get("/suggest")
def suggest(request: Request) -> JSONResponse:
    """Speakers, terms, events and sessions: `[{"kind", "text", "url"}]`."""
    site = site_of(request)
    with site.database.reading() as db:
        found = suggestions(db, site.engine, request.query_params.get("q", ""))
    answer = [{"kind": one.kind, "text": one.text, "url": one.url} for one in found]
    return JSONResponse(answer, headers={"Cache-Control": "max-age=60"})
