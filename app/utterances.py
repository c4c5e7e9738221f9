"""Turns cut into utterances: the citable units, each one speaker and a few sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.text.language import language
from app.text.readable import readable
from app.text.sentences import sentences
from app.transcript import Attribution, Evidence, Running, Speech, Transcript

MOST_CHARACTERS = 400
"""An utterance is longer only where a single sentence is."""
FULL_AT = 220
"""A recogniser's stream has no paragraphs of its own: one ends at the first sentence that passes this."""
MOST_SENTENCES = 6
MARKDOWN_READERS = frozenset({"labelled", "plain"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An utterance that is not stored yet."""

    heard: str
    """The words as they stand in the source, pieces joined; neither end is blank."""
    text: str
    start: int
    """Source offset of the first character."""
    end: int
    """Source offset behind the last character."""
    person: int
    """Index into `Attribution.people`."""
    section: int | None
    """Index into `Attribution.sections`."""
    lang: str
    start_seconds: float | None
    end_seconds: float | None
    confidence: float
    evidence: tuple[Evidence, ...]
    opens_turn: bool


def cut(
    transcript: Transcript, attribution: Attribution, keep: Sequence[int] | None = None
) -> tuple[Draft, ...]:
    """All words of the transcript as utterances, in order; nothing is left out.

    `keep`: for a transcript imported before, the positions in `transcript.running.text` at which its
    utterances began (`anchors.carried`): the text is cut there again and nowhere else without need, so
    that an edit in one place does not move the borders of all that follows.
    """
    running = transcript.running
    turn_at = [running.position(turn.start) for turn in attribution.turns]
    section_at = [running.position(section.start) for section in attribution.sections]
    hard = sorted({0, *turn_at, *section_at, *_paragraphs(transcript.speech, running), len(running.text)})
    drafts = []
    for start, end in pairwise(hard):
        for first, last in _cut_stretch(running.text, start, end, keep):
            draft = _draft(transcript, attribution, first, last, turn_at, section_at)
            if draft is not None:
                drafts.append(draft)
    return tuple(drafts)


def _paragraphs(speech: tuple[Speech, ...], running: Running) -> Iterable[int]:
    for piece, position in zip(speech, running.starts, strict=True):
        if piece.join == "paragraph":
            yield position


def _cut_stretch(text: str, start: int, end: int, keep: Sequence[int] | None) -> list[tuple[int, int]]:
    """One speaker's stretch of text as spans of utterances."""
    if keep is None:
        return _by_sentences(text, start, end)
    borders = [start, *keep[bisect_left(keep, start + 1) : bisect_left(keep, end)], end]
    spans: list[tuple[int, int]] = []
    for first, last in pairwise(borders):
        if last - first <= MOST_CHARACTERS:
            spans.append((first, last))
        else:
            spans.extend(_by_sentences(text, first, last))
    return spans


def _by_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Whole sentences, gathered until an utterance is full."""
    spans: list[tuple[int, int]] = []
    first, count = start, 0
    for begin, finish in sentences(text[start:end]):
        begin, finish = start + begin, start + finish
        full = count == MOST_SENTENCES or begin - first >= FULL_AT or finish - first > MOST_CHARACTERS
        if count and full:
            spans.append((first, begin))
            first, count = begin, 0
        count += 1
    spans.append((first, end))
    return [piece for span in spans for piece in _by_length(text, *span)]


def _by_length(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence of unreasonable length, cut behind a comma or space where there is one."""
    spans = []
    while end - start > 2 * MOST_CHARACTERS:
        window = text[start + MOST_CHARACTERS // 2 : start + MOST_CHARACTERS]
        at = max(window.rfind(mark) for mark in "，,；;、： ")
        middle = start + MOST_CHARACTERS // 2 + at + 1 if at >= 0 else start + MOST_CHARACTERS
        spans.append((start, middle))
        start = middle
    spans.append((start, end))
    return spans


def _draft(
    transcript: Transcript,
    attribution: Attribution,
    start: int,
    end: int,
    turn_at: Sequence[int],
    section_at: Sequence[int],
) -> Draft | None:
    running = transcript.running
    stretch = running.text[start:end]
    heard = stretch.strip()
    if not heard:
        return None
    start += len(stretch) - len(stretch.lstrip())
    end = start + len(heard)
    source_start, source_end = running.source_span(start, end)
    index = _last_at_or_before(turn_at, start)
    turn = attribution.turns[index]
    section = _last_at_or_before(section_at, start)
    first = _last_at_or_before(running.starts, start)
    last = _last_at_or_before(running.starts, end - 1)
    text = readable(heard, markdown=transcript.reader in MARKDOWN_READERS)
    return Draft(
        heard=heard,
        text=text or heard,
        start=source_start,
        end=source_end,
        person=turn.person,
        section=section if section >= 0 else None,
        lang=language(text),
        start_seconds=transcript.speech[first].start_seconds,
        end_seconds=transcript.speech[last].end_seconds,
        confidence=turn.confidence,
        evidence=turn.evidence,
        opens_turn=not running.text[turn_at[index] : start].strip(),
    )


def _last_at_or_before(positions: Sequence[int], position: int) -> int:
    """Index of the last of the ascending `positions` that is not behind `position`; -1 if all are."""
    return bisect_left(positions, position + 1) - 1
