"""Pages that are made once, and compressed once, and kept while nothing changes."""

import gzip
from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from typing import ParamSpec

import brotli
from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

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


def kept(page: Callable[P, Response]) -> Callable[P, Awaitable[Response]]:
    """A page that depends on its address, the reader's language and what is in the archive, and nothing else.

    It is made once, in a thread, and kept until something changes in the archive, or a day is over. What is
    kept is answered without one: to look whether anything has changed takes less than a change of threads.
    """

    @wraps(page)
    async def answered(*args: P.args, **kwargs: P.kwargs) -> Response:
        request = kwargs["request"]  # FastAPI hands everything over by name
        assert isinstance(request, Request)
        site = site_of(request)
        engine = site.engine
        generation = engine.generation() if engine.is_open() else await run_in_threadpool(engine.generation)
        state = (site.database.version(), generation, date.today())
        key = (str(request.url), language_of(request).code)
        found = site.kept.get(state, key)
        if found is None:
            response = await run_in_threadpool(page, *args, **kwargs)
            headers = dict(response.headers)
            if response.status_code == 200 and "set-cookie" not in headers and request.method == "GET":
                headers.pop("content-length")
                site.kept.put(state, key, KeptPage(bytes(response.body), headers))
            return response
        if unchanged(request, found.headers["etag"]):
            bare = {name: value for name, value in found.headers.items() if name != "content-type"}
            return Response(status_code=304, headers=bare)  # a body's type would have one sent along
        coding = _coding(request, found)
        if coding:
            smaller = site.kept.get(state, (key, coding))
            if smaller is None:
                smaller = await run_in_threadpool(_compressed, found, coding)
                site.kept.put(state, (key, coding), smaller)
            found = smaller
        return Response(found.body, headers=found.headers)

    return answered


def _coding(request: Request, page: KeptPage) -> str | None:
    """How the browser accepts the page compressed.

    What is not known here (zstd alone) is left to the server, which compresses every answer anew.
    """
    accepted = _accepted(request.headers.get("accept-encoding", ""))
    return next((one for one in CODINGS if one in accepted), None) if len(page.body) >= SMALLEST else None


def _compressed(page: KeptPage, coding: str) -> KeptPage:
    return KeptPage(CODINGS[coding](page.body), {**page.headers, "content-encoding": coding})


def _accepted(header: str) -> frozenset[str]:
    """The codings of an Accept-Encoding header, without those of weight 0."""
    parts = (one.replace(" ", "").lower().partition(";q=") for one in header.split(","))
    return frozenset(name for name, _, weight in parts if weight.strip("0.") or not weight)
