"""What programs ask a site for: where to go and not to go, a map, how to search."""

from fastapi import APIRouter, Request, Response

from app.browse.sitemap import KINDS, Address, addresses, lists, page_counts
from app.errors import NotFound
from app.message import Message
from app.sharing import sitemap
from app.text.whole import whole_number
from app.web import BY_LANGUAGE, answer, base_url, render_text, site_of

router = APIRouter()
ROBOTS = """User-agent: *
Disallow: /search?
Disallow: /search.atom
Disallow: /quote?
Disallow: /api/
Disallow: /embed/
Disallow: /oembed

Sitemap: {base}/sitemap.xml
"""
"""Searches cost work and lead nowhere that the map does not; their pages without a question may be found.
Embedded quotes stand at /u/ too."""


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """Where programs may go."""
    body = ROBOTS.format(base=base_url(request)).encode()
    return answer(request, body, media_type="text/plain; charset=utf-8")


@router.get("/sitemap.xml")
def site_map(request: Request) -> Response:
    """All pages; or, where they are many, the maps that hold them."""
    base = base_url(request)
    with site_of(request).database.reading() as db:
        counts, always = page_counts(db), lists(db)
        if sum(counts.values()) + len(always) <= sitemap.MOST:
            found = [one for kind in KINDS for one in addresses(db, kind, 0, sitemap.MOST)]
            return answer(request, sitemap.url_set(base, [*always, *found]), media_type=sitemap.MEDIA_TYPE)
    parts = [Address("/sitemap-lists-1.xml", always[0].changed)] + [
        Address(f"/sitemap-{kind}-{number}.xml")
        for kind in KINDS
        for number in range(1, -(-counts[kind] // sitemap.MOST) + 1)
    ]
    return answer(request, sitemap.map_index(base, parts), media_type=sitemap.MEDIA_TYPE)


@router.get("/sitemap-{kind}-{number}.xml")
def part_of_map(request: Request, kind: str, number: str) -> Response:
    """One map of many."""
    part = whole_number(number, 10_000)
    if part is None or kind not in (*KINDS, "lists"):
        raise NotFound(Message("There is no such map."))
    with site_of(request).database.reading() as db:
        start = (part - 1) * sitemap.MOST
        found = addresses(db, kind, start, sitemap.MOST) if kind in KINDS else lists(db)[start:]
    if not found:
        raise NotFound(Message("There is no such map."))
    body = sitemap.url_set(base_url(request), found)
    return answer(request, body, media_type=sitemap.MEDIA_TYPE)


@router.get("/opensearch.xml")
def opensearch(request: Request) -> Response:
    """How a browser can search here (OpenSearch 1.1)."""
    body = render_text(request, "opensearch.xml", {}).encode()
    media_type = "application/opensearchdescription+xml; charset=utf-8"
    return answer(request, body, media_type=media_type, headers=BY_LANGUAGE)
