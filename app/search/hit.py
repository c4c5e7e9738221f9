"""What is shown of an utterance that was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.search.names.lexicon import Lexicon
from app.search.query.clauses import Alternative, Clause
from app.search.query.query import Match
from app.search.query.readings import in_a_row, spellings
from app.search.stages.found import Found
from app.search.stages.matching import is_sentence
from app.search.stored.rows import Row
from app.search.verify.exact_places import exact_places
from app.search.verify.highlight import excerpt
from app.search.verify.strays import is_small, without_strays
from app.search.verify.verify import Verdict, find_clause, merged, partly, verify
from app.text import marks
from app.text.marks import Piece
from app.text.passage import Passage, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One utterance found, and how."""

    row: Row
    match: Match
    spans: tuple[Span, ...]
    """Characters of the utterance's text."""
    pieces: tuple[Piece, ...]
    """An excerpt, cut into plain and marked."""
    continues: bool
    """Whether the match runs on into the next utterance."""

    @property
    def marks(self) -> str:
        """What matched, for an address of a page that marks it too."""
        return marks.written(self.row.text, self.spans)

    @property
    def words(self) -> str:
        """The text from where it matches on."""
        return self.row.text[self.spans[0][0] :] if self.spans else self.row.text


def hit_of(
    row: Row, wanted: Sequence[Clause], ways: Sequence[Alternative], known: Lexicon, found: Found
) -> Hit:
    """What is shown of an utterance that was found; how it matches is as it was counted."""
    verdict = found.verdicts.get(row.number)
    if verdict is None or not verdict.spans:
        verdict = _judged(row, wanted, ways, known)
    match = found.matches.get(row.number, verdict.match)  # as it is counted and filtered
    spans = (match == "partial" and _whole_words(row, ways, known)) or verdict.spans
    return Hit(row, match, spans, excerpt(row.text, spans), verdict.continues)


def _whole_words(row: Row, ways: Sequence[Alternative], known: Lexicon) -> tuple[Span, ...]:
    """Of several words, where those stand of which a part of them has any as it is; () for a sentence, and
    for a phrase, of which the least is of interest.
    """
    words = {clause for way in ways for clause in way.wanted}
    if len(words) < 2 or any(clause.quoted for clause in words):
        return ()
    if any(is_sentence(in_a_row(way.wanted).keys) for way in ways):
        return ()
    passage, others = Passage(row.text), spellings(tuple(words), known)
    found, small = list[Span](), list[Span]()
    for clause in words:
        place = find_clause(clause, passage, others.get(clause.keys, ()))
        (small if is_small(clause) else found).extend(place.spans if place else ())
    return merged(without_strays(found, small, row.text))


def _judged(row: Row, wanted: Sequence[Clause], ways: Sequence[Alternative], known: Lexicon) -> Verdict:
    """How a hit matches that the engine was certain of."""
    if not wanted:
        return Verdict("exact", (), together=True, continues=False)
    for way in ways:
        if places := () if way.unwanted else exact_places(way.wanted, row.text):
            return Verdict("exact", places, together=True, continues=False)
        verdict = verify(way.wanted, way.unwanted, row.text) or verify(
            way.wanted, way.unwanted, row.text, row.following, spellings(way.wanted, known)
        )
        if verdict is not None:
            return verdict
    return partly(wanted, row.text) or Verdict("partial", (), together=False, continues=False)
