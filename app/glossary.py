"""The glossary file: correct terms and how they are misheard, for the archive or for one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from app.errors import BadGlossary
from app.text.normalise import is_han
from app.text.terms import is_stop_word
from app.text.words import is_word, says_something

LONGEST = 80
"""Characters of a term."""


@dataclass(frozen=True, slots=True)
class Term:
    """A correct term, and what is heard for it."""

    term: str
    heard: tuple[str, ...] = ()
    event: str = ""
    """The event in which it holds; empty: everywhere."""


def parse_glossary(name: str, text: str) -> tuple[Term, ...]:
    """The terms of a glossary from the text of its YAML file, called `name` in errors.

    A term is a line of its own (`具身智能:`) or has what is heard for it (`OpenAI: [open eye]`); terms of one
    event stand under its name below `events:`. Raises BadGlossary with the line.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadGlossary(
            name, f"this is no YAML: {error.problem}.", mark.line + 1 if mark else None
        ) from error
    except yaml.YAMLError as error:
        raise BadGlossary(name, f"this is no YAML: {error}.") from error
    if root is None:
        raise BadGlossary(name, "it is empty.")
    terms: list[Term] = []
    for key, value in _entries(name, root, "a glossary"):
        if key.value == "terms":
            terms += _terms(name, value, "")
        elif key.value == "events":
            for event, of_event in _entries(name, value, "events"):
                terms += _terms(name, of_event, event.value.strip())
        else:
            raise BadGlossary(
                name, f"there is no “{key.value}” in a glossary; there are terms and events.", _line(key)
            )
    return tuple(terms)


def _terms(name: str, node: yaml.Node, event: str) -> Iterable[Term]:
    for key, value in _entries(name, node, "terms"):
        term = key.value.strip()
        if not term or len(term) > LONGEST:
            raise BadGlossary(name, f"a term has 1 to {LONGEST} characters.", _line(key))
        heard = tuple(_heard(name, value))
        if term in heard:
            raise BadGlossary(name, f"“{term}” cannot be what is heard for itself.", _line(value))
        yield Term(term, heard, event)


def _heard(name: str, node: yaml.Node) -> Iterable[str]:
    if isinstance(node, yaml.ScalarNode):
        nodes: list[yaml.Node] = [] if node.tag.endswith(":null") else [node]
    elif isinstance(node, yaml.SequenceNode):
        nodes = node.value
    else:
        nodes = [node]
    for one in nodes:
        if not isinstance(one, yaml.ScalarNode) or not 0 < len(one.value.strip()) <= LONGEST:
            raise BadGlossary(
                name,
                f"what is heard for a term is a text of 1 to {LONGEST} characters, or a list of them.",
                _line(one),
            )
        heard = one.value.strip()
        if _is_said_all_the_time(heard):
            raise BadGlossary(
                name, f"“{heard}” is said all the time: as a term's it would be found everywhere.", _line(one)
            )
        yield heard


def _is_said_all_the_time(heard: str) -> bool:
    """Whether it is a single character or letter, or a word of grammar: 的, 我们, the."""
    if not all(map(is_han, heard)):
        return len(heard) == 1 or is_stop_word(heard.lower())
    return len(heard) == 1 or (is_word(heard) and not says_something(heard))


def _entries(name: str, node: yaml.Node, what: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
        return []
    if not isinstance(node, yaml.MappingNode):
        raise BadGlossary(name, f"{what} has to be “name:” lines.", _line(node))
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BadGlossary(name, f"{what} has to be “name:” lines.", _line(key))
    return list(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def written(terms: Iterable[Term]) -> str:
    """The glossary file with these terms, as `parse_glossary` reads it."""
    whole: dict[str, dict[str, object]] = {}
    everywhere: dict[str, list[str]] = {}
    events: dict[str, object] = {}
    for one in terms:
        place = events.setdefault(one.event, {}) if one.event else everywhere
        assert isinstance(place, dict)
        place.setdefault(one.term, []).extend(one.heard)
    if everywhere:
        whole["terms"] = dict(everywhere)
    if events:
        whole["events"] = events
    return str(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100))
