"""The recording of a session: the address of a moment in it, and of a player for those who ask for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit, urlunsplit

Kind = Literal["page", "frame", "video", "audio"]
VIDEO = {".mp4", ".m4v", ".webm", ".ogv", ".mov"}
AUDIO = {".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac"}
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_BILIBILI = re.compile(r"/video/(BV[0-9A-Za-z]{10}|av\d{2,12})/?")
_YOUTUBE = re.compile(r"(?:/(?:embed|live|shorts|v))?/([0-9A-Za-z_-]{11})/?")
_VIMEO = re.compile(r"/(\d{3,12})/?")


@dataclass(frozen=True, slots=True)
class Recording:
    """Where a session, or a moment of it, can be heard or seen."""

    url: str
    """A page or file, at the moment where its host can be told one."""
    kind: Kind = "page"
    """How it can be played here: in a frame, as a video or sound of the page itself, or not at all."""
    player: str = ""
    """What to load for that; nothing is loaded before a reader asks."""
    origin: str = ""
    """The one site that this loads from: scheme, host and port, safe to stand in a policy."""
    host: str = ""
    """The same for people."""


def recording(source_url: str, seconds: float | None = None) -> Recording | None:
    """The recording at an address, from `seconds` on where they are known; None if it is no web address."""
    try:
        parts = urlsplit(source_url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or parts.username is not None:
        return None
    at = max(0, int(seconds)) if seconds is not None else None
    site = host.removeprefix("www.").removeprefix("m.")
    if site == "bilibili.com" and (match := _BILIBILI.fullmatch(parts.path)):
        return _bilibili(match[1], _part(parts), at)
    if site in ("youtube.com", "youtu.be", "youtube-nocookie.com") and (video := _youtube_id(parts, site)):
        return _youtube(video, at)
    if site == "vimeo.com" and (match := _VIMEO.fullmatch(parts.path)):
        moment = f"#t={at}s" if at is not None else ""
        player = f"https://player.vimeo.com/video/{match[1]}{moment}"
        return Recording(f"https://vimeo.com/{match[1]}{moment}", "frame", player, *_from("player.vimeo.com"))
    kind = _file_kind(parts)
    if kind == "page":
        return Recording(source_url.strip())
    address = urlunsplit(parts._replace(fragment=f"t={at}" if at is not None else ""))
    origin = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    return Recording(address, kind, address, origin, host)


def web_address(source_url: str) -> str:
    """The address if it is one that a page may link to, else ""."""
    return source_url.strip() if recording(source_url) else ""


def is_file(source_url: str) -> bool:
    """Whether it is a video or sound that a page can play by itself, and follow."""
    found = recording(source_url)
    return found is not None and found.kind in ("video", "audio")


def _bilibili(video: str, part: str, at: int | None) -> Recording:
    moment = {"p": part} if part else {}
    if at is not None:
        moment["t"] = str(at)
    page = f"https://www.bilibili.com/video/{video}" + (f"?{urlencode(moment)}" if moment else "")
    number = {"aid": video[2:]} if video.startswith("av") else {"bvid": video}
    player = f"https://player.bilibili.com/player.html?{urlencode({**number, **moment, 'autoplay': 0})}"
    return Recording(page, "frame", player, *_from("player.bilibili.com"))


def _youtube(video: str, at: int | None) -> Recording:
    page = f"https://www.youtube.com/watch?v={video}" + (f"&t={at}s" if at is not None else "")
    player = f"https://www.youtube-nocookie.com/embed/{video}" + (f"?start={at}" if at is not None else "")
    return Recording(page, "frame", player, *_from("www.youtube-nocookie.com"))


def _youtube_id(parts: SplitResult, site: str) -> str:
    if site == "youtube.com" and parts.path == "/watch":
        asked = parse_qs(parts.query).get("v", [""])[0]
        return asked if re.fullmatch(r"[0-9A-Za-z_-]{11}", asked) else ""
    match = _YOUTUBE.fullmatch(parts.path)
    return match[1] if match else ""


def _part(parts: SplitResult) -> str:
    asked = parse_qs(parts.query).get("p", [""])[0]
    return asked if asked.isascii() and asked.isdigit() and len(asked) < 5 else ""


def _file_kind(parts: SplitResult) -> Kind:
    ending = PurePosixPath(parts.path).suffix.lower()
    return "video" if ending in VIDEO else "audio" if ending in AUDIO else "page"


def _from(host: str) -> tuple[str, str]:
    return f"https://{host}", host
