"""The page of an event."""

from fastapi import APIRouter, Request, Response

from app.browse.event import event_page
from app.pages.keeping import kept
from app.sharing.head import Shared
from app.sharing.linked_data import event_thing
from app.web import base_url, render, site_of

router = APIRouter()


@router.get("/events/{slug}")
@kept
def event(request: Request, slug: str) -> Response:
    """One event and its sessions."""
    with site_of(request).database.reading() as db:
        page = event_page(db, slug)
    home = f"/events/{page.slug}"
    shared = Shared(home, event_thing(page, base_url(request)))
    return render(request, "event.html", {"page": page, "shared": shared, "feed": f"{home}.atom"})
