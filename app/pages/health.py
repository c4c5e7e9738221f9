"""Whether the archive is well, for whoever watches it."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from sqlalchemy import func, select

from app.models import IndexJob, Session
from app.web import site_of

router = APIRouter()


@router.get("/healthz")
def healthz(request: Request) -> JSONResponse:
    """200 while pages can be served; says whether search is whole."""
    site = site_of(request)
    with site.database.reading() as db:
        sessions = db.scalar(select(func.count(Session.id)))
        waiting = db.scalar(select(func.count(IndexJob.id)))
    state = {
        "status": "ok",
        "sessions": sessions,
        "index": {
            "documents": site.engine.document_count(),
            "waiting": waiting,
            "partial": site.indexer.partial,
        },
    }
    return JSONResponse(state, headers={"Cache-Control": "no-store"})
