"""Where a passage has words that were typed as pinyin, each character read in a usual way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from app.search.names.names import Keys
from app.search.sound.align import sound_code, units
from app.search.sound.short_words import SHORT, is_in_words
from app.search.verify.verify import Verdict, merged
from app.text.passage import Passage, Span
from app.text.second_readings import indexed_as, is_read_so, sounding_so
from app.text.sounds import confused, syllable_of


def spelt_out(
    spelt: Sequence[Sequence[str]], passage: Passage, names: Collection[Keys] = ()
) -> Verdict | None:
    """Where a passage has exactly these words, given as syllables; short ones not as a piece of others."""
    spans: list[Span] = []
    continues = False
    for word in spelt:
        places = list(_places(word, passage))
        if len(word) <= SHORT:
            places = [at for at in places if is_in_words(at, at + len(word), passage, names)]
        if not places:
            return None
        spans += [passage.span(at, at + len(word)) for at in places]
        continues |= places[0] + len(word) > len(passage.own.keys)
    return Verdict("sounds_like", merged(spans), len(spelt) == 1, continues)


def _places(word: Sequence[str], passage: Passage) -> Iterator[int]:
    """Where the characters of a word begin in the utterance itself."""
    said, pattern = units(passage.keys).codes, _pattern(tuple(word))
    found = pattern.search(said)
    while found is not None and found.start() < len(passage.own.keys):
        start, end = found.span()
        is_word = all(_is_read_so(passage, i, confused(one), i == start) for i, one in enumerate(word, start))
        if is_word:
            yield start
        found = pattern.search(said, end if is_word else start + 1)


@lru_cache(maxsize=256)
def _pattern(word: tuple[str, ...]) -> re.Pattern[str]:
    """What fits the codes of characters that may be read so."""
    return re.compile("".join(f"[{''.join(map(sound_code, indexed_as(one)))}]" for one in word))


def _is_read_so(passage: Passage, at: int, sound: str, begins: bool) -> bool:
    """Whether a character sounds so where it stands; of the next utterance, whether it may."""
    key = passage.keys[at]
    if syllable_of(key) == sound:
        return True
    if key not in sounding_so(sound):
        return False
    return at >= len(passage.own.keys) or is_read_so(
        passage.simplified, passage.own.starts[at], sound, begins
    )
