"""A text as the sequence of what counts in it: characters, words and numbers.

Width, case, accents, script, punctuation, inflection, hesitations, stutters and the spelling of numbers do
not count.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import compress, count
from operator import eq
from pathlib import Path

import Stemmer
import yaml

from app.text.a_not_a import parts_question
from app.text.apostrophes import is_with_is, needs_apostrophe
from app.text.durations import in_one_spelling
from app.text.numbers import numbers
from app.text.scripts import simplified
from app.text.short_forms import PRONOUN, SHORT_FORMS, US, is_two, joined, short_form

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
_HAN = re.compile(f"[{HAN}]")
# A run of Chinese; or a word, apostrophes within it; or digits that are no amount.
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|[^\W\d_{HAN}]+(?:['\u2019]+[^\W\d_{HAN}]+)*|\d+")
_COMPOUND = re.compile(r"(?<![^\W_])[a-z]+(?:-[a-z]+)+(?![^\W_])")
_DOTTED = re.compile(r"(?<![a-z0-9_.@/])(?:(?:[a-z]\.)+|ph\.)[a-z](?![a-z0-9_@/]|\.[a-z0-9_])")
"""A.I., U.S.A, Ph.D.: letters with dots between them; not J. Sargent, nor x.com, nor a.b.com."""
_DOTTED_AT_ALL = re.compile(r"\.[a-z](?![a-z0-9_])")
_OF_THREAD = threading.local()
"""A stemmer keeps state while it works, so every thread has its own."""
_SENTENCE_END = re.compile(r"[。！？!?]")
LONGEST_STUTTER = 4
"""Characters or words that are taken as said by mistake where they are said again at once."""
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Accents that are characters by themselves, behind their letter."""
_OUT_OF_STEP: set[str] = set()
"""Characters met so far that become several, or none: a ligature and an accent together hide each other."""
_APOSTROPHE = ("'", "\u2019")
_APOSTROPHES = str.maketrans(dict.fromkeys(_APOSTROPHE))


@dataclass(frozen=True, slots=True)
class Folded:
    """The keys of a text in order, and where each stands: `text[starts[i]:ends[i]]` gave `keys[i]`.

    A key is one Chinese character (simplified), one word (lower case, English ones stemmed), or one number in
    its one spelling (several keys may have come from the same stretch: 30 and % from 百分之三十).
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]
    extras: list[str] = field(default_factory=list)
    """Other words by which parts of it are looked for: email in e-mail, 5.2 in 5.2万亿."""
    plain: str = ""
    """The text with width, case, accents and script folded, and nothing else."""
    before: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """For a key that was said again at once, by its index: where it stood before, first of all the first."""

    def last_end(self, start: int, end: int) -> int:
        """Where the words of keys start to end (exclusive) end first: *the ship*, though it is said twice."""
        first, last = self.starts[start], self.ends[end - 1]
        return next((stop for at, stop in self.before.get(end - 1, ()) if at > first), last)

    def repeated(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the words of keys start to end (exclusive) were said just before."""
        ends = self.before.get(end - 1, ()) if self.before else ()
        places = [self.before.get(number, ()) for number in range(start, end)] if ends else []
        if any(len(one) != len(ends) for one in places):
            return []
        return [(one[0][0], one[-1][1]) for one in zip(*places, strict=True)]


@lru_cache(maxsize=256)  # each text is looked at as somebody's next one too, and as a candidate and a hit
def fold(text: str) -> Folded:
    """What counts in a text; not to be changed. Two texts with the same keys are the same words."""
    folded, where = _plain(text)
    found = Folded([], [], [], plain=folded)
    written = text if where is None else "".join(text[i] for i in where)
    folded = _fillers().hesitations.sub(" ", folded)
    if _DOTTED_AT_ALL.search(folded):
        folded = _DOTTED.sub(_with_apostrophes, folded)
    folded = in_one_spelling(joined(folded))
    position = 0
    for number in numbers(folded):
        _add_runs(found, folded, written, position, number.start)
        for key in ("to",) if is_two(folded, number.start) else number.keys:
            _add(found, key, number.start, number.end)
        found.extras.extend(map(_word_key, number.parts))
        position = number.end
    _add_runs(found, folded, written, position, len(folded))
    _drop_stutters(found, folded)
    if "-" in folded:
        found.extras.extend(stem(one.group().replace("-", "")) for one in _COMPOUND.finditer(folded))
    if where is not None:
        found.starts[:] = [where[start] for start in found.starts]
        found.ends[:] = [where[end - 1] + 1 for end in found.ends]
        for places in found.before.values():
            places[:] = [(where[start], where[end - 1] + 1) for start, end in places]
    return found


def _with_apostrophes(dotted: re.Match[str]) -> str:
    """As one word: an apostrophe within a word does not count."""
    return dotted[0].replace(".", _APOSTROPHE[0])


def in_step(folded: str, text: str) -> bool:
    """Whether each character of a folded text stands where the one stood that it is for."""
    return len(folded) == len(text) and _OUT_OF_STEP.isdisjoint(text)


def plain(text: str) -> str:
    """A text with width, case, accents and script folded."""
    return text.translate(_FOLDED)


def _add(found: Folded, key: str, start: int, end: int) -> None:
    found.keys.append(key)
    found.starts.append(start)
    found.ends.append(end)


def _add_runs(found: Folded, folded: str, written: str, first: int, last: int) -> None:
    if first == last:
        return
    skipped = _fillers().words
    keys, starts, ends = found.keys, found.starts, found.ends
    for match in _RUN.finditer(folded, first, last):
        word = match[0]
        start, end = match.span()
        if match.lastindex:
            keys += word
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        elif word in SHORT_FORMS and (short := short_form(folded, written, start, end)):
            for part in short:
                _add(found, *part)
            found.extras.extend([PRONOUN] if word in US else [])
        elif word not in skipped:
            if word[-1] == "s" and _is_added(written[start:end]) and not is_with_is(word[:-2] + "s"):
                word = word[:-1]
            keys.append(_word_key(word))
            starts.append(start)
            ends.append(end)


@lru_cache(maxsize=65_536)
def _word_key(word: str) -> str:
    if needs_apostrophe(straight := word.replace(_APOSTROPHE[1], _APOSTROPHE[0])):
        return straight
    return stem(word.translate(_APOSTROPHES))


def _is_added(word: str) -> bool:
    """Whether the s at the end of a word belongs to none: company's, AIs, but not AIS."""
    before = word[:-1]
    return before[-1:] in _APOSTROPHE or (len(before) > 1 and before.isupper() and word[-1].islower())


def _drop_stutters(found: Folded, folded: str) -> None:
    """Of what is said twice in a row within a sentence, keep the last: because we because we, 这个这个."""
    before: list[list[tuple[int, int]]] = []
    for length in range(LONGEST_STUTTER, 0, -1):
        again = list(compress(count(), map(eq, found.keys, found.keys[length:])))
        if len(again) < length:
            continue
        same, end, repeated = set(again), 0, []
        for i in again:
            if (
                i >= end
                and all(i + j in same for j in range(length))
                and _is_stutter(found, folded, i, length)
            ):
                repeated.append(i)
                end = i + length
        if repeated and not before:
            before = [[] for _ in found.keys]
        for start in reversed(repeated):
            for i in range(start, start + length):
                before[i + length][:0] = [*before[i], (found.starts[i], found.ends[i])]
            for part in (found.keys, found.starts, found.ends, before):
                del part[start : start + length]
    found.before.update((i, places) for i, places in enumerate(before) if places)


def _is_stutter(found: Folded, folded: str, start: int, length: int) -> bool:
    """Whether these keys, which come again right after them, are hesitation rather than language."""
    keys = found.keys[start : start + length]
    if _SENTENCE_END.search(folded, found.ends[start + length - 1], found.starts[start + length]):
        return False
    if any(key[0].isdigit() or key in "%‰" for key in keys):
        return False
    if length > 1 or not is_han(keys[0]) or keys[0] in _fillers().doubled:
        return not parts_question(found.keys, start, length)
    around = found.keys[max(0, start - 1) : start + 3]  # 看看 is a word, 看看看 is not
    return around.count(keys[0]) >= 3


@dataclass(frozen=True, slots=True)
class _Fillers:
    hesitations: re.Pattern[str]
    words: frozenset[str]
    doubled: frozenset[str]
    between: re.Pattern[str]


@cache
def _fillers() -> _Fillers:
    table = yaml.safe_load(Path(__file__).with_name("fillers.yaml").read_text(encoding="utf-8"))
    return _Fillers(
        re.compile(f"[{table['han']}]"),
        frozenset(table["latin"].split()),
        frozenset(table["doubled"]),
        re.compile("|".join(sorted(table["between"].split(), key=len, reverse=True))),
    )


@lru_cache(maxsize=65_536)  # asked a million times
def is_han(key: str) -> bool:
    """Whether a key is a Chinese character."""
    return len(key) == 1 and _HAN.match(key) is not None


def is_hesitation(character: str) -> bool:
    """Whether a Chinese character says only that somebody looks for words."""
    return _fillers().hesitations.match(character) is not None


def said_between(characters: str) -> Iterator[tuple[int, int]]:
    """Where in a row of keys, a character each, words stand that may only hesitate between others: 这个."""
    return (found.span() for found in _fillers().between.finditer(characters))


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """An English word without its inflection; anything else as it is."""
    if not (word.isascii() and word.isalpha()):
        return word
    if (len(word) <= 3 and word[-1] == "s") or is_with_is(word):  # an AIS is no AI
        return word
    return str(_stemmer().stemWord(word))


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text so folded; with the place in `text` of each character unless it is the same."""
    folded = text.translate(_FOLDED)
    if in_step(folded, text):
        return folded, None
    pieces = [character.translate(_FOLDED) for character in text]
    return folded, [i for i, piece in enumerate(pieces) for _ in piece]


class _Characters(dict[int, str]):
    """For str.translate: a character narrow, lower case, bare, simplified. A ligature becomes several.

    Characters one by one, not in words: a traditional character that stands for several simplified ones
    (乾: 干, 乾) becomes the same one everywhere, in the text and in what is looked for.
    """

    def __missing__(self, code: int) -> str:
        narrow = "".join(map(_bare, unicodedata.normalize("NFKC", chr(code)))) or chr(code)
        folded = "".join(one if len(one := c.casefold()) == 1 else c.lower()[:1] for c in narrow)
        folded = "" if folded in _ACCENTS else simplified(folded)
        if len(folded) > 1 and not any(map(str.isalnum, folded)):
            folded = chr(code)  # three dots for an ellipsis would but move all that follows
        if len(folded) != 1:
            _OUT_OF_STEP.add(chr(code))
        self[code] = folded
        return folded


def _bare(character: str) -> str:
    """A Latin letter without what stands above or below it; anything else as it is."""
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() and letter.isalpha() else character


_FOLDED = _Characters(dict.fromkeys((0x2018, 0x2BC), _APOSTROPHE[0]))  # don‘t, as Chinese keyboards have it


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = Stemmer.Stemmer("english", 0)  # its own cache takes longer than the stems
    return _OF_THREAD.stemmer
