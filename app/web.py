"""What every page needs: templates, static files by their content, answers that browsers may keep."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from app.browse.examples import examples
from app.database import Database
from app.errors import RostraError
from app.kept import KeptPages
from app.languages import Language, languages, wished
from app.message import Message
from app.recordings import Recording
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import ROOT, Settings
from app.text.harmless import single_line
from app.text.language import language
from app.text.posts import post

STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"


def content_security(frames: str = "", media: str = "", ancestors: str = "'none'") -> str:
    """The policy of a page: everything from this archive alone, no script or style within the page.

    `frames`, `media`: the one origin a player of this page may load from, once its reader asks for it.
    `ancestors`: which sites may show the page within theirs.
    """
    players = (f" frame-src {frames};" if frames else "") + (f" media-src {media};" if media else "")
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
        f" connect-src 'self';{players} form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )


def player_policy(where: Recording | None) -> dict[str, str]:
    """The headers of a page from which a recording can be played."""
    if where is None or not where.player:
        return {}
    frames, media = (where.origin, "") if where.kind == "frame" else ("", where.origin)
    return {"Content-Security-Policy": content_security(frames, media)}


SECURITY_HEADERS = {
    "Content-Security-Policy": content_security(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


TITLES = {
    400: Message("This cannot be understood"),
    414: Message("This cannot be understood"),
    404: Message("Not here"),
    410: Message("No longer here"),
    503: Message("Not now"),
}
"""What pages call errors."""
REMEMBERED = 365 * 24 * 3600
"""Seconds for which a browser keeps the language that was chosen."""
BY_LANGUAGE = {"Vary": "Accept-Encoding, Accept-Language, Cookie"}
"""The header of what differs by the reader's language."""


@dataclass(frozen=True, slots=True)
class Site:
    """The parts of a running archive, as `request.app.state.site`."""

    settings: Settings
    database: Database
    engine: WhooshEngine
    indexer: Indexer
    kept: KeptPages = field(default_factory=KeptPages)


def site_of(request: Request) -> Site:
    """The archive that a request is for."""
    site: Site = request.app.state.site
    return site


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file under static/, in memory, with the name it is served by."""

    url: str
    content: bytes
    media_type: str


MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}


@cache
def static_files() -> Mapping[str, StaticFile]:
    """All static files by their path under static/; style sheets joined to one, in the order of their names.

    The hash of the content is part of the address, so that browsers may keep a file for ever.
    """
    found = {}
    sheets = b"\n".join(path.read_bytes() for path in sorted((STATIC / "css").glob("*.css")))
    found["rostra.css"] = _static("rostra.css", sheets)
    for path in sorted(STATIC.rglob("*")):
        name = path.relative_to(STATIC).as_posix()
        if path.is_file() and path.suffix in MEDIA_TYPES and path.suffix != ".css":
            found[name] = _static(name, path.read_bytes())
    return found


def _static(name: str, content: bytes) -> StaticFile:
    digest = hashlib.sha256(content).hexdigest()[:12]
    suffix = name[name.rindex(".") :]
    return StaticFile(f"/static/{digest}/{name}", content, MEDIA_TYPES[suffix])


def _static_url(name: str) -> str:
    return static_files()[name].url


@cache
def environment(code: str) -> Environment:
    """Jinja in one language, strict: a name that a page does not hand over is an error."""
    ui = languages()[code]
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    jinja.install_gettext_translations(ui.words, newstyle=True)  # type: ignore[attr-defined]
    jinja.globals["ui"] = ui
    jinja.globals["languages"] = languages()
    jinja.globals["static"] = _static_url
    jinja.globals["scripts"] = [name for name in static_files() if name.endswith(".js")]
    jinja.filters["clock"] = _clock
    jinja.filters["tongue"] = _tongue
    jinja.filters["plain"] = single_line
    jinja.filters["unseen"] = lambda text: Markup(single_line(str(text)))
    jinja.filters["json_data"] = _json_data
    jinja.filters["language"] = ui.spoken
    jinja.filters["post"] = post
    for name in ("day", "days", "duration", "listed", "number", "share", "say", "term", "person"):
        jinja.filters[name] = getattr(ui, name)
    return jinja


@lru_cache(maxsize=4096)
def _tongue(text: str) -> str:
    """The lang attribute of a title or name; "" where it cannot be told."""
    code = language(text)
    return "" if code == "und" else code


def _json_data(value: Mapping[str, Any]) -> Markup:
    """JSON that may stand in a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _clock(seconds: float | None) -> str:
    """1:02:03 or 2:03."""
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def render(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page in the reader's language. Its ETag is its content: a browser that has it is told so."""
    body = render_text(request, template, context).encode()
    response = answer(request, body, status, headers={**BY_LANGUAGE, **(headers or {})})
    asked = request.query_params.get("ui", "")
    if asked in languages():
        response.set_cookie("ui", asked, REMEMBERED, httponly=True, samesite="lax")
    return response


def render_text(request: Request, template: str, context: Mapping[str, Any]) -> str:
    """A page's text in the reader's language."""
    page = environment(language_of(request).code).get_template(template)
    text = page.render(
        site=site_of(request).settings,
        base=base_url(request),
        path=request.url.path,
        here=request.url,
        **context,
    )
    return text.replace("\x00", "\ufffd")  # which HTML cannot hold: %00 in an address


def language_of(request: Request) -> Language:
    """The language that a reader gets the page in."""
    asked = request.query_params.get("ui", "")
    return wished(asked, request.cookies.get("ui", ""), request.headers.get("accept-language", ""))


def answer(
    request: Request,
    body: bytes,
    status: int = 200,
    media_type: str = "text/html; charset=utf-8",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The bytes of a page, feed or file, or 304 if the browser has them already."""
    sent = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", **(headers or {})}
    if status == 200:
        sent["ETag"] = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        if unchanged(request, sent["ETag"]):
            return Response(status_code=304, headers=sent)
    return Response(body, status, sent, media_type)


def unchanged(request: Request, etag: str) -> bool:
    """Whether the browser says that it has the page with this ETag."""
    sent = request.headers.get("if-none-match", "")
    return etag in (one.strip() for one in sent.split(",")) if sent else False


def base_url(request: Request) -> str:
    """The archive's public address, without a slash at the end."""
    configured = site_of(request).settings.base_url.rstrip("/")
    return configured or str(request.base_url).rstrip("/")


def _words(request: Request) -> str:
    """Words to search for that an address without a page has in it: /sessions/2025-who-owns-the-tide."""
    if request.url.path.startswith(("/u/", "/embed/", "/static/", "/slides/")):
        return ""
    last = request.path_params.get("slug", "") or request.scope["path"].rstrip("/").rpartition("/")[2]
    pieces = re.findall(r"[^\W_]+", last)
    named = (piece for piece in pieces if not (piece.isascii() and re.search(r"\d", piece)))  # no ids
    return " ".join(word for piece in named for word in re.findall(r"\D+", piece))[:100]


def _searches(request: Request) -> tuple[str, ...]:
    """Searches to begin with, for whoever followed an address that tells nothing of what is looked for."""
    with site_of(request).database.reading() as db:
        return examples(db)


def error_page(request: Request, error: RostraError, **more: Any) -> Response:
    """An error in the site's own look: what is wrong and where to go from here."""
    title = TITLES.get(error.status, Message("Something is wrong"))
    words = _words(request) if error.status in (404, 410) else ""
    context = {
        "status": error.status,
        "title": title,
        "message": error.args[0],
        "words": words,
        "tries": _searches(request) if error.status == 404 and not words else (),
        **more,
    }
    return render(request, "error.html", context, error.status)
