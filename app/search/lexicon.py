"""Names and terms that the archive knows, and the other spellings that mean the same."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

from sqlalchemy import Select, func, select, union

from app.attribution.agenda import Agenda
from app.attribution.agenda_text import read_agenda
from app.database import Db
from app.errors import BadAgenda
from app.models import GlossaryTerm, NameVariant, Session, Source, Speaker
from app.text.given_names import DOT, is_person
from app.text.normalise import fold, is_han, plain
from app.text.sounds import BETWEEN, confused, initials, sound, typed

Keys = tuple[str, ...]
LONGEST = 12
"""Keys of a name or term."""
_GAP = re.compile(r"[\s\u2010-\u2013-]+")
"""White space and hyphens: Open AI and Open-AI are OpenAI."""
_KEPT: dict[str, tuple[Any, Lexicon]] = {}
_LOCK = threading.Lock()
_NOTED = "rostra_lexicon"
"""By this name a connection to the database has noted the stamp that it found, and when."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names of speakers and of the agendas' people and organisations, and the glossary."""

    names: frozenset[Keys] = frozenset()
    """The keys of all of them."""
    shown: Mapping[Keys, str] = field(default_factory=dict)
    """How each is written; the right spelling before those that were heard for it."""
    spellings: Mapping[int, Mapping[Keys, tuple[Keys, ...]]] = field(default_factory=dict)
    """By event (0: all events): for the keys of a spelling those of the others."""
    initials: Mapping[str, tuple[Keys, ...]] = field(default_factory=dict)
    """By the first letters of their pinyin: gmdl for 规模定律."""
    sounds: Mapping[str, tuple[Keys, ...]] = field(default_factory=dict)
    """Chinese ones by how they sound."""
    solid: Mapping[str, Keys] = field(default_factory=dict)
    """Those with other spellings, by how they are written without gaps: openai for OpenAI."""
    in_order: Sequence[tuple[str, str]] = ()
    """How each is written, without gaps and as it is, in order."""
    speakers: str = ""
    """All names of speakers, folded, a line each with the number of the speaker."""

    def others(self, keys: Keys) -> tuple[Keys, ...]:
        """The other spellings of something, in any event."""
        return tuple(
            dict.fromkeys(other for table in self.spellings.values() for other in table.get(keys, ()))
        )

    def known_as(self, words: str, keys: Keys) -> Keys:
        """The keys of the name or term that these are, white space and hyphens aside; () for none.

        Only of one that has other spellings.
        """
        return keys if self.others(keys) else self.solid.get(_solid(words), ())

    def called(self, name: str, begun: bool = False) -> frozenset[int]:
        """Numbers of the speakers one of whose names is this one, or holds it in whole words, or sounds so.

        `begun`: the last word may go on.
        """
        return self._holding(plain(name), begun) or frozenset[int]().union(
            *(self._holding("".join(keys), begun) for keys in self.in_pinyin(name, begun))
        )

    def _holding(self, name: str, begun: bool) -> frozenset[int]:
        asked = " ".join(name.split())
        if asked not in self.speakers or not any(map(str.isalpha, asked)) or (len(asked) < 2 and not begun):
            return frozenset()
        whole = re.compile(rf"(?<![a-z0-9]){re.escape(asked)}" + ("" if begun else "(?![a-z0-9])"))
        lines = (self.speakers[found.end() :].split("\n", 1)[0] for found in whole.finditer(self.speakers))
        return frozenset(int(line.rpartition("\t")[2]) for line in lines)

    def in_pinyin(self, words: str, begun: bool = False) -> tuple[Keys, ...]:
        """Names and terms that typed pinyin spells: zhuyunlai, Zhu Yunlai, Yunlai Zhu. `begun`: or begins."""
        spelt = [syllables for word in plain(words).split() if (syllables := typed(word)) is not None]
        if len(spelt) < len(words.split()) or sum(map(len, spelt)) < 2:
            return ()
        rows = {
            BETWEEN.join(confused(one) for word in order for one in word)
            for order in (spelt, spelt[-1:] + spelt[:-1])
        }
        if begun:
            rows = {row for row in self.sounds if row.startswith(tuple(rows))}
        return tuple(keys for row in sorted(rows) for keys in self.sounds.get(row, ()))

    def beginning(self, typed: str) -> list[str]:
        """All that begin with what was typed, gaps in it or in them aside."""
        start = _solid(typed)
        first = bisect_left(self.in_order, (start,))
        return [name for _, name in takewhile(lambda one: one[0].startswith(start), self.in_order[first:])]

    def in_event(self, event: int, asked: Iterable[Keys]) -> Mapping[Keys, tuple[Keys, ...]]:
        """Of the spellings asked for the others that hold in an event."""
        tables = [self.spellings.get(one, {}) for one in {0, event}]
        return {keys: tuple(other for table in tables for other in table.get(keys, ())) for keys in asked}


def lexicon(db: Db) -> Lexicon:
    """The lexicon of an archive; made anew when something it is made of has changed."""
    place = str(db.get_bind().engine.url.database)
    stamp = _stamp(db)
    with _LOCK:
        known = _KEPT.get(place)
        if known is None or known[0] != stamp:
            known = _KEPT[place] = (stamp, _build(db))
        return known[1]


def _stamp(db: Db) -> tuple[Any, ...]:
    """Of what a lexicon is made of; asked for anew only after something was written, by whomever."""
    connection = db.connection()
    if connection.get_execution_options().get("rostra_writes"):  # it may yet be rolled back
        return tuple(db.execute(_stamp_query()).one())
    driver: Any = connection.connection.driver_connection
    written = driver.execute("PRAGMA data_version").fetchone()[0], driver.total_changes  # others, itself
    noted: tuple[Any, tuple[Any, ...]] | None = connection.info.get(_NOTED)
    if noted is None or noted[0] != written:
        noted = connection.info[_NOTED] = (written, tuple(db.execute(_stamp_query()).one()))
    return noted[1]


@cache
def _stamp_query() -> Select[Any]:
    """What changes whenever something does that a lexicon is made of."""
    looked_at = (
        func.count(GlossaryTerm.id),
        func.max(GlossaryTerm.id),
        func.count(NameVariant.id),
        func.max(NameVariant.id),
        func.max(Source.id),
        func.max(Session.updated_at),
    )
    return select(*(select(one).scalar_subquery() for one in looked_at))


def _build(db: Db) -> Lexicon:
    groups: dict[int, list[set[Keys]]] = defaultdict(list)
    shown: dict[Keys, str] = {}
    for names in (*_speakers(db), *_people(db)):
        groups[0].append(_spellings(names, shown))
    people = frozenset(shown)
    for organisation in _organisations(db):
        _note(organisation, shown)
    for event, names in _glossary(db):  # the term first
        if name_keys(names[0]) in people or is_person(names[0]):
            names += _short_forms(names[0])
        groups[event].append({_note(name, shown) for name in names})
    spellings = {event: _others(found) for event, found in groups.items()}
    by_initials: dict[str, tuple[Keys, ...]] = {}
    by_sound: dict[str, tuple[Keys, ...]] = {}
    for keys in shown:
        if len(keys) > 1 and all(map(is_han, keys)):
            for table, key in ((by_initials, initials(keys)), (by_sound, row_of_sounds(keys))):
                table[key] = (*table.get(key, ()), keys)
    shown.pop((), None)
    named = (select(Speaker.id, Speaker.name), select(NameVariant.speaker_id, NameVariant.name))
    return Lexicon(
        names=frozenset(shown),
        shown=shown,
        spellings=spellings,
        initials=by_initials,
        sounds=by_sound,
        solid={_solid(shown[keys]): keys for table in spellings.values() for keys in table},
        in_order=sorted((_solid(name), name) for name in shown.values()),
        speakers="".join(f"{plain(name)}\t{number}\n" for number, name in db.execute(union(*named))),
    )


def row_of_sounds(keys: Keys) -> str:
    """How Chinese characters sound, one after the other."""
    return BETWEEN.join(map(sound, keys))


def _note(name: str, shown: dict[Keys, str]) -> Keys:
    keys = name_keys(name)
    if keys and len(keys) <= LONGEST:
        shown.setdefault(keys, name)
        return keys
    return ()


def _solid(words: str) -> str:
    return _GAP.sub("", plain(words))


@lru_cache(maxsize=65_536)
def name_keys(name: str) -> Keys:
    """The keys of a name."""
    return tuple(fold(name).keys)


def _others(groups: Iterable[set[Keys]]) -> dict[Keys, tuple[Keys, ...]]:
    found: dict[Keys, set[Keys]] = defaultdict(set)
    for group in groups:
        group.discard(())
        for keys in group:
            if len(group) > 1:
                found[keys] |= group - {keys}
    return {keys: tuple(sorted(others)) for keys, others in found.items()}


def _spellings(names: list[str], shown: dict[Keys, str]) -> set[Keys]:
    """All ways to write a person's name: the given ones, and surnames of those with several parts.

    A short form of a Chinese name (文生 of 彭文生) is no name by itself: 文生视频 is about something else.
    """
    keys = [one for one in (_note(name, shown) for name in names) if one]
    shortest = min((len(one) for one in keys[:1]), default=0)
    found = {one for one in keys if len(one) > 2 or len(one) >= shortest or not is_han(one[0])}
    for name in names:
        for short in _short_forms(name):
            found.add(_note(short, shown))
    return found


def _short_forms(name: str) -> Iterator[str]:
    """Thomas Sargent and Sargent for Thomas J. Sargent; 萨金特 for 托马斯·萨金特."""
    latin = not any(map(is_han, name))
    parts = name.split() if latin else DOT.split(name)
    if len(parts) < 2 or (latin and not all(map(_is_capitalised, parts))):
        return
    if len(parts) > 2 and latin:
        yield f"{parts[0]} {parts[-1]}"
    if len(parts[-1]) > (3 if latin else 2):
        yield parts[-1]


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word[1:].isupper()


def _speakers(db: Db) -> Iterable[list[str]]:
    names: dict[int, list[str]] = {}
    known = select(Speaker.id, Speaker.name).where(Speaker.role.in_(("speaker", "moderator")))
    for number, name in db.execute(known):
        names[number] = [name]
    for number, name in db.execute(select(NameVariant.speaker_id, NameVariant.name)):
        if number in names and not _is_address(name, names[number][0]):
            names[number].append(name)
    return names.values()


def _is_address(heard: str, name: str) -> bool:
    """Whether a Chinese name was heard without anything of the given name: 吴博士 may be any Dr Wu."""
    keys, right = name_keys(heard), name_keys(name)
    if len(right) < 2 or len(keys) < 3 or not all(map(is_han, (*keys, *right))):
        return False
    return not {sound(key) for key in right[1:]} & {sound(key) for key in keys}


def _organisations(db: Db) -> set[str]:
    heard = set(db.scalars(select(Speaker.org).where(Speaker.org != "").distinct()))
    return heard | {person.org for _, agenda in agendas(db) for person in agenda.people if person.org}


def _people(db: Db) -> Iterable[list[str]]:
    """Everybody on an agenda, also who was not heard."""
    return ([person.name, *person.also] for _, agenda in agendas(db) for person in agenda.people)


def agendas(db: Db) -> Iterable[tuple[int, Agenda]]:
    """The newest agenda of each session, with the session's number."""
    newest = select(func.max(Source.id)).group_by(Source.session_id)
    written = select(Source.session_id, Source.agenda).where(Source.id.in_(newest), Source.agenda != "")
    for session, text in db.execute(written):
        try:
            yield session, read_agenda("agenda", text)
        except BadAgenda:  # it was good when it came in; the form has changed since
            continue


def _glossary(db: Db) -> Iterable[tuple[int, list[str]]]:
    terms: dict[tuple[int, str], list[str]] = defaultdict(list)
    for event, term, heard in db.execute(
        select(GlossaryTerm.event_id, GlossaryTerm.term, GlossaryTerm.heard)
    ):
        terms[event or 0, term].append(heard)
    return [(event, [term, *filter(None, heard)]) for (event, term), heard in terms.items()]
