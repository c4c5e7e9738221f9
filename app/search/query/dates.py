"""Days as people write them in a search: 2024, 2024-07, 2024/7/5, 2024年7月, July 2024, 2024..2025, >2024."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(?P<year>\d{4})(?:(?P<gap>[-/.])(?P<month>\d{1,2})(?:(?P=gap)(?P<day>\d{1,2}))?)?")
_IN_CHINESE = re.compile(r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月?(?:(?<=月)(?P<day>\d{1,2})[日号號]?)?)?")
_IN_A_ROW = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?")
_IN_ENGLISH = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?P<name>[a-z]{3,9})\.?"
    r"(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>\d{4})"
)
_STRETCH = re.compile(r"(?P<first>.*?)\s*(?:\.\.+|…|[~至到])\s*(?P<last>.*)|(?P<from>\d{4})-(?P<to>\d{4})")
_COMPARED = re.compile(r"(?P<sign>[<>]=?)\s*(?P<day>.+)")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TENS = re.compile("([一二三])?十([一二三四五六七八九])?")

Stretch = tuple[date | None, date | None]


def days(written: str) -> Stretch | None:
    """The first and the last day meant, None for an open end. None in all where it is no date."""
    written = _plain(written)
    if compared := _COMPARED.fullmatch(written):
        return _beside(compared["sign"], _stretch(compared["day"]))
    match = _STRETCH.fullmatch(written)
    if match is None:
        return _stretch(written)
    start, end = match["first"] or match["from"] or "", match["last"] or match["to"] or ""
    first, last = _stretch(start) if start else None, _stretch(end) if end else None
    if (start and not first) or (end and not last) or not (first or last):
        return None
    return first and first[0], last and last[1]


def _plain(written: str) -> str:
    """In narrow small characters, with all numbers in digits: 二〇二四年十一月 as 2024年11月."""
    plain = " ".join(unicodedata.normalize("NFKC", written).lower().split())
    return _TENS.sub(lambda ten: f"{ten[1] or '一'}{ten[2] or '〇'}", plain).translate(_DIGITS)


def _beside(sign: str, stretch: Stretch | None) -> Stretch | None:
    """What is before or after a year, month or day, or from it on, or up to it."""
    first, last = stretch or (None, None)
    if first is None or last is None:
        return None
    try:
        if sign[0] == ">":
            return (first if sign == ">=" else last + timedelta(days=1)), None
        return None, (last if sign == "<=" else first - timedelta(days=1))
    except OverflowError:  # there are no days after the year 9999
        return None


def _stretch(written: str) -> Stretch | None:
    """The first and last day of a year, month or day."""
    for form in (_DAY, _IN_CHINESE, _IN_A_ROW):
        if match := form.fullmatch(written):
            return _span(match["year"], match["month"], match["day"])
    match = _IN_ENGLISH.fullmatch(written)
    names = [name for name in _MONTHS if match and name.startswith(match["name"])]
    if match is None or not names or (match["day"] and match["behind"]):
        return None
    return _span(match["year"], str(_MONTHS.index(names[0]) + 1), match["day"] or match["behind"])


def _span(year: str, month: str | None, day: str | None) -> Stretch | None:
    """Of a day, or without one of a month, or without both of a year. None where there is none such."""
    first_month, last_month = int(month or 1), int(month or 12)
    try:
        last = int(day) if day else monthrange(int(year), last_month)[1]
        return date(int(year), first_month, int(day or 1)), date(int(year), last_month, last)
    except ValueError:  # the calendar's own error for a month is one too
        return None
