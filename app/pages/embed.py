"""A quotation within another site: the page that is shown there, and oEmbed, by which sites find it."""

import json
from html import escape
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Request, Response

from app.browse.utterance import UtterancePage
from app.errors import BadParameter, NotFound, RostraError
from app.message import Message
from app.pages.standing import pointer_in, pointer_of, standing
from app.sharing.quotation import address, pointed
from app.text.harmless import single_line
from app.web import answer, base_url, content_security, render, site_of

router = APIRouter()
WIDTH, NARROWEST = 600, 200
HEIGHT, LOWEST = 320, 120


class OnlyJson(RostraError):
    """oEmbed in another format than JSON."""

    status = 501


@router.get("/embed/u/{public_id}")
def embedded(request: Request, public_id: str) -> Response:
    """One utterance, or some ?words= of it, for a frame in another site; there is no script in it."""
    page = standing(request, public_id, "/embed/u/", "", pointer_of(request))
    if not isinstance(page, UtterancePage):
        return page
    policy = {"Content-Security-Policy": content_security(ancestors="*")}
    return render(request, "embed.html", {"page": page, "address": address(page)}, headers=policy)


@router.get("/oembed")
def oembed(request: Request) -> Response:
    """What a site needs to show the utterance, or the words, at `url` (oEmbed 1.0, JSON)."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        raise OnlyJson(Message("oEmbed is answered as JSON here: format=json."))
    base = base_url(request)
    public_id, pointer = _passage_at(asked.get("url", ""), base)
    page = standing(request, public_id, f"/oembed?url={base}/u/", "", pointer)
    if not isinstance(page, UtterancePage):
        return page
    width = _bounded(asked.get("maxwidth", ""), "maxwidth", WIDTH, NARROWEST)
    height = _bounded(asked.get("maxheight", ""), "maxheight", HEIGHT, LOWEST)
    name = site_of(request).settings.name
    speakers = ", ".join(one.speaker for one in page.speakers)
    title = single_line(f"{speakers}: {page.chosen}", 200)
    found = page.pointer if page.found else ""
    body = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": single_line(speakers),
        "author_url": f"{base}/speakers/{page.speaker_slug}",
        "provider_name": name,
        "provider_url": f"{base}/",
        "cache_age": 86400,
        "thumbnail_url": base + pointed(f"/u/{page.id}/card.png", found),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "width": width,
        "height": height,
        "html": f'<iframe src="{escape(base + pointed(f"/embed/u/{page.id}", found))}"'
        f' width="{width}" height="{height}"'
        f' title="{escape(title)}" frameborder="0" loading="lazy"></iframe>',
    }
    return answer(request, json.dumps(body, ensure_ascii=False).encode(), media_type="application/json")


def _passage_at(url: str, base: str) -> tuple[str, str]:
    """The id and the pointer in an address of an utterance's page, or of its place in the session's."""
    try:
        parts, own = urlsplit(url), urlsplit(base)
    except ValueError:
        raise NotFound(Message("That is no address.")) from None
    if parts.netloc.lower() != own.netloc.lower() or parts.scheme not in ("http", "https"):
        raise NotFound(Message("That is no address of this archive; oEmbed answers for its own passages."))
    place = parts.path
    if place.startswith("/sessions/") and parts.fragment.startswith("u-"):
        return parts.fragment[2:], ""
    for start in ("/u/", "/embed/u/"):
        if place.startswith(start) and "/" not in place[len(start) :]:
            return place[len(start) :], pointer_in(parse_qs(parts.query).get("words", [""])[0])
    raise NotFound(Message("There is no passage at that address; give one such as /u/… of this archive."))


def _bounded(written: str, name: str, usual: int, least: int) -> int:
    """The usual size, or the smaller one that is asked for; never too small to read."""
    if not written:
        return usual
    if not (written.isascii() and written.isdigit()):
        raise BadParameter(
            Message("{name}={written} is no number of pixels.", name=name, written=written[:20])
        )
    return max(least, min(int(written[:6]), usual))
