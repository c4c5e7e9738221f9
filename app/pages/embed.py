"""A quotation within another site: the page that is shown there, and oEmbed, by which sites find it."""

import json
from html import escape
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response

from app.browse.utterance import UtterancePage
from app.errors import BadParameter, NotFound, RostraError
from app.message import Message
from app.pages.standing import standing
from app.text.harmless import single_line
from app.web import answer, base_url, content_security, render, site_of

router = APIRouter()
WIDTH, NARROWEST = 600, 200
HEIGHT, LOWEST = 320, 120


class OnlyJson(RostraError):
    """oEmbed in another format than JSON."""

    status = 501


@router.api_route("/embed/u/{public_id}", methods=["GET", "HEAD"])
def embedded(request: Request, public_id: str) -> Response:
    """One utterance for a frame in another site: no script, nothing but the words and where they are from."""
    page = standing(request, public_id, "/embed/u/", "")
    if not isinstance(page, UtterancePage):
        return page
    policy = {"Content-Security-Policy": content_security(ancestors="*")}
    return render(request, "embed.html", {"page": page}, headers=policy)


@router.api_route("/oembed", methods=["GET", "HEAD"])
def oembed(request: Request) -> Response:
    """What a site needs to show the utterance at `url` (oEmbed 1.0, JSON)."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        raise OnlyJson(Message("oEmbed is answered as JSON here: format=json."))
    base = base_url(request)
    page = standing(request, _utterance_at(asked.get("url", ""), base), f"/oembed?url={base}/u/", "")
    if not isinstance(page, UtterancePage):
        return page
    width = _bounded(asked.get("maxwidth", ""), "maxwidth", WIDTH, NARROWEST)
    height = _bounded(asked.get("maxheight", ""), "maxheight", HEIGHT, LOWEST)
    name = site_of(request).settings.name
    title = single_line(f"{page.speaker}: {page.text}", 200)
    body = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": single_line(page.speaker),
        "author_url": f"{base}/speakers/{page.speaker_slug}",
        "provider_name": name,
        "provider_url": f"{base}/",
        "cache_age": 86400,
        "thumbnail_url": f"{base}/u/{page.id}/card.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "width": width,
        "height": height,
        "html": f'<iframe src="{escape(base)}/embed/u/{escape(page.id)}" width="{width}" height="{height}"'
        f' title="{escape(title)}" frameborder="0" loading="lazy"></iframe>',
    }
    return answer(request, json.dumps(body, ensure_ascii=False).encode(), media_type="application/json")


def _utterance_at(url: str, base: str) -> str:
    """The id in an address of this archive: of an utterance's page, or of its place in the session's."""
    try:
        parts, own = urlsplit(url), urlsplit(base)
    except ValueError:
        raise NotFound(Message("That is no address.")) from None
    if parts.netloc.lower() != own.netloc.lower() or parts.scheme not in ("http", "https"):
        raise NotFound(Message("That is no address of this archive; oEmbed answers for its own passages."))
    place = parts.path
    if place.startswith("/sessions/") and parts.fragment.startswith("u-"):
        return parts.fragment[2:]
    for start in ("/u/", "/embed/u/"):
        if place.startswith(start) and "/" not in place[len(start) :]:
            return place[len(start) :]
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
