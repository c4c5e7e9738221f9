"""The quote check: paste a sentence, get who said it."""

from fastapi import APIRouter, Request, Response

from app.search.quote import find_quote
from app.search.quote_answer import QuoteAnswer
from app.sharing.head import Shared
from app.sharing.quotation import pointed
from app.web import render, site_of

router = APIRouter()


@router.get("/quote")
def quote(request: Request) -> Response:
    """A form; with `text`, what the archive knows of it; 400 where it is too short or long for one."""
    text = request.query_params.get("text", "").strip()
    answer: QuoteAnswer | None = None
    if text:
        site = site_of(request)
        with site.database.reading() as db:
            answer = find_quote(db, site.engine, text)
    links = (
        [pointed(f"/u/{match.utterances[0].id}", match.pointer) for match in answer.matches] if answer else []
    )
    context = {"text": text, "answer": answer, "links": links}
    status = 400 if answer and answer.hint else 200
    return render(request, "quote.html", context if text else {**context, "shared": Shared("/quote")}, status)
