"""Cues in the words themselves: how a new voice begins, how one ends, how a host talks."""

from __future__ import annotations

from app.attribution.lattice import Floats
from app.attribution.lexicon import By, lexicon
from app.attribution.tally import Weighing, without_signs

HOST = 0.65
"""For the host where a cue is a host's, and against one where it is a guest's."""
UNASKED = 0.6
"""What an answer counts where nobody was asked."""
BEGINNINGS = frozenset({"greeting", "self-introduction", "thanks-to-the-host", "thanks"})
AGAIN, RUN_OF_GREETINGS, BEGINS = 0.25, 50, 2.4
"""What a greeting counts that follows another (of at least that weight) within so many characters."""
QUESTION_MARK = 1.2
GOES_ON = 0.4
"""What an ending counts where what follows still belongs to it (有请。请大家欢迎。)."""
LOOK = 64
"""Characters of a clause and of what follows or goes before that cues are looked for in."""


def weigh_openings(weighing: Weighing, t: int) -> None:
    """The words with which a new voice would begin at clause `t`."""
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


def weigh_closings(weighing: Weighing, t: int) -> None:
    """The words with which a voice would have ended before clause `t`."""
    if t == 0:
        return
    end = weighing.clauses[t].start
    start = weighing.clauses[max(0, t - 4)].start
    behind = without_signs(weighing.text[max(start, end - LOOK) : end])
    last = without_signs(weighing.text[weighing.clauses[t - 1].start : end]).strip()
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
    if lexicon().goes_on.search(without_signs(weighing.text[ahead.start : ahead.end])):
        weight *= GOES_ON
    weighing.change[t] += weight
    _for(weighing, t, best.by, weighing.leaves)
    if best.cue in ("question", "call-up", "office-called"):
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


def weigh_talk(weighing: Weighing, t: int) -> None:
    """Whether clause `t` is what a host says or a guest."""
    clause = weighing.clauses[t]
    words = weighing.text[clause.start : clause.end]
    host = max((w for w, pattern in lexicon().host_talk if pattern.search(words)), default=0.0)
    guest = max((w for w, pattern in lexicon().guest_talk if pattern.search(words)), default=0.0)
    weight = host - guest
    if weight:
        weighing.fits[t] -= weight / 2
        weighing.fits[t, weighing.host(t)] += weight
