"""The quote check: paste a sentence, get who said it."""

from fastapi import APIRouter, Request, Response

from app.search.quote import QuoteAnswer, find_quote
from app.web import render, site_of

router = APIRouter()


@router.api_route("/quote", methods=["GET", "HEAD"])
def quote(request: Request) -> Response:
    """A form; with `text`, what the archive knows of it."""
    text = request.query_params.get("text", "").strip()
    answer: QuoteAnswer | None = None
    if text:
        site = site_of(request)
        with site.database.reading() as db:
            answer = find_quote(db, site.engine, text)
    return render(request, "quote.html", {"text": text, "answer": answer})
