"""Citations of an utterance in the usual forms: pure, without web, database or clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.citations.cited import Cited
from app.citations.exchange import bibtex, csl_json, ris
from app.citations.styles import apa, chicago, gbt7714, plain_en, plain_zh

__all__ = ["FILES", "STYLES", "Cited", "File"]

STYLES: dict[str, Callable[[Cited], str]] = {
    "中文": plain_zh,
    "English": plain_en,
    "GB/T 7714": gbt7714,
    "APA": apa,
    "Chicago": chicago,
}
"""Citations to copy, by the name that readers know them by."""


@dataclass(frozen=True, slots=True)
class File:
    """A citation that is saved and opened by a reference manager."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Cited], str]


FILES = {
    file.ending: file
    for file in (
        File("BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex),
        File("RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris),
        File("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl_json),
    )
}
"""Citations to save, by the ending of their file."""
