"""A font with Chinese: named by a setting, known to fontconfig, or where systems usually keep one."""

from __future__ import annotations

import logging
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

log = logging.getLogger(__name__)

WANTED = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC",
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "WenQuanYi Micro Hei",
)  # fmt: skip
"""Families in order of preference; after them anything that fontconfig knows to have Chinese."""
USUAL = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
"""Where there is no fontconfig."""
PROOF = "汉语档案语录"
"""A font that lacks one of these has no Chinese."""
NOWHERE = "\U0010fffe"
"""A character that no font has."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font's file, and which of the fonts in it."""

    path: str
    index: int = 0


@lru_cache(maxsize=4)
def chinese_face(named: str = "") -> Face | None:
    """The font for cards; `named`: the file that a setting names. None if there is none with Chinese.

    Looked for once; a font that is installed later is found after a restart.
    """
    candidates = [Face(named)] if named else [*_known_to_fontconfig(), *map(Face, USUAL)]
    for face in candidates:
        if Path(face.path).is_file() and all(_has(face, character) for character in PROOF):
            return face
    log.warning("No font with Chinese was found: links are shared with the archive's card only.")
    return None


def font(face: Face, size: int) -> FreeTypeFont:
    """The font at a size in pixels. Raises OSError for a file that is none."""
    return ImageFont.truetype(face.path, size, index=face.index, layout_engine=ImageFont.Layout.BASIC)


def drawable(face: Face, text: str) -> str:
    """The text without the characters that the font lacks."""
    return "".join(character for character in text if character == " " or _has(face, character))


@lru_cache(maxsize=20_000)
def _has(face: Face, character: str) -> bool:
    try:
        return bool(_shape(face, character) != _shape(face, NOWHERE))
    except OSError:
        return False


@lru_cache(maxsize=20_000)
def _shape(face: Face, character: str) -> tuple[tuple[int, int], bytes]:
    mask = _small(face).getmask(character)
    return mask.size, bytes(mask)


@lru_cache(maxsize=4)
def _small(face: Face) -> FreeTypeFont:
    return font(face, 24)


def _known_to_fontconfig() -> list[Face]:
    program = shutil.which("fc-list")
    if program is None:
        return []
    form = "%{file}\t%{index}\t%{family}\t%{style}\n"
    try:
        listed = subprocess.run(
            [program, ":lang=zh-cn", "--format", form], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return []
    rows = [line.split("\t") for line in listed.splitlines() if line.count("\t") == 3]
    rows.sort(key=lambda row: (_preference(row[2]), "Regular" not in row[3], row[0], row[1]))
    return [Face(path, int(index) & 0xFFFF) for path, index, _, _ in rows if index.isdigit()]


def _preference(families: str) -> int:
    names = families.split(",")
    return next((place for place, name in enumerate(WANTED) if name in names), len(WANTED))
