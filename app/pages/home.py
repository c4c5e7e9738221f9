"""The first page."""

from fastapi import APIRouter, Request, Response

from app.browse import sessions
from app.pages.keeping import kept
from app.sharing.head import Shared
from app.sharing.linked_data import site_thing
from app.web import base_url, render, site_of

router = APIRouter()


@router.get("/")
@kept
def home(request: Request) -> Response:
    """What the archive is, a search box, what is new."""
    site = site_of(request)
    with site.database.reading() as db:
        page = sessions.home(db)
    shared = Shared("/", site_thing(site.settings.name, base_url(request)))
    return render(request, "home.html", {"page": page, "shared": shared})
