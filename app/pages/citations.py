"""Citations as files for reference managers."""

from datetime import UTC, date, datetime

from fastapi import APIRouter, Request, Response

from app.browse.utterance import UtterancePage
from app.citations import FILES, File
from app.pages.standing import pointer_of, standing
from app.sharing.quotation import cited
from app.web import answer, base_url, site_of

router = APIRouter()


def today() -> date:
    """The day on which a page is read, in UTC."""
    return datetime.now(UTC).date()


def citation(request: Request, public_id: str, file: File) -> Response:
    """The citation of one utterance, or some ?words= of it, in one format."""
    page = standing(request, public_id, "/u/", f".{file.ending}", pointer_of(request))
    if not isinstance(page, UtterancePage):
        return page
    name = site_of(request).settings.name
    body = file.write(cited(page, name, base_url(request), today())).encode()
    disposition = f'attachment; filename="{page.id}.{file.ending}"'
    return answer(request, body, media_type=file.media_type, headers={"Content-Disposition": disposition})


@router.get("/u/{public_id}.bib")
def as_bibtex(request: Request, public_id: str) -> Response:
    """BibTeX."""
    return citation(request, public_id, FILES["bib"])


@router.get("/u/{public_id}.ris")
def as_ris(request: Request, public_id: str) -> Response:
    """RIS."""
    return citation(request, public_id, FILES["ris"])


@router.get("/u/{public_id}.csl.json")
def as_csl_json(request: Request, public_id: str) -> Response:
    """CSL-JSON."""
    return citation(request, public_id, FILES["csl.json"])
