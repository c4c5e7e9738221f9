"""Short forms that only capitals, dots or a digit tell from other words: ToC and 2C; A. I.; the US."""

from __future__ import annotations

import re
from collections.abc import Sequence

TO = frozenset(("tob", "toc", "tog"))
"""To businesses, to consumers, to governments, as one word."""
US = frozenset(("us", "u's", "u''s"))
"""As one word, with dots and blanks within it as apostrophes."""
CUSTOMERS = ("B", "C", "G")
COUNTRY, PRONOUN = "usa", "us"
SHORT_FORMS = TO | US
"""Words that may be one."""
SHOUTED = 4
"""Words without any small letter, which say nothing of capitals: JOIN US AT THE QUAY."""
_TWO = re.compile(r"(?<![a-z0-9'-])(?<!\d[.,])2(?=[bc](?!['-]?[a-z0-9]))")
"""2C, 2B; not B2C, 2cm, nor 2G, which is a network."""
_THE = re.compile(r"(?<![a-z])the\s+$")
_SPACED = re.compile(r"(?<![a-z0-9_.@/'])[a-z](?:\.\s[a-z])+(?=\.(?![a-z0-9_]))")
_SPACED_AT_ALL = re.compile(r"\b[a-z]\.\s[a-z]\.")
_LETTER = re.compile(r"[^\W\d_][.\uff0e]")


def short_form(folded: str, written: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The keys of one of SHORT_FORMS, which stands at a place in a folded text and as that is written, each
    with its own place; [] where it is but a word: ToC is to C, and toc or TOC may be anything.
    """
    if folded[start:end] in US:
        return [(COUNTRY, start, end)] if _is_country(folded, written, start, end) else []
    hump = written[start + 1].islower() and written[start + 2].isupper()
    return [("to", start, start + 2), (folded[start + 2], start + 2, end)] if hump else []


def _is_country(folded: str, written: str, start: int, end: int) -> bool:
    """Whether the us at a place in a folded text, and as that is written, is a country: U.S., US, the us."""
    if written[start + 1] == "." or _THE.search(folded[max(0, start - 6) : start]):
        return True
    return written[start:end].isupper() and not is_shouted(written)


def is_two(folded: str, at: int) -> bool:
    """Whether the 2 at a place in a folded text is said for to: 2C."""
    return _TWO.match(folded, at) is not None


def is_shouted(text: str) -> bool:
    """Whether a text has capitals only, and so many that they tell nothing."""
    return text.isupper() and text.isascii() and len(text.split()) >= SHOUTED


def joined(folded: str) -> str:
    """A folded text with the dots and blanks of A. I. and U. S. as apostrophes; the last dot stays."""
    if not _SPACED_AT_ALL.search(folded):
        return folded
    return _SPACED.sub(lambda found: re.sub(r"\W", "'", found[0]), folded)


def spaced(words: Sequence[str]) -> int:
    """How many of some words in a row, from the first on, are one short form: A. I., to C; 0 for none."""
    if words[0].lower() == "to" and words[1:2] and words[1] in CUSTOMERS:
        return 2
    count = next((i for i, word in enumerate(words) if not _LETTER.fullmatch(word)), len(words))
    return count if count > 1 else 0
