"""Cues in the place: who belongs to which part, who leads it, who sits next to whom, who comes from where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp

import numpy as np

from app.attribution.affiliations import own_firm
from app.attribution.lexicon import lexicon
from app.attribution.mentions import Mention
from app.attribution.people import People
from app.attribution.tally import Weighing
from app.text.sounds import sound_of_name

STRANGER, STRANGER_AMONG_KNOWN, ONCE, ELSEWHERE = -1.0, -4.5, -1.5, -3.5
"""Against somebody nobody names (more where others are named), named once, or of another part."""
HOST_AGAIN, GUEST_AFTER_GUEST = 1.3, -1.2
"""Between two guests the host speaks."""
PANEL_HOST, PANEL_BEFORE, PANEL_WITHIN = -0.05, 160, 800
"""Against a panel's host, for each clause; and where (characters around its beginning) it is called so."""
ROUND, ROUND_REACH = 1.5, 5000.0
"""For guests one after another, once a host has everybody speak in turn; less with the distance."""
IN_TURN, LISTED = 0.7, 70
"""For the next one in the order in which people were presented, names at most so many characters apart."""
OWN_FIRM = 2.0
"""For somebody of the firm that a clause says "we" of."""


def weigh_places(weighing: Weighing, people: People) -> None:
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


def weigh_order(
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


def weigh_rounds(weighing: Weighing) -> None:
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


def weigh_firms(weighing: Weighing, people: People) -> None:
    """Whoever says "we" of an organisation is probably the one who comes from there."""
    firms = [
        (voice, {firm for org in one.orgs if (firm := own_firm(org))})
        for voice, one in enumerate(people.somebodies)
    ]
    for t, clause in enumerate(weighing.clauses):
        words = weighing.text[clause.start : clause.end]
        if not lexicon().first_person.search(words):
            continue
        heard = sound_of_name(words)
        for voice, known in firms:
            said = any(firm in heard for firm in known)
            if said and weighing.cast.scope(clause.start) in people.somebodies[voice].scopes:
                weighing.fits[t, voice] += OWN_FIRM
                weighing.note(t, "own-firm", clause.start, clause.end, OWN_FIRM)
