"""What is searched for: from text and URL parameters to one object, and back."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from app.message import Message
from app.text.normalise import fold

Sort = Literal["relevance", "date", "-date"]
SORTS: tuple[Sort, ...] = ("relevance", "-date", "date")
MOST_CHARACTERS = 2_000
MOST_CLAUSES = 32
MOST_PAGES = 1_000
MOST_PER_PAGE = 100
PER_PAGE = 20

FIELDS = {
    "speaker": "speaker", "讲者": "speaker", "講者": "speaker", "发言人": "speaker",
    "session": "session", "场次": "session", "場次": "session",
    "event": "event", "活动": "event", "活動": "event",
    "lang": "lang", "language": "lang", "语言": "lang", "語言": "lang",
    "date": "date", "日期": "date",
}  # fmt: skip
"""Names of fields in a query, English and Chinese."""

_PART = re.compile(
    r"""(?P<no>(?<!\S)[-\u2212])?
        (?:(?P<field>[^\W\d]+)[:：])?
        (?:"(?P<quoted>[^"]*)"?|[“”](?P<curly>[^“”]*)[“”]?|「(?P<corner>[^」]*)」?|(?P<plain>[^\s"“”「」]+))""",
    re.VERBOSE,
)
_DAYS = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that have to stand in a row."""

    words: str
    keys: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search. Parameters narrow what `q` says; both can name fields."""

    q: str = ""
    speaker: str = ""
    session: str = ""
    event: str = ""
    first: date | None = None
    last: date | None = None
    lang: str = ""
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = PER_PAGE
    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()
    faults: tuple[str, ...] = field(default=(), compare=False)
    """What cannot be, in sentences: a page or day out of range, no words, too many. Pages show what is left
    of the search with status 400; programs are refused."""
    hints: tuple[str, ...] = field(default=(), compare=False)
    """Friendly sentences on words that were not understood, and how they were taken."""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for that a text could have."""
        return not self.wanted

    def url(self, path: str = "/search", **changes: object) -> str:
        """The address of this search, changed: url(page=2), url(speaker="")."""
        changed = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        parameters = changed.parameters()
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def parameters(self) -> dict[str, str]:
        """The parameters that mean this search; what is as usual is left out."""
        values = {
            "q": self.q,
            "speaker": self.speaker,
            "session": self.session,
            "event": self.event,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
            "lang": self.lang,
            "sort": "" if self.sort == "relevance" else self.sort,
            "page": "" if self.page == 1 else str(self.page),
            "per_page": "" if self.per_page == PER_PAGE else str(self.per_page),
        }
        return {name: value for name, value in values.items() if value}


def from_parameters(parameters: Mapping[str, str]) -> SearchQuery:
    """The search that URL parameters mean. What cannot be is left out and told in `faults`."""
    hints: list[str] = []
    faults: list[str] = []
    text = " ".join(parameters.get("q", "").split())
    if len(text) > MOST_CHARACTERS:
        faults.append(
            Message(
                "That is too long: a search has at most {most} characters, not {count}.",
                most=f"{MOST_CHARACTERS:,}",
                count=f"{len(text):,}",
            )
        )
        text = text[:MOST_CHARACTERS].rsplit(" ", 1)[0]
    wanted, unwanted, fields = _clauses(text, hints)
    if text and not wanted and not fields:
        faults.append(Message("There is nothing in it to search for: type a word, a name or a sentence."))
    first, last = _days(fields.get("date", ""), hints)
    sort = parameters.get("sort", "") or "relevance"
    if sort not in SORTS:
        faults.append(
            Message("There is no order “{sort}”; there are relevance, date and -date.", sort=sort[:20])
        )
        sort = "relevance"
    return SearchQuery(
        q=text,
        speaker=parameters.get("speaker", "")[:200] or fields.get("speaker", ""),
        session=parameters.get("session", "")[:200] or fields.get("session", ""),
        event=parameters.get("event", "")[:200] or fields.get("event", ""),
        first=_day("from", parameters, faults) or first,
        last=_day("to", parameters, faults) or last,
        lang=parameters.get("lang", "")[:20] or fields.get("lang", ""),
        sort=next(one for one in SORTS if one == sort),
        page=_number("page", parameters, 1, MOST_PAGES, faults),
        per_page=_number("per_page", parameters, PER_PAGE, MOST_PER_PAGE, faults),
        wanted=wanted,
        unwanted=unwanted,
        faults=tuple(faults),
        hints=tuple(hints),
    )


def parse(q: str) -> SearchQuery:
    """The search that a text typed into the search box means."""
    return from_parameters({"q": q})


def _clauses(text: str, hints: list[str]) -> tuple[tuple[Clause, ...], tuple[Clause, ...], dict[str, str]]:
    wanted: list[Clause] = []
    unwanted: list[Clause] = []
    fields: dict[str, str] = {}
    for part in _PART.finditer(text):
        quoted = part["quoted"] or part["curly"] or part["corner"]
        words = quoted if quoted is not None else (part["plain"] or "")
        name = FIELDS.get((part["field"] or "").lower())
        if name and words:
            fields[name] = words[:200]
            continue
        if part["field"]:
            words = f"{part['field']} {words}"
        keys = tuple(fold(words).keys)
        if not keys:
            continue
        (unwanted if part["no"] else wanted).append(Clause(words, keys, quoted is not None))
    if len(wanted) + len(unwanted) > MOST_CLAUSES:
        hints.append(Message("Only the first {most} words were searched for.", most=MOST_CLAUSES))
    return tuple(wanted[:MOST_CLAUSES]), tuple(unwanted[:MOST_CLAUSES]), fields


def _days(written: str, hints: list[str]) -> tuple[date | None, date | None]:
    """date:2024, date:2024-07, date:2024..2025: the first and the last day meant."""
    if not written:
        return None, None
    start, dots, end = written.partition("..")
    first, last = _edge(start, 0), _edge(end if dots else start, 1)
    if (start and first is None) or ((end if dots else start) and last is None):
        hints.append(
            Message(
                "“{written}” is no date; write date:2024, date:2024-07 or date:2024..2025.",
                written=written[:40],
            )
        )
        return None, None
    return first, last


def _edge(written: str, which: int) -> date | None:
    """The first (0) or last (1) day of a year, month or day."""
    match = _DAYS.fullmatch(written)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            return date(year, int(month), int(day))
        if which == 0:
            return date(year, int(month or 1), 1)
        last = int(month or 12)
        return date(year, last, monthrange(year, last)[1])
    except ValueError:  # the calendar's own error for a month is one too
        return None


def _day(name: str, parameters: Mapping[str, str], faults: list[str]) -> date | None:
    written = parameters.get(name, "")
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        faults.append(
            Message(
                "{name}: “{written}” is no day of the calendar; write it as 2024-07-05.",
                name=name,
                written=written[:20],
            )
        )
        return None


def _number(name: str, parameters: Mapping[str, str], usual: int, most: int, faults: list[str]) -> int:
    written = parameters.get(name, "")
    if not written:
        return usual
    if written.isascii() and written.isdigit() and len(written) <= 9 and 1 <= int(written) <= most:
        return int(written)
    faults.append(
        Message(
            "{name}: “{written}” is no whole number from 1 to {most}.",
            name=name,
            written=written[:20],
            most=f"{most:,}",
        )
    )
    return usual
