"""Words that may be lost, added or changed in a quotation, and it is still the same statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from app.search.sound.laid import Words
from app.search.sound.negations import NEGATIONS
from app.text.normalise import stem

_SMALL_HAN = (
    "的 地 得 了 着 呢 吧 啊 呀 嘛 啦 哈 这 那 个 之 一个 这个 那个 这种 那种 这样 那样 这么 那么 这里 那里 "
    "就 就是 是 也 也是 都 在 而 而且 和 与 跟 及 以及 把 对 对于 所 要 很 非常 真 真的 其实 然后 来说 来讲"
)
_SMALL_ENGLISH = (
    "a an the this that these those so well and then just really very actually of to is are am "
    "now also oh okay"
)
SMALL = frozenset(_SMALL_HAN.split()) | frozenset(map(stem, _SMALL_ENGLISH.split()))
"""Words that may be lost or added, or stand for each other."""
_ALIKE = (
    "但 但是 可 可是",
    "因 因为",
    "虽 虽然",
    "如 如果",
    "并 并且",
    "或 或者",
    "已 已经",
    "没 没有",
    "能 能够",
)
"""Words that are said in two characters and written in one."""
_DENIED = frozenset(["都", "很", "非常", "真"])
"""Behind a not they say something else: 不都是, 不很好."""

SCARCE = frozenset(map(stem, ("few", "little")))
"""Of which there are some with an *a* before them: a few are not few."""

_PRONOUN_WORDS = "我 我们 咱们 你 你们 您 他 她 它 他们 她们 它们 大家 i we you he she it they"
_PRONOUNS = frozenset(map(stem, _PRONOUN_WORDS.split()))
_LEADS = re.compile("可是|但是|不过|而且|所以|因此|因为|然后|于是|那么|其实|[但可而那]|and|but|or|so|then")
"""What may stand before the pronoun at the head of a clause."""
_PARTICLE_WORDS = "in on at to of for from with by up out off down over about into as be is are it we they"
_PARTICLES = frozenset(map(stem, _PARTICLE_WORDS.split()))
"""What a slip of the tongue says too early: it out turns out."""


def is_small(words: Words, number: int) -> bool:
    """Whether a word says nothing by itself; no part of another one does."""
    return words.keys[number] in SMALL and words.word_at(number) == (number, number + 1)


def are_small(words: Words, numbers: Sequence[int]) -> bool:
    """Whether words, by the numbers of their keys in order, say nothing by themselves."""
    return all(_is_small_word(words, word) for word in _words(words, numbers))


def are_alike(asked: Words, ours: Sequence[int], said: Words, theirs: Sequence[int]) -> bool:
    """Whether a word, by the numbers of its keys, is the other one, shorter, or says the same: 但, 但是."""
    one, other = _key(asked, ours), _key(said, theirs)
    return any(one in words.split() and other in words.split() for words in _ALIKE)


def are_little(said: Words, numbers: Sequence[int], quoted_on: Callable[[int], bool]) -> bool:
    """Whether words said that a quotation leaves out are little: small ones, a slip of the tongue, a pronoun
    at the head of a clause where who is meant is the same without it.

    `quoted_on`: whether the quotation has no sign before what stands for a word said.
    """
    return all(
        _is_small_word(said, word) or _is_slip(said, word) or _is_same_subject(said, word, quoted_on)
        for word in _words(said, numbers)
    )


def _words(words: Words, numbers: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of keys word by word."""
    word: list[int] = []
    for number in numbers:
        if word and number not in words.tied:
            yield word
            word = []
        word.append(number)
    if word:
        yield word


def _key(words: Words, numbers: Sequence[int]) -> str:
    return "".join(words.keys[number] for number in numbers)


def _is_small_word(words: Words, word: Sequence[int]) -> bool:
    key = _key(words, word)
    before = words.keys[word[0] - 1] if word[0] else ""
    few = key == "a" and not SCARCE.isdisjoint(words.keys[word[-1] + 1 : word[-1] + 2])
    return key in SMALL and not few and not (key in _DENIED and before in NEGATIONS)


def _is_slip(said: Words, word: Sequence[int]) -> bool:
    """Whether a word was said too early, and again behind the next."""
    first = word[0]
    return said.keys[first] in _PARTICLES and said.keys[first + 2 : first + 3] == [said.keys[first]]


def _is_same_subject(said: Words, word: Sequence[int], quoted_on: Callable[[int], bool]) -> bool:
    """Whether a pronoun at the head of a clause takes up who was just named (渔船，它…; the pilots, they…),
    or is that of the clause before (它不等人，可是它…).
    """
    if _key(said, word) not in _PRONOUNS:
        return False
    head = _head(said, word[0])
    signed = bool(head and said.behind(head).strip())
    if not (signed or head < word[0]):
        return False
    return (signed and quoted_on(head)) or _pronoun_before(said, head) == _key(said, word)


def _head(said: Words, number: int) -> int:
    """Where the words begin that lead to a pronoun: 可是|它, and|they."""
    while number and not said.behind(number).strip():
        before = next(
            (
                start
                for start in range(max(0, number - 2), number)
                if _LEADS.fullmatch(_key(said, range(start, number)))
            ),
            number,
        )
        if before == number:
            break
        number = before
    return number


def _pronoun_before(said: Words, head: int) -> str:
    """The last pronoun of the clause that ends before a word."""
    number = head - 1
    while number >= 0:
        start = said.word_at(number)[0]
        if (key := _key(said, range(start, number + 1))) in _PRONOUNS:
            return key
        if said.behind(start).strip():
            return ""
        number = start - 1
    return ""
