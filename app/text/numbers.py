"""Numbers in one spelling: 5.2万亿, 5。2万亿, 五点二万亿, 5万2千亿 and 5.2 trillion are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.text.counted import COUNTED, STARTS
from app.text.number_words import FIRST, SCALES, may_have_any, spoken
from app.text.pairs import SIGNS, paired

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_DIGITS = "零一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8, "兆": 10**12}
LONGEST = 18
"""Digits of a number that is brought into one spelling; what is longer is no amount but a code."""

MOST_UNITS = 20
"""Of one number (千, 亿): with more it is no amount, and would take a million digits."""

NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿点分")
"""Characters that may be a part of a number."""
_D = "零〇一二两三四五六七八九"
_POINT = (
    r"(?:[.。]\d+|(?:(?<=^0)|(?<=[^\d]0))点\d+(?![\d分])"
    r"|(?<!第\d)点(?:\d(?![\da-z分刻个人位名家号楼])|\d+(?=[十百千]?[万亿兆]|[%‰倍]|个百分点)))"
)
"""0.7, 0点7, 2点5万亿; not 8点30, nor 9点5分, which are times."""
_ARABIC = rf"\d+(?:,\d{{3}}(?!\d))*{_POINT}?"
_SIGN = r"%|‰|percent(?![a-z])|per cent(?![a-z])"
_UNITS = r"(?:(?:[十百万亿]|千(?![瓦米克卡赫伏焦])|兆(?![瓦赫字位比帕欧焦]))+)"  # 300千瓦 are 300 of a unit
_TAIL = (
    r"(?:(?<=[千万亿])\d|(?<=万)\d{4})(?![\da-z年月日号点岁天周星代%‰十百千万亿兆]|[.,。]\d)"  # not 3万5G基站
)
_MORE = rf"(?:\d{{1,4}}{_UNITS})*(?:{_TAIL})?"
"""What follows in 5万6千亿, 3万5 (35000) and 3万5000."""
_HAN = (
    rf"(?:[{_D}]+点[{_D}]+(?:[十百千]?[万亿兆]+)?"
    rf"|(?:[{_D}]|(?<![百千万亿兆])十)[{_D}十百千万亿兆]+)"
)
_SHORT = {"tn": "trillion", "bn": "billion", "mn": "million", "m": "million", "k": "thousand"}
"""Scales as the press writes them; m (metres) and k (4K) only of money."""
_WORDS = rf"{'|'.join(SCALES)}|tn|bn|mn|(?(cash)[mk]|(?!))"
NUMBER = re.compile(
    rf"(?P<part>[百千]分之)\s?(?P<of>{_ARABIC}|{_HAN}|[{_D}十百])"
    rf"|(?P<cash>(?<=[$€£¥]))?(?P<arabic>{_ARABIC})"
    rf"(?:\s?(?P<units>{_UNITS})(?P<more>{_MORE})|\s?(?P<word>{_WORDS})s?(?![a-z]))?"
    rf"(?:\s?(?P<sign>{_SIGN}))?"
    rf"|(?P<han>{_HAN})"
)
"""A number in text that is folded already (lower case, simplified, narrow)."""
_START = re.compile(rf"\d|[{_D}十百千](?=[{_D}十百千万亿兆点分])|{STARTS}")
"""Where one may begin: quick to look for."""
_WORD = re.compile("[a-z]+")
_SHARE = re.compile(rf"\s?(?P<sign>{_SIGN})")
_TOKENS = re.compile(r"\d+|\D")
_SIGNS = {"百分之": "%", "千分之": "‰", "%": "%", "‰": "‰", "percent": "%", "per cent": "%"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: `text[start:end]`."""

    start: int
    end: int
    keys: tuple[str, ...]
    """Its one spelling: the amount, and % or ‰ where it is a share."""
    parts: tuple[str, ...] = ()
    """Words in it that it is looked for by too: 5.2 of 5.2万亿, two and million of two million."""


def numbers(plain: str) -> Iterator[Number]:
    """The numbers of a folded text in order, those whose spelling matters: few single Han digits do."""
    end = 0
    for start in _starts(plain):
        if start < end:
            continue
        if "a" <= plain[start] <= "z":
            found, stop = _in_words(plain, start), end
        elif counted := COUNTED.match(plain, start):
            found, stop = _counted(counted), end
        else:
            match = NUMBER.match(plain, start)
            if match is None:
                continue
            found, stop = _number(match), match.end()
            if found and plain[found.end : found.end + 1] in SIGNS:
                found = _in_a_pair(plain, found)
        end = found.end if found else stop
        if found is not None:
            yield found


def _starts(plain: str) -> list[int]:
    """Where a number may begin."""
    starts = [match.start() for match in _START.finditer(plain)]
    if may_have_any(plain):
        starts += [match.start() for match in _WORD.finditer(plain) if match[0] in FIRST]
        starts.sort()
    return starts


def may_begin_number(word: str) -> bool:
    """Whether a folded word may be the first of a number of several words."""
    letters = _WORD.match(word)
    return letters[0] in FIRST if letters else _START.match(word) is not None


def is_number(words: str) -> bool:
    """Whether folded words are one number and nothing else: 5.2 trillion, twenty six, 95 per cent."""
    return [(found.start, found.end) for found in numbers(words)] == [(0, len(words))]


def _in_a_pair(plain: str, first: Number) -> Number:
    """A number with what its sign says: that of 2-3 with a 到 behind it, that of 1/5 with the other one."""
    pair = paired(plain, first.start, first.end, first.keys)
    return Number(first.start, *pair, first.parts) if pair else first


def _in_words(plain: str, start: int) -> Number | None:
    number = spoken(plain, start)
    if number is None:
        return None
    share = _SHARE.match(plain, number.end)
    end = share.end() if share else number.end
    return Number(start, end, _keys(spelling(number.amount), share["sign"] if share else ""), number.parts)


def _counted(match: re.Match[str]) -> Number | None:
    """Ten; two before what is counted, which is looked for by itself as its digit; so many and a half."""
    if match["whole"]:
        amount = amount_of(match["whole"])
        unit = match["unit"].replace("半", "")
        return None if amount is None else Number(*match.span(), (spelling(amount + Decimal("0.5")), *unit))
    keys, parts = (("10",), ()) if match["ten"] else (("两",), (_HAN_DIGITS[2],))
    return Number(match.start(), match.end(), keys, parts)


def _number(match: re.Match[str]) -> Number | None:
    if match.end() - match.start() > MOST_UNITS and sum(map(match[0].count, (*_SMALL, *_GREAT))) > MOST_UNITS:
        return None
    sign, end = match["part"] or match["sign"] or "", match.end()
    word = _SHORT.get(match["word"] or "", match["word"] or "")
    digits = _western(match["arabic"] or "")
    if match["arabic"] and match["more"]:
        amount = (
            _with_units(_TOKENS.findall(digits + match["units"] + match["more"]))
            if "." not in digits
            else None
        )
        if amount is None:  # one to two millions: 100万200万
            sign, end = "", match.end("units")
            amount = _scaled(digits, match["units"], "")
    elif match["arabic"]:
        if len(digits) > LONGEST:
            return None
        amount = _scaled(digits, match["units"] or "", word)
    else:
        amount = amount_of(match["of"] or match["han"])
    if amount is None:
        return None
    key = spelling(amount)
    if len(match["arabic"] or "") > 2 and match["arabic"].startswith("00"):
        key = match["arabic"]  # 007 is no amount
    parts: tuple[str, ...] = (spelling(Decimal(digits)),) if match["units"] or word else ()
    parts += (word,) if word else ()
    return Number(match.start(), end, _keys(key, sign), parts)


def _western(arabic: str) -> str:
    """Digits with a point, if any, and nothing else."""
    return arabic.replace(",", "").replace("。", ".").replace("点", ".")


def _keys(key: str, sign: str) -> tuple[str, ...]:
    return (key, _SIGNS[sign]) if sign else (key,)


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
    return amount * SCALES.get(word, 1)


def amount_of(written: str) -> Decimal | None:
    """What Chinese number words amount to. None where they are no number: 三四 (three or four), 三千千."""
    if written[0].isascii():
        return _scaled(_western(written), "", "")
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


def _with_units(written: Sequence[str]) -> Decimal | None:
    """二十四, 一万零三百, 两千万亿, 一百五 (150), 5万6千亿. None for 三四十 (30 to 40), 100万200万."""
    total = part = 0
    digit: int | None = None
    small, great, greatest = 10**4, 0, 0
    for one in written:
        if one in _SMALL:
            if _SMALL[one] >= small:
                return None
            small = _SMALL[one]
            part += (digit or 1) * small
            digit = None
        elif one in _GREAT:
            unit = _GREAT[one]
            if unit in (great, greatest):  # said twice: 1万亿1万亿
                return None
            part += digit or 0
            total = (total + part) * unit if unit > great else total + part * unit
            part, digit, small, great, greatest = 0, None, 10**4, unit, max(unit, greatest)
        elif digit:
            return None
        else:
            digit = DIGITS[one] if one in DIGITS else int(one)
    return Decimal(total + part + (digit or 0) * _last_place(written))


def _last_place(written: Sequence[str]) -> int:
    """What the last digit stands for: tens in 一百五, thousands in 一万二; none where there are several."""
    before = written[-2] if len(written) > 1 and len(written[-1]) == 1 else "十"
    return (_SMALL.get(before) or _GREAT.get(before, 10)) // 10 if before != "十" else 1
