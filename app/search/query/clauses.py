"""What a search is made of: clauses, how they are put together, and the ways to satisfy that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.search.query.wild import is_chinese
from app.text.normalise import fold, plain

MOST_ALTERNATIVES = 12
"""Ways to satisfy a query with ORs in it that are looked for; more are cut off."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that have to stand in a row; or, with `pattern`, what fits it (econom*, colo?r, 规*定律)."""

    words: str
    keys: tuple[str, ...]
    quoted: bool = False
    pattern: str = ""


def as_typed(clause: Clause) -> tuple[str, ...]:
    """The keys of a clause as they were typed, with their inflection; of a known name the keys themselves."""
    own = fold(clause.words)
    if tuple(own.keys) != clause.keys:
        return clause.keys
    places = zip(own.starts, own.ends, strict=True)
    return tuple(plain(clause.words[start:end]) for start, end in places)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to satisfy a query: all of `wanted`, none of `unwanted`."""

    wanted: tuple[Clause, ...] = ()
    unwanted: tuple[Clause, ...] = ()

    def literal(self) -> Alternative:
        """The same with question marks in Chinese that is looked for as such."""
        return replace(self, wanted=tuple(map(_literal, self.wanted)))


def _literal(clause: Clause) -> Clause:
    asks = "?" in clause.pattern and (clause.quoted or is_chinese(clause.pattern))
    return replace(clause, pattern="") if asks and clause.keys else clause


@dataclass(frozen=True, slots=True)
class Node:
    """all and any: of its parts; not: of its only part; clause."""

    how: str
    parts: tuple[Node, ...] = ()
    clause: Clause | None = None


def joined(how: str, parts: Sequence[Node | None]) -> Node | None:
    """Those of the parts that there are as one node; None where there is none."""
    there = [part for part in parts if part is not None]
    return Node(how, tuple(there)) if len(there) > 1 else (there[0] if there else None)


def ways_to_satisfy(node: Node, negated: bool = False) -> list[Alternative]:
    """All ways to satisfy a node, or to not satisfy it: each a set of clauses wanted and unwanted."""
    if node.clause:
        return [Alternative(unwanted=(node.clause,)) if negated else Alternative(wanted=(node.clause,))]
    if node.how == "not":
        return ways_to_satisfy(node.parts[0], not negated)
    if (node.how == "any") != negated:
        return [way for part in node.parts for way in ways_to_satisfy(part, negated)][: MOST_ALTERNATIVES + 1]
    found = [Alternative()]
    for part in node.parts:
        found = [
            Alternative(one.wanted + other.wanted, one.unwanted + other.unwanted)
            for one in found
            for other in ways_to_satisfy(part, negated)
        ][: MOST_ALTERNATIVES + 1]
    return found
