"""Numbers in English words: twenty-six, a hundred and five, five point two trillion, ten and a half."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_TO_TEN = "one two three four five six seven eight nine ten"
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UP_TO_TEN = {word: value for value, word in enumerate(_TO_TEN.split(), 1)}
"""Words that are no amount by themselves: one is a pronoun more often, and “the two of us” counts nobody."""
_ABOVE = {word: value for value, word in enumerate(_TEENS.split(), 11)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
_VALUES = UP_TO_TEN | _ABOVE
IN_WORDS = {str(value): word for word, value in _ABOVE.items()}
"""The words for numbers of two digits."""
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DECIMALS = {word: str(value) for word, value in UP_TO_TEN.items() if value < 10} | {"zero": "0", "oh": "0"}

_GREAT = "|".join(("hundred", *SCALES))
_A = re.compile(
    rf"(?:a|(?P<half>half a))(?= (?:{_GREAT})(?![a-z0-9_]))"
    rf"|(?P<bare>hundred|thousand)(?=\s?per\s?cent(?![a-z])|\sand\s(?:{'|'.join(_VALUES)})(?![a-z0-9_]))"
)
"""A hundred, half a million, the other hundred and twenty."""
_OTHERWISE = re.compile(r"(?:few|several|many|some|couple|of|odd|dozen|\d)[\s-]$|(?:quarter|third|half) of $")
"""Before them: several hundred and twenty, a quarter of a million."""
_AND_A_HALF = re.compile(r" half(?![a-z0-9_]| of(?![a-z]))")
FIRST = frozenset(_VALUES) | {"a", "half", "hundred", "thousand"}
"""Words that a number may begin with."""
_NEXT = re.compile(r"(?:(?P<joint>\sand\s)|[\s-])(?P<word>[a-z]+)(?![a-z0-9_])")
_WORD = re.compile(r"[a-z]+")
_POINT = re.compile(rf"(?:\s(?:{'|'.join(_DECIMALS)})(?![a-z0-9_]))+")
_SHARE = re.compile(r"\s?(?:percent(?![a-z])|per cent(?![a-z]))")
_ORDINAL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number in words, up to `end` of a text."""

    amount: Decimal
    end: int
    words: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """What else it may be looked for by: 40 or million for forty million, hundred for a hundred."""
        single = len(self.words) == 1 and self.words[0] in _ABOVE
        return () if single else tuple(str(_ABOVE.get(word, word)) for word in self.words)


def may_have_any(plain: str) -> bool:
    """Whether a folded text is worth a closer look. It is asked of every text: quicker than any pattern."""
    return (
        ("ty" in plain and any(one in plain for one in ("nty", "rty", "fty", "xty", "hty", "nety")))
        or "hundred" in plain
        or "thousand" in plain
        or "illion" in plain
        or "teen" in plain
        or "eleven" in plain
        or "twelve" in plain
        or "percent" in plain
        or "per cent" in plain
        or "and a half" in plain
    )


def spoken(plain: str, start: int) -> Spoken | None:
    """The number whose first word stands at `start` of a folded text.

    None for one to ten, unless a hundred, a thousand, a half or a share is counted with them; nor for
    twenty-first.
    """
    begun = _begun(plain, start)
    number = _read(plain, begun) if begun else None
    if number is None or _ORDINAL.match(plain, number.end):
        return None
    counts = any(word not in UP_TO_TEN for word in number.words if word != "point")
    return number if counts or _SHARE.match(plain, number.end) else None


def _begun(plain: str, start: int) -> Spoken | None:
    """What its first word amounts to, if it may begin a number there: 1 for the a of a hundred."""
    first = _WORD.match(plain, start)
    assert first is not None
    if first[0] in _VALUES:
        return Spoken(Decimal(_VALUES[first[0]]), first.end(), (first[0],))
    one = _A.match(plain, start)
    if one is None:
        return None
    before = _OTHERWISE.search(plain[max(0, start - 12) : start])
    if before and (one["bare"] or before[0].startswith(("quarter", "third", "half"))):
        return None
    if one["half"]:
        return Spoken(Decimal("0.5"), one.end(), ("half",))
    if one["bare"]:
        return Spoken(Decimal(100 if first[0] == "hundred" else 1000), one.end(), (first[0],))
    return Spoken(Decimal(1), one.end(), ())


def _read(plain: str, begun: Spoken) -> Spoken:
    """As many words as make one number with the first."""
    words, end = begun.words, begun.end
    total, part = Decimal(0), begun.amount
    # the next word has to be less: six behind twenty, twenty behind a hundred
    room = int(part) if part >= 100 else 10 if part >= 20 else 0
    scale = 10**15  # and the next thousand or million less than the last
    before: Spoken | None = None  # without its last part, should that begin another: 200 and | three hundred
    while following := _NEXT.match(plain, end):
        word, joint = following["word"], following["joint"]
        value = _VALUES.get(word)
        stop = following.end()
        if value and value < room and (room > 10 or not joint):
            before = Spoken(total + part, end, words) if room > 10 else before
            part += value
            room = 10 if value >= 20 else 0
        elif word == "hundred" and 0 < part < 100 and not joint:
            part, room = part * 100, 100
        elif SCALES.get(word, scale) < scale and part and not joint:
            scale = SCALES[word]
            total, part, room = total + part * scale, Decimal(0), scale
        elif word == "point" and "point" not in words and (decimals := _POINT.match(plain, stop)):
            part += Decimal("." + "".join(_DECIMALS[one] for one in decimals[0].split()))
            room, stop = 0, decimals.end()
        elif word == "a" and words[-1] != "hundred" and joint and (half := _AND_A_HALF.match(plain, stop)):
            total, part = (total, part + Decimal("0.5")) if part else (total + Decimal(scale) / 2, part)
            word, room, stop = "half", 0, half.end()
        elif before and (word == "hundred" or word in SCALES):
            return before
        else:
            break
        words, end = (*words, word), stop
    return Spoken(total + part, end, words)
