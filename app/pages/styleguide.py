"""All components of the pages on one, for whoever changes their look; in development only."""

from fastapi import APIRouter, Request, Response

from app.errors import NotFound
from app.message import Message
from app.web import render, site_of

router = APIRouter()


@router.get("/styleguide")
def styleguide(request: Request) -> Response:
    """The components, with ROSTRA_DEVELOPMENT set."""
    if not site_of(request).settings.development:
        raise NotFound(Message("There is no page at this address."))
    return render(request, "styleguide.html", {})
