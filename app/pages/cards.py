"""Pictures that sites show beside a shared link."""

from fastapi import APIRouter, Request, Response

from app.browse.utterance import UtterancePage
from app.cards import Card, draw, identity
from app.cards.fonts import chinese_face
from app.pages.standing import pointer_of, standing
from app.text.posts import post
from app.web import site_of, unchanged

router = APIRouter()


def _picture(request: Request, card: Card) -> Response:
    """The card, drawn only if the browser does not have it."""
    face = chinese_face(site_of(request).settings.card_font)
    headers = {"Cache-Control": "public, max-age=86400", "ETag": f'"{identity(card, face)}"'}
    if unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(draw(card, face), headers=headers, media_type="image/png")


@router.get("/card.png")
def archive(request: Request) -> Response:
    """The archive's own card."""
    return _picture(request, Card(site_of(request).settings.name))


@router.get("/u/{public_id}/card.png")
def quotation(request: Request, public_id: str) -> Response:
    """An utterance's card, or that of some ?words= of it."""
    page = standing(request, public_id, "/u/", "/card.png", pointer_of(request))
    if not isinstance(page, UtterancePage):
        return page
    card = Card(
        archive=site_of(request).settings.name,
        words=page.chosen,
        speaker=" · ".join(one.speaker for one in page.speakers),
        post=post(page.speaker_org, page.speaker_title) if len(page.speakers) == 1 else "",
        where=" · ".join(filter(None, (page.session, page.date.isoformat() if page.date else ""))),
    )
    return _picture(request, card)
