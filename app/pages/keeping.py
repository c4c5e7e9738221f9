"""Pages that are made once and kept while nothing changes."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import ParamSpec

from fastapi import Request, Response

from app.kept import KeptPage
from app.web import language_of, site_of, unchanged

P = ParamSpec("P")


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
            return Response(found.body, headers=found.headers)
        response = page(*args, **kwargs)
        headers = dict(response.headers)
        if response.status_code == 200 and "set-cookie" not in headers and request.method == "GET":
            headers.pop("content-length")
            site.kept.put(state, key, KeptPage(bytes(response.body), headers))
        return response

    return answered
