"""What stands at the ends of a quotation, where nothing behind it tells what it was said for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.search.sound.laid import Step, Words, ends_sentence, is_number, step
from app.text.normalise import is_han
from app.text.words import says_something


def with_ends(asked: Words, said: Words, at: Sequence[int], steps: list[Step]) -> list[Step]:
    """With what was asked for before and behind, which is lost unless it stands for what is there.

    `at`: the number of the utterance of each word said.
    """
    first, last = steps[0], steps[-1]
    assert first.asked is not None and first.said is not None
    assert last.asked is not None and last.said is not None
    same = [(one.asked, one.said) for one in steps if one.how == "same"]
    before = _Edge(asked, said, at, -1).steps(first.asked, first.said, same)
    behind = _Edge(asked, said, at, 1).steps(last.asked, last.said, same)
    return [*reversed(before), *steps, *behind]


class _Edge:
    """One of the two ends: words go on in one direction."""

    def __init__(self, asked: Words, said: Words, at: Sequence[int], direction: int) -> None:
        self.asked, self.said, self.at, self.direction = asked, said, at, direction

    def steps(self, i: int, j: int, same: Sequence[tuple[int | None, int | None]]) -> list[Step]:
        """All that was asked for beyond word i, which corresponds to word j said.

        `same`: what was asked for and said. A word for which another one was asked for is not cut in two.
        """
        pairs = list(self._beside(i, j))
        number = len(pairs) if self._stand_for(i, j, len(pairs)) else self._alike(pairs)
        found = pairs[:number] or [Step(None, one) for one in self._rest_of_word(i, j, same)]
        found += [Step(None, one) for one in self._other_half(found)]
        i += self.direction * number
        rest = range(i + 1, len(self.asked.keys)) if self.direction > 0 else range(i - 1, -1, -1)
        return found + [Step(one, None) for one in rest]

    def _rest_of_word(self, i: int, j: int, same: Sequence[tuple[int | None, int | None]]) -> Iterator[int]:
        """What is left of the word said, beyond its character j; nothing if just this was quoted of it."""
        start, end = self.said.word_at(j)
        within = range(start, j) if self.direction > 0 else range(j + 1, end)
        ours, theirs = {one for one, _ in same}, {other for _, other in same}
        asked_for = i in (0, len(self.asked.keys) - 1) and ours.issuperset(range(*self.asked.word_at(i)))
        if not (asked_for and theirs.issuperset(within)):
            yield from range(j + 1, end) if self.direction > 0 else range(j - 1, start - 1, -1)

    def _other_half(self, found: Sequence[Step]) -> Iterator[int]:
        """The other word of I'm, if something stands for one of them."""
        outermost = found[-1].said if found and found[-1].how == "other" else None
        if outermost is not None:
            border = outermost + 1 if self.direction > 0 else outermost
            if 0 < border < len(self.said.keys) and self.said.is_second(border):
                yield outermost + self.direction

    def _beside(self, i: int, j: int) -> Iterator[Step]:
        """Word by word beside what stands there, up to the end of either sentence."""
        while not (self._ends(self.asked, i) or self._ends(self.said, j)):
            other = j + self.direction
            if self.at[other] != self.at[j]:
                return
            i, j = i + self.direction, other
            yield step(self.asked, self.said, i, j)

    def _ends(self, words: Words, number: int, ends: Callable[[Words, int], bool] = ends_sentence) -> bool:
        """Whether nothing follows a word, or a sentence ends there."""
        border = number + 1 if self.direction > 0 else number
        return border in (0, len(words.keys)) or ends(words, border)

    def _stand_for(self, i: int, j: int, number: int) -> bool:
        """Whether so many words fill the same place: up to the end of the clause, or one word for one."""
        if not number:
            return False
        i, j = i + self.direction * number, j + self.direction * number
        if not self._ends(self.asked, i):
            return False
        clause = self._ends(self.said, j, _ends_clause) or self.at[j + self.direction] != self.at[j]
        return clause or (self._is_word(self.asked, i, number) and self._is_word(self.said, j, number))

    def _is_word(self, words: Words, outermost: int, number: int) -> bool:
        """Whether so many characters, up to the outermost, are one whole word that says something."""
        start = outermost - number + 1 if self.direction > 0 else outermost
        inner = all(one in words.tied for one in range(start + 1, start + number))
        whole = inner and start not in words.tied and start + number not in words.tied
        return whole and (
            not is_han(words.keys[start]) or says_something(words.between(start, start + number))
        )

    def _alike(self, pairs: Sequence[Step]) -> int:
        """How many of the pairs, from the nearest on, sound a little alike or are a number for a number."""
        number = 0
        for one in pairs:
            assert one.asked is not None and one.said is not None
            if one.how == "other" and not (
                is_number(self.asked.keys[one.asked]) and is_number(self.said.keys[one.said])
            ):
                break
            number += 1
        return number


def _ends_clause(words: Words, number: int) -> bool:
    """Whether anything but white space stands before a word."""
    return bool(words.behind(number).strip())
