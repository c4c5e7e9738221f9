"""Cues weighed: what is said, as scores for every clause and voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp

import numpy as np

from app.attribution.affiliations import own_firm
from app.attribution.cast import Cast
from app.attribution.clauses import Clause
from app.attribution.lattice import Floats, Scores
from app.attribution.lexicon import By, lexicon
from app.attribution.mentions import Mention
from app.attribution.names import sound
from app.attribution.people import People

BASE = {"sentence": -5.0, "comma": -8.5, "glue": -4.8}
"""For a change of voice at such a place when nothing tells of one."""
HOST = 0.65
"""For the host where a cue is a host's, and against one where it is a guest's."""
FADES = 0.85
LAST_WORD = 0.4
NAMED_CALL, CALL_CHANGE, CALL_REACH = 2.8, 0.75, 310.0
THANKED, NOT_THANKED, TO_HOST, THANKS_CHANGE, THANKS_REACH = 1.8, -1.0, 1.6, 2.5, 16
CALLER = 1.0
CALLED_AT_COMMA, ADDRESSED = 5.0, 1.6
ROUND, ROUND_REACH = 1.5, 5000.0
PANEL_HOST = -0.05
QUESTION_MARK = 1.2
SELF, SELF_PERHAPS, OWN_NAME = 5.0, 2.0, -3.0
OWN_FIRM = 2.0
STRANGER, STRANGER_AMONG_KNOWN, ONCE, ELSEWHERE = -1.0, -4.5, -1.5, -3.5
HOST_AGAIN, GUEST_AFTER_GUEST = 1.3, -1.2
UNASKED = 0.6
IN_TURN, LISTED = 0.7, 70
BEGINNINGS = frozenset({"greeting", "self-introduction", "thanks-to-the-host", "thanks"})
AGAIN, RUN_OF_GREETINGS, BEGINS = 0.25, 50, 2.4
"""What a greeting counts that follows another within so many characters."""
PANEL_BEFORE, PANEL_WITHIN = 160, 800
LITTLE = 1.0
"""Within a sentence a voice changes only where cues for it count more than this."""
LOOK = 64
"""Characters of a clause and of what follows or goes before that cues are looked for in."""
_SIGNS = re.compile(r"[\s。！？!?.，,；;、…]+$")


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue found: where, which, for whom, and how much it counts."""

    clause: int
    cue: str
    start: int
    end: int
    weight: float


@dataclass(slots=True)
class Weighing:
    """The scores in the making, and the cues they come from."""

    text: str
    clauses: Sequence[Clause]
    cast: Cast
    fits: Floats = field(init=False)
    change: Floats = field(init=False)
    enters: Floats = field(init=False)
    leaves: Floats = field(init=False)
    in_turn: Floats = field(init=False)
    """Who follows whom in the order in which a host presents people."""
    heard: list[Heard] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    """Clauses right before which somebody was asked or called up."""
    ended: set[int] = field(default_factory=set)
    """Clauses right before which somebody thanked for being heard."""

    def __post_init__(self) -> None:
        count, voices = len(self.clauses), self.cast.size
        self.fits, self.enters, self.leaves = (np.zeros((count, voices)) for _ in range(3))
        self.in_turn = np.zeros((voices, voices))
        self.change = np.array([BASE[clause.joint] for clause in self.clauses])

    def host(self, clause: int) -> int:
        """The voice that leads the part a clause belongs to."""
        return self.cast.host(self.clauses[clause].start)

    def note(self, clause: int, cue: str, start: int, end: int, weight: float) -> None:
        """Keep a cue as evidence."""
        self.heard.append(Heard(clause, cue, start, end, weight))


def weigh(
    text: str,
    clauses: Sequence[Clause],
    mentions: Sequence[Mention],
    people: People,
    cast: Cast,
    rows: Sequence[Sequence[int]] = (),
) -> Weighing:
    """All that the words tell, before anybody's way of speaking is known.

    `rows`: people in the order in which an agenda has them.
    """
    all_of_it = Weighing(text, clauses, cast)
    at = _clauses_of(all_of_it, mentions)
    for t in range(len(clauses)):
        _weigh_closings(all_of_it, t)
    for t, mention in zip(at, mentions, strict=True):
        _note_call(all_of_it, t, mention)
    for t in range(len(clauses)):
        _weigh_openings(all_of_it, t)
        _weigh_talk(all_of_it, t)
    for t, mention, meant in zip(at, mentions, people.meant, strict=True):
        if meant:
            _weigh_mention(all_of_it, t, mention, list(meant))
    _weigh_places(all_of_it, people)
    _weigh_order(all_of_it, mentions, people, rows)
    _weigh_firms(all_of_it, people)
    _weigh_rounds(all_of_it)
    return all_of_it


def scores(weighing: Weighing, voices: Floats | None = None) -> Scores:
    """The scores for the lattice; `voices`: what everybody's way of speaking adds to `fits`."""
    cast = weighing.cast
    first = np.full(cast.size, -6.0)
    first[cast.opening if cast.film is None else cast.film] = 0.0
    hopeless = np.array([clause.joint == "comma" for clause in weighing.clauses]) & (
        weighing.change <= BASE["comma"] + LITTLE
    )
    change = np.where(hopeless, -np.inf, weighing.change)
    fits = weighing.fits if voices is None else weighing.fits + voices
    return Scores(fits, change, weighing.enters, weighing.leaves, first, weighing.in_turn)


def _clauses_of(weighing: Weighing, mentions: Sequence[Mention]) -> list[int]:
    """The clause that each mention stands in."""
    starts = np.array([clause.start for clause in weighing.clauses])
    return [int(np.searchsorted(starts, mention.start, "right")) - 1 for mention in mentions]


def _note_call(weighing: Weighing, t: int, mention: Mention) -> None:
    clause = weighing.clauses[t]
    if mention.use == "call" and len(_SIGNS.sub("", weighing.text[mention.end : clause.end])) <= 3:
        weighing.asked.add(t + 1)
        following = weighing.clauses[t + 1] if t + 1 < len(weighing.clauses) else None
        if following and following.joint == "comma":
            asks_on = lexicon().asks_on.match(weighing.text, following.start)
            weighing.change[t + 1] += 0.0 if asks_on else CALLED_AT_COMMA
    if mention.use == "call" and mention.start - clause.start <= 2 and clause.joint == "sentence":
        weighing.change[t] += ADDRESSED


def _weigh_openings(weighing: Weighing, t: int) -> None:
    start = weighing.clauses[t].start
    ahead = weighing.text[start : start + LOOK].lstrip()
    found = [(cue, match) for cue in lexicon().opens if (match := cue.words.search(ahead))]
    if not found:
        return
    best, match = max(found, key=lambda pair: pair[0].weight)
    weight, by = best.weight, best.by
    if best.cue in BEGINNINGS and _goes_on(weighing, t):
        weight *= AGAIN
    if t in weighing.asked:
        by = "guest" if best.cue in BEGINNINGS or best.cue == "answer" else by
    elif best.cue == "answer":
        weight *= UNASKED
    weighing.change[t] += weight
    _for(weighing, t, by, weighing.enters)
    weighing.note(t, best.cue, start + match.start(), start + match.end(), weight)


def _goes_on(weighing: Weighing, t: int) -> bool:
    """Whether a greeting or thanks goes on that began some clauses before, with no call between."""
    start = weighing.clauses[t].start
    for one in reversed(weighing.heard):
        if start - one.start >= RUN_OF_GREETINGS and one.clause < t:
            return False
        if one.cue in BEGINNINGS and one.clause < t and one.weight >= BEGINS:
            return not any(one.clause < between <= t for between in weighing.asked | weighing.ended)
    return False


def _weigh_closings(weighing: Weighing, t: int) -> None:
    if t == 0:
        return
    end = weighing.clauses[t].start
    start = weighing.clauses[max(0, t - 4)].start
    behind = _SIGNS.sub("", weighing.text[max(start, end - LOOK) : end])
    last = _SIGNS.sub("", weighing.text[weighing.clauses[t - 1].start : end]).strip()
    found = [
        (cue, match)
        for cue in lexicon().closes
        if (match := cue.words.search(last if cue.words.pattern.startswith("^") else behind))
    ]
    if not found:
        if "？" in weighing.text[end - 4 : end] or "?" in weighing.text[end - 4 : end]:
            weighing.change[t] += QUESTION_MARK
            weighing.asked.add(t)
            weighing.note(t, "question", end - 2, end, QUESTION_MARK)
        return
    best, match = max(found, key=lambda pair: pair[0].weight)
    weight = best.weight
    ahead = weighing.clauses[t]
    if lexicon().goes_on.search(_SIGNS.sub("", weighing.text[ahead.start : ahead.end])):
        weight *= 0.4
    weighing.change[t] += weight
    _for(weighing, t, best.by, weighing.leaves)
    if best.cue in ("question", "call-up"):
        weighing.asked.add(t)
    elif best.weight >= BEGINS - 0.3:
        weighing.ended.add(t)
    weighing.note(t, best.cue, end - len(match.group()) - 1, end, weight)


def _for(weighing: Weighing, t: int, by: By, side: Floats) -> None:
    """Score for the host's voice and against the others, or the other way round."""
    if by == "anybody":
        return
    sign = 1.0 if by == "host" else -1.0
    side[t] -= sign * HOST
    side[t, weighing.cast.opening] += sign * HOST
    side[t, weighing.host(t)] += (2 if weighing.host(t) != weighing.cast.opening else 1) * sign * HOST


def _weigh_talk(weighing: Weighing, t: int) -> None:
    clause = weighing.clauses[t]
    words = weighing.text[clause.start : clause.end]
    host = max((w for w, pattern in lexicon().host_talk if pattern.search(words)), default=0.0)
    guest = max((w for w, pattern in lexicon().guest_talk if pattern.search(words)), default=0.0)
    weight = host - guest
    if weight:
        weighing.fits[t] -= weight / 2
        weighing.fits[t, weighing.host(t)] += weight


def _weigh_mention(weighing: Weighing, t: int, mention: Mention, voices: list[int]) -> None:
    share = 1.0 / len(voices)
    if mention.use in ("self", "self-perhaps"):
        weight = SELF if mention.use == "self" else SELF_PERHAPS
        weighing.fits[t, voices] += weight * share
        weighing.note(t, "self-introduction", mention.start, mention.end, weight)
        return
    weighing.fits[t, voices] += OWN_NAME * share
    if mention.use == "thanks":
        _thanked(weighing, t, mention, voices, share)
    if mention.use == "call":
        weighing.fits[t, weighing.host(t)] += CALLER
        _called(weighing, t, mention, voices, share)


def _thanked(weighing: Weighing, t: int, mention: Mention, voices: list[int], share: float) -> None:
    """Thanks are to the one who has just spoken, or, by who was called up, to the host who did it."""
    for near in range(max(1, t - 2), t + 1):
        clause = weighing.clauses[near]
        begins = lexicon().thanks_begin.match(weighing.text, clause.start, mention.start)
        if mention.start - clause.start <= THANKS_REACH and (begins or near == t):
            weighing.leaves[near] += NOT_THANKED
            weighing.leaves[near, voices] += THANKED * share - NOT_THANKED
            if near in weighing.asked:
                weighing.leaves[near, weighing.host(near)] += TO_HOST - NOT_THANKED
            weighing.change[near] = max(weighing.change[near], BASE[clause.joint] + THANKS_CHANGE)
    weighing.note(t, "thanks", mention.start, mention.end, THANKED * share)


def _called(weighing: Weighing, t: int, mention: Mention, voices: list[int], share: float) -> None:
    """The word goes to them: at a clause soon after, sooner rather than later."""
    clause = weighing.clauses[t]
    last = LAST_WORD if len(_SIGNS.sub("", weighing.text[mention.end : clause.end])) <= 3 else 1.0
    passed = 0
    for near in range(t + 1, len(weighing.clauses)):
        distance = weighing.clauses[near].start - mention.end
        if distance > 4 * CALL_REACH:
            break
        gone = max(0, distance - 4)
        sentences = FADES**passed
        passed += weighing.clauses[near].joint == "sentence"
        fading = sentences * (0.7 * exp(-gone / CALL_REACH) + 0.3 * exp(-gone / (4 * CALL_REACH)))
        weighing.enters[near, voices] += NAMED_CALL * share * fading
        weighing.change[near] += last * CALL_CHANGE * exp(-max(0, distance - 4) / 50)
    weighing.note(t, "call-up", mention.start, mention.end, NAMED_CALL)


def _weigh_places(weighing: Weighing, people: People) -> None:
    """Voices where they are not expected: strangers, people of another part, hosts of one."""
    cast = weighing.cast
    scope = np.array([cast.scope(clause.start) for clause in weighing.clauses])
    for k in range(len(cast.hosts)):
        known = sum(k in one.scopes and voice != cast.hosts[k] for voice, one in enumerate(people.somebodies))
        for voice in cast.strangers:
            weighing.enters[scope == k, voice] += STRANGER_AMONG_KNOWN if known > 1 else STRANGER
    for voice, one in enumerate(people.somebodies):
        strange = ~np.isin(scope, list(one.scopes))
        weighing.enters[strange, voice] += ELSEWHERE
        unknown = cast.printed and not one.printed
        once = one.uses.total() == 1 and not one.uses["self"] and not one.printed
        if (unknown or once) and voice not in cast.hosts:
            weighing.enters[:, voice] += ONCE
    for k, host in enumerate(cast.hosts):
        leads = np.array([cast.led(clause.start) == k for clause in weighing.clauses])
        weighing.enters[leads, host] += HOST_AGAIN
        if host != cast.opening and host >= cast.people:
            weighing.enters[~leads, host] += 2 * ELSEWHERE
        if _is_panel(weighing, people, k):
            weighing.fits[leads, host] += PANEL_HOST
    guests = [voice for voice in range(cast.size) if voice not in cast.hosts]
    weighing.in_turn[np.ix_(guests, guests)] += GUEST_AFTER_GUEST
    if cast.film is not None:
        weighing.enters[:, cast.film] += 4 * ELSEWHERE


def _is_panel(weighing: Weighing, people: People, k: int) -> bool:
    """Whether a part is a round of several people, whose host asks and does not speak long."""
    cast = weighing.cast
    start = cast.leads[k - 1] if k else 0
    guests = sum(k in one.scopes and voice != cast.hosts[k] for voice, one in enumerate(people.somebodies))
    said = weighing.text[max(0, start - PANEL_BEFORE) : start + PANEL_WITHIN]
    return guests >= 2 and lexicon().panel_talk.search(said) is not None


def _weigh_order(
    weighing: Weighing, mentions: Sequence[Mention], people: People, printed: Sequence[Sequence[int]]
) -> None:
    """People presented in a row, or introducing themselves one after the other, speak in that order again."""
    named = [
        (m, meant[0]) for m, meant in zip(mentions, people.meant, strict=True) if m.full and len(meant) == 1
    ]
    rows: list[list[int]] = [[]]
    end = 0
    for mention, voice in named:
        if mention.start - end > LISTED:
            rows.append([])
        rows[-1].append(voice)
        end = mention.end
    introduced: dict[int, list[int]] = {}
    for mention, voice in named:
        if mention.use.startswith("self"):
            introduced.setdefault(weighing.cast.scope(mention.start), []).append(voice)
    for row in (*rows, *introduced.values(), *printed):
        order = [voice for voice in dict.fromkeys(row) if voice not in weighing.cast.hosts]
        if len(order) >= 3:
            for one, other in pairwise(order):
                weighing.in_turn[one, order] -= IN_TURN
                weighing.in_turn[one, other] += 2 * IN_TURN


def _weigh_rounds(weighing: Weighing) -> None:
    """Where a host has everybody speak in turn, guests follow one another."""
    begun: float | None = None
    hosts = {*weighing.cast.hosts, weighing.cast.opening}
    guests = [voice for voice in range(weighing.cast.size) if voice not in hosts]
    for t, clause in enumerate(weighing.clauses):
        if clause.start in weighing.cast.leads:
            begun = None
        if lexicon().round.search(weighing.text, clause.start, clause.end):
            begun = clause.end
        elif begun is not None and clause.joint == "sentence":
            weighing.enters[t, guests] += ROUND * exp(-(clause.start - begun) / ROUND_REACH)


def _weigh_firms(weighing: Weighing, people: People) -> None:
    """Whoever says "we" of an organisation is probably the one who comes from there."""
    firms = [
        (voice, {firm for org in one.orgs if (firm := own_firm(org))})
        for voice, one in enumerate(people.somebodies)
    ]
    for t, clause in enumerate(weighing.clauses):
        words = weighing.text[clause.start : clause.end]
        if not lexicon().first_person.search(words):
            continue
        heard = sound(words)
        for voice, known in firms:
            said = any(firm in heard for firm in known)
            if said and weighing.cast.scope(clause.start) in people.somebodies[voice].scopes:
                weighing.fits[t, voice] += OWN_FIRM
                weighing.note(t, "own-firm", clause.start, clause.end, OWN_FIRM)
