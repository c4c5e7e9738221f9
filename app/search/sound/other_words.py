"""English words of a row in whose place another word of the dictionary was said: that is no mishearing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from app.search.sound.align import Alignment, Units
from app.text.english import are_two_words
from app.text.grammar import is_of_grammar
from app.text.irregular import are_forms_of_one
from app.text.normalise import is_han
from app.text.passage import Passage
from app.text.sounds import beats, consonants

SPELT_ALIKE = 80.0
"""How much of the letters words joined or parted have in common, 0 to 100: startups for start-ups."""
SHORTEST = 4
"""Letters of a word that may be another one cut: port of airport."""
FEWEST = 2
"""Consonants that tell how a word sounds."""
_SIGN = re.compile(r"[^\w\s'’-]")


def has_other_words(alignment: Alignment, row: Units, passage: Passage) -> bool:
    """Whether a word of a row is another one than was said in its place: week for day, port for harbour.

    One of two words of grammar is none (the for a), nor what nobody said there at all.
    """
    typed = row.written
    return bool(typed) and any(
        said
        and any(_is_other(typed[i], said) for i in lost)
        and not _spelt_alike([typed[i] for i in lost], said)
        for lost, said in _gaps(alignment, len(row), passage)
    )


def _is_other(typed: str, said: Sequence[str]) -> bool:
    return all(
        are_two_words(typed, one)
        and not _sound_alike(typed, one)
        and not (is_of_grammar(typed) and is_of_grammar(one))
        and not are_forms_of_one(typed, one)
        for one in said
    )


def _sound_alike(one: str, other: str) -> bool:
    """Whether two short words, too, have the same consonants and syllables: tied, tide; nose, knows."""
    heard = consonants(one)
    return len(heard) >= FEWEST and heard == consonants(other) and beats(one) == beats(other)


def _spelt_alike(typed: Sequence[str], said: Sequence[str]) -> bool:
    one, other = "".join(typed), "".join(said)
    shorter, longer = sorted((one, other), key=len)
    return (len(shorter) >= SHORTEST and shorter in longer) or fuzz.ratio(one, other) >= SPELT_ALIKE


def _gaps(alignment: Alignment, size: int, passage: Passage) -> Iterator[tuple[range, Sequence[str]]]:
    """Words asked for that nothing corresponds to, by index, and the English ones said in their place."""
    own, (first, last) = len(passage.own.keys), (alignment.pairs[0], alignment.pairs[-1])
    lost = first[0]
    if lost:
        yield range(lost), _said(passage, max(0, first[1] - lost), first[1], first[1])
    for (i, j, _), (next_i, next_j, _) in zip(alignment.pairs, alignment.pairs[1:], strict=False):
        if next_i - i > 1 and next_j - j > 1:
            yield range(i + 1, next_i), _said(passage, j + 1, min(next_j, own), 0)
    lost = size - 1 - last[0]
    if lost:
        yield range(last[0] + 1, size), _said(passage, last[1] + 1, min(last[1] + 1 + lost, own), last[1] + 1)


def _said(passage: Passage, start: int, end: int, border: int) -> Sequence[str]:
    """Words start to end (exclusive); none where not all are English, or a sign parts them at the border from
    what was said beside them.
    """
    words = passage.written[start:end]
    if any(map(is_han, words)) or (border and _parted(passage, border)):
        return ()
    return words


def _parted(passage: Passage, number: int) -> bool:
    own = passage.own
    if not 0 < number < len(own.keys):
        return True
    return _SIGN.search(passage.text[own.ends[number - 1] : own.starts[number]]) is not None
