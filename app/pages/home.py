"""The first page."""

from fastapi import APIRouter, Request, Response

from app.browse import sessions
from app.web import render, site_of

router = APIRouter()


@router.api_route("/", methods=["GET", "HEAD"])
def home(request: Request) -> Response:
    """What the archive is, a search box, what is new."""
    with site_of(request).database.reading() as db:
        page = sessions.home(db)
    return render(request, "home.html", {"page": page})
