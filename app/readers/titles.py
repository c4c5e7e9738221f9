"""Title lines and file names: part, date, title, event, uploader and video of a recording."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from app.transcript import Header

_VIDEO_ID = r"(?:BV[0-9A-Za-z]{10}|av\d{2,12})"
_VIDEO = re.compile(rf"^(?P<rest>.*?)(?:\s+-\s+|^)(?P<video>{_VIDEO_ID})$", re.DOTALL)
_PART = re.compile(r"^(?:(?P<event>.*?)\s+-\s+)?[Pp](?P<part>\d{1,4})\s*[：:]\s*(?P<rest>.*)$", re.DOTALL)
_DATE = re.compile(
    r"^\s*(?P<year>(?:19|20)\d\d)(?:(?P<sign>[-./_])(?P<m1>\d{1,2})(?P=sign)(?P<d1>\d{1,2})|(?P<m2>\d\d)(?P<d2>\d\d)"
    r"|年(?P<m3>\d{1,2})月(?P<d3>\d{1,2})日)(?!\d)[\s\-–—_:：,，]*"
)
VIDEO_PAGE = "https://www.bilibili.com/video/"


def parse_title(text: str) -> tuple[Header, list[str]]:
    """A title as printed, taken apart as far as it goes, and notes on what could not be understood."""
    rest = " ".join(text.split())
    video = _VIDEO.match(rest)
    video_id = uploader = event = part = ""
    if video:
        video_id, rest = video["video"], video["rest"].strip()
    numbered = _PART.match(rest)
    if numbered:
        event, part, rest = numbered["event"] or "", str(int(numbered["part"])), numbered["rest"].strip()
    if video and " - " in rest:
        rest, _, uploader = rest.rpartition(" - ")
    when, rest, notes = _dated(rest.strip())
    if part:
        rest = re.sub(rf"^0*{part}\s*[.、．]\s*(?=\S)", "", rest)
    header = Header(
        title=rest.strip() or video_id or event,
        date=when,
        event=event.strip(),
        part=part,
        uploader=uploader.strip(),
        video_id=video_id,
        source_url=_page(video_id, part),
    )
    return header, notes


def header_from_name(name: str) -> tuple[Header, list[str]]:
    """A file's name read as a title."""
    path = PurePath(name.replace("\\", "/"))
    stem = path.stem if re.fullmatch(r"\.[A-Za-z0-9]{1,8}", path.suffix) else path.name
    header, notes = parse_title(stem.strip() or name)
    return header, notes


def completed(header: Header, name: str, notes: list[str]) -> tuple[Header, list[str]]:
    """Title and date that the source lacks, from the file's name; says so in the notes."""
    named, name_notes = header_from_name(name)
    notes = list(notes)
    if not header.title:
        header = replace(
            named,
            date=header.date or named.date,
            event=header.event or named.event,
            source_url=header.source_url or named.source_url,
            people=header.people,
        )
        notes += [*name_notes, "The source has no title line; the title was taken from the file's name."]
    elif header.date is None and not notes and named.date is not None:
        header = replace(header, date=named.date)
        notes.append(f"The date {named.date.isoformat()} was taken from the file's name.")
    if named.video_id and not header.video_id:
        header = replace(
            header,
            part=header.part or named.part,
            uploader=header.uploader or named.uploader,
            video_id=named.video_id,
            source_url=header.source_url or named.source_url,
        )
    if header.date is None:
        notes.append("The source gives no date that can be used; the session has none for now.")
    return header, notes


def as_date(text: str) -> date | None:
    """The date a text begins with, if it exists in the calendar."""
    return _dated(text)[0]


def _dated(text: str) -> tuple[date | None, str, list[str]]:
    """The date in front of a text, the text behind it, and a note if there is no such day."""
    match = _DATE.match(text)
    if not match:
        return None, text, []
    month = int(match["m1"] or match["m2"] or match["m3"])
    day = int(match["d1"] or match["d2"] or match["d3"])
    try:
        when = date(int(match["year"]), month, day)
    except ValueError:
        printed = text[: match.end()].strip(" -–—_:：,，")
        return None, text, [f"The date {printed} does not exist in the calendar."]
    return when, text[match.end() :], []


def _page(video_id: str, part: str) -> str:
    if not video_id:
        return ""
    return f"{VIDEO_PAGE}{video_id}" + (f"?p={part}" if part else "")
