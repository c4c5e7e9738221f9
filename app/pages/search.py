"""The search page."""

from fastapi import APIRouter, Request, Response

from app.search.find import find
from app.search.query import from_parameters
from app.web import render, site_of

router = APIRouter()


@router.api_route("/search", methods=["GET", "HEAD"])
def search(request: Request) -> Response:
    """Hits of a search, with what it can be narrowed to. Whatever is asked, a page answers."""
    site = site_of(request)
    query = from_parameters(request.query_params)
    with site.database.reading() as db:
        results = find(db, site.engine, query, site.indexer.partial)
    return render(request, "search.html", {"results": results, "query": query})
