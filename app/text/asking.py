"""Words of grammar and of asking: what is left of a question without them is what it is about."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from app.text.mixed import scripts_apart
from app.text.normalise import fold, is_han, plain
from app.text.words import is_word, tagged

_SIGNS = ".,;:!?，。；：！？"
_PARTING = re.compile(r"(?<=[^\W_])(?<!\d)[+＋&＆/／|｜、，,；;·×]|[+＋&＆/／|｜、，,；;·×](?=[^\W\d_])")
"""What stands between words that could stand apart; not between two numbers: 1,000, 2024/7."""

_VERBS, _PARTICLES = frozenset("说讲谈提问"), frozenset("过了到")
_SAID = re.compile("[说讲谈提问](?:过|了|到)[说讲谈提问]$")


def told_apart(words: str) -> list[tuple[str, bool]]:
    """A word cut at signs, where its script changes and where Chinese words of grammar begin and end; which
    are such.

    吴军说了什么 is 吴军 and 说了什么; AI对港口的影响 is AI, 对, 港口, 的 and 影响; 港口/AI+GPU is three. What
    tells a number (一共是3吨) stays whole: it says another thing of another number, or with a 不.
    """
    pieces = listed(words)
    parts = (
        [part for piece in pieces for part in scripts_apart(piece)]
        if len(pieces) > 1
        else scripts_apart(words)
    )
    found = [one for part in parts for one in _told_apart(part)]
    if len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
        return [(piece, False) for piece in pieces]  # A/B
    tells = any(part[:1].isdigit() for part in parts) and any(of_grammar for _, of_grammar in found)
    return [(words, False)] if tells else found


def listed(words: str) -> list[str]:
    """What stands between signs: 算力 and 算法 of 算力、算法."""
    return [piece for piece in _PARTING.split(words) if fold(piece).keys]


def _told_apart(words: str) -> list[tuple[str, bool]]:
    words = words.strip(_SIGNS) or words
    word = plain(words)
    if len(words) > 1 and words.isupper():
        return [(words, False)]  # IT 行业
    if not word or word in _words() or not all(map(is_han, word)) or is_word(word):
        return [(words, word in _words())]
    places = accumulate(map(len, _with_particles([one for one, _ in tagged(word)])), initial=0)
    cut = (slice(*pair) for pair in pairwise(places))
    rows = groupby(cut, key=lambda one: word[one] in _words())
    return _with_verbs([([words[one] for one in row], of_grammar) for of_grammar, row in rows])


def _with_particles(words: list[str]) -> list[str]:
    """Words, a 过 or 到 with the verb of saying that it belongs to: 说过|算力 for 说|过算力; not of 过程."""
    found = words[:1]
    for word in words[1:]:
        if found[-1] in _VERBS and word[0] in _PARTICLES and not is_word(word):
            found[-1] += word[0]
            word = word[1:]
        found += [word] if word else []
    return found


def _with_verbs(rows: list[tuple[list[str], bool]]) -> list[tuple[str, bool]]:
    """Rows of words, each as one; but what comes behind 说过 is what was said, if a verb of saying begins it:
    提问题 of 谁说过提问题.
    """
    for (grammar, of_grammar), (content, _) in pairwise(rows):
        if of_grammar and _SAID.search(plain("".join(grammar))):
            content.insert(0, grammar.pop())
    return [("".join(row), of_grammar) for row, of_grammar in rows if row]


def asks(words: str) -> bool:
    """Whether words are, or hold in Chinese, one that asks: 怎么看, who."""
    word = plain(words)
    return word in _questions() or any(one in word for one in _questions() if is_han(one[0]))


@cache
def _questions() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("questions.txt").read_text(encoding="utf-8").split())


@cache
def _words() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("asking.txt").read_text(encoding="utf-8").split())
