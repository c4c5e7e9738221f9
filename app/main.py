"""The server: one application made from settings."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette import types
from starlette.exceptions import HTTPException
from starlette_compress import CompressMiddleware

from app import api, pages
from app.api.description import description
from app.collector import collect_seldom
from app.database import Database
from app.errors import BadParameter, NotFound, RostraError
from app.message import Message
from app.protocol import MOST_OF_AN_ADDRESS
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import Settings
from app.text.normalise import fold
from app.text.sounds import sound_tokens
from app.web import SECURITY_HEADERS, Site, error_page, static_files

CUT = MOST_OF_AN_ADDRESS - 1
"""Bytes of path and query that only what was cut has: the sign between them is not counted."""

log = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """The archive's pages and JSON interface. Database and index are opened when it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = settings.threads
        database = Database(settings.database)
        engine = WhooshEngine(settings.index)
        indexer = Indexer(database, engine)
        app.state.site = Site(settings, database, engine, indexer)
        static_files()
        sound_tokens(fold("声音 sound").keys, "声音 sound")  # the tables are read now
        collect_seldom()
        indexer.start()
        yield
        indexer.stop()
        engine.close()
        database.close()

    app = FastAPI(
        title=settings.name,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        redirect_slashes=False,  # _http_error does it, without naming a host
    )
    app.openapi = lambda: description(settings.name)  # type: ignore[method-assign]
    app.router.routes.extend(pages.router.routes)
    app.include_router(api.router)
    app.add_middleware(CompressMiddleware)
    app.add_middleware(_SecurityHeaders)
    app.add_middleware(_HeadAsGet)
    app.add_middleware(_WholeAddresses)
    app.add_exception_handler(RostraError, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(Exception, _failed)
    return app


def app_from_environment() -> FastAPI:
    """The application of the ROSTRA_* variables, for uvicorn."""
    return create_app(Settings())


class _WholeAddresses:
    """An address that was cut is refused: what stood at its end would be missing without a word."""

    def __init__(self, app: types.ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: types.Scope, receive: types.Receive, send: types.Send) -> None:
        """Hand the request on, if all of its address is there."""
        if scope["type"] == "http" and len(scope.get("raw_path") or b"") + len(scope["query_string"]) >= CUT:
            await _too_long(Request(scope, receive))(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _too_long(request: Request) -> Response:
    error = BadParameter(Message("This address is too long: a search has at most 2,000 characters."))
    error.status = 414
    response = _error(request, error)
    response.headers.update(SECURITY_HEADERS)  # outside of what sets them
    return response


class _HeadAsGet:
    """HEAD is answered like GET, without the body: FastAPI's routes take only what they name."""

    def __init__(self, app: types.ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: types.Scope, receive: types.Receive, send: types.Send) -> None:
        """Hand the request on as GET, and the answer back without what it holds."""

        async def sent(event: types.Message) -> None:
            await send({**event, "body": b""} if event["type"] == "http.response.body" else event)

        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, sent)
        else:
            await self._app(scope, receive, send)


class _SecurityHeaders:
    """SECURITY_HEADERS on every answer, but for those that a page sets itself.

    Plain ASGI: Starlette's BaseHTTPMiddleware starts a task and opens a stream for every request.
    """

    def __init__(self, app: types.ASGIApp) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

    async def __call__(self, scope: types.Scope, receive: types.Receive, send: types.Send) -> None:
        """Hand the request on, and the headers along with what is answered."""

        async def sent(event: types.Message) -> None:
            if event["type"] == "http.response.start":
                own = {name for name, _ in event["headers"]}
                event["headers"] = [*event["headers"], *(one for one in self._headers if one[0] not in own)]
            await send(event)

        await self._app(scope, receive, sent)


def _error(request: Request, error: RostraError) -> Response:
    """A problem+json under /api/, a page in the site's own look elsewhere."""
    if request.url.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": type(error).__name__, "status": error.status}
        return JSONResponse(
            problem | {"detail": str(error)}, error.status, media_type="application/problem+json"
        )
    return error_page(request, error)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RostraError)
    return _error(request, error)


def _http_error(request: Request, error: Exception) -> Response:
    """An address that no page has, or a method that it does not take."""
    assert isinstance(error, HTTPException)
    path = request.url.path
    if error.status_code == 404 and path != "/" and path.endswith("/"):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse("/" + path.strip("/") + query, 308)
    if error.status_code == 404:
        return _error(request, NotFound(Message("There is no page at this address.")))
    refused = BadParameter(Message("This page can only be read."))
    refused.status = error.status_code
    response = _error(request, refused)
    response.headers.update(error.headers or {})
    return response


def _bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return _error(request, BadParameter(f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}."))


def _failed(request: Request, error: Exception) -> Response:
    """A fault of ours: told to the log in full, to the reader without."""
    fault = RostraError(Message("Something went wrong here, and it is not your fault. It has been noted."))
    fault.status = 500
    response = _error(request, fault)
    response.headers.update(SECURITY_HEADERS)  # Starlette answers with it outside of all middleware
    return response
