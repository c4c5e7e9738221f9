"""Pages that are made once, and compressed once, and kept while nothing changes."""

import gzip
from collections.abc import Callable, Hashable
from datetime import date
from functools import wraps
from typing import ParamSpec

import brotli
from fastapi import Request, Response

from app.kept import KeptPage
from app.web import language_of, site_of, unchanged

P = ParamSpec("P")
SMALLEST = 500
"""Bytes that are worth compressing."""
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=6)),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""Ways to compress, the smallest first."""


def kept(page: Callable[P, Response]) -> Callable[P, Response]:
    """A page that depends on its address, the reader's language and what is in the archive, and nothing else.

    It is made once and kept until something changes in the archive, or a day is over.
    """

    @wraps(page)
    def answered(*args: P.args, **kwargs: P.kwargs) -> Response:
        request = kwargs["request"]  # FastAPI hands everything over by name
        assert isinstance(request, Request)
        site = site_of(request)
        state = (site.database.version(), site.engine.generation(), date.today())
        key = (str(request.url), language_of(request).code)
        found = site.kept.get(state, key)
        if found is not None:
            if unchanged(request, found.headers["etag"]):
                bare = {name: value for name, value in found.headers.items() if name != "content-type"}
                return Response(status_code=304, headers=bare)  # a body's type would have one sent along
            found = _compressed(request, found, state, key)
            return Response(found.body, headers=found.headers)
        response = page(*args, **kwargs)
        headers = dict(response.headers)
        if response.status_code == 200 and "set-cookie" not in headers and request.method == "GET":
            headers.pop("content-length")
            site.kept.put(state, key, KeptPage(bytes(response.body), headers))
        return response

    return answered


def _compressed(request: Request, page: KeptPage, state: Hashable, key: Hashable) -> KeptPage:
    """The page as the browser accepts it, compressed when it is first asked for so and kept too.

    What is not known here (zstd alone) is left to the server, which compresses every answer anew.
    """
    accepted = _accepted(request.headers.get("accept-encoding", ""))
    coding = next((one for one in CODINGS if one in accepted), None)
    if coding is None or len(page.body) < SMALLEST:
        return page
    pages = site_of(request).kept
    found = pages.get(state, (key, coding))
    if found is None:
        headers = {**page.headers, "content-encoding": coding}
        found = KeptPage(CODINGS[coding](page.body), headers)
        pages.put(state, (key, coding), found)
    return found


def _accepted(header: str) -> frozenset[str]:
    """The codings of an Accept-Encoding header, without those of weight 0."""
    parts = (one.replace(" ", "").lower().partition(";q=") for one in header.split(","))
    return frozenset(name for name, _, weight in parts if weight.strip("0.") or not weight)
