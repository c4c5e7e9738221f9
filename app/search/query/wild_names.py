"""Wild cards in the value of a field: speaker:吴*, session:port*2025."""

from __future__ import annotations

import re

from app.search.query.wild import glob, has_card
from app.text.normalise import plain

MOST_STARS = 3
"""Of a title: a database takes longer the more there are."""


def numbers_fitting(lines: str, written: str) -> frozenset[int]:
    """The numbers behind the names, one a line with a tab between, in which a wild card fits whole words."""
    name = plain(" ".join(written.split()))
    if not has_card(name) or not any(map(str.isalnum, name)):
        return frozenset()
    fits = re.compile(r"(?m)(?:^|(?<=[\s·.-]))" + glob(name, r"[^\t\n]") + r"(?=[\s·.-]).*")
    return frozenset(int(found[0].rpartition("\t")[2]) for found in fits.finditer(lines))


def like(written: str) -> str:
    """What a title holds, for the database's LIKE, with a backslash before its own signs."""
    escaped = re.sub(r"([\\%_])", r"\\\1", written)
    cards = escaped.count("*") <= MOST_STARS
    return f"%{escaped.replace('*', '%').replace('?', '_') if cards else escaped}%"
