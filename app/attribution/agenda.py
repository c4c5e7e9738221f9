"""The printed programme: who was to speak, in which order, under which correct name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from app.errors import BadAgenda

KINDS = ("music", "opening", "welcome", "keynote", "report", "dialogue", "panel", "closing", "part")


@dataclass(frozen=True, slots=True)
class AgendaPerson:
    """Somebody on the programme, spelt right."""

    name: str
    also: tuple[str, ...] = ()
    role: str = ""
    """What they are there: title or function, as printed."""
    org: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A part of the programme and its people, in order."""

    kind: str
    title: str = ""
    moderator: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the organiser printed. Everything may be missing."""

    title: str = ""
    date: date | None = None
    event: str = ""
    source: str = ""
    parts: tuple[AgendaPart, ...] = ()
    people: tuple[AgendaPerson, ...] = ()

    def person(self, name: str) -> AgendaPerson:
        """Somebody named in a part, with what the list of people says of them."""
        return next((one for one in self.people if name in (one.name, *one.also)), AgendaPerson(name))


def parse_agenda(name: str, text: str) -> Agenda:
    """An agenda from the text of its YAML file, called `name` in errors.

    Raises BadAgenda with the line and the key.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadAgenda(
            name, f"this is no YAML: {error.problem}.", mark.line + 1 if mark else None
        ) from error
    except yaml.YAMLError as error:
        raise BadAgenda(name, f"this is no YAML: {' '.join(str(error).split())}.") from error
    except RecursionError as error:
        raise BadAgenda(name, "it has too many lists within lists.") from error
    if root is None:
        raise BadAgenda(name, "it is empty.")
    top = _Map(name, root, "an agenda", ("title", "date", "event", "source", "parts", "people"))
    return Agenda(
        title=top.text("title"),
        date=top.day("date"),
        event=top.text("event"),
        source=top.text("source"),
        parts=tuple(_part(name, node) for node in top.items("parts")),
        people=tuple(_person(name, node) for node in top.items("people")),
    )


def _part(name: str, node: yaml.Node) -> AgendaPart:
    part = _Map(name, node, "a part", ("kind", "title", "moderator", "people"))
    kind = part.text("kind")
    if kind not in KINDS:
        where = part.nodes.get("kind", node)
        raise BadAgenda(name, f"kind “{kind}” is none of {', '.join(KINDS)}.", where.start_mark.line + 1)
    return AgendaPart(kind, part.text("title"), part.text("moderator"), part.texts("people"))


def _person(name: str, node: yaml.Node) -> AgendaPerson:
    person = _Map(name, node, "a person", ("name", "also", "role", "org", "title"))
    if not person.text("name"):
        raise BadAgenda(name, "a person has no name.", node.start_mark.line + 1)
    return AgendaPerson(
        person.text("name"),
        person.texts("also"),
        person.text("role"),
        person.text("org"),
        person.text("title"),
    )


class _Map:
    """A YAML mapping with known keys; everything that is wrong is told with its line."""

    def __init__(self, name: str, node: yaml.Node, what: str, keys: tuple[str, ...]) -> None:
        if not isinstance(node, yaml.MappingNode):
            raise BadAgenda(name, f"{what} has to be “key: value” lines.", node.start_mark.line + 1)
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise BadAgenda(name, f"a key of {what} has to be one word.", key.start_mark.line + 1)
        self.name = name
        self.nodes: Mapping[str, yaml.Node] = {key.value: value for key, value in node.value}
        for key, _ in node.value:
            if key.value not in keys:
                known = ", ".join(keys)
                raise BadAgenda(
                    name, f"{what} has no key “{key.value}”; it may have {known}.", key.start_mark.line + 1
                )

    def text(self, key: str) -> str:
        node = self.nodes.get(key)
        if node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
            return ""
        if not isinstance(node, yaml.ScalarNode):
            raise BadAgenda(self.name, f"{key} has to be one text.", node.start_mark.line + 1)
        return str(node.value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        found = []
        for node in self.items(key):
            if not isinstance(node, yaml.ScalarNode):
                raise BadAgenda(self.name, f"{key} has to be a list of texts.", node.start_mark.line + 1)
            found.append(str(node.value).strip())
        return tuple(found)

    def items(self, key: str) -> list[yaml.Node]:
        node = self.nodes.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise BadAgenda(self.name, f"{key} has to be a list.", node.start_mark.line + 1)
        return list(node.value)

    def day(self, key: str) -> date | None:
        written = self.text(key)
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError as error:
            raise BadAgenda(
                self.name,
                f"{key} “{written}” is no day of the calendar, such as 2024-07-05.",
                self.nodes[key].start_mark.line + 1,
            ) from error
