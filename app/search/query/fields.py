"""The names of fields in a query."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

FIELDS = {
    "speaker": "speaker", "讲者": "speaker", "講者": "speaker", "发言人": "speaker", "發言人": "speaker",
    "演讲者": "speaker", "演講者": "speaker", "主讲人": "speaker", "主講人": "speaker", "嘉宾": "speaker",
    "嘉賓": "speaker",
    "session": "session", "场次": "session", "場次": "session", "会议": "session",
    "event": "event", "活动": "event", "活動": "event",
    "lang": "lang", "language": "lang", "语言": "lang", "語言": "lang",
    "date": "date", "year": "date", "日期": "date", "时间": "date", "時間": "date", "年份": "date",
    "年": "date",
    "in": "kind", "在": "kind", "环节": "kind", "環節": "kind", "部分": "kind",
    "match": "match", "匹配": "match", "匹配方式": "match",
}  # fmt: skip
"""Names of fields in a query, English and Chinese."""
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
WRITTEN = (*FIELDS, *(name.translate(_WIDE) for name in FIELDS if name.isascii()))
"""The same, and as they are written with full-width letters."""
NEVER_WITHOUT = frozenset(("date", "match"))
"""Fields that tell what is wanted; hits cannot be asked to be without such a thing."""


EXAMPLES = {
    "speaker": "speaker:Quillmere", "session": "session:panel", "event": "event:2024", "lang": "lang:zh",
    "date": "date:2024", "kind": "in:panel", "match": "match:exact",
}  # fmt: skip
"""Of each field how it is written with a value."""


def field_alone(typed: str) -> str:
    """The name of a field that was typed with its colon and nothing behind it; "" for any other word."""
    name = typed[:-1] if typed[-1:] in (":", "：") else ""
    return name if field_of(name) else ""


def field_of(name: str) -> str | None:
    """The field of a name, in letters of any case and width; None for none."""
    return FIELDS.get(unicodedata.normalize("NFKC", name).lower())


@dataclass(frozen=True, slots=True)
class TypedField:
    """A field and its value in a query: speaker:…, or -speaker:… for what hits must not have."""

    field: str
    value: str
    start: int
    end: int
    """The characters of the query that say so."""
    grouped: bool = False
    """Whether these are the value alone, in a bracket with others: speaker:(A OR B)."""

    @property
    def name(self) -> str:
        """As it is written in a query or an address."""
        return "in" if self.field == "kind" else self.field

    def written(self, text: str) -> str:
        """As it is written in the query, by itself."""
        written = text[self.start : self.end]
        if not self.grouped:
            return written
        return f"{self.name}:{written}" if " " not in self.value or written != self.value else self._quoted

    @property
    def _quoted(self) -> str:
        return f'{self.name}:"{self.value}"'
