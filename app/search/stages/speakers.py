"""Speakers whose names are in a search: by themselves, or beside other words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, or_, select

from app.database import Db
from app.models import NameVariant, Speaker, Utterance
from app.search.names.lexicon import Lexicon
from app.search.names.names import Keys, name_keys
from app.search.names.person_names import is_title_behind, parts, untitled, without_title_before
from app.search.query.clauses import Clause
from app.search.query.query import SearchQuery, from_parameters
from app.search.query.readings import in_a_row
from app.search.query.taken_out import places_of, taken_out
from app.search.stored.among import among, listed
from app.text.normalise import is_han
from app.text.typed_pinyin import typed

MOST = 3
MOST_WORDS = 4
"""Of a name that is typed with blanks in it."""
LONGEST_NAME = 40
"""Characters of what may be somebody's name."""


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """A speaker whose name is what was searched for."""

    slug: str
    name: str
    title: str
    org: str


def speakers_named(
    db: Db, query: SearchQuery, known: Lexicon, stands: bool = True
) -> tuple[SpeakerFound, ...]:
    """Speakers whose name, a part of it, or another spelling of it is all that was searched for; or, of what
    `stands` nowhere, its initials.
    """
    if not query.q or len(query.q) > LONGEST_NAME or len(query.wanted) > MOST_WORDS or query.others:
        return ()
    found = _called(db, query.wanted, known)
    if found or stands or len(query.wanted) > 1:
        return found
    names = [known.shown[keys] for clause in query.wanted for keys in known.with_initials(clause.words)]
    return _known_by(db, frozenset(), names) if names else ()


def by_speaker(db: Db, query: SearchQuery, known: Lexicon) -> tuple[SpeakerFound, SearchQuery] | None:
    """The one speaker whose name is one of the words, and the others put to what that speaker said.

    None where there is no such speaker, or nothing but the name was asked for.
    """
    ways = query.alternatives
    if len(query.wanted) < 2 or query.speaker or (len(ways) == 1 and _called(db, query.wanted, known)):
        return None
    named = named_beside(db, [one for one in query.wanted if all(one in way.wanted for way in ways)], known)
    if named is None or any(set(way.wanted) <= set(named[1]) for way in ways):
        return None
    said = _but(replace(query, speaker=named[0].slug), named[1])
    return (named[0], said) if said else None


def named_beside(
    db: Db, clauses: Sequence[Clause], known: Lexicon
) -> tuple[SpeakerFound, tuple[Clause, ...]] | None:
    """The one speaker whose name is among clauses, the longest row of them that is one (Zhu Yunlai), and
    those of them that are the name.
    """
    spelt = [all(map(typed, without_title_before(one.words).split())) for one in clauses]
    for length in range(min(len(clauses), MOST_WORDS), 0, -1):
        for start in range(len(clauses) - length + 1):
            row = clauses[start : start + length]
            if any(one.pattern or (one.quoted and length > 1) for one in row):
                continue
            if not _may_be_name(in_a_row(row), known, all(spelt[start : start + length])):
                continue
            found = _called(db, row, known)
            if len(found) == 1:
                return found[0], tuple(one for one in clauses if one in row or _is_part(one, found[0].name))
    return None


def _but(query: SearchQuery, left_out: Sequence[Clause]) -> SearchQuery | None:
    """The same search without some of its words; None if it has an OR and they cannot be found in it."""
    if not query.others:
        return of_words(query, [one for one in query.wanted if one not in left_out])
    words = taken_out(query.q, places_of({one.words for one in left_out}, query.q))
    if any(places_of({one.words}, words) or not places_of({one.words}, query.q) for one in left_out):
        return None
    return from_parameters(replace(query, q=words, page=1).parameters())


def of_words(query: SearchQuery, wanted: Sequence[Clause]) -> SearchQuery:
    """The same search for other words, as one would type it."""
    other = replace(query, q=" ".join(_typed(query, wanted)), page=1)
    return from_parameters(other.parameters())


def _called(db: Db, clauses: Sequence[Clause], known: Lexicon) -> tuple[SpeakerFound, ...]:
    keys = tuple(key for clause in clauses for key in clause.keys)
    words = " ".join(clause.words for clause in clauses)
    numbers = known.called(words)
    others = known.others(known.known_as(words, keys))
    spellings = [known.shown[other] for other in others if other in known.shown]
    if not numbers and not spellings:
        return ()
    return _known_by(db, numbers, spellings, keys)


def _known_by(
    db: Db, numbers: Collection[int], spellings: Sequence[str], keys: Keys = ()
) -> tuple[SpeakerFound, ...]:
    """Speakers by their numbers, or some spelling; first the one whose name has these keys."""
    given = {"numbers": listed(sorted(numbers)), "spellings": spellings}
    found = [SpeakerFound(*row) for row in db.execute(_query(), given)]
    found.sort(key=lambda one: (name_keys(one.name) != keys, len(one.name)))
    return tuple(found[:MOST])


@cache
def _query() -> Select[*tuple[Any, ...]]:
    spellings: BindParameter[list[str]] = bindparam("spellings", expanding=True)
    named = select(NameVariant.speaker_id).where(NameVariant.name.in_(spellings))
    return (
        select(Speaker.slug, Speaker.name, Speaker.title, Speaker.org)
        .where(or_(among(Speaker.id), Speaker.name.in_(spellings), Speaker.id.in_(named)))
        .where(select(Utterance.id).where(Utterance.speaker_id == Speaker.id).exists())
        .limit(50)
    )


def _may_be_name(clause: Clause, known: Lexicon, spelt: bool) -> bool:
    """Whether words are a name as it is known, in pinyin (`spelt`) or by its sound, or a family name with a
    title: 朱教授.
    """
    if clause.keys in known.names or known.homophones(clause.keys):
        return True
    if spelt and known.in_pinyin(clause.words):
        return True
    return all(map(is_han, clause.keys)) and any(is_title_behind(clause.words, size) for size in (1, 2))


def _is_part(clause: Clause, name: str) -> bool:
    """Whether words are one of the names of Ansel Quillmere, which are typed with blanks between them, the
    initial of one, or a title.
    """
    if any(map(is_han, clause.words)) or not any(map(str.isalpha, clause.words)):
        return False  # an amount is none
    names = name_keys(name)
    called = {*names, *(one[0] for one in names)}
    return {*clause.keys} <= called or {*parts(clause.words)} <= called or not untitled(clause.words)


def _typed(query: SearchQuery, wanted: Sequence[Clause]) -> Iterator[str]:
    """A search as one would type it, for some of its words; what parameters say is left to them."""
    yield from map(_written, wanted)
    yield from (one.written(query.q) for one in query.typed)
    yield from (f"-{_written(clause)}" for clause in query.unwanted)
    yield from (f"-{one.name}:{_quoted(one.value)}" for one in query.without)


def _written(clause: Clause) -> str:
    in_a_row = clause.quoted or " " in clause.words
    return _quoted(clause.words) if in_a_row else clause.words


def _quoted(words: str) -> str:
    return f"“{words}”" if '"' in words else f'"{words}"'
