"""The names that are said, and what they are said for: a call, thanks, an introduction, or in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from app.attribution.lexicon import lexicon
from app.text.sounds import sound_of_name
from app.text.words import tagged

Use = Literal["call", "thanks", "self", "self-perhaps", "list", "passing"]
"""call: the word goes to them; thanks: it is taken back from them; self: they say who they are;
self-perhaps: a firm and a name, as somebody begins; list: they are presented; passing: they are spoken
of."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}")
_NOT_NAMES = frozenset(
    {"谢谢", "荣幸", "智慧", "大力支持", "展望", "福祉", "明白", "高兴", "哈", "高水平", "那"}
)
_ENDS = re.compile(r"(?:先生|女士|上台|致辞|致欢迎|来)|[，。！？\s]|$")
_ENDS_SENTENCE = re.compile(r"[。？！?!]")
_JOINS = frozenset("那和跟与请问像好对")
"""Words before a family name with a title, which a tagger takes for a part of the name."""
LONGEST_TITLE = 4
SHORTEST_ALIKE, LONGEST_ALIKE = 3, 8
"""Characters of a name that is known by its sound alone."""
BEFORE, AFTER = 16, 14
"""Characters around a name that tell what it is said for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the running text, at `text[start:end]` with its title."""

    start: int
    end: int
    name: str
    """Without title: 沈振宇, 吴 (of 吴博士), Sargent."""
    title: str
    use: Use

    @property
    def full(self) -> bool:
        """Whether it is more than a family name."""
        return len(self.name) > 1

    @property
    def surface(self) -> str:
        """As it was said."""
        return self.name + self.title if _HAN.search(self.name) else self.name


def find_mentions(text: str) -> list[Mention]:
    """Every name with a title, a role in a hand-over, or that a tagger knows, in order, none overlapping."""
    taken = bytearray(len(text))
    found: list[Mention] = []
    for start, end, name, title, use in _found(text):
        if start < end and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(Mention(start, end, name, title, use or _use(text, start, end)))
    for start, end, name, title in _spelt_otherwise(text, found):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(Mention(start, end, name, title, _use(text, start, end)))
    return sorted(found, key=lambda mention: mention.start)


def _spelt_otherwise(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, name and title of what sounds exactly like a name that was found, and no tagger knows:
    沙金特教授 beside 萨金特教授."""
    sounds = {
        sound_of_name(one.name) for one in found if len(one.name) >= SHORTEST_ALIKE and _HAN.search(one.name)
    }
    for title in lexicon().titles.finditer(text):
        for length in range(LONGEST_ALIKE, SHORTEST_ALIKE - 1, -1):
            start = max(0, title.start() - length)
            name = text[start : title.start()]
            if _HAN_NAME.fullmatch(name) and sound_of_name(name) in sounds:
                yield start, title.end(), name, title.group()
                break


def _found(text: str) -> Iterator[tuple[int, int, str, str, Use | None]]:
    """Start, end, name, title and use where it is known already; the surest kinds first."""
    for pattern in _introductions():
        for match in pattern.finditer(text):
            if not _is_word(match["name"]):
                yield *match.span("name"), match["name"], "", "self"
    for match in lexicon().fully_titled.finditer(text):
        yield *match.span(), match["name"], match["title"], None
    for start, end in _tagged_names(text):
        title = lexicon().titles.match(text, end)
        yield start, title.end() if title else end, text[start:end], title.group() if title else "", None
    for match in lexicon().latin_titled.finditer(text):
        yield *match.span(), match["name"], match["title"], None
    for match in lexicon().titled.finditer(text):
        yield *match.span(), match["surname"], match["title"], None
    for match in lexicon().thanked.finditer(text):
        yield *match.span("who"), match["name"], match["title"], "thanks"
    for match in lexicon().latin_called.finditer(text):
        yield *match.span("name"), match["name"], "", "call"
    for match in lexicon().latin_thanked.finditer(text):
        yield *match.span("name"), match["name"], "", "thanks"


@cache
def _introductions() -> tuple[re.Pattern[str], ...]:
    ends = r"(?=[，。,.；！\s呃啊哈嗯来也呢]|$)"
    surname = lexicon().surnames.pattern
    given = "[^\\W\\da-zA-Z呃啊哈嗯呢来]{1,2}"
    return (
        re.compile(rf"我(?:叫|的名字(?:叫|是)|是)(?:呃|，)*(?P<name>{surname}{given}){ends}"),
        re.compile(
            rf"(?<![\u4e00-\u9fff])(?:呃|啊|那个)?我?(?:是|来自)[^，。！？]{{2,26}}?(?:的|师|官|人|理|总|裁|长|CEO|CTO|科技|资本)"
            rf"(?P<name>{surname}{given}){ends}"
        ),
        re.compile(r"(?:我叫|叫我)\s*(?P<name>[\u4e00-\u9fff]{2,4}?|[A-Za-z]{3,})" + ends),
        re.compile(r"我是\s*(?P<name>[A-Z][a-z]{2,})" + ends),
        re.compile(
            r"(?:\bI['’]m|\b[Mm]y name(?:['’]s| is)|\bI am|\b[Cc]all me) "
            r"(?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)"
            r"(?=[,，.。;!]|\s|$)"
        ),
    )


def _is_word(name: str) -> bool:
    """Whether a Chinese "name" is an ordinary word (我是学生)."""
    tags = tagged(name)
    return bool(_HAN.search(name)) and len(tags) == 1 and not tags[0][1].startswith(("nr", "x"))


def _tagged_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans that the tagger takes for names of people, two characters or more, foreign neighbours joined."""
    at = 0
    run: tuple[int, int] | None = None
    for word, tag in tagged(text):
        start, at = at, at + len(word)
        is_name = tag.startswith("nr") and word not in _NOT_NAMES and _HAN_NAME.fullmatch(word) is not None
        joined = is_name and run is not None and _foreign(text[run[0] : run[1]])
        if run is not None and not joined:
            yield from _trimmed(text, *run)
            run = None
        if is_name:
            run = (run[0] if run is not None else start, at)
    if run is not None:
        yield from _trimmed(text, *run)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name without what the tagger counts to it besides: 沈总 is a family name with a title."""
    cut = text.find("总", start, end)
    end = cut if cut >= 0 else end
    if text[start] in _JOINS and lexicon().titled.match(text, start + 1, end + LONGEST_TITLE):
        return  # 那康总: 康总 is found by itself
    if end - start > 2 and text[end - 1] == text[start]:
        end -= 1  # 曲腾曲总
    if end - start == 2 and text[end - 1] == text[start]:
        return  # 李李总
    surname = lexicon().surnames.match(text, start)
    if surname and end - start > len(surname.group()) + 2:
        return
    if end - start >= 2:
        yield start, end


def _foreign(name: str) -> bool:
    return lexicon().surnames.match(name) is None


def _use(text: str, start: int, end: int) -> Use:
    before = text[max(0, start - BEFORE) : start]
    after = text[end : end + AFTER]
    lexis = lexicon()
    if lexis.spoken_of.search(before):
        return "passing"
    familiar = lexis.surnames.match(text, start) is not None
    for use in ("self", "thanks", "call", "self-perhaps", "list"):
        around = lexis.uses[use]
        if use.startswith("self") and not familiar:
            continue
        if use in ("call", "list") and lexis.told_of.match(after):
            continue
        if use == "call" and lexis.presented.match(after) and not lexis.asked_up.search(before):
            continue
        if around.before is not None and around.before.search(before):
            return use
        if around.after is not None and around.after.search(after):
            return use
    return "call" if is_alone(text, start, end) or _called_up(text, start, end) else "passing"


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is a sentence by itself, but for a word that takes the turn: “好，范总。”."""
    before = text[max(0, start - BEFORE) : start]
    return _ENDS_SENTENCE.match(text, end) is not None and lexicon().alone.search(before) is not None


def _called_up(text: str, start: int, end: int) -> bool:
    """Whether the sentence calls somebody up and ends, but for a word or two, with this name."""
    within = lexicon().uses["call"].within
    sentence = text[max(0, start - 90) : start]
    return within is not None and _ENDS.match(text, end) is not None and within.search(sentence) is not None
