"""Quotations checked, as JSON."""

from typing import Any

from fastapi import APIRouter, Query, Request

from app.api.answers import quote_answer
from app.api.found_shapes import QuoteVerdict
from app.api.shapes import Problem
from app.errors import BadParameter
from app.search.check_quote import check_quote
from app.search.quote.quote import MOST_CHARACTERS
from app.web import site_of

router = APIRouter(tags=["search"])


_PROBLEMS: dict[int | str, dict[str, Any]] = {400: {"model": Problem}, 503: {"model": Problem}}


@router.get("/quotes", response_model=QuoteVerdict, responses=_PROBLEMS)
def quotes(
    request: Request,
    text: str = Query("", description=f"The quotation, up to {MOST_CHARACTERS:,} characters."),
) -> dict[str, Any]:
    """Who said this, where, and how the quotation differs from it; `absent` where nobody did."""
    if not text.strip():
        raise BadParameter("There is nothing to check: text needs a sentence.")
    if len(text) > MOST_CHARACTERS:
        raise BadParameter(f"text is too long: a quotation has at most {MOST_CHARACTERS:,} characters.")
    site = site_of(request)
    with site.database.reading() as db:
        answer = check_quote(db, site.engine, text)
    if answer.too_short:
        raise BadParameter(answer.hint)
    return quote_answer(answer)
