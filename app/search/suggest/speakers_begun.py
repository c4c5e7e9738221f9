"""Speakers by how their names begin, as they are written or in pinyin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select

from app.database import Db
from app.models import Speaker
from app.search.names.lexicon import Lexicon
from app.search.stored.among import among, listed
from app.text.normalise import plain
from app.text.second_readings import ways_to_read
from app.text.typed_pinyin import toneless

MOST = 4


def speakers_begun(db: Db, known: Lexicon, typed: str) -> list[tuple[str, str]]:
    """The slugs and names of those one of whose names begins so: first those whose own name does, then those
    whose family name is that in pinyin, then those whose name begins with it.
    """
    numbers = known.called(typed, begun=True)
    if not numbers:
        return []
    start, letters = plain(typed), toneless(typed)

    def likely(speaker: tuple[str, str]) -> tuple[bool, bool, bool, int]:
        name = plain(speaker[1])
        family, whole = (map("".join, ways_to_read(part)) for part in (name[:1], name))
        is_begun = any(one.startswith(letters) for one in whole)
        is_family = not {*letters}.isdisjoint(family)
        return not name.startswith(start), not is_begun or not is_family, not is_begun, len(name)

    rows = db.execute(_by_number(), {"numbers": listed(sorted(numbers))})
    return sorted(((slug, name) for slug, name in rows), key=likely)[:MOST]


def slugs_of(db: Db, names: Sequence[str]) -> Mapping[str, str]:
    """Of names that are one speaker's, and no other's, that speaker's slug."""
    rows = [(slug, name) for slug, name in db.execute(_by_name(), {"names": list(names)})] if names else []
    speakers = Counter(name for _, name in rows)
    return {name: slug for slug, name in rows if speakers[name] == 1}


@cache
def _by_number() -> Select[*tuple[Any, ...]]:
    return select(Speaker.slug, Speaker.name).where(among(Speaker.id), Speaker.role != "unknown")


@cache
def _by_name() -> Select[*tuple[Any, ...]]:
    names: BindParameter[list[str]] = bindparam("names", expanding=True)
    return select(Speaker.slug, Speaker.name).where(Speaker.name.in_(names), Speaker.role != "unknown")
