"""Files that belong to pages: style sheet, scripts, slide pictures."""

import re

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from app.errors import NotFound
from app.message import Message
from app.web import MEDIA_TYPES, site_of, static_files

router = APIRouter()
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_PICTURE = re.compile(r"[0-9a-f]{32}\.(?:png|jpg|gif|webp)")


@router.get("/static/{digest}/{name:path}")
def static(digest: str, name: str) -> Response:
    """A static file; its address names its content, so it never changes."""
    file = static_files().get(name)
    if file is None or file.url != f"/static/{digest}/{name}":
        raise NotFound(Message("There is no such file."))
    return Response(file.content, media_type=file.media_type, headers=FOR_EVER)


@router.get("/slides/{name}")
def slide(request: Request, name: str) -> Response:
    """A slide's picture, named by its content."""
    path = site_of(request).settings.slides / name
    if not _PICTURE.fullmatch(name) or not path.is_file():
        raise NotFound(Message("There is no such picture."))
    return FileResponse(path, headers=FOR_EVER)


@router.get("/favicon.ico")
def favicon() -> Response:
    """Where browsers look for the icon without asking the page."""
    return Response(static_files()["icon.svg"].content, media_type=MEDIA_TYPES[".svg"], headers=FOR_EVER)
