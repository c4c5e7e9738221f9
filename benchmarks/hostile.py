"""Searches of 2,000 characters that ask for as much as they can: nobody may stop the archive with one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

LONGEST = 2_000
FREQUENT = ("的是", "我們", "這個", "the", "and", "to", "of", "people")
CARDS = ("*in*", "*er*", "th*", "*a?*", "的*的", "一*的", "*20*", "'s* th*")
SYLLABLES = ("zhong", "guo", "shi", "de", "ren", "min", "she", "hui")


def hostile(texts: Sequence[str], times: int = 5) -> Iterator[str]:
    """Some of each kind, made of real texts."""
    chance = random.Random(9)
    for _ in range(times):
        some = [chance.choice(texts) for _ in range(300)]
        yield "".join(chance.choice(chance.choice(some)) for _ in range(LONGEST))
        yield " ".join(some)[:LONGEST]
        yield "".join(some)[:LONGEST]
        yield f'"{"".join(some)}'[:LONGEST]
        yield " OR ".join(text[:8].replace('"', "") for text in some)[:LONGEST]
        yield " ".join(f"{text[:2]}*{text[3:4]}*" for text in some if text.isascii())[:LONGEST]
        yield f'"{" * ".join(text[:6] for text in some)}"'[:LONGEST]
        yield " OR ".join(CARDS)
        yield " ".join(f"-{card}" for card in CARDS) + " the"
        yield "speaker:" + "*a" * 90 + "* 的"
        yield from ('"* the * of * the *"', "的*是*的*不", "百*千*百", "-的*的 a*e*i*ou")
        yield "*" + "a*e*" * 400 + "zz"
        yield " ".join(f"*{text[:1]}*e*a*i*o*u?{number}a*" for number, text in enumerate(some))[:LONGEST]
        yield "".join(chance.choice('()-"*? 的a是') for _ in range(LONGEST))
        yield " ".join(FREQUENT * LONGEST)[:LONGEST]
        yield " OR ".join(FREQUENT * LONGEST)[:LONGEST]
        yield "".join(chance.choice("的一是不了在人有我他這") for _ in range(LONGEST))
        yield "".join(chance.choice(("十", "十一", "八")) for _ in range(LONGEST))[:LONGEST]
        yield "十一" * (LONGEST // 2)
        yield ("lang:en " * 120 + "() " * LONGEST)[:LONGEST]
        yield " ".join(chance.choice(SYLLABLES) for _ in range(LONGEST))[:LONGEST]
