"""The parts of a programme, from what a host announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from app.attribution.agenda import Agenda, AgendaPart
from app.attribution.headings import kind_of, sections_of_headings
from app.attribution.lexicon import lexicon
from app.attribution.unlabelled import Decided, Heard
from app.text.sentences import sentences
from app.transcript import Section, Transcript

BACK = 170
"""An announcement may begin so many characters before the words that name the part."""
SOLO = 400
"""A guest who speaks longer than this after a call-up has a part of the programme."""
LECTURE = 2500
"""From this length what nobody named is a keynote, below it a welcome."""
APART = 250
"""Two announcements nearer to each other than this are one."""
TITLE = 60


@dataclass(frozen=True, slots=True)
class _Part:
    """A part announced: its kind, where the announcement begins (running text), and its words."""

    kind: str
    start: int
    words: str


def sections_of_talk(
    transcript: Transcript, heard: Heard, decided: Decided, agenda: Agenda | None
) -> tuple[Section, ...]:
    """The programme as it is announced; with an agenda under the printed titles."""
    if transcript.headings:
        return sections_of_headings(transcript)
    turns = _turns(decided.path)
    if len(turns) < 3:
        return ()
    found = sorted(_parts(heard, decided, turns), key=lambda part: part.start)
    if not any(part.kind not in ("music", "opening") for part in found):
        return ()
    distinct: list[_Part] = []
    for part in found:
        if (
            distinct
            and part.start - distinct[-1].start < APART
            and distinct[-1].kind not in ("music", "opening")
        ):
            continue
        distinct.append(part)
    printed = _printed(distinct, agenda)
    return tuple(
        Section(part.kind, title, transcript.running.at[part.start])
        for part, title in zip(distinct, printed, strict=True)
    )


def _turns(path: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    borders = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
    return list(pairwise(borders))


def _parts(heard: Heard, decided: Decided, turns: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    yield from _beginning(heard, decided, turns)
    yield from _led(heard)
    yield from _solos(heard, decided, turns)
    yield from _own(heard, decided)
    yield from _closing(heard, decided, turns)


def _beginning(heard: Heard, decided: Decided, turns: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    first = heard.clauses[turns[0][0]].start
    if heard.cast.film is not None and decided.path[0] == heard.cast.film:
        yield _Part("music", first, "")
        first = heard.clauses[turns[1][0]].start
    yield _Part("opening", first, "")


def _led(heard: Heard) -> Iterator[_Part]:
    """Parts with a host of their own: dialogues and panels."""
    for at in heard.cast.scopes:
        words = heard.text[max(0, at - BACK) : at + APART]
        kind = next((kind for kind in ("dialogue", "panel") if lexicon().sections[kind].search(words)), None)
        if kind:
            yield _Part(kind, _begins(heard.text, at, kind), words)


def _solos(heard: Heard, decided: Decided, turns: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    """Somebody is called up and speaks long, with no host of their own."""
    for (start, _end), (following, last) in pairwise(turns):
        host, guest = decided.path[start], decided.path[following]
        length = heard.clauses[last - 1].end - heard.clauses[following].start
        stretch = slice(heard.clauses[start].start, heard.clauses[following].start)
        start_at = _announcement(heard.text, stretch.start, stretch.stop)
        announced = heard.text[start_at : stretch.stop]
        kind = kind_of(announced, "")
        called = any(
            mention.use == "call" and stretch.stop - BACK <= mention.start < stretch.stop
            for mention in heard.mentions
        )
        alone = (
            host in heard.cast.hosts and guest not in heard.cast.hosts and not _in_panel(heard, stretch.stop)
        )
        if (
            alone
            and length >= SOLO
            and (kind in ("welcome", "report", "keynote") or (called and length >= LECTURE))
        ):
            yield _Part(kind if kind in ("welcome", "report") else "keynote", start_at, announced)


def _in_panel(heard: Heard, position: int) -> bool:
    """Whether a position lies in a dialogue or panel, where long answers are no parts of their own."""
    k = heard.cast.scope(position)
    if k == 0:
        return False
    at = heard.cast.scopes[k - 1]
    words = heard.text[max(0, at - BACK) : at + APART]
    return any(lexicon().sections[kind].search(words) for kind in ("dialogue", "panel"))


def _own(heard: Heard, decided: Decided) -> Iterator[_Part]:
    """A host who goes on to present something."""
    for match in lexicon().presents.finditer(heard.text):
        t = int(np.searchsorted([clause.start for clause in heard.clauses], match.start(), "right")) - 1
        if decided.path[t] in heard.cast.hosts and not _in_panel(heard, match.start()):
            yield _Part("report", match.start(), match.group())


def _closing(heard: Heard, decided: Decided, turns: Sequence[tuple[int, int]]) -> Iterator[_Part]:
    start = heard.clauses[turns[-1][0]].start
    for first, _ in reversed(turns[-3:]):
        if decided.path[first] in (*heard.cast.hosts, heard.cast.opening):
            start = heard.clauses[first].start
            break
    tail = heard.text[start:]
    match = lexicon().sections["closing"].search(tail, max(0, len(tail) - 3 * APART))
    if match:
        yield _Part("closing", _announcement(heard.text, start, start + match.end()), "")


def _announcement(text: str, start: int, end: int) -> int:
    """Where the sentences with the announcement begin: behind the thanks to whoever spoke before."""
    spans = [(start + a, start + b) for a, b in sentences(text[start:end])]
    near = [(a, b) for a, b in spans if end - a <= 2 * APART and not lexicon().thanks_only.match(text, a, b)]
    told = [a for a, b in near if lexicon().hands_over.search(text, a, b)]
    return (told or [a for a, _ in near] or [spans[-1][0] if spans else start])[0]


def _begins(text: str, at: int, kind: str) -> int:
    """The sentence, at most BACK before, in which such a part is first spoken of or handed over."""
    start = max(0, at - BACK)
    for a, b in sentences(text[start:at]):
        words = text[start + a : start + b]
        if a and (lexicon().sections[kind].search(words) or lexicon().hands_over.search(words)):
            return start + a
    return at


def _printed(parts: Sequence[_Part], agenda: Agenda | None) -> list[str]:
    """The title of each part: as printed for the next one of its kind, else what was announced."""
    left: list[AgendaPart] = list(agenda.parts) if agenda else []
    titles = []
    for part in parts:
        match = next((one for one in left if one.kind == part.kind), None)
        if match:
            left = left[left.index(match) + 1 :]
        titles.append(match.title if match and match.title else _title(part))
    return titles


def _title(part: _Part) -> str:
    """The words of the announcement that say what it is about, "" where there are none."""
    found = lexicon().about.search(part.words)
    return re.sub(r"\s+", " ", found["title"]).strip("，。、： “”")[:TITLE] if found else ""
