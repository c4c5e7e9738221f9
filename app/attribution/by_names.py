"""Cues in names: who is called up, who is thanked, who says who it is, and who is only spoken of."""

from __future__ import annotations

from math import exp

from app.attribution.lexicon import lexicon
from app.attribution.mentions import Mention, is_alone
from app.attribution.tally import BASE, Weighing, without_signs

NAMED_CALL, CALL_REACH, FADES = 2.8, 310.0, 0.85
"""For somebody called up where a voice begins: less with the characters and the sentences between."""
CALL_CHANGE, CALL_CHANGE_REACH, LAST_WORD = 0.75, 50.0, 0.4
"""For a change after a call; less where the name ends its clause, which has cues of its own."""
CALLED_AT_COMMA, CALLED_ALONE, ADDRESSED = 5.0, 2.5, 1.6
"""For a change right behind a name at a comma; behind one that is a sentence; and right before a sentence
that begins with one."""
CALLER = 1.0
"""For the host, of a clause in which somebody is called up."""
THANKED, NOT_THANKED, TO_HOST, THANKS_CHANGE, THANKS_REACH = 1.8, -1.0, 1.6, 2.5, 16
"""For who is thanked to be the one who ends, against the others, for the host where one was called up; for a
change there; and how far (characters) before the name thanks begin."""
SELF, SELF_PERHAPS, OWN_NAME = 5.0, 2.0, -3.0
"""For whoever says their name; for a firm and a name; and for a name that somebody else would say."""


def note_call(weighing: Weighing, t: int, mention: Mention) -> None:
    """Keep in mind where somebody was called up, before anything that may answer is weighed."""
    clause = weighing.clauses[t]
    if mention.use == "call" and len(without_signs(weighing.text[mention.end : clause.end])) <= 3:
        weighing.asked.add(t + 1)
        following = weighing.clauses[t + 1] if t + 1 < len(weighing.clauses) else None
        if following and following.joint == "comma":
            asks_on = lexicon().asks_on.match(weighing.text, following.start)
            weighing.change[t + 1] += 0.0 if asks_on else CALLED_AT_COMMA
        elif following and is_alone(weighing.text, mention.start, mention.end):
            weighing.change[t + 1] += CALLED_ALONE
    if mention.use == "call" and mention.start - clause.start <= 2 and clause.joint == "sentence":
        weighing.change[t] += ADDRESSED


def weigh_mention(weighing: Weighing, t: int, mention: Mention, voices: list[int]) -> None:
    """A name in clause `t`, which may be that of any of `voices`."""
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
    last = LAST_WORD if len(without_signs(weighing.text[mention.end : clause.end])) <= 3 else 1.0
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
        weighing.change[near] += last * CALL_CHANGE * exp(-gone / CALL_CHANGE_REACH)
    weighing.note(t, "call-up", mention.start, mention.end, NAMED_CALL)
