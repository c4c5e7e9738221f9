"""Which format a text is in: names of those that cannot be read yet, and whether it is prose at all."""

from __future__ import annotations

import re

from app.text.white_space import squash

_XML_ROOTS = (
    ("<akomaNtoso", "Akoma Ntoso XML"),
    ("<ANNOTATION_DOCUMENT", "an ELAN annotation (.eaf)"),
    ("<TEI", "TEI XML"),
    ("<teiCorpus", "TEI XML"),
    ("<publicwhip", "TheyWorkForYou XML"),
    ("<tt", "TTML subtitles"),
    ("<rss", "an RSS feed"),
    ("<svg", "an SVG picture"),
)
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|cite|p|div|h[1-6]|article)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE\b|<[A-Za-z][\w:.-]*(?:\s[^<>]{0,4000})?/?>)")
_JSON = re.compile(r"\s*(?:\{\s*(?:\"[^\"\r\n]{0,200}\"\s*:|\})|\[\s*[\[{\"\]])")
_SBV = re.compile(r"\s*\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}\s*(?:\r|\n)")
_STM = re.compile(r"\S+ \S+ \S+ \d+\.\d+ \d+\.\d+ ")
_RTTM = re.compile(r"(?:SPEAKER|SPKR-INFO|LEXEME|NON-LEX|SEGMENT|NOSCORE) \S+ \S+ (?:\d|<NA>)")
_ASS = re.compile(r"\s*\[Script Info\]", re.I)
_NAMES = (
    ((".yaml", ".yml"), "a YAML file; an agenda is given beside the transcript it belongs to"),
    ((".toml", ".ini", ".cfg"), "a settings file"),
    ((".csv", ".tsv"), "a table"),
    ((".py", ".js", ".css", ".sh"), "a program"),
)


def unsupported(name: str, text: str) -> str:
    """The format of a text that has words and cannot be read as a transcript here; empty for all others."""
    head = text[:20_000]
    if _HTML.match(head):
        return "an HTML page; save the transcript as plain text or Markdown"
    if _XML.match(head):
        roots = [seems for root, seems in _XML_ROOTS if root in head]
        return f"{roots[0] if roots else 'an XML file'}, a format that is not read yet"
    if _JSON.match(head):
        return "JSON, a format that is not read yet"
    if _SBV.match(head):
        return "SubViewer subtitles (.sbv), a format that is not read yet; convert it to SubRip or WebVTT"
    if _ASS.match(head):
        return "SubStation Alpha subtitles, a format that is not read yet; convert it to SubRip or WebVTT"
    by_lines = _by_lines(head)
    if by_lines:
        return by_lines
    for endings, seems in _NAMES:
        if name.lower().endswith(endings):
            return seems
    return ""


def _by_lines(head: str) -> str:
    """Formats that are known by what most of their lines look like."""
    rows = [line for line in head.splitlines() if line.strip() and not line.startswith((";;", "#"))][:200]
    most = max(1, len(rows) * 4 // 5)
    if sum(1 for row in rows if _RTTM.match(row)) >= most:
        return "RTTM speaker times without words"
    if sum(1 for row in rows if _STM.match(row)) >= most:
        return "an STM transcript, a format that is not read yet"
    if len(rows) > 1 and sum(1 for row in rows if "\t" in row.strip()) >= most:
        return "a table with tabs, a format that is not read yet"
    return ""


def is_prose(text: str) -> bool:
    """Whether at least half of what can be seen are letters, so that somebody may have said it."""
    seen = squash(text[:200_000])
    return sum(map(str.isalpha, seen)) * 2 >= len(seen) > 0
