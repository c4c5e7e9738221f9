"""Shares of a whole in words: 四成, 五分之二, 2/5, two fifths of are 40 %; 一半 and half of are 50 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from app.text.number_words import UP_TO_TEN
from app.text.numbers import DIGITS, LONGEST, amount_of, spelling

_HAN = "一二两三四五六七八九"
_TENTHS = (
    rf"(?<![第几\d{_HAN}零〇十百千万亿点.])(?P<tenths>[{_HAN}1-9])成"
    rf"(?:(?P<more>[{_HAN}])(?![{_HAN}十百千万亿点个]))?"
    r"(?!不变|[为立功本果长员就熟绩分年人都交效品型形全千百万套群名见语因像片家份化])"
)
"""Not what begins a word: 第三成立, 之一成为; nor 七八成, which is two shares."""
_NUMBER = rf"(?:\d{{1,{LONGEST}}}(?:\.\d{{1,{LONGEST}}})?|[{_HAN}十百千万]{{1,4}})"
_PARTS = rf"(?<![\d{_HAN}十百千万亿点.])(?P<of>{_NUMBER})分之(?P<parts>{_NUMBER})(?![\d{_HAN}十百千万亿点])"
_SLASH = r"(?<![\d/.])(?P<over>\d)/(?P<under>10|100|[2-9])(?![\d/.%年月日号])"
_PERCENT = ("百分之", "千分之")
_HALF = (
    r"(?<!另)一半|半数(?!据)"
    r"|(?<!first )(?<!second )(?<!latter )(?<!former )(?<!other )(?<!last )(?<!and )(?<!and a )(?<!half )"
    r"(?<![a-z])(?:(?:a|one)[ -])?half(?= (?:of|the|our|their|all|its|these|those)(?![a-z]))"
)
"""Not of a year: the first half of 2024, one and a half."""
_UNDER = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_OVER = UP_TO_TEN | {"a": 1}
_WORDS = (
    r"(?P<by>(?<![a-z])by (?:almost |about |nearly |over |more than |less than )?)?"
    rf"(?<![a-z])(?P<upper>{'|'.join(_OVER)})(?P<joint>[ -])"
    rf"(?P<lower>{'|'.join(_UNDER)})s?(?![a-z-])(?P<whole>(?= of(?![a-z])))?"
)
_SHARE = re.compile("|".join((_TENTHS, _PARTS, _SLASH, rf"(?P<half>{_HALF})", _WORDS)))
_TOLD_BY = ("成", "分之", "半", "/", "half", *_UNDER)
"""One of these stands in every text with a share: quicker to look for than any pattern."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share in a folded text, `text[start:end]`, and its key: that of 40 % for 四成, 1/3% for a third."""

    start: int
    end: int
    key: str
    value: Fraction
    """Of one: 1/5 of 20 %."""


def shares(plain: str) -> Iterator[Share]:
    """The shares in words of a folded text, in order; not those written as percentages."""
    for match in _SHARE.finditer(plain) if any(one in plain for one in _TOLD_BY) else ():
        value = _value(match)
        if value is not None and 0 < value <= 1:
            start = match.start("upper") if match["upper"] else match.start()
            yield Share(start, match.end(), _key(value), value)


def key_of_fraction(words: str) -> str:
    """The key of folded words that are one fraction in numbers: 1/5, 五分之一. "" for others: 百分之五."""
    fraction = _fraction(words)
    return fraction.key if fraction else ""


@lru_cache(maxsize=1024)
def _fraction(words: str) -> Share | None:
    if ("/" not in words and "分之" not in words) or words.startswith(_PERCENT):
        return None
    found = list(shares(words))
    return found[0] if [(one.start, one.end) for one in found] == [(0, len(words))] else None


def rows_of_shares(words: str) -> Iterator[tuple[str, ...]]:
    """For folded words that are a fraction in numbers: of all other ways to say it, keys that stand in a row
    in every text which has it so: third, 一半, 四成.
    """
    fraction = _fraction(words)
    if fraction is None:
        return
    value = fraction.value
    if value == Fraction(1, 2):
        yield from (("一", "半"), ("半", "数"), ("half",))
    for lower, under in _UNDER.items():
        if 0 < value * under <= len(UP_TO_TEN) and (value * under).denominator == 1:
            yield (lower,)
    tenths = int(value * 10)
    if 0 < tenths < 10 and (value * 100).denominator == 1:
        yield from ((digit, "成") for digit, amount in DIGITS.items() if amount == tenths)


def _value(match: re.Match[str]) -> Fraction | None:
    """What it is of one; None where it is no share after all: a third one, within three quarters."""
    if match["half"]:
        return Fraction(1, 2)
    if match["tenths"]:
        tenths, more = (_digit(match[name] or "零") for name in ("tenths", "more"))
        return Fraction(10 * tenths + more, 100)
    if match["over"]:
        return Fraction(int(match["over"]), int(match["under"]))
    if match["upper"]:
        is_share = match["by"] or match["whole"] is not None or match["joint"] == "-"
        return Fraction(_OVER[match["upper"]], _UNDER[match["lower"]]) if is_share else None
    of, parts = (amount_of(f"一{one}" if one[0] in "十百千万" else one) for one in match.group("of", "parts"))
    return Fraction(parts) / Fraction(of) if of and parts is not None else None


def _digit(written: str) -> int:
    return DIGITS[written] if written in DIGITS else int(written)


def _key(value: Fraction) -> str:
    percent = value * 100
    exact = Decimal(percent.numerator) / Decimal(percent.denominator)
    return f"{spelling(exact)}%" if Fraction(exact) == percent else f"{value}%"
