"""Citations as people write them: plain Chinese and English, GB/T 7714, APA, Chicago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.citations.cited import Cited, ended
from app.citations.names import Name
from app.text.normalise import is_han

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def plain_zh(cited: Cited) -> str:
    """The words and where they are from, in Chinese."""
    where = "，".join(
        filter(None, (_titled(cited.talk), _titled(cited.session), cited.event, _zh(cited.day)))
    )
    at = f"（{clock(cited.seconds)}）" if cited.seconds is not None else ""
    words = "；".join(f"{one.speaker}：“{_inner(one.words)}”" for one in cited.said)
    return f"{words}，{where}{at}。{cited.archive}，{cited.url}（{_zh(cited.accessed)}访问）。"


def plain_en(cited: Cited) -> str:
    """The words and where they are from, in English."""
    where = ", ".join(filter(None, (cited.talk, cited.session, cited.event, _en(cited.day))))
    at = f", at {clock(cited.seconds)}" if cited.seconds is not None else ""
    words = " ".join(f"{one.speaker}: “{_inner(one.words)}”" for one in cited.said)
    return f"{words} {ended(where + at)} {cited.archive}, {cited.url} (accessed {_en(cited.accessed)})."


def gbt7714(cited: Cited) -> str:
    """GB/T 7714—2015, 4.6 electronic resources and 4.2 parts of a whole.

    主要责任者. 题名: 其他题名信息[文献类型标识/载体标识]. 出版者, 出版年(发布日期)[引用日期]. 获取和访问路径.
    A talk within a session stands before “//”. Western names: family name in capitals, initials without
    points, given names in pinyin one for each character; of more than three only the first three (8.1).
    """
    whole = ": ".join(filter(None, (cited.session, cited.event)))
    title = f"{cited.talk}[EB/OL]//{whole}" if cited.talk else f"{whole}[EB/OL]"
    when = f", {cited.day.year}({cited.day.isoformat()})" if cited.day else ""
    return (
        f"{_gbt_names(cited.names)}. {ended(title)} {cited.archive}{when}"
        f"[{cited.accessed.isoformat()}]. {cited.url}."
    )


def apa(cited: Cited) -> str:
    """APA, 7th edition, 10.5: Author. (Year, Month Day). Title [Conference session]. Conference. URL.

    A work without a date is "n.d.", and its day of retrieval is told (9.16).
    """
    names = [name.literal or f"{name.family}, {name.initials()}" for name in cited.names]
    who = f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0]
    when = f"{cited.day.year}, {MONTHS[cited.day.month - 1]} {cited.day.day}" if cited.day else "n.d."
    where = " ".join(ended(part) for part in (cited.within, cited.event, cited.archive) if part)
    link = cited.url if cited.day else f"Retrieved {_us(cited.accessed)}, from {cited.url}"
    return f"{ended(who)} ({when}). {cited.title} [Conference session]. {where} {link}"


def chicago(cited: Cited) -> str:
    """Chicago, 17th edition, notes and bibliography, 14.217: lectures and other presentations.

    Author. “Title.” Conference session, Conference, date. Publisher. URL. Without a date, the day of access
    is told (14.12).
    """
    parts = ("Conference session", cited.within, cited.event, _us(cited.day) if cited.day else "n.d.")
    at = f", {clock(cited.seconds)}" if cited.seconds is not None else ""
    first, *others = cited.names
    who = _listed([first.inverted, *(name.straight for name in others)])
    access = "" if cited.day else f" Accessed {_us(cited.accessed)}."
    return (
        f"{ended(who)} “{ended(_inner(cited.title))}”"
        f" {ended(', '.join(filter(None, parts)))} {ended(cited.archive + at)}{access} {cited.url}."
    )


def clock(seconds: float) -> str:
    """1:02:03 or 2:03."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _gbt_names(names: Sequence[Name]) -> str:
    more = [] if len(names) <= 3 else ["等" if is_han(names[0].literal[:1]) else "et al"]
    return ", ".join([*map(_gbt_name, names[:3]), *more])


def _gbt_name(name: Name) -> str:
    given = " ".join(one[0].upper() for one in name.syllables) or name.initials(point="")
    return name.literal or f"{name.family.upper()} {given}"


def _listed(names: Sequence[str]) -> str:
    """A; A, and B; A, B, and C."""
    return f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 1 else names[0]


def _inner(text: str) -> str:
    """Quotation marks within quotation marks."""
    return text.replace("“", "‘").replace("”", "’")


def _titled(title: str) -> str:
    return f"《{title.replace('《', '〈').replace('》', '〉')}》" if title else ""


def _zh(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _en(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _us(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
