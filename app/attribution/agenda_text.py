"""A printed programme as plain text, the way it stands in a flyer or a mail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from app.attribution.agenda import Agenda, AgendaPart, AgendaPerson, parse_agenda
from app.attribution.headings import kind_of
from app.errors import BadAgenda

_YAML = re.compile(r"^(?:title|date|event|source|parts|people):(?:\s|$)", re.MULTILINE)
_TIME = re.compile(r"^\W{0,2}\d{1,2}[:：.]\d{2}(?:\s*[-–—~～至到]\s*\d{1,2}[:：.]\d{2})?[\s|：:]*")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_BULLET = re.compile(r"^(?:[-*•·▪■]|\d{1,2}[.、)）]|[（(]?[一二三四五六七八九十]+[)）、.])\s*")
_ROLE = re.compile(
    r"^(?P<role>(?:圆桌|论坛|对话)?主持(?:人|嘉宾)?|主席|司仪|(?:与会|圆桌|对话|演讲|致辞|发言|特邀)?嘉宾|(?:演讲|致辞|发言|报告|主讲)人"
    r"|moderators?|chair|host|speakers?|panell?ists?|guests?|keynote speaker)\s*[:：]\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_LEADS = re.compile("主持|主席|司仪|moderator|chair|host", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}"
    r"|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})"
    r"(?:\s*[,，:：（(|/—–-]\s*|\s+)(?P<what>.+?)[)）]?$"
)
_BARE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,4})$"
)
_ORG = re.compile(
    r"^(?P<org>.{2,30}?(?:公司|集团|大学|学院|研究院|研究所|政府|银行|资本|科技|交易所|中心|协会|实验室|基金|证券|智能|University|Institute|Inc\.?|Ltd\.?)(?!公司|集团|交易所|研究院|研究所|有限))"
    r"[\s,，]*(?P<role>.*)$"
)


@dataclass(slots=True)
class _Part:
    kind: str
    title: str
    moderator: str = ""
    people: list[str] = field(default_factory=list)


def read_agenda(name: str, text: str) -> Agenda:
    """An agenda, from YAML where its name says so or it looks like it, else from a printed programme.

    Raises BadAgenda with the line, or with what is missing.
    """
    if name.lower().endswith((".yaml", ".yml")) or _YAML.search(text):
        return parse_agenda(name, text)
    return parse_programme(name, text)


def parse_programme(name: str, text: str) -> Agenda:
    """An agenda from a programme's text, called `name` in errors.

    A line with a time or the name of a kind of part begins a part; a line with a name and what somebody is,
    or behind 主持人： or “Speaker:”, is a person of the part above. What stands before is the title.
    Raises BadAgenda where there is nobody and no part in it.
    """
    parts: list[_Part] = []
    people: dict[str, AgendaPerson] = {}
    title, day = "", None
    for line in text.splitlines():
        timed = _TIME.match(line.strip())
        words = _BULLET.sub("", _TIME.sub("", line.strip())).strip()
        if not words:
            continue
        day = day or _day(words)
        role = _ROLE.match(words)
        listed = _people(role["rest"] if role else words, listed=role is not None)
        kind = kind_of(words, "")
        if role is None and (timed or (kind and not listed)):
            heading, _, rest = words.partition("：") if "：" in words else words.partition(": ")
            listed = _people(rest, listed=False) if rest else []
            parts.append(_Part(kind or "part", heading if listed else words))
        elif not parts and not role and not listed:
            title = title or _DATE.sub("", words).strip(" ，,")
            continue
        people.update((one.name, one) for one in listed if one.name not in people)
        if parts and role and _LEADS.search(role["role"]) and listed:
            parts[-1].moderator = listed[0].name
        elif parts:
            parts[-1].people += [one.name for one in listed]
    if not parts and not people:
        raise BadAgenda(
            name, "no part of a programme and nobody can be made out in it; docs/importing.md shows how."
        )
    return Agenda(
        title=title,
        date=day,
        parts=tuple(AgendaPart(one.kind, one.title, one.moderator, tuple(one.people)) for one in parts),
        people=tuple(people.values()),
    )


def _day(words: str) -> date | None:
    found = _DATE.search(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _people(words: str, listed: bool) -> list[AgendaPerson]:
    """The people of a line; `listed`: it is said that there are people, so a bare name is one."""
    found = []
    for piece in re.split(r"[;；、]|\s{3,}|(?<=[)）])\s*[,，]?\s*", words):
        piece = piece.strip(" ,，。")
        match = _PERSON.match(piece)
        if match and not kind_of(match["name"], ""):
            org = _ORG.match(match["what"])
            found.append(
                AgendaPerson(
                    match["name"],
                    role=(org["role"] if org else match["what"]).strip(),
                    org=org["org"].strip() if org else "",
                )
            )
        elif listed and _BARE.match(piece):
            found.append(AgendaPerson(piece))
        elif not listed:
            return []  # a line that is only partly people is no line of people
    return found
