"""The machine transcript of a recorded forum: recogniser paragraphs, emoji marks, slides, no labels."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from app.readers import markdown
from app.readers.decoding import Decoded
from app.readers.ledger import Ledger, Span
from app.readers.lines import Line, lines
from app.transcript import Join, MarkKind, Transcript

NAME: Literal["bilingual"] = "bilingual"


class _Sign(NamedTuple):
    kind: MarkKind
    mood: bool


# What the recogniser (SenseVoice) prints for its tags: events stand before a segment, moods behind it.
SIGNS = {
    "🎼": _Sign("music", False),
    "👏": _Sign("applause", False),
    "😀": _Sign("laughter", False),
    "😭": _Sign("cry", False),
    "🤧": _Sign("noise", False),
    "😊": _Sign("happy", True),
    "😔": _Sign("sad", True),
    "😡": _Sign("angry", True),
    "😰": _Sign("afraid", True),
    "🤢": _Sign("disgust", True),
    "😮": _Sign("surprise", True),
}
_SIGN = re.compile(f"([{''.join(SIGNS)}])\ufe0f?")
_SIGN_AT_WORK = re.compile(f"(?:^|[。，？！])[{''.join(SIGNS)}]", re.MULTILINE)

_VIDEO_ID = r"(?:BV[0-9A-Za-z]{10}|av\d{4,12})"
_VIDEO_TITLE = re.compile(rf"\s*#[ \t]+(?:[^\r\n]{{0,300}}?[ \t])?{_VIDEO_ID}[ \t]*(?:[\r\n]|\Z)")
_VIDEO_NAME = re.compile(rf"(?:^|- ){_VIDEO_ID}(?:\.\w+)?$")
_INDENTED = re.compile(r" [A-Za-z]")
_PARAGRAPH = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)+")


def claims(name: str, text: str) -> bool:
    """Whether a Markdown text without labels shows a recogniser's hand.

    That is: its title or name ends in a video id, it has the recogniser's signs, or it breaks paragraphs in
    mid-sentence.
    """
    if _VIDEO_TITLE.match(text) or _VIDEO_NAME.search(name) or _SIGN_AT_WORK.search(text):
        return True
    paragraphs = [part for part in _PARAGRAPH.split(text) if part.strip() and part[0] not in "#!>-*|"][:400]
    torn = sum(map(_goes_on, paragraphs, paragraphs[1:]))
    return len(paragraphs) >= 4 and torn * 4 >= len(paragraphs)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs over the break between two paragraphs."""
    last, first = before.rstrip()[-1], after.lstrip()[0]
    open_ended = last.isalnum() or last in ",，、"
    return bool(_INDENTED.match(after)) or (open_ended and (first.islower() or first >= "\u2e80"))


def read(decoded: Decoded) -> Transcript:
    """Every paragraph continues the one before it: the recogniser cuts where it likes."""
    ledger = Ledger(decoded.text)
    header, notes, start = markdown.opening(ledger, decoded.name)
    join: Join = "paragraph"
    for line in lines(decoded.text, start):
        if line.blank:
            continue
        opened = markdown.heading(line)
        if opened:
            ledger.heading(line.start, line.end, *opened)
            join = "paragraph"
            continue
        holes = sorted([*markdown.pictures(ledger, line), *_signs(ledger, line)])
        if ledger.words(line.start, line.end, join, holes):
            join = "line"
    return ledger.close(decoded.name, NAME, header, decoded.encoding, notes)


def _signs(ledger: Ledger, line: Line) -> list[Span]:
    spans = []
    for match in _SIGN.finditer(line.text):
        sign = SIGNS[match.group(1)]
        span = line.start + match.start(), line.start + match.end()
        ledger.mark(*span, sign.kind, mood=sign.mood)
        spans.append(span)
    return spans
