"""Atom feeds: of the archive, an event, a speaker, a search."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.browse import feeds, sessions
from app.browse.feeds import Feed
from app.errors import BadParameter, Gone
from app.message import Message
from app.search.find import find_or_refuse
from app.search.query.query import from_parameters
from app.sharing.atom import MEDIA_TYPE, atom
from app.web import answer, base_url, site_of

router = APIRouter()


def _answer(request: Request, feed: Feed, path: str) -> Response:
    body = atom(feed, site_of(request).settings.name, base_url(request), path)
    return answer(request, body, media_type=MEDIA_TYPE)


@router.get("/feed.atom")
def archive(request: Request) -> Response:
    """The newest sessions."""
    with site_of(request).database.reading() as db:
        feed = feeds.archive_feed(db)
    return _answer(request, feed, "/feed.atom")


@router.get("/events/{slug}.atom")
def event(request: Request, slug: str) -> Response:
    """The newest sessions of an event."""
    with site_of(request).database.reading() as db:
        feed = feeds.event_feed(db, slug)
    return _answer(request, feed, f"{feed.page}.atom")


@router.get("/speakers/{slug}.atom")
def speaker(request: Request, slug: str) -> Response:
    """The newest sessions in which somebody speaks."""
    with site_of(request).database.reading() as db:
        try:
            feed = feeds.speaker_feed(db, slug)
        except Gone:
            now = sessions.slug_now(db, "speaker", slug)
            if not now:
                raise
            return RedirectResponse(f"/speakers/{now}.atom", 308)
    return _answer(request, feed, f"{feed.page}.atom")


@router.get("/search.atom")
def search(request: Request) -> Response:
    """The hits of a search, newest first unless another order is asked for."""
    site = site_of(request)
    query = from_parameters({"sort": "-date", "per_page": str(feeds.MOST_ENTRIES), **request.query_params})
    if query.empty:
        raise BadParameter(
            Message("A feed of a search needs something to search for, such as /search.atom?q=data.")
        )
    with site.database.reading() as db:
        feed = feeds.search_feed(db, find_or_refuse(db, site.engine, query, site.indexer.partial))
    return _answer(request, feed, query.url("/search.atom"))
