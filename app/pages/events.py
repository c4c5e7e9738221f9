"""The page of an event."""

from fastapi import APIRouter, Request, Response

from app.browse import sessions
from app.web import render, site_of

router = APIRouter()


@router.api_route("/events/{slug}", methods=["GET", "HEAD"])
def event(request: Request, slug: str) -> Response:
    """One event and its sessions."""
    with site_of(request).database.reading() as db:
        page = sessions.event(db, slug)
    return render(request, "event.html", {"page": page})
