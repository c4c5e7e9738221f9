"""What a quotation is laid against: utterances in a row as one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.search.names.names import Keys
from app.search.quote.known_spellings import as_one
from app.search.sound.laid import Words
from app.search.stored.rows import Row
from app.text import pointer as pointers
from app.text.joined import joined
from app.text.normalise import fold
from app.text.passage import joined as joined_keys


class Said:
    """Utterances in a row as one text, with what stands between their words."""

    def __init__(self, stretch: list[Row]) -> None:
        self.rows = stretch
        self.begins: list[int] = []
        """Where each utterance begins in the text."""
        self.words = Words(joined(row.text for row in stretch), [], [], [])
        self.at: list[int] = []
        """For each word the number of its utterance."""
        before = ""
        for number, row in enumerate(stretch):
            before = joined((before, row.text))
            self.begins.append(len(before) - len(row.text))
            self.words.add(fold(row.text), self.begins[-1])
            self.at += [number] * (len(self.words.keys) - len(self.at))

    def join_as(self, asked: Words) -> None:
        """Take two words as one that is one in the quotation: start-ups, startups."""
        self.words, numbers = self.words.joined_as(frozenset(asked.keys))
        self.at = [self.at[number] for number in numbers]

    def has_any(self, rows: Iterable[Keys]) -> bool:
        """Whether any of some rows of keys stands there."""
        there = joined_keys(self.words.keys)
        return any(joined_keys(row) in there for row in rows)

    def take_as_one(self, spellings: Mapping[Keys, Sequence[Keys]]) -> None:
        """Take names and terms as one word each, whichever way they are spelt."""
        self.words, numbers = as_one(self.words, spellings)
        self.at = [self.at[number] for number in numbers]

    def speaker(self, number: int) -> str:
        """Who says a word."""
        return self.rows[self.at[number]].speaker_slug

    def is_one_speaker(self, number: int, other: int) -> bool:
        """Whether one speaker says two words."""
        return self.speaker(number) == self.speaker(other)

    def turns(self, start: int, end: int) -> Iterator[tuple[Row, str]]:
        """Words start to end (exclusive) and all that stands between them, passage by passage."""
        first, last = self.words.starts[start], self.words.ends[end - 1]
        for number in range(self.at[start], self.at[end - 1] + 1):
            row, begins = self.rows[number], self.begins[number]
            yield row, row.text[max(0, first - begins) : last - begins]

    def pointer(self, start: int, end: int) -> str:
        """The pointer to words start to end (exclusive), from the utterance on in which they begin."""
        first, last = self.at[start], self.at[end - 1]
        texts = [row.text for row in self.rows[first : last + 1]]
        stop = sum(map(len, texts[:-1])) + self.words.ends[end - 1] - self.begins[last]
        made = pointers.pointer("".join(texts), self.words.starts[start] - self.begins[first], stop)
        return made if pointers.length(made) else ""
