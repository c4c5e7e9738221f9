"""Who said this? A quotation laid against the archive, also over several utterances and voices."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

from app.database import Db
from app.message import Message
from app.search.engine.protocol import AnyOf, Filters, Plan, SearchEngine, spread
from app.search.query.brief import BY_SEVERAL, ENDS, is_of_one
from app.search.query.query import MATCHES, SURE
from app.search.quote.attributed import attributed
from app.search.quote.auxiliaries import with_inverted
from app.search.quote.clipped import with_clipped
from app.search.quote.differing import pieces
from app.search.quote.editing import Quotation, edited, laid_out, opened
from app.search.quote.judging import errors, loses_any, match_of
from app.search.quote.known_spellings import Spellings, as_one, has_title, heard_otherwise, spelt_otherwise
from app.search.quote.one_answer import MOST_THROWN_IN, as_one_answer
from app.search.quote.passed_over import passed_over
from app.search.quote.quote_answer import QuoteAnswer, QuoteMatch
from app.search.quote.said import Said
from app.search.quote.side_by_side import may_lie_beyond, side_by_side
from app.search.sound.align import units
from app.search.sound.laid import Words
from app.search.stored import rows
from app.search.stored.rows import Place, Row
from app.text.normalise import fold
from app.text.readable import composed
from app.text.sounds import sound_tokens
from app.text.tokens import phrase_tokens

MOST_CHARACTERS = 2_000
MOST_TOKENS = 120
"""Tokens of a quotation that are looked for, evenly spread over it."""
MOST_CANDIDATES = 150
ENOUGH = 0.12
"""The share of a quotation's weight that an utterance has to hold to be looked at: it may be one of many."""
ONE_OF_MANY = 20
"""Characters and words that an utterance has to hold of a quotation that runs over many."""
MOST_PLACES = 8
"""Stretches of the archive that a quotation is laid against…"""
MOST_PLACES_OF_FEW = 24
"""…and one so short that it is soon laid."""
MOST_MATCHES = 5
GAP = 2
"""Utterances between two that match, over which a quotation may run."""
PARTLY = 0.7
"""The share of a quotation that has to stand there, wrong, lost and added words counted against it."""
REACH = 8
"""Utterances around some of a quotation that leaves something out, in which the rest may stand."""
SHORTEST = 4
"""Characters or words of a quotation."""
LONG = 40
"""Characters of what is not told to be short: it repeats itself."""
_SHORT = Message("Paste a whole sentence: this is too short to be a quotation.")
_FEW = Message("Paste a whole sentence: this has too few different words to be a quotation.")


def find_quote(
    db: Db, engine: SearchEngine, text: str, cut_anywhere: bool = False, meant: frozenset[str] | None = None
) -> QuoteAnswer:
    """Where a quotation was said, by whom, and how it differs. Nothing raises.

    `cut_anywhere`: whether it may leave out a negation just before or behind it, as what is searched for;
    `meant`: the slugs of who is said to have said it, where it does not tell that itself.
    """
    asked = composed(" ".join(text.split()))
    hint: str = ""
    if len(asked) > MOST_CHARACTERS:
        asked = asked[:MOST_CHARACTERS]
        hint = Message("Only the first {most} characters were looked for.", most=f"{MOST_CHARACTERS:,}")
    name, quoted = "", asked
    if meant is None:
        name, quoted, meant = ("", asked, frozenset[str]()) if cut_anywhere else attributed(db, asked)
    quotation = edited(quoted)
    words, gaps = laid_out(quotation)
    if len(words.keys) < SHORTEST:
        return QuoteAnswer(asked, "absent", hint=_FEW if len(asked) > LONG else _SHORT, too_short=True)
    lay = partial(_laid_against, quotation, words, gaps, cut_anywhere, spelt_otherwise(db, words))
    found: dict[tuple[str, str], QuoteMatch] = {}
    for stretch in _stretches(db, engine, words, REACH if gaps else 1):
        for match in _matches(lay, stretch, is_of_one(quoted, len(words.keys))):
            found.setdefault((match.utterances[0].id, match.said), match)
        exact = [match for match in found.values() if match.match == "exact" and match.is_of(meant)]
        if len(exact) >= MOST_MATCHES:
            break
    matches = _best(found.values(), meant)
    verdict = matches[0].match if matches else "absent"
    if quotation.put_in and verdict not in SURE:
        whole = find_quote(db, engine, opened(asked), cut_anywhere)
        if whole.verdict in SURE:
            return replace(whole, asked=asked, hint=hint, in_brackets=quotation.put_in + quotation.turning)
    bounded = verdict not in SURE and may_lie_beyond(words, gaps)
    answer = QuoteAnswer(asked, verdict, matches, hint, quotation.put_in, name, quoted)
    said = quotation.turning if verdict in SURE else ()
    return replace(answer, beside=quotation.beside, meant=meant, bounded=bounded, in_brackets=said)


def _matches(
    lay: Callable[[list[Row]], QuoteMatch | None], stretch: list[Row], of_one: bool
) -> Iterator[QuoteMatch]:
    """The best match in a stretch; if it is sure, those before and behind it too.

    `of_one`: only such as one speaker said.
    """
    waiting, found = [stretch], 0
    while waiting and found < MOST_MATCHES:
        some = waiting.pop(0)
        match = lay(some)
        if match is None:
            continue
        if of_one and len(match.speakers) > 1 and len(turns := _turns(some)) > 1:
            waiting += turns
            continue
        yield match
        found += 1
        if match.match in SURE:
            first, last = some.index(match.utterances[0]), some.index(match.utterances[-1])
            waiting += filter(None, (some[:first], some[last + 1 :]))


def _turns(some: list[Row]) -> list[list[Row]]:
    """Utterances parted where another speaker begins, and the one before was not cut in the middle."""
    turns = [[some[0]]]
    for before, row in pairwise(some):
        if row.speaker_slug != before.speaker_slug and before.text[-1:] in ENDS:
            turns.append([])
        turns[-1].append(row)
    return turns


def _best(matches: Iterable[QuoteMatch], meant: Set[str]) -> tuple[QuoteMatch, ...]:
    """The best matches first, of them those of the speakers meant, and none much worse than the first."""

    def order(one: QuoteMatch) -> tuple[int, bool, float, int]:
        return MATCHES.index(one.match), not one.is_of(meant), -one.share, len(one.difference)

    found = sorted(matches, key=order)
    kept = [one for one in found if one.match == found[0].match or one.share >= found[0].share - 0.05]
    return tuple(kept[:MOST_MATCHES])


def _stretches(db: Db, engine: SearchEngine, asked: Words, reach: int) -> Iterator[list[Row]]:
    """Utterances in a row that may hold the quotation together, the most likely stretches first.

    `reach`: how many utterances before and behind belong to a stretch.
    """
    plan = _plan(fold(asked.text).keys, asked.text)
    candidates = engine.candidates(plan, Filters()).only(slice(None, MOST_CANDIDATES))
    scores = dict(zip(candidates.ids.tolist(), candidates.scores.tolist(), strict=True))
    places = sorted(rows.places(db, list(scores)), key=lambda one: (one.session, one.position))
    stretches: list[list[Place]] = []
    for place in places:
        last = stretches[-1][-1] if stretches else None
        if last and last.session == place.session and place.position - last.position <= GAP + 1:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    stretches.sort(key=lambda some: -sum(scores[one.number] for one in some))
    most = MOST_PLACES_OF_FEW if len(asked.keys) < BY_SEVERAL else MOST_PLACES
    for some in stretches[:most]:
        yield rows.stretch(db, some[0].session, some[0].position - reach, some[-1].position + reach)


def _plan(keys: Sequence[str], text: str) -> Plan:
    words = [AnyOf((token,)) for token in phrase_tokens(keys)]
    sounds = [AnyOf((token,), field="sounds") for token in dict.fromkeys(sound_tokens(keys, text))]
    return Plan(
        [*spread(words, MOST_TOKENS), *spread(sounds, MOST_TOKENS)],
        enough=min(ENOUGH, ONE_OF_MANY / len(keys)),
    )


def _laid_against(
    quotation: Quotation,
    asked: Words,
    gaps: Set[int],
    cut_anywhere: bool,
    spelt: Callable[[int], Spellings],
    stretch: list[Row],
) -> QuoteMatch | None:
    said = Said(stretch)
    asked, numbers = asked.joined_as(frozenset(said.words.keys), gaps)
    gaps = frozenset(numbers.index(one) for one in gaps)
    said.join_as(asked)
    if spellings := {
        run: others
        for run, others in spelt(stretch[0].session_id).items()
        # 达拉教授 is the end of 昂达拉教授, and known as a name of the same person
        if said.has_any(others) and not (has_title(run) and said.has_any([run]))
    }:
        asked, numbers = as_one(asked, spellings)
        gaps = frozenset(bisect_left(numbers, one) for one in gaps)
        said.take_as_one(spellings)
    common = Counter(units(asked.keys).codes) & Counter(units(said.words.keys).codes)
    if common.total() < (PARTLY - 0.1) * len(asked.keys):
        return None  # quickly told: to lay two thousand characters against others takes 0.2 seconds
    steps = side_by_side(asked, said.words, said.at, 100 * (PARTLY - 0.1), gaps)
    if not gaps and (not steps or loses_any(steps)):
        steps = as_one_answer(said, passed_over(asked, said.words)) or steps
    steps = as_one_answer(said, steps)
    if not steps:
        return None
    there = [step.said for step in steps if step.said is not None]
    sure = ("same", "sound", "near")
    spoken = Counter(said.at[step.said] for step in steps if step.said is not None and step.how in sure)
    own = frozenset(_own(said, there, spoken))
    share = 1 - errors(asked, steps, own) / len(asked.keys)
    if share < PARTLY:
        return None
    if not cut_anywhere:
        steps = with_inverted(asked, said.words, steps, said.is_one_speaker)
        steps = with_clipped(asked, said.words, steps, said.is_one_speaker)
        quoted = set(there)
        there = [step.said for step in steps if step.said is not None]
        own = own.union(j for j in there if j not in quoted)
    start, end = there[0], there[-1] + 1
    if asked.starts[-1] not in asked.before:  # it ends with no repetition
        said.words = said.words.said_once(start, end)
    words = said.words.between(start, end)
    beside = pieces(asked, said.words, steps, own)
    return QuoteMatch(
        match_of(quotation, said, steps, beside, own, share),
        share,
        tuple(stretch[i] for i in sorted(spoken)),
        words,
        tuple(said.turns(start, end)),
        beside,
        stretch[spoken.most_common(1)[0][0]],
        said.pointer(start, end),
        tuple(dict.fromkeys(heard_otherwise(asked, said.words, steps))),
    )


def _own(said: Said, there: Sequence[int], spoken: Container[int]) -> Iterator[int]:
    """The words that count: not a word or two of an utterance that somebody else threw in."""
    for number, some in groupby(there, lambda j: said.at[j]):
        words = list(some)
        who = said.rows[number].speaker_slug
        others = all(row.speaker_slug != who for i, row in enumerate(said.rows) if i in spoken)
        if number in spoken or not others or len(words) > MOST_THROWN_IN:
            yield from words
