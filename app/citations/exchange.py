"""Citations as reference managers read them: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from app.citations.cited import Cited
from app.citations.styles import clock
from app.text.slugs import slug

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
"""BibTeX counts braces even after a backslash, so a lone one may not stand as \\{."""
_NOT_IN_URL = re.compile(r"[\s{}\\<>\"|^`]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(cited: Cited) -> str:
    """One @misc entry, for BibTeX and BibLaTeX, in UTF-8.

    Values stand in braces with TeX's special characters escaped; a name that may not be taken apart, and
    titles, whose capitals are to stay, stand in braces of their own.
    """
    authors = [
        f"{{{_tex(name.literal)}}}" if name.literal else f"{_tex(name.family)}, {_tex(name.given)}"
        for name in cited.names
    ]
    day = cited.day
    values = {
        "author": " and ".join(authors),
        "title": f"{{{_tex(cited.title)}}}",
        "howpublished": _tex(", ".join(filter(None, (cited.within, cited.event, cited.archive)))),
        "eventtitle": _tex(cited.event),
        "date": day.isoformat() if day else "",
        "year": str(day.year) if day else "",
        "url": _url(cited.url),
        "urldate": cited.accessed.isoformat(),
        "langid": {"zh": "chinese", "en": "english", "ja": "japanese", "ko": "korean"}.get(cited.lang, ""),
        "note": f"At {clock(cited.seconds)}" if cited.seconds is not None else "",
        "abstract": _tex(cited.words),
    }
    lines = [f"  {field} = {{{value}}}," for field, value in values.items() if value]
    if day:
        lines.append(f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join([f"@misc{{{_key(cited)},", *lines, "}", ""])


def ris(cited: Cited) -> str:
    """RIS as Reference Manager's format specification of 2011 has it: a tag, two spaces, a hyphen, a space.

    Lines end in CR LF; the record is a conference paper, the nearest type that all programs know.
    """
    day = cited.day
    lines = [
        ("TY", "CPAPER"),
        *(("AU", name.inverted) for name in cited.names),
        ("TI", cited.title),
        ("T2", cited.event or cited.within),
        ("T3", cited.within if cited.event else ""),
        ("PY", str(day.year) if day else ""),
        ("DA", f"{day:%Y/%m/%d}/" if day else ""),
        ("PB", cited.archive),
        ("AB", cited.words),
        ("LA", cited.lang if cited.lang != "und" else ""),
        ("N1", f"At {clock(cited.seconds)}" if cited.seconds is not None else ""),
        ("UR", _url(cited.url)),
        ("Y2", f"{cited.accessed:%Y/%m/%d}/"),
        ("ID", cited.id),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def csl(cited: Cited) -> dict[str, Any]:
    """One item of CSL-JSON, schema 1.0.2: a speech."""
    authors = [
        {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given}
        for name in cited.names
    ]
    item = {
        "id": cited.id,
        "type": "speech",
        "title": cited.title,
        "author": authors,
        "container-title": cited.within,
        "event-title": cited.event,
        "issued": _csl_day(cited.day) if cited.day else "",
        "publisher": cited.archive,
        "URL": _url(cited.url),
        "accessed": _csl_day(cited.accessed),
        "language": cited.lang if cited.lang != "und" else "",
        "note": f"At {clock(cited.seconds)}" if cited.seconds is not None else "",
        "abstract": cited.words,
    }
    return {field: value for field, value in item.items() if value}


def csl_json(cited: Cited) -> str:
    """A CSL-JSON file: a list of one item."""
    return json.dumps([csl(cited)], ensure_ascii=False, indent=2) + "\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _url(url: str) -> str:
    """An address that needs no escaping in any of the formats."""
    return _NOT_IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), url)


def _key(cited: Cited) -> str:
    """A key that is the same each time: ondarra2025dkalsan5bh."""
    name = slug(cited.names[0].family or cited.names[0].literal).replace("-", "") or "speaker"
    return f"{name}{cited.day.year if cited.day else ''}{slug(cited.id).replace('-', '')}"


def _csl_day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
