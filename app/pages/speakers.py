"""All speakers, and the page of one."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.browse import sessions
from app.browse import speaker as one
from app.browse import speakers as all_of_them
from app.errors import BadParameter, Gone
from app.message import Message
from app.pages.keeping import kept
from app.sharing.head import Shared
from app.sharing.linked_data import speaker_thing
from app.text.whole import whole_number
from app.web import base_url, render, site_of

router = APIRouter()
LONGEST_NAME = 100


@router.get("/speakers")
@kept
def speakers(request: Request) -> Response:
    """Everybody who speaks, by name."""
    asked = " ".join(request.query_params.get("name", "").split())[:LONGEST_NAME]
    with site_of(request).database.reading() as db:
        page = all_of_them.speakers(db, asked)
    return render(request, "speakers.html", {"page": page, "shared": Shared("/speakers")})


@router.get("/speakers/{slug}")
@kept
def speaker(request: Request, slug: str) -> Response:
    """One speaker: names, numbers, sessions, words."""
    number = _page_number(request)
    site = site_of(request)
    with site.database.reading() as db:
        try:
            page = one.speaker_page(db, site.engine, slug, number)
        except Gone:
            now = sessions.slug_now(db, "speaker", slug)
            if not now:
                raise
            return RedirectResponse(f"/speakers/{now}", 308)
    home = f"/speakers/{page.line.slug}"
    address = f"{home}?page={number}" if number > 1 else home
    shared = Shared(address, speaker_thing(page, base_url(request)), "profile")
    return render(request, "speaker.html", {"page": page, "shared": shared, "feed": f"{home}.atom"})


def _page_number(request: Request) -> int:
    written = request.query_params.get("page", "1")
    number = whole_number(written, 1_000_000)
    if number is None:
        raise BadParameter(Message("“{written}” is no page number.", written=written[:20]))
    return number
