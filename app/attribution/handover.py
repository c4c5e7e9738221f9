"""Unlabelled transcripts: turns from hand-overs, thanks and self-introductions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from app.attribution.agenda import Agenda
from app.attribution.names import likeness, match_printed, not_heard
from app.attribution.programme import cues, kind_of
from app.text.sentences import sentences
from app.transcript import Attribution, Evidence, Person, Role, Section, Transcript, Turn

SURE = {"call-up": 0.75, "thanks": 0.65, "self-introduction": 0.85}
"""How often a turn that begins with such a cue is right, by and large."""
SURE_OF_NOTHING = 0.5
SAME_PERSON = 85.0
_HAN_NAME = "(?P<name>(?:{surnames})(?:[\u4e00-\u9fff]{1,2}(?={titles})|(?=总)))"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that pass the word on, at positions of the running text."""

    kind: str
    start: int
    end: int
    name: str
    """The name in them, "" for none."""
    words: str
    """The sentence they stand in."""


@dataclass(slots=True)
class Voice:
    """Somebody who speaks, and what they were called."""

    names: list[str] = field(default_factory=list)
    moderator: bool = False


@dataclass(slots=True)
class _Listener:
    """Follows the sentences and notes where the voice changes."""

    voices: list[Voice] = field(default_factory=lambda: [Voice()])
    changes: list[tuple[int, int, Cue | None]] = field(default_factory=lambda: [(0, 0, None)])
    """Position, voice, and the cue that told."""
    announced: list[Cue] = field(default_factory=list)
    host: int = 0
    called: Cue | None = None

    def hear(self, start: int, words: str) -> None:
        """The next sentence."""
        cue = find_cue(words, start)
        current = self.changes[-1][1]
        if self.called is not None and not _matches("still-calling-up", words):
            self._hand_over(start, self.called)
            self.called = None
        elif cue and cue.kind == "self-introduction":
            self._change(start, self._voice(cue.name), cue)
        elif cue and cue.kind == "thanks" and current != self.host:
            self._change(start, self.host, cue)
        if cue and cue.kind == "call-up":
            self.host, self.called = self.changes[-1][1], cue
            self.announced.append(cue)

    def _hand_over(self, start: int, cue: Cue) -> None:
        voice = self._voice(cue.name) if cue.name else self._new_voice()
        if _matches("moderator", cue.words):
            self.voices[voice].moderator = True
            self.host = voice
        self._change(start, voice, cue)

    def _change(self, start: int, voice: int, cue: Cue) -> None:
        if voice != self.changes[-1][1]:
            if self.changes[-1][0] == start:
                self.changes.pop()
            self.changes.append((start, voice, cue))

    def _voice(self, name: str) -> int:
        for index, voice in enumerate(self.voices):
            if any(likeness(name, known) >= SAME_PERSON for known in voice.names):
                voice.names.append(name)
                return index
        index = self._new_voice()
        self.voices[index].names.append(name)
        return index

    def _new_voice(self) -> int:
        self.voices.append(Voice())
        return len(self.voices) - 1


def attribute_unlabelled(transcript: Transcript, agenda: Agenda | None) -> Attribution:
    """Turns and people from what is said when the word passes on; one unknown speaker where nothing is."""
    running = transcript.running
    listener = _Listener()
    for start, end in sentences(running.text):
        listener.hear(start, running.text[start:end].strip())
    people = tuple(match_printed(_person(voice), agenda) for voice in listener.voices)
    turns = _turns(transcript, listener.changes)
    notes = []
    if len(listener.changes) == 1:
        notes.append("Nothing in the text tells who speaks when: all of it is one unknown speaker's for now.")
    if agenda:
        speaking = [people[turn.person] for turn in turns]
        notes += [
            f"{name} is on the agenda and was not found to speak." for name in not_heard(agenda, speaking)
        ]
    return Attribution(turns, people, _sections(transcript, listener.announced), tuple(notes))


def find_cue(words: str, start: int) -> Cue | None:
    """The cue in a sentence at position `start`, the surest first."""
    for kind in ("self-introduction", "call-up", "thanks"):
        match = _matches(kind, words)
        if match:
            named = match.groupdict()
            name = named.get("name") or named.get("latin") or ""
            name += "总" if len(name) == 1 else ""
            return Cue(kind, start + match.start(), start + match.end(), name, words)
    return None


def _matches(kind: str, words: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.search(words) for pattern in _patterns(kind))), None)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    parts = {"{name}": _HAN_NAME, "{titles}": str(cues()["titles"]), "{surnames}": str(cues()["surnames"])}
    return tuple(re.compile(_filled(pattern, parts), re.IGNORECASE) for pattern in cues()[kind])


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for placeholder, part in parts.items():
        pattern = pattern.replace(placeholder, part)
    return pattern


def _person(voice: Voice) -> Person:
    heard = tuple(dict.fromkeys(voice.names))
    longest = max(heard, key=len, default="")
    role: Role = "moderator" if voice.moderator else "speaker" if heard else "unknown"
    return Person(longest, role=role, heard=heard)


def _turns(transcript: Transcript, changes: list[tuple[int, int, Cue | None]]) -> tuple[Turn, ...]:
    running = transcript.running
    ends = [*(start for start, _, _ in changes[1:]), len(running.text)]
    turns = []
    for (start, voice, cue), end in zip(changes, ends, strict=True):
        first, last = _trimmed(running.text, start, end)
        evidence: tuple[Evidence, ...] = ()
        if cue:
            sure = SURE[cue.kind]
            evidence = (Evidence(cue.kind, *running.source_span(cue.start, cue.end), sure),)
        turns.append(
            Turn(
                *running.source_span(first, last),
                voice,
                SURE[cue.kind] if cue else SURE_OF_NOTHING,
                evidence,
            )
        )
    return tuple(turns)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _sections(transcript: Transcript, announced: list[Cue]) -> tuple[Section, ...]:
    """Parts of the programme where a call-up names one."""
    sections: list[Section] = []
    for cue in announced:
        kind = kind_of(cue.words, "")
        if kind:
            at = transcript.running.at[cue.start]
            sections.append(Section(kind, " ".join(cue.words.split())[:80], at))
    return tuple(sections)
