"""The quote check: paste a sentence, get who said it."""

from fastapi import APIRouter, Request, Response

from app.pages.standing import pointed
from app.search.quote import QuoteAnswer, QuoteMatch, find_quote
from app.sharing.head import Shared
from app.text.pointer import pointer
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
    links = [_address(match) for match in answer.matches] if answer else []
    context = {"text": text, "answer": answer, "links": links}
    return render(request, "quote.html", context if text else {**context, "shared": Shared("/quote")})


def _address(match: QuoteMatch) -> str:
    """Where exactly these words stand; where they run over several passages, the first of these."""
    first = match.utterances[0]
    start = first.text.find(match.said)
    if start < 0:
        return f"/u/{first.id}"
    return pointed(f"/u/{first.id}", pointer(first.text, start, start + len(match.said)))
