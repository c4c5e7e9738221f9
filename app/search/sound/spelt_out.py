"""Where a passage has words that were typed as pinyin, each character read in a usual way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from app.search.names.names import Keys
from app.search.sound.short_words import SHORT, is_in_words
from app.search.verify.verify import Verdict, merged
from app.text.passage import Passage, Span
from app.text.second_readings import is_read_so, sounding_so
from app.text.sounds import confused, syllable_of


def spelt_out(
    spelt: Sequence[Sequence[str]], passage: Passage, names: Collection[Keys] = ()
) -> Verdict | None:
    """Where a passage has exactly these words, given as syllables; short ones not as a piece of others."""
    spans: list[Span] = []
    continues = False
    for word in spelt:
        places = list(_places(list(map(confused, word)), passage))
        if len(word) <= SHORT:
            places = [at for at in places if is_in_words(at, at + len(word), passage, names)]
        if not places:
            return None
        spans += [passage.span(at, at + len(word)) for at in places]
        continues |= places[0] + len(word) > len(passage.own.keys)
    return Verdict("sounds_like", merged(spans), len(spelt) == 1, continues)


def _places(asked: Sequence[str], passage: Passage) -> Iterator[int]:
    """Where characters that sound so, one after the other, begin in the utterance itself."""
    said, others = list(map(syllable_of, passage.keys)), list(map(sounding_so, asked))
    end = 0
    for at in range(min(len(passage.own.keys), len(said) - len(asked) + 1)):
        row = range(at, at + len(asked))
        fits = all(
            said[i] == sound or passage.keys[i] in some
            for i, sound, some in zip(row, asked, others, strict=True)
        )
        if at < end or not fits:
            continue
        if all(_is_read_so(passage, i, sound, i == at) for i, sound in zip(row, asked, strict=True)):
            yield at
            end = at + len(asked)


def _is_read_so(passage: Passage, at: int, sound: str, begins: bool) -> bool:
    """Whether a character sounds so where it stands; of the next utterance, whether it may."""
    if syllable_of(passage.keys[at]) == sound or at >= len(passage.own.keys):
        return True
    return is_read_so(passage.simplified, passage.own.starts[at], sound, begins)
