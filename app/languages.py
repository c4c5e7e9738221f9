"""The languages of the interface: which one a reader gets, its words, dates, numbers and plurals."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations

from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from app.message import Message
from app.settings import ROOT
from app.text.joined import joined

CATALOGUES = ROOT / "locales"

TERMS = (
    Message("music"), Message("opening"), Message("welcome"), Message("keynote"), Message("report"),
    Message("dialogue"), Message("panel"), Message("closing"), Message("part"),
    Message("laughter"), Message("applause"), Message("cry"), Message("noise"), Message("note"),
    Message("speaker"), Message("moderator"), Message("announcer"), Message("unknown"),
)  # fmt: skip
"""Words of the archive's own that pages show: kinds of parts, marks, roles."""
SPOKEN = {
    "zh": Message("Chinese"),
    "en": Message("English"),
    "ja": Message("Japanese"),
    "ko": Message("Korean"),
    "und": Message("other"),
}
"""The languages that talks are in."""
_NUMBERED = re.compile(r"Speaker (\d+)")


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the interface."""

    code: str
    """What ?ui= and the cookie say."""
    tag: str
    """For lang attributes."""
    name: str
    """What it calls itself."""
    locale: Locale
    words: NullTranslations

    def say(self, text: str) -> str:
        """A message in this language; a text that is none as it is."""
        if not isinstance(text, Message):
            return text
        values = {name: self.say(one) if isinstance(one, str) else one for name, one in text.values.items()}
        form = self.words.gettext(text.form)
        return form.format(**values) if values else form

    def term(self, word: str) -> str:
        """A word of the archive's own (laughter, keynote, moderator); any other as it is."""
        return self.words.gettext(word) if word in TERMS else word

    def person(self, name: str) -> str:
        """A speaker's name; for a voice that nobody named the number it goes by."""
        numbered = _NUMBERED.fullmatch(name)
        return self.say(Message("Speaker {number}", number=numbered[1])) if numbered else name

    def spoken(self, code: str) -> str:
        """The name of a talk's language."""
        return self.say(SPOKEN.get(code, code))

    def day(self, value: date | datetime | None) -> str:
        """19 September 2025, 2025年9月19日; "" for none."""
        return _day(value, self.locale) if value else ""

    def days(self, first: date, last: date) -> str:
        """18–19 Sept 2025, 2025年9月18日至19日; one day alone as `day` has it."""
        return (
            self.day(first)
            if first == last
            else str(format_interval(first, last, "yMMMMd", locale=self.locale))
        )

    def duration(self, seconds: float) -> str:
        """2 hrs 4 mins; 2小时4分钟. At least a minute."""
        hours, minutes = divmod(max(1, round(seconds / 60)), 60)
        units = ((hours, "duration-hour"), (minutes, "duration-minute"))
        return joined(format_unit(count, unit, "short", locale=self.locale) for count, unit in units if count)

    def listed(self, words: Iterable[str]) -> str:
        """English and Chinese; 英文和中文."""
        return str(format_list(list(words), locale=self.locale))

    def number(self, value: int) -> str:
        """1,234"""
        return str(format_decimal(value, locale=self.locale))

    def share(self, value: float) -> str:
        """37%; what is less than one per cent says so."""
        some = format_percent(max(value, 0.01), locale=self.locale)
        return f"<{some}" if value < 0.01 else str(some)


@lru_cache(maxsize=4096)
def _day(value: date | datetime, locale: Locale) -> str:
    return str(format_date(value, "long", locale=locale))


@cache
def languages() -> Mapping[str, Language]:
    """All languages by their codes; the first is for readers who wish none of them."""
    english = Language("en", "en", "English", Locale("en", "GB"), NullTranslations())
    chinese = Language("zh", "zh-Hans", "简体中文", Locale("zh", script="Hans"), _catalogue("zh"))
    return {one.code: one for one in (english, chinese)}


def _catalogue(code: str) -> NullTranslations:
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def wished(asked: str, remembered: str, accepted: str) -> Language:
    """A reader's language: the one asked for (?ui=), else the remembered one, else as the browser accepts."""
    known = languages()
    for code in (asked, remembered):
        if code in known:
            return known[code]
    return next((known[code] for code in _preferred(accepted) if code in known), next(iter(known.values())))


def _preferred(accepted: str) -> list[str]:
    """The languages of an Accept-Language header without their regions, the dearest first."""
    weighted = []
    for part in accepted[:1000].split(","):
        tag, *parameters = part.strip().split(";")
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.strip().partition("=")
            if name == "q":
                weight = float(value) if re.fullmatch(r"[01](\.\d{0,3})?", value) else 0.0
        if weight > 0:
            weighted.append((-weight, tag.strip().partition("-")[0].lower()))
    return [tag for _, tag in sorted(weighted, key=lambda one: one[0])]
