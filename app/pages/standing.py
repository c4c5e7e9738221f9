"""An utterance that an address names: there, moved, or gone."""

import re

from fastapi import Request
from fastapi.responses import RedirectResponse

from app.browse import utterance as utterances
from app.browse.utterance import UtterancePage
from app.sharing.quotation import pointed
from app.text.marks import MOST
from app.web import site_of

LONGEST_POINTER = 40
LONGEST_MARKS = LONGEST_POINTER * MOST
_POINTER = re.compile(r"\d{1,6}-\d{1,6}-[0-9a-z]{1,7}")


def pointer_of(request: Request) -> str:
    """The pointer to exact words in an address; "" for none."""
    return pointer_in(request.query_params.get("words", ""))


def marks_of(request: Request) -> str:
    """What an address marks of a passage, and its page shows so; "" for nothing."""
    return request.query_params.get("marks", "")[:LONGEST_MARKS]


def pointer_in(written: str) -> str:
    """A pointer without what was copied from behind it."""
    found = _POINTER.match(written)
    return found.group() if found else written[:LONGEST_POINTER]


def standing(
    request: Request, public_id: str, before: str, after: str, pointer: str = ""
) -> UtterancePage | RedirectResponse:
    """The utterance, with a pointer to some words; or the way to `before`ID`after` where its words are now.

    Raises NotFound, or Gone.
    """
    with site_of(request).database.reading() as db:
        target = utterances.moved_to(db, public_id)
        if target is not None:
            return RedirectResponse(pointed(f"{before}{target}{after}", pointer), 308)
        return utterances.utterance_page(db, public_id, pointer)
