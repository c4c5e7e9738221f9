"""All sessions, and the reading page of one."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.browse import session as reading
from app.browse import sessions
from app.errors import NotFound
from app.pages.keeping import kept
from app.pages.standing import marks_of
from app.recordings import recording
from app.sharing.head import Shared
from app.sharing.linked_data import session_thing
from app.web import base_url, player_policy, render, site_of

router = APIRouter()


@router.get("/sessions")
@kept
def all_sessions(request: Request) -> Response:
    """Every session by year."""
    with site_of(request).database.reading() as db:
        page = sessions.all_sessions(db)
    return render(request, "sessions.html", {"page": page, "shared": Shared("/sessions")})


@router.get("/sessions/{slug}")
@kept
def session(request: Request, slug: str) -> Response:
    """One session, to read; ?speaker= only what one person says, ?words=heard as it was heard.

    ?passage= and ?marks= mark what a search found there.
    """
    speaker = request.query_params.get("speaker", "")[:200]
    heard = request.query_params.get("words") == "heard"
    marks = request.query_params.get("passage", ""), marks_of(request)
    with site_of(request).database.reading() as db:
        try:
            page = reading.session_page(db, slug, speaker, heard, marks)
        except NotFound:
            now = sessions.slug_now(db, "session", slug)
            if not now:
                raise
            return RedirectResponse(f"/sessions/{now}", 308)
    where = recording(page.source_url)
    shared = Shared(f"/sessions/{page.slug}", session_thing(page, base_url(request)), "article")
    context = {"page": page, "recording": where, "shared": shared}
    return render(request, "session.html", context, headers=player_policy(where))
