"""Slide pictures: taken from beside the transcript into the archive, named by the hash of their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

LARGEST = 10 * 2**20
_KINDS = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif"}


def keeper(folder: Path, slides: Path) -> Callable[[str], str]:
    """A function that stores the picture at a path as a transcript in `folder` names it.

    It returns the stored file's name in `slides`, or "" where there is no such picture, it is larger than
    10 MB, is no PNG, JPEG, GIF or WebP, or lies outside `folder`.
    """

    def keep(path: str) -> str:
        try:
            picture = (folder / unquote(path)).resolve()
            if not picture.is_relative_to(folder.resolve()) or picture.stat().st_size > LARGEST:
                return ""
            content = picture.read_bytes()
        except (OSError, ValueError):  # not there, or no path at all (a NUL, a name too long)
            return ""
        return store(content, slides)

    return keep


def store(content: bytes, slides: Path) -> str:
    """Write a picture once; "" if it is none that browsers show."""
    kind = next((ending for sign, ending in _KINDS.items() if content.startswith(sign)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = ".webp"
    if not kind:
        return ""
    name = hashlib.sha256(content).hexdigest()[:32] + kind
    target = slides / name
    if not target.exists():
        slides.mkdir(parents=True, exist_ok=True)
        temporary = target.with_suffix(".part")
        temporary.write_bytes(content)
        temporary.replace(target)
    return name
