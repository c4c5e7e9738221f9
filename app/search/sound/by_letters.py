"""English that is misspelt, joined or cut in two: nearly all of its letters stand in a row."""

from __future__ import annotations

from rapidfuzz import fuzz

from app.search.query.query import Match
from app.search.sound.align import Units
from app.search.sound.asked import Asked
from app.search.verify.cut_ends import cuts_an_end
from app.search.verify.other_number import are_other_numbers
from app.search.verify.same_words import is_inflected, is_within_a_word
from app.search.verify.verify import Verdict, whole_words
from app.text.english import are_two_words
from app.text.inflection import are_one_word
from app.text.passage import Passage, Span, letters
from app.text.sounds import SHORT_WORD

SHORTEST_ROW = 8
"""Letters of words that are looked for by their letters."""
LETTERS_ALIKE = 85.0
"""How much of them has to stand in a row, 0 to 100."""
SHORTEST_LINE = 4
"""Words of a line that is shown though a number in it is another one."""


def by_letters(question: Asked, passage: Passage) -> Verdict | None:
    """Where nearly all letters of a question stand in a row; None where they do not, or are other words."""
    said, size = passage.letters, len(question.letters)
    if not SHORTEST_ROW <= size <= len(said):
        return None
    place = fuzz.partial_ratio_alignment(question.letters, said, score_cutoff=LETTERS_ALIKE)
    if place is None or place.score < LETTERS_ALIKE:
        return None
    where = passage.letter_places
    if place.dest_start >= len(where):
        return None
    score, start, end = max(
        (fuzz.ratio(question.letters, said[start:end]), start, end)
        for start in _around(place.dest_start, len(where) - 1)
        for end in _around(place.dest_end, len(said))
    )  # what was looked for has as many letters as the question, and one may be lost or too many
    match: Match = "sounds_like"
    span = whole_words(passage.in_place, where[start], where[min(end, len(where)) - 1] + 1)
    if are_other_numbers(question.row.keys, passage, span):  # 5.6 trillion is no 5.2 trillion misspelt
        if len(question.clauses) < SHORTEST_LINE:
            return None
        match = "partial"
    if is_inflected(question.letters, passage.in_place, span):
        return Verdict("variant", (span,), True, end > len(where))
    if len(question.row) == 1 and _is_another_word(question.row, passage.in_place, span):
        return None
    if _has_another_word(question, passage.in_place[slice(*span)]):
        return None
    if len(question.row) == 2 and cuts_an_end(question.typed, passage.in_place, span):
        return None
    return Verdict(match, (span,), True, end > len(where), score / 100)


def _is_another_word(asked: Units, text: str, span: Span) -> bool:
    """Whether letters stand beside a span, or it is a word of the dictionary."""
    word = (asked.written or asked.keys)[0]
    return is_within_a_word(text, span) or are_two_words(word, letters(text[slice(*span)]), asked.stands)


def _has_another_word(question: Asked, said: str) -> bool:
    """Whether one of as many words is another one of the dictionary: the economist, not the economy."""
    typed = question.typed
    pairs = list(zip(typed, said.split(), strict=False))
    same_size = len(pairs) > 1 and len(typed) == len(said.split())
    return same_size and any(
        min(map(len, pair)) > SHORT_WORD and not are_one_word(*pair) and are_two_words(*pair)
        for pair in pairs  # the dictionary has wha and tat too, which are what and that misspelt
    )


def _around(place: int, last: int) -> range:
    return range(max(0, place - 1), min(last, place + 1) + 1)
