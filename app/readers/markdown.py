"""What Markdown transcripts share: front matter, title line, headings, pictures, rules."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from app.readers.ledger import Ledger, Span
from app.readers.lines import Line, lines
from app.readers.titles import as_date, completed, parse_title
from app.transcript import Header

LONGEST_FRONT_MATTER = 200_000

_FRONT_MATTER = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)")
_FRONT_MATTER_END = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_FIELD = re.compile(
    r"(?:^|(?<=[\r\n]))(?P<key>[A-Za-z_]+):[ \t]+(?P<value>[^\s][^\r\n]*?)[ \t]*(?=[\r\n]|\Z)"
)
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]+(?P<title>\S[^\r\n]*)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]\r\n]*)\]"
    r'\((?P<path>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:[ \t]+"[^"\r\n]*")?\)'
)


def opening(ledger: Ledger, name: str) -> tuple[Header, list[str], int]:
    """Front matter and title line, entered in the ledger: the header, notes, and where the body begins."""
    source = ledger.source
    header, notes, span = front_matter(source)
    if span:
        ledger.aside(*span, "front matter")
    start = span[1] if span else 0
    first = next((line for line in lines(source, start) if not line.blank), None)
    title = heading(first) if first else None
    if first and title and title[1] == 1 and not header.title:
        printed, title_notes = parse_title(title[0])
        header, notes = _over(printed, header), [*notes, *title_notes]
        ledger.aside(first.start, first.end, "title")
        start = first.end
    header, notes = completed(header, name, notes)
    return header, notes, start


def heading(line: Line) -> tuple[str, int] | None:
    """Title and level of a heading line."""
    match = _HEADING.fullmatch(line.text)
    if match is None:
        return None
    title = match["title"].rstrip()
    bare = title.rstrip("#")  # "## Title ##" closes its heading; "C#" does not
    return (bare.rstrip() if bare[-1:].isspace() else title), len(match["signs"])


def is_rule(line: Line) -> bool:
    """Whether the line is a thematic break such as ---."""
    return bool(_RULE.fullmatch(line.text.rstrip()))


def pictures(ledger: Ledger, line: Line) -> list[Span]:
    """Enter the pictures of a line; the stretches they take."""
    if "![" not in line.text:
        return []
    spans = []
    for match in _PICTURE.finditer(ledger.source, line.start, line.end):
        ledger.slide(match.start(), match.end(), match["path"], match["alt"])
        spans.append(match.span())
    return spans


def front_matter(source: str) -> tuple[Header, list[str], Span | None]:
    """What the front matter says, notes on it, and where it stands: a YAML mapping between two --- lines."""
    span = _front_matter_span(source)
    if span is None:
        return Header(), [], None
    text = source[slice(*span)].strip()
    text = text.split("\n", 1)[1] if "\n" in text else text.split("\r", 1)[-1]
    text = text.rstrip("-. \t")
    fields, notes = _fields(text)
    header = Header(
        title=_text(fields.get("title")),
        event=_text(fields.get("event")),
        source_url=_address(fields.get("media")) or _address(fields.get("source_url")),
        people=_names(fields.get("speakers") or fields.get("people")),
    )
    printed = _text(fields.get("date"))
    when = as_date(printed)
    if printed and when is None:
        notes.append(f"The date “{printed[:40]}” in the front matter is no date of the calendar.")
    return replace(header, date=when), notes, span


def _front_matter_span(source: str) -> Span | None:
    opened = _FRONT_MATTER.match(source)
    if not opened:
        return None
    closed = _FRONT_MATTER_END.search(source, opened.end(), opened.end() + LONGEST_FRONT_MATTER)
    if not closed or not _FIELD.search(source + " ", opened.end(), closed.start() + 1):
        return None
    return opened.start(), closed.end()


def _fields(text: str) -> tuple[dict[str, object], list[str]]:
    """The front matter's fields, every value as text; line by line where it is not good YAML."""
    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 2})" if mark else ""
        note = f"The front matter is not valid YAML{place}; only its simple lines were read."
        return {match["key"]: match["value"].strip("'\"") for match in _FIELD.finditer(text)}, [note]
    return (loaded, []) if isinstance(loaded, dict) else ({}, [])


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _address(value: object) -> str:
    text = _text(value)
    return text if re.match(r"https?://\S+$", text) else ""


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return ()
    return tuple(name for name in (_text(item) for item in value) if name)


def _over(printed: Header, front: Header) -> Header:
    """A title line's header with what the front matter says put over it."""
    return replace(
        printed,
        date=front.date or printed.date,
        event=front.event or printed.event,
        source_url=front.source_url or printed.source_url,
        people=front.people,
    )
