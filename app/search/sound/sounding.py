"""Matches by sound: wrong, lost and added characters, and how much of that is still the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from rapidfuzz import fuzz

from app.search.query.query import Match
from app.search.sound.align import Alignment, Units, align, units
from app.search.sound.asked import Asked
from app.search.sound.borders import tolerated, within_words
from app.search.sound.by_letters import by_letters
from app.search.sound.lapses import has_one_more
from app.search.sound.negations import NEGATIONS
from app.search.sound.other_words import has_other_words
from app.search.sound.parts import SENTENCE, part_is_credible
from app.search.sound.short_words import (
    SHORT,
    TERM,
    ends_in_another_word,
    short_is_credible,
    term_is_credible,
)
from app.search.verify.interrupted import interrupted
from app.search.verify.letter_by_letter import literally
from app.search.verify.other_number import has_other_number
from app.search.verify.strays import is_small, without_strays
from app.search.verify.verify import Verdict, find_clause, merged
from app.text.normalise import is_han
from app.text.passage import Passage, Span

PARTLY = 0.6
"""The share of what was asked that a partial match has at least."""
MOST_REPEATED = 8
"""Characters and words of something that is marked wherever a passage has it…"""
MOST_TIMES = 5
"""…but not more often than this."""
_TAKEN = "\x00"
ALONE = 0.9
"""What the score of something short is multiplied by where it does not go on as the longer names do."""
OTHER_CHARACTER = 0.01
"""What another character of the same sound counts as wrong: of 岸殿 the 岸 of 岸电 is right."""
MOST_EXTRA = 0.5
"""A match by sound has at most so many units more between its own, as a share of them."""


def sounds_like(question: Asked, passage: Passage) -> Verdict | None:
    """How a passage sounds like what was asked: all in a row; or each clause by itself; or most of it."""
    literal = literally(
        "".join(clause.words for clause in question.clauses), passage, line=len(question.row) > 1
    )
    if literal is not None:
        match: Match = "exact" if literal.exact else "variant"
        return Verdict(match, merged(literal.spans), True, literal.continues)
    between = interrupted(question.row.keys, passage)
    if between is not None:
        spans, continues = between
        return Verdict("variant", merged(spans), True, continues)
    said = units(passage.keys, passage.written if question.row.written else ())
    place = _placed(question.row, said, passage)
    if place and not place.errors and len(question.row) <= SHORT:  # 编编辑, and 编际 elsewhere
        exact = chain((place,), _others(question.row, said, passage, place, 100.0))
        place = next((one for one in exact if _is_match(one, question.row, passage, question)), place)
    whole = place and within_words(place, question)
    partial: Verdict | None = None
    if whole is not None:
        if whole is place and _is_match(whole, question.row, passage, question):
            places = [whole, *_again(question, said, passage, whole)]
            verdict = _verdict("sounds_like", places, question.row, passage, together=True)
            alone = question.rests and not any(_goes_on(place, passage, question) for place in places)
            return replace(verdict, score=verdict.score * ALONE) if alone else verdict
        if 1 - whole.errors / len(question.row) >= PARTLY and len(question.row) > SHORT:
            same = tuple(pair for pair in whole.pairs if pair[2] != "near")
            sure = replace(whole, pairs=same)
            if same and same[0][1] < len(passage.own.keys) and part_is_credible(sure, passage, question):
                partial = _verdict("partial", [sure], question.row, passage, together=True)
    if question.letters:
        spelt = by_letters(question, passage)
        if spelt is not None and (
            spelt.match != "sounds_like" or place is None or not has_other_words(place, question.row, passage)
        ):
            return spelt
    if len(question.clauses) > 1:
        apart = _clause_by_clause(question, said, passage)
        if apart is not None and (apart.match == "sounds_like" or partial is None):
            return apart
    return partial


def _goes_on(place: Alignment, passage: Passage, question: Asked) -> bool:
    """Whether it goes on as a longer name does: 必人 with 科技 behind it is 壁仞科技, and 比人 is not."""
    return any(tuple(passage.keys[place.end :][: len(rest)]) == rest for rest in question.rests)


def _again(question: Asked, said: Units, passage: Passage, first: Alignment) -> Iterator[Alignment]:
    """Where else a passage sounds like it: a name is said more than once."""
    for found in _others(question.row, said, passage, first, 60.0):
        whole = within_words(found, question)
        if whole is not found or not _is_match(found, question.row, passage, question):
            return
        yield found


def _others(row: Units, said: Units, passage: Passage, first: Alignment, least: float) -> Iterator[Alignment]:
    """The next best places for something short, where others are taken."""
    for _ in range(MOST_TIMES if len(row) <= MOST_REPEATED else 0):
        said = _without(said, first.start, first.end)
        found = _placed(row, said, passage, least)
        if found is None:
            return
        first = found
        yield found


def _without(said: Units, start: int, end: int) -> Units:
    taken = end - start
    return Units(
        (*said.keys[:start], *[_TAKEN] * taken, *said.keys[end:]),
        said.codes[:start] + _TAKEN * taken + said.codes[end:],
        said.written,
    )


def _clause_by_clause(question: Asked, said: Units, passage: Passage) -> Verdict | None:
    """Each clause by itself; what sounds like one must not be another one."""
    words, small = list[Span](), list[Span]()
    found, by_sound = 0, False
    misheard: list[Units] = []
    for clause, part in zip(question.clauses, question.parts, strict=True):
        place = find_clause(clause, passage)
        if place is None or place.continues:
            misheard.append(part)
            continue
        (small if is_small(clause) else words).extend(place.spans)
        found += len(part)
    for part in misheard:
        alignment = _placed(part, said, passage, 70.0)
        if alignment is None or not _is_match(alignment, part, passage, question):
            continue
        heard = _spans(alignment, passage)
        if not all(any(start <= one[0] and one[1] <= end for start, end in words + small) for one in heard):
            words += heard
            found += len(part)
            by_sound = True
    share = found / max(1, len(question.row))
    if share < PARTLY:
        return None
    match: Match = "sounds_like" if share == 1 and by_sound else "partial"
    spans = merged(without_strays(words, small, passage.text))
    return Verdict(match, spans, False, False, share)


def _placed(row: Units, said: Units, passage: Passage, least: float = 50.0) -> Alignment | None:
    """The best place of a row that begins in the utterance itself."""
    own = len(passage.own.keys)
    found = align(row, said, least)
    if found is not None and found.start >= own:  # as good a place as one in the next one
        found = align(row, Units(said.keys[:own], said.codes[:own], said.written[:own]), least)
    return found


def _verdict(
    match: Match, alignments: Sequence[Alignment], row: Units, passage: Passage, together: bool
) -> Verdict:
    spans = [span for alignment in alignments for span in _spans(alignment, passage)]
    continues = alignments[0].end > len(passage.own.keys)
    wrong = alignments[0].distance + _misspelt(alignments[0], row, passage)
    if match == "sounds_like":
        wrong += OTHER_CHARACTER * sum(how == "sound" for *_, how in alignments[0].pairs)
    score = 1 - wrong / len(row)
    return Verdict(match, merged(spans), together, continues, max(0.0, score))


def _misspelt(alignment: Alignment, row: Units, passage: Passage) -> float:
    """How far English words are from what was asked, 0 to 1 each: statstic is statistic more than static."""
    words, said = (row.written, passage.written) if row.written else (row.keys, passage.keys)
    return sum(
        1 - fuzz.ratio(words[i], said[j]) / 100
        for i, j, how in alignment.pairs
        if how == "sound" and words[i] and not is_han(words[i])
    )


def _spans(alignment: Alignment, passage: Passage) -> list[Span]:
    """The characters that correspond, and what little lies between them."""
    own = passage.own
    taken = [j for _, j, _ in alignment.pairs if j < len(own.keys)]
    spans = []
    first = taken[0]
    for one, following in pairwise([*taken, len(own.keys) + 9]):
        if following - one > 2 or following >= len(own.keys):
            spans.append((own.starts[first], own.last_end(first, one + 1)))
            first = following
    return spans


def _is_match(alignment: Alignment, row: Units, passage: Passage, question: Asked) -> bool:
    """Whether what corresponds is so much that it is the same words, misheard."""
    size = len(row)
    if len(alignment.extra) > MOST_EXTRA * len(alignment.pairs):
        return False
    missing = [row.keys[i] for i in alignment.missing]
    extra = [passage.keys[j] for j in alignment.extra]
    if has_other_number(missing, [*extra, *_beside(alignment, size, passage)]):
        return False
    if size < SENTENCE and _negations_in(missing) != _negations_in(extra):
        return False
    if size <= TERM and all(map(is_han, row.keys)):
        if has_one_more(alignment, row, passage, question):
            return True
        if size <= SHORT:
            return short_is_credible(alignment, row, passage, question)
        if not term_is_credible(alignment, passage, question):
            return False
    elif size < SENTENCE and ends_in_another_word(alignment, passage):
        return False
    return alignment.errors <= tolerated(size) and not has_other_words(alignment, row, passage)


def _beside(alignment: Alignment, size: int, passage: Passage) -> Sequence[str]:
    """What was said where the first or last unit of a row is missing: 61 where somebody looks for 6."""
    before = passage.keys[max(0, alignment.start - 1) : alignment.start] if 0 in alignment.missing else []
    behind = passage.keys[alignment.end :][:1] if size - 1 in alignment.missing else []
    return [*before, *behind]


def _negations_in(keys: Sequence[str]) -> int:
    """How many negations there are: 标准化 is not 非标准化 misheard."""
    return sum(key in NEGATIONS for key in keys)
