"""The numbers of speakers by their names, as a lexicon holds these: a line each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=8)  # one for each archive that is asked; the lines are made anew when a name changes
def numbers_by_name(lines: str) -> Mapping[str, frozenset[int]]:
    """Of lines of a name (folded), a tab and a number: for each name all its numbers."""
    found: dict[str, frozenset[int]] = {}
    for line in lines.splitlines():
        name, _, number = line.rpartition("\t")
        found[name] = found.get(name, frozenset()) | {int(number)}
    return found
