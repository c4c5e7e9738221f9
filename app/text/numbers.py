"""Numbers in one spelling: 5.2万亿, 5。2万亿, 五点二万亿, 52000亿 and 5.2 trillion are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_DIGITS = "零一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_WORDS = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
LONGEST = 18
"""Digits of a number that is brought into one spelling; what is longer is no amount but a code."""

NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿点分")
"""Characters that may be a part of a number."""
_D = "零〇一二两三四五六七八九"
_ARABIC = r"\d+(?:,\d{3}(?!\d))*(?:[.。]\d+)?"
_UNITS = r"(?:(?:[十百万亿]|千(?![瓦米克卡赫伏焦])|兆(?![瓦赫字位比帕欧焦]))+)"  # 300千瓦 are 300 of a unit
_HAN = (
    rf"(?:[{_D}]+点[{_D}]+(?:[十百千]?[万亿兆]+)?"
    rf"|(?:[{_D}]|(?<![百千万亿兆])十)[{_D}十百千万亿兆]+)"
)
NUMBER = re.compile(
    rf"(?P<part>[百千]分之)\s?(?P<of>{_ARABIC}|{_HAN}|[{_D}十百])"
    rf"|(?P<arabic>{_ARABIC})"
    rf"(?:\s?(?P<units>{_UNITS})|\s?(?P<word>thousand|million|billion|trillion)s?(?![a-z]))?"
    rf"(?:\s?(?P<sign>%|‰|percent(?![a-z])|per cent(?![a-z])))?"
    rf"|(?P<han>{_HAN})"
)
"""A number in text that is folded already (lower case, simplified, narrow)."""
_START = re.compile(rf"\d|[{_D}十百千](?=[{_D}十百千万亿兆点分])")
"""Where one may begin: quick to look for."""
_SIGNS = {"百分之": "%", "千分之": "‰", "%": "%", "‰": "‰", "percent": "%", "per cent": "%"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `text[start:end]`."""

    start: int
    end: int
    keys: tuple[str, ...]
    """Its one spelling: the amount, and % or ‰ where it is a share."""
    written: str
    """Its digits as they stand, where the amount is more than those say ("5.2" of 5.2万亿), else ""."""


def numbers(plain: str) -> Iterator[Number]:
    """The numbers of a folded text in order, those whose spelling matters: single Han digits are left out."""
    end = 0
    for start in _START.finditer(plain):
        if start.start() < end:
            continue
        match = NUMBER.match(plain, start.start())
        if match is None:
            continue
        end = match.end()
        found = _number(match)
        if found is not None:
            yield found


def _number(match: re.Match[str]) -> Number | None:
    sign = _SIGNS.get(match["part"] or match["sign"] or "", "")
    if match["arabic"]:
        digits = match["arabic"].replace(",", "").replace("。", ".")
        if len(digits) > LONGEST:
            return None
        amount = _scaled(digits, match["units"] or "", match["word"] or "")
    else:
        amount = _amount(match["of"] or match["han"])
    if amount is None:
        return None
    key = spelling(amount)
    written = ""
    if match["arabic"] and (match["units"] or match["word"]):
        written = spelling(Decimal(digits))
    if len(match["arabic"] or "") > 2 and match["arabic"].startswith("00"):
        key = match["arabic"]  # 007 is no amount
    return Number(match.start(), match.end(), (key, sign) if sign else (key,), written)


def spelling(amount: Decimal) -> str:
    """An amount as it is looked up: no zeros at the end, a single digit as the Chinese character."""
    text = format(amount.normalize(), "f")
    return _HAN_DIGITS[int(text)] if len(text) == 1 else text


def _scaled(digits: str, units: str, word: str) -> Decimal | None:
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        return None
    for unit in units:
        amount *= _SMALL.get(unit) or _GREAT[unit]
    return amount * _WORDS.get(word, 1)


def _amount(written: str) -> Decimal | None:
    """What Chinese number words amount to. None where they are no number: 三四 (three or four), 三千千."""
    if written[0].isascii():
        return _scaled(written.replace(",", "").replace("。", "."), "", "")
    whole, point, rest = written.partition("点")
    if point:
        decimals = "".join(str(DIGITS[c]) for c in rest if c in DIGITS)
        units = "".join(c for c in rest if c not in DIGITS)
        return _scaled(f"{_digits(whole)}.{decimals}", units, "")
    if all(character in DIGITS for character in written):
        return Decimal(_digits(written)) if len(written) > 2 or written in "零〇" else _single(written)
    return _with_units(written)


def _single(written: str) -> Decimal | None:
    return Decimal(DIGITS[written]) if len(written) == 1 else None


def _digits(written: str) -> str:
    return "".join(str(DIGITS[character]) for character in written)


def _with_units(written: str) -> Decimal | None:
    """二十四, 一万零三百, 两千万亿, 一百五 (150). None for 三四十, thirty to forty."""
    total = part = 0
    digit: int | None = None
    small, great = 10**4, 0
    for character in written:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        elif character in _SMALL:
            if _SMALL[character] >= small:
                return None
            small = _SMALL[character]
            part += (digit or 1) * small
            digit = None
        else:
            unit = _GREAT[character]
            part += digit or 0
            total = (total + part) * unit if unit > great else total + part * unit
            part, digit, small, great = 0, None, 10**4, unit
    return Decimal(total + part + (digit or 0) * _last_place(written))


def _last_place(written: str) -> int:
    """What the last digit stands for: tens in 一百五, thousands in 一万二."""
    before = written[-2:-1]
    return (_SMALL.get(before) or _GREAT.get(before, 10)) // 10 if before != "十" else 1
