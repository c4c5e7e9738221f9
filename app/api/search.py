"""Search as JSON."""

from typing import Any

from fastapi import APIRouter, Query, Request

from app.api.answers import search_answer
from app.api.found_shapes import SearchAnswer
from app.api.shapes import Problem
from app.search.find import find_or_refuse
from app.search.query.query import from_parameters
from app.web import site_of

router = APIRouter(tags=["search"])


@router.get(
    "/search", response_model=SearchAnswer, responses={400: {"model": Problem}, 404: {"model": Problem}}
)
def search(
    request: Request,
    q: str = Query("", description="Words, “exact phrase”, -not, speaker:NAME, -in:panel, date:2024..2025."),
    speaker: str = Query("", description="Slug or name of a speaker."),
    session: str = Query("", description="Slug of a session, or part of its title."),
    event: str = Query("", description="Slug of an event, or part of its name."),
    first: str = Query("", alias="from", description="First day, as 2024-07-05."),
    to: str = Query("", description="Last day."),
    lang: str = Query("", description="zh, en, ja, ko or und."),
    section: str = Query("", alias="in", description="Kind of section, such as panel or 圆桌."),
    match: str = Query("", description="Only these matches: exact, variant, sounds_like or partial."),
    sort: str = Query("relevance", description="relevance, date or -date."),
    page: str = Query("1", description="Page number."),
    per_page: str = Query("20", description="Hits a page, 1 to 100."),
) -> dict[str, Any]:
    """Search what was said. Words that are not understood are left out and told in `hints`."""
    query = from_parameters(
        {
            "q": q,
            "speaker": speaker,
            "session": session,
            "event": event,
            "from": first,
            "to": to,
            "lang": lang,
            "in": section,
            "match": match,
            "sort": sort,
            "page": page,
            "per_page": per_page,
        }
    )
    site = site_of(request)
    with site.database.reading() as db:
        results = find_or_refuse(db, site.engine, query, site.indexer.partial)
    return search_answer(results)
