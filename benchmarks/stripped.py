"""Labelled sessions of the load corpus as a recogniser would have written them, without labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from zlib import crc32

from app.gold import Gold, Spoken
from app.readers import read
from app.text.sentences import sentences
from app.transcript import Transcript
from benchmarks.material import SHARED, real_sessions

LONGEST, PARAGRAPH = 60_000, {"zh": 120, "en": 350}
"""Characters: of a session, the rest is left out; and from which a paragraph ends with the sentence."""
FEWEST_CHANGES, SHORTEST = 3, 1000
"""Of a session: changes of voice; of a talk by one voice: characters."""
DEVELOPMENT = 5
"""One session in so many is held out, by its date: the same meeting in two languages is in one part."""
CUT, HESITATES = 0.35, 0.12
"""In the rawest session, how often a recogniser sets a full stop for a comma, and how often one begins
with a hesitation."""
HESITATIONS = {
    "zh": [
        "呃",
        "呃",
        "嗯",
        "啊",
        "这个",
        "那个",
        "就是",
        "就是说",
        "然后",
        "对",
        "对对",
        "是吧",
        "好",
        "哎",
        "其实",
        "那么",
    ],
    "en": ["uh", "um", "so", "you know", "okay", "well", "right", "I mean", "yeah", "and", "like"],
}
_COMMA = re.compile(r"[，,](?!\d)\s*")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|https?://\S+|[*_`#>]+")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Stripped:
    """A session without its labels, and who really speaks."""

    name: str
    language: str
    transcript: Transcript
    gold: Gold
    held_out: bool


def stripped(most: int, language: str | None = None, held_out: bool | None = None) -> Iterator[Stripped]:
    """Up to `most` sessions, spread over the years, none from a day of which a test session is."""
    count = 0
    for session in sorted(civic(), key=lambda one: crc32(one["id"].encode())):
        held = crc32(session["date"].encode()) % DEVELOPMENT == 0
        if held_out not in (None, held):
            continue
        if language not in (None, session["lang"][:2]):
            continue
        made = strip(session, held)
        if made is not None and count < most:
            count += 1
            yield made


def one_voice() -> Iterator[Transcript]:
    """Talks as a recogniser wrote them, each by one person: what a change of voice does not look like."""
    for file in sorted((SHARED / "formats" / "bilingual-asr").glob("*.md")):
        talk = read(file.name, file.read_bytes())
        if file.stem != "PROVENANCE" and len(talk.running.text) > SHORTEST:
            yield talk


def civic() -> Iterator[dict]:
    """Sessions of civic meetings, none from a day of which a test session is."""
    kept_back = {file.name[:10] for file in (SHARED / "attribution").glob("*.md")}
    for session in real_sessions():
        chosen = session["lang"][:2] in PARAGRAPH and session["id"][:2] == "20"
        if chosen and session["date"] not in kept_back:
            yield session


def strip(session: dict, held_out: bool, edited: bool = False) -> Stripped | None:
    """A session without labels; None where hardly anybody answers anybody. `edited`: its words stay."""
    language = session["lang"][:2]
    turns = _turns(session)
    if len(turns) <= FEWEST_CHANGES or len({speaker for speaker, _ in turns}) < 2:
        return None
    source, gold, length = f"# {session['date']} meeting\n\n", [], 0
    random = Random(crc32(session["id"].encode()))
    rawness = 0.0 if edited else max(0.0, random.uniform(-0.5, 1.0))
    for speaker, words in turns:
        words = roughened(words, language, rawness, random)
        start: int | None = None
        for first, last in sentences(words):
            if length >= PARAGRAPH[language]:
                source, length = source.rstrip() + "\n\n", 0
            elif language == "en" and length and not source.endswith(" "):
                source += " "
            start = len(source) if start is None else start
            source += words[first:last]
            length += last - first
        gold.append(Spoken(start or 0, len(source.rstrip()), speaker))
    transcript = read("talk.md", source.encode(), "bilingual")
    return Stripped(session["id"], language, transcript, Gold(tuple(gold)), held_out)


def _turns(session: dict) -> list[tuple[str, str]]:
    """Who speaks and what, one after the other; what one says in several paragraphs is one turn."""
    turns: list[tuple[str, str]] = []
    length = 0
    for one in session["turns"]:
        words = _BLANKS.sub(" ", _MARKUP.sub(lambda match: match.group(1) or "", one["text"])).strip()
        if one["kind"] != "speech" or not one["speaker"] or not words:
            continue
        if length > LONGEST:
            break
        length += len(words)
        if turns and turns[-1][0] == one["speaker"]:
            blank = " " if session["lang"] == "en" else ""
            words = turns.pop()[1] + blank + words
        turns.append((one["speaker"], words))
    return turns


def roughened(words: str, language: str, rawness: float, random: Random) -> str:
    """Edited words more as they were said: sentences cut at commas, hesitations where one draws breath.

    What is learned of edited minutes would else take every stranded word for somebody's reply.
    """
    stop, comma = ("。", "，") if language == "zh" else (". ", ", ")

    def said(part: str) -> str:
        if random.random() >= rawness * HESITATES or not part:
            return part
        word = random.choice(HESITATIONS[language])
        sign = random.choice([comma, comma, "" if language == "zh" else " ", stop])
        return (word if language == "zh" else word.capitalize()) + sign + part

    parts = []
    for first, last in sentences(words):
        pieces = _COMMA.split(words[first:last])
        sentence = said(pieces[0])
        for piece in pieces[1:]:
            sentence += (stop if random.random() < rawness * CUT else comma) + said(piece)
        parts.append(sentence)
    return "".join(parts)
