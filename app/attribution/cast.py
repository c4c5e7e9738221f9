"""The cast of a transcript: the voices that may be heard in it, and who leads which part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.attribution.clauses import Clause
from app.attribution.lexicon import lexicon
from app.attribution.mentions import Mention
from app.attribution.people import People

STRANGERS = 2
"""Voices that nobody names."""
OPENS = 500
"""Within so many characters whoever opens says who it is."""
NEAR = 160
"""Two announcements of a new host that are not farther apart than this (characters) are one."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Voices by number: first everybody with a name, then hosts without one, then strangers."""

    people: int
    """Voices below this are `People.somebodies`."""
    opening: int
    """The voice that opens: a host or announcer."""
    film: int | None
    """The voice of an opening film, if the recording begins with one."""
    strangers: tuple[int, ...]
    scopes: tuple[int, ...]
    """Positions in the text where a part with a host of its own begins."""
    leads: tuple[int, ...]
    """Positions from which the host of each part leads it: behind the words that call the host up."""
    hosts: tuple[int, ...]
    """The host's voice of each part; one more than `scopes`, the first is of what comes before."""
    size: int
    printed: bool
    """Whether an agenda tells who is there."""

    def scope(self, position: int) -> int:
        """Which part a position belongs to."""
        return bisect_right(self.scopes, position)

    def host(self, position: int) -> int:
        """The voice that leads at a position."""
        return self.hosts[self.led(position)]

    def led(self, position: int) -> int:
        """The part whose host leads at a position; where one is announced, still the part before."""
        return bisect_right(self.leads, position)


def find_scopes(text: str, clauses: Sequence[Clause]) -> tuple[int, ...]:
    """Where a part with a host of its own is announced."""
    found: list[int] = []
    for clause in clauses:
        match = lexicon().new_host.search(text[clause.start : clause.end])
        if match and (not found or clause.start - found[-1] > NEAR):
            found.append(clause.start)
    return tuple(found)


def make_cast(
    text: str,
    mentions: Sequence[Mention],
    people: People,
    scopes: tuple[int, ...],
    film: bool,
    printed: Mapping[int, int],
) -> Cast:
    """The voices of a transcript. `printed`: who leads a part (by number), as the agenda has it."""
    size = len(people.somebodies)
    opening = _opening(mentions, people)
    if opening is None:
        opening, size = size, size + 1
    hosts, leads = [printed.get(0, opening)], []
    for k, start in enumerate(scopes):
        end = scopes[k + 1] if k + 1 < len(scopes) else len(text)
        leader, at = _leader(text, mentions, people, start, min(end, start + 2 * NEAR))
        called = lexicon().moderator.search(text, start, start + NEAR)
        leader = printed.get(k + 1, leader)
        at = at or (called.end() if called else start)
        if leader is None and called:
            leader, size = size, size + 1
        leads.append(_sentence_end(text, at))
        hosts.append(hosts[-1] if leader is None else leader)
    film_voice = size if film else None
    size += film
    return Cast(
        people=len(people.somebodies),
        opening=opening,
        film=film_voice,
        strangers=tuple(range(size, size + STRANGERS)),
        scopes=scopes,
        leads=tuple(leads),
        hosts=tuple(hosts),
        size=size + STRANGERS,
        printed=any(one.printed for one in people.somebodies),
    )


def _opening(mentions: Sequence[Mention], people: People) -> int | None:
    """Who opens, where it is somebody who says so before anybody is called up or thanked."""
    for mention, meant in zip(mentions, people.meant, strict=True):
        if mention.start > OPENS or mention.use in ("call", "thanks"):
            return None
        if mention.use == "self" and len(meant) == 1:
            return meant[0]
    return None


def _leader(
    text: str, mentions: Sequence[Mention], people: People, start: int, end: int
) -> tuple[int | None, int]:
    """Who is called up as the host between two positions, and where (0 for nobody)."""
    for mention, meant in zip(mentions, people.meant, strict=True):
        if len(meant) == 1 and is_called_to_lead(text, mention, start, end):
            return meant[0], mention.end
    return None, 0


def is_called_to_lead(text: str, mention: Mention, start: int, end: int) -> bool:
    """Whether a name between two positions is that of the host of what begins at `start`."""
    if not start <= mention.start < end or mention.use not in ("call", "passing"):
        return False
    sentence = max(text.rfind(sign, 0, mention.start) for sign in "。！？") + 1
    return lexicon().moderator.search(text[max(start, sentence) : mention.start]) is not None


def _sentence_end(text: str, position: int) -> int:
    ends = [at for sign in "。！？" if (at := text.find(sign, position, position + NEAR)) >= 0]
    return min(ends, default=position)
