"""The words of a transcript cut into clauses: the smallest stretches that can be one voice's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.attribution.lexicon import lexicon
from app.text.sentences import sentences

Joint = Literal["sentence", "comma", "glue"]
"""What stands before a clause: the end of a sentence, a lesser sign, or nothing."""

_WORD = re.compile(r"\w")
_ENDS = re.compile(r"[。！？!?][\s，,、；;。]*$")
_COMMA = re.compile(r"[，,、；;：:。？！…]+(?:[\"'”’)）\s])*(?=\S)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the running text, `text[start:end]`, its sign and blanks included."""

    start: int
    end: int
    joint: Joint


def clauses(text: str) -> list[Clause]:
    """The clauses of a running text, in order and without gaps."""
    cuts: dict[int, Joint] = {}
    for start, end in sentences(text):
        for pattern in lexicon().glue:
            cuts.update((start + match.start("cut"), "glue") for match in pattern.finditer(text[start:end]))
        for match in _COMMA.finditer(text, start, end):
            if not _in_number(text, match):
                cuts[match.end()] = "comma"
        cuts[start] = "sentence"
    cuts.pop(len(text), None)
    found: list[Clause] = []
    for start, end in pairwise([*sorted(cuts), len(text)]):
        if found and not _WORD.search(text, start, end):  # what a recogniser leaves where a mark stood
            found[-1] = Clause(found[-1].start, end, found[-1].joint)
        else:
            after_sign_only = (
                bool(found) and cuts[start] == "comma" and _ENDS.search(text, found[-1].start, start)
            )
            found.append(Clause(start, end, "sentence" if after_sign_only else cuts[start]))
    return found


def _in_number(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1].isdigit() and text[match.end() : match.end() + 1].isdigit()
