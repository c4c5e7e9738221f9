"""The page of one utterance: the permanent address of what somebody said."""

import re

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.browse import utterance as utterances
from app.citations import FILES, STYLES
from app.errors import Gone
from app.pages.citations import today
from app.pages.keeping import kept
from app.pages.standing import marks_of, pointer_of
from app.recordings import recording
from app.sharing.head import Shared
from app.sharing.linked_data import utterance_thing
from app.sharing.quotation import address, cited, pointed
from app.web import base_url, player_policy, render, site_of

router = APIRouter()
_WITH_MORE = re.compile(r"([a-z0-9]{10})[^a-z0-9].*", re.DOTALL)
"""An id with what stood behind the link where it was copied: a full stop, a bracket."""


@router.get("/u/{public_id}")
@kept
def utterance(request: Request, public_id: str) -> Response:
    """One utterance with its surroundings, or some ?words= of it; where it moved; or what stood here.

    ?marks= only marks some of it, as what a search found.
    """
    pointer, marks = pointer_of(request), marks_of(request)
    if trailing := _WITH_MORE.fullmatch(public_id):
        return RedirectResponse(pointed(f"/u/{trailing[1]}", pointer), 308)
    with site_of(request).database.reading() as db:
        target = utterances.moved_to(db, public_id)
        if target is not None:
            return RedirectResponse(
                pointed(f"/u/{target}", pointer),
                308,
                {"Cache-Control": "no-cache"},  # the words may come back to where they were
            )
        try:
            page = utterances.utterance_page(db, public_id, pointer, marks)
        except Gone:
            lost = utterances.gone_page(db, public_id)
            return render(request, "gone.html", {"page": lost}, 410)
    base, name = base_url(request), site_of(request).settings.name
    quotation = cited(page, name, base, today())
    where = recording(page.source_url, page.seconds)
    context = {
        "page": page,
        "address": address(page),
        "marks": page.pointer if page.found else marks,
        "citations": {style: write(quotation) for style, write in STYLES.items()},
        "citation_files": FILES,
        "recording": where,
        "shared": Shared(
            f"/u/{page.id}",
            utterance_thing(page, base),
            "article",
            image=pointed(f"/u/{page.id}/card.png", page.pointer if page.found else ""),
            shown=address(page),
            embedded=True,
        ),
    }
    return render(request, "utterance.html", context, headers=player_policy(where))
