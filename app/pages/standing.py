"""An utterance that an address names: there, moved, or gone."""

from fastapi import Request
from fastapi.responses import RedirectResponse

from app.browse import utterance as utterances
from app.browse.utterance import UtterancePage
from app.web import site_of


def standing(request: Request, public_id: str, before: str, after: str) -> UtterancePage | RedirectResponse:
    """The utterance; or the way to `before`ID`after` for the one that holds its words now.

    Raises NotFound, or Gone.
    """
    with site_of(request).database.reading() as db:
        target = utterances.moved_to(db, public_id)
        if target is not None:
            return RedirectResponse(f"{before}{target}{after}", 308)
        return utterances.utterance_page(db, public_id)
