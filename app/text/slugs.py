"""Readable parts of addresses from titles and names, Chinese by its pinyin."""

import re
import unicodedata

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str, longest: int = 60) -> str:
    """Lower-case ASCII words joined by hyphens, cut between words; "" where nothing can be spelt so."""
    from pypinyin import lazy_pinyin  # only where something gets an address: it takes 55 MB

    spelt = " ".join(lazy_pinyin(text.replace("\u2019", "").replace("'", "")))
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode().lower()
    words = _NOT_IN_SLUG.sub("-", plain).strip("-")
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]
