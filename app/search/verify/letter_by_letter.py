"""Words that stand letter by letter in a text, also where they begin or end within a word of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.text.cut_numbers import BESIDE, cuts_a_number
from app.text.normalise import plain
from app.text.pairs import SIGNS
from app.text.passage import Passage, Span, letters, surface

SHORTEST_LITERAL = 4
"""Characters of what may be found even where it begins or ends within a word…"""
SHORTEST_PART = 7
"""…and of a single word that may be found within another: form is not wanted where platform stands."""
_PAIR = re.compile(r"\d[/\u2044~\u2013\u2014-]\d")
"""Two numbers: 20-30 are not the letters of 2030."""


@dataclass(slots=True)
class Place:
    """Where a clause stands."""

    spans: list[Span]
    exact: bool
    continues: bool


def literally(words: str, passage: Passage, line: bool = False) -> Place | None:
    """Where the letters of `words` stand in a row, also where they begin or end within a word or number.

    English letters do so only where they are a `line`, copied: OpenAI stands in "open AI", but Sora not in
    "so rather", nor children in grandchildren.
    """
    needle = letters(words)
    if len(needle) < SHORTEST_LITERAL or _are_two_numbers(words, needle):
        return None
    hay = passage.letters
    at = hay.find(needle)
    if at < 0:
        return None
    if _PAIR.search(plain(words)) and surface(words) not in passage.squashed[0]:
        return None
    where = passage.letter_places
    spans = []
    continues = True
    whole = not line and needle.isascii()
    while 0 <= at < len(where):
        end = at + len(needle)
        if (whole and cuts_words(passage.text, where, at, end)) or _cuts_a_number(words, passage, at, end):
            at = hay.find(needle, at + 1)
            continue
        continues &= end > len(where)
        spans.append((where[at], where[min(end, len(where)) - 1] + 1))
        at = hay.find(needle, end)
    if not spans:
        return None
    return Place(spans, surface(words) in passage.squashed[0], continues)


def _are_two_numbers(words: str, needle: str) -> bool:
    """Whether words are numbers with a sign between and nothing else: 1/100 is no 1100."""
    return needle.isdigit() and not SIGNS.isdisjoint(words)


def part_of_a_word(word: str, passage: Passage) -> Place | None:
    """Where an English word stands joined or parted (open AI), or, if it is long, within a longer one."""
    place = literally(word, passage)
    if place is not None or len(letters(word)) < SHORTEST_PART:
        return place
    place = literally(word, passage, line=True)
    spans = [span for span in place.spans if passage.text[slice(*span)].isalnum()] if place else []
    return Place(spans, exact=False, continues=False) if spans else None


def cuts_words(text: str, where: Sequence[int], start: int, end: int) -> bool:
    """Whether letters start to end of a text begin or end within a word of it."""
    if end > len(where):
        return True
    before, behind = text[: where[start]][-1:], text[where[end - 1] + 1 :][:1]
    return any(one and one.isascii() and (one.isalnum() or one == "'") for one in (before, behind))


def _cuts_a_number(words: str, passage: Passage, start: int, end: int) -> bool:
    """Whether words that are letters start to end of a passage begin or end within a number of it."""
    where, text = passage.letter_places, passage.in_place
    first = where[start]
    behind = (
        passage.letters[end : end + BESIDE]
        if end > len(where)
        else (text[where[end - 1] + 1 :][:BESIDE] + plain(passage.following[:BESIDE]))
    )
    return cuts_a_number(surface(plain(words)), text[max(0, first - BESIDE) : first], behind)
