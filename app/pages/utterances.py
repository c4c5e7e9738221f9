"""The page of one utterance: the permanent address of what somebody said."""

import re
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.browse import utterance as utterances
from app.errors import Gone
from app.web import render, site_of

router = APIRouter()
_WITH_MORE = re.compile(r"([a-z0-9]{10})[^a-z0-9].*", re.DOTALL)
"""An id with what stood behind the link where it was copied: a full stop, a bracket."""


@router.api_route("/u/{public_id}", methods=["GET", "HEAD"])
def utterance(request: Request, public_id: str) -> Response:
    """One utterance with its surroundings, or some ?words= of it; where it moved; or what stood here."""
    pointer = request.query_params.get("words", "")[:40]
    if trailing := _WITH_MORE.fullmatch(public_id):
        return RedirectResponse(f"/u/{trailing[1]}", 308)
    with site_of(request).database.reading() as db:
        target = utterances.moved_to(db, public_id)
        if target is not None:
            return RedirectResponse(
                f"/u/{target}" + (f"?{urlencode({'words': pointer})}" if pointer else ""), 308
            )
        try:
            page = utterances.utterance_page(db, public_id, pointer)
        except Gone:
            lost = utterances.gone_page(db, public_id)
            return render(request, "gone.html", {"page": lost}, 410)
    return render(request, "utterance.html", {"page": page})
