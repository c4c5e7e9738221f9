"""A quotation as a picture of 1200 by 630, the size that sites show beside a link."""

from __future__ import annotations

import hashlib
import io
import threading
from dataclasses import astuple, dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from app.cards.fonts import Face, drawable, font
from app.cards.lines import break_lines, shorten
from app.text.harmless import single_line

DESIGN = 1
"""Changes with what a card looks like, and so does every card's identity."""
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 84
PAPER, INK, QUIET, ACCENT = "#faf8f4", "#24211d", "#6b645b", "#9a3b26"
QUOTE_SIZES = (60, 52, 45, 39)
QUOTE_TOP, QUOTE_BOTTOM = 96, 440
LEADING = 1.5
LONGEST = 700
"""Characters of a quotation that are looked at; no more fit."""
COVERED = 0.8
"""With less of a quotation in the font, no card is drawn for it."""
KEPT = 128
"""Cards in memory, of about 40 kB each."""
_DRAWING = threading.Lock()
"""One at a time: a card takes a tenth of a second of one core, and threads do not share fonts."""


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card. Without `words` it is the archive's own."""

    archive: str
    words: str = ""
    speaker: str = ""
    post: str = ""
    where: str = ""
    """Session and day."""


def identity(card: Card, face: Face | None) -> str:
    """Changes if and only if the picture may."""
    seen = repr((DESIGN, astuple(card), face)).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(seen, digest_size=12).hexdigest()


@lru_cache(maxsize=KEPT)
def draw(card: Card, face: Face | None) -> bytes:
    """The PNG. Without a font, or where it lacks much of the words, the archive's own card."""
    with _DRAWING:
        image = Image.new("RGB", SIZE, PAPER)
        pen = ImageDraw.Draw(image)
        pen.rectangle((0, 0, 18, HEIGHT), fill=ACCENT)
        words = single_line(card.words[: 2 * LONGEST], LONGEST)
        shown = drawable(face, words) if face else ""
        if face and words and len(shown) >= COVERED * len(words):
            _quotation(pen, card, shown, face)
        else:
            _own(pen, card, face)
        written = io.BytesIO()
        image.quantize(64, Image.Quantize.FASTOCTREE).save(written, "PNG")
        return written.getvalue()


def _quotation(pen: ImageDraw.ImageDraw, card: Card, words: str, face: Face) -> None:
    width = WIDTH - 2 * MARGIN
    for size in QUOTE_SIZES:
        kind = font(face, size)
        most = int((QUOTE_BOTTOM - QUOTE_TOP) // (size * LEADING))
        lines, whole = break_lines(words, kind.getlength, width, most)
        if whole:
            break
    if not whole:
        lines[-1] = shorten(lines[-1], kind.getlength, width)
    top = QUOTE_TOP + (QUOTE_BOTTOM - QUOTE_TOP - len(lines) * size * LEADING) / 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * size * LEADING), line, INK, kind)
    where = " · ".join(filter(None, (card.where, card.archive)))
    below = QUOTE_BOTTOM + 26
    for text, pixels, colour in ((card.speaker, 36, ACCENT), (card.post, 26, QUIET), (where, 26, QUIET)):
        plain = drawable(face, single_line(text, 200))
        if plain:
            _line(pen, below, plain, font(face, pixels), colour)
            below += round(pixels * 1.6)


def _line(pen: ImageDraw.ImageDraw, top: int, text: str, kind: FreeTypeFont, colour: str) -> None:
    width = WIDTH - 2 * MARGIN
    pen.text(
        (MARGIN, top),
        text if kind.getlength(text) <= width else shorten(text, kind.getlength, width),
        colour,
        kind,
    )


def _own(pen: ImageDraw.ImageDraw, card: Card, face: Face | None) -> None:
    """The archive's mark, and its name where the font at hand can write it."""
    left, top = MARGIN, 200
    pen.rounded_rectangle((left, top, left + 120, top + 96), 14, fill=ACCENT)
    pen.polygon([(left + 24, top + 90), (left + 62, top + 90), (left + 24, top + 126)], fill=ACCENT)
    for row, length in enumerate((72, 72, 44)):
        pen.rectangle((left + 24, top + 26 + 20 * row, left + 24 + length, top + 31 + 20 * row), fill=PAPER)
    name = single_line(card.archive, 40)
    if face is None:
        kind = ImageFont.load_default(72)
        name = name if name.isascii() else ""
    else:
        kind, name = font(face, 72), drawable(face, name)
    pen.text((left, 368), name, INK, kind)
