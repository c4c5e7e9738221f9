"""The quote check: paste a sentence, get who said it."""

from typing import Any

from fastapi import APIRouter, Request, Response

from app.errors import StoreUnavailable
from app.search.check_quote import check_quote
from app.search.quote.quote_answer import QuoteAnswer, QuoteMatch
from app.sharing.head import Shared
from app.sharing.quotation import pointed
from app.web import render, site_of

router = APIRouter()


@router.get("/quote")
def quote(request: Request) -> Response:
    """A form; with `text`, what the archive knows of it; 400 where it is too short for one,
    503 where the archive cannot be asked."""
    text = request.query_params.get("text", "").strip()
    answer: QuoteAnswer | None = None
    context: dict[str, Any] = {"text": text, "link": _link, "unavailable": ""}
    status = 200
    if text:
        site = site_of(request)
        try:
            with site.database.reading() as db:
                answer = check_quote(db, site.engine, text)
            status = 400 if answer.too_short else 200
        except StoreUnavailable as error:
            context["unavailable"], status = error.args[0], error.status
    context["answer"] = answer
    return render(request, "quote.html", context if text else {**context, "shared": Shared("/quote")}, status)


def _link(match: QuoteMatch) -> str:
    """To the very words of a match."""
    return pointed(f"/u/{match.utterances[0].id}", match.pointer)
