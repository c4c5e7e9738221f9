"""Who said this? A quotation laid against the archive, also over several utterances and voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from app.database import Db
from app.message import Message
from app.search import rows
from app.search.align import Alignment, align, units
from app.search.engine import AnyOf, Filters, Plan, SearchEngine
from app.search.passage import surface
from app.search.query import MATCHES, Match
from app.search.rows import Place, Row
from app.text import pointer as pointers
from app.text.joined import joined
from app.text.normalise import Folded, fold
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
"""Stretches of the archive that a quotation is laid against."""
MOST_MATCHES = 5
GAP = 2
"""Utterances between two that match, over which a quotation may run."""
PARTLY = 0.7
"""The share of a quotation that has to stand there, wrong, lost and added words counted against it."""
MISHEARD = 0.82
"""From this share on it is the same quotation, misheard or misremembered."""
SHORTEST = 4
"""Characters or words of a quotation."""

NEGATIONS = frozenset("不没无未非别莫勿") | frozenset(
    [
        "not",
        "no",
        "never",
        "nor",
        "neither",
        "without",
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "arent",
        "wasnt",
        "werent",
        "cant",
        "cannot",
        "wont",
    ]
)
"""Words that turn a sentence round: with one more or less it is another sentence."""

Answer = Match | Literal["absent"]
Op = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the quotation and what stands there; empty where something is lost or added."""

    op: Op
    asked: str
    said: str
    after: str = ""
    """The punctuation and white space behind what was said."""


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A place where the quotation, or most of it, was said."""

    match: Match
    share: float
    """How much of it stands there, 0 to 1."""
    utterances: tuple[Row, ...]
    said: str
    pieces: tuple[Difference, ...]
    """The quotation from start to end beside what was said."""
    main: Row
    """The utterance that has most of it."""
    pointer: str
    """To these words, which begin in the first utterance; "" where they are too many for one."""

    @property
    def difference(self) -> tuple[Difference, ...]:
        """The pieces that are not the same words."""
        return tuple(piece for piece in self.pieces if piece.op != "equal")

    @property
    def speakers(self) -> tuple[Row, ...]:
        """One utterance of each speaker, in order."""
        first: dict[str, Row] = {}
        for row in self.utterances:
            first.setdefault(row.speaker_slug, row)
        return tuple(first.values())


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """What the archive knows of a quotation."""

    asked: str
    verdict: Answer
    matches: tuple[QuoteMatch, ...] = ()
    hint: str = ""
    too_short: bool = False
    """Whether it was not looked for at all."""


def find_quote(db: Db, engine: SearchEngine, text: str) -> QuoteAnswer:
    """Where a quotation was said, by whom, and how it differs. Nothing raises."""
    asked = composed(" ".join(text.split()))
    hint: str = ""
    if len(asked) > MOST_CHARACTERS:
        asked = asked[:MOST_CHARACTERS]
        hint = Message("Only the first {most} characters were looked for.", most=f"{MOST_CHARACTERS:,}")
    folded = fold(asked)
    if len(folded.keys) < SHORTEST:
        short = Message("Paste a whole sentence: this is too short to be a quotation.")
        return QuoteAnswer(asked, "absent", hint=hint or short, too_short=True)
    found = []
    for stretch in _stretches(db, engine, folded.keys, asked):
        match = _laid_against(asked, folded, stretch)
        if match is not None:
            found.append(match)
    found.sort(key=lambda one: (MATCHES.index(one.match), -one.share))
    if not found:
        return QuoteAnswer(asked, "absent", hint=hint)
    best = found[0]
    kept = [one for one in found if one.match == best.match or one.share >= best.share - 0.05]
    return QuoteAnswer(asked, best.match, tuple(kept[:MOST_MATCHES]), hint)


def _stretches(db: Db, engine: SearchEngine, keys: Sequence[str], text: str) -> Iterator[list[Row]]:
    """Utterances in a row that may hold the quotation together, the most likely stretches first."""
    candidates = engine.candidates(_plan(keys, text), Filters()).only(slice(None, MOST_CANDIDATES))
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
    for some in stretches[:MOST_PLACES]:
        yield rows.stretch(db, some[0].session, some[0].position - 1, some[-1].position + 1)


def _plan(keys: Sequence[str], text: str) -> Plan:
    words = [AnyOf((token,)) for token in phrase_tokens(keys)]
    sounds = [AnyOf((token,), field="sounds") for token in dict.fromkeys(sound_tokens(keys, text))]
    return Plan([*_spread(words), *_spread(sounds)], enough=min(ENOUGH, ONE_OF_MANY / len(keys)))


def _spread(conditions: list[AnyOf]) -> list[AnyOf]:
    """Not more than MOST_TOKENS, from all over the quotation."""
    step = -(-len(conditions) // MOST_TOKENS)
    return conditions[:: max(1, step)]


@dataclass(frozen=True, slots=True)
class _Said:
    """Utterances in a row as one text, with what stands between their words; and as one sequence of keys."""

    rows: list[Row]
    text: str
    begins: list[int]
    """Where each utterance begins in the text."""
    keys: list[str]
    at: list[int]
    """For each key the number of its utterance."""
    starts: list[int]
    ends: list[int]
    """Where each key stands in the text."""

    def words(self, start: int, end: int) -> str:
        """The words that keys start to end (exclusive) stand for, as they are written."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def behind(self, end: int) -> str:
        """What stands between the key before `end` and the one there."""
        return self.text[self.ends[end - 1] : self.starts[end]]

    def pointer(self, start: int, end: int) -> str:
        """The pointer to the same words, from the utterance on in which they begin."""
        first, last = self.at[start], self.at[end - 1]
        texts = [row.text for row in self.rows[first : last + 1]]
        stop = sum(map(len, texts[:-1])) + self.ends[end - 1] - self.begins[last]
        made = pointers.pointer("".join(texts), self.starts[start] - self.begins[first], stop)
        return made if pointers.length(made) else ""


def _in_a_row(stretch: list[Row]) -> _Said:
    said = _Said(stretch, joined(row.text for row in stretch), [], [], [], [], [])
    before = ""
    for number, row in enumerate(stretch):
        before = joined((before, row.text))
        begins, folded = len(before) - len(row.text), fold(row.text)
        said.begins.append(begins)
        said.keys.extend(folded.keys)
        said.at.extend([number] * len(folded.keys))
        said.starts.extend(begins + start for start in folded.starts)
        said.ends.extend(begins + end for end in folded.ends)
    return said


def _laid_against(asked: str, folded: Folded, stretch: list[Row]) -> QuoteMatch | None:
    said = _in_a_row(stretch)
    ours, theirs = units(folded.keys), units(said.keys)
    common = Counter(ours.codes) & Counter(theirs.codes)
    if common.total() < (PARTLY - 0.1) * len(ours):
        return None  # quickly told: to lay two thousand characters against others takes 0.2 seconds
    alignment = align(ours, theirs, 100 * (PARTLY - 0.1))
    if alignment is None:
        return None
    share = 1 - _errors(alignment, said) / len(folded.keys)
    if share < PARTLY:
        return None
    words = said.words(alignment.start, alignment.end)
    spoken = Counter(said.at[j] for _, j, _ in alignment.pairs)
    same = all(how == "same" for *_, how in alignment.pairs)
    match: Match = "partial"
    if surface(asked) == surface(words):
        match = "exact"
    elif share == 1 and same:
        match = "variant"
    elif share >= MISHEARD and not _turns_round(folded.keys, said.keys, alignment):
        match = "sounds_like"
    utterances = tuple(stretch[i] for i in sorted(spoken))
    pieces = tuple(_pieces(asked, folded, said, alignment))
    main = stretch[spoken.most_common(1)[0][0]]
    pointer = said.pointer(alignment.start, alignment.end)
    return QuoteMatch(match, share, utterances, words, pieces, main, pointer)


def _errors(alignment: Alignment, said: _Said) -> float:
    """What is wrong; what somebody else threw in between counts for nothing."""
    spoken = {said.at[j] for _, j, _ in alignment.pairs}
    own = tuple(j for j in alignment.extra if said.at[j] in spoken)
    return Alignment(alignment.pairs, alignment.missing, own).errors


def _turns_round(asked: Sequence[str], said: Sequence[str], alignment: Alignment) -> bool:
    """Whether a negation was lost or added."""
    changed = [asked[i] for i in alignment.missing] + [said[j] for j in alignment.extra]
    return any(key in NEGATIONS for key in changed)


def _pieces(asked: str, folded: Folded, said: _Said, alignment: Alignment) -> Iterator[Difference]:
    """The quotation and what was said side by side, stretch by stretch."""
    start, end = alignment.start, alignment.end
    for one in Levenshtein.opcodes(folded.keys, said.keys[start:end]):
        ours = (
            asked[folded.starts[one.src_start] : folded.ends[one.src_end - 1]]
            if one.src_end > one.src_start
            else ""
        )
        theirs = said.words(start + one.dest_start, start + one.dest_end)
        after = said.behind(start + one.dest_end) if theirs and start + one.dest_end < end else ""
        yield Difference(_OPS[one.tag], ours, theirs, after)


_OPS: dict[str, Op] = {"equal": "equal", "replace": "replace", "delete": "delete", "insert": "insert"}
