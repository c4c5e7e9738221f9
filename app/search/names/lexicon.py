"""Names and terms that the archive knows, and the other spellings that mean the same."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import Any

from sqlalchemy import select, union

from app.database import Db
from app.models import NameVariant, Speaker
from app.search.names.beginnings import Beginnings, solid, without_gaps
from app.search.names.names import Keys, glossary, name_keys, organisations, people, speakers, surnames
from app.search.names.person_names import is_so_called, parts, short_forms, untitled, without_title_before
from app.search.names.same_names import add_right, note, others_of_each, second_names, ways_to_write
from app.search.names.speaker_numbers import numbers_by_name
from app.search.names.spoken import by_given_name, by_initials, by_sound, in_letters
from app.search.names.stamp import stamp_of
from app.text.english import is_english
from app.text.given_names import is_person
from app.text.normalise import is_han, plain
from app.text.pinyin import syllable
from app.text.sounds import BETWEEN, alike, confused, sound
from app.text.typed_pinyin import cuts, cuts_of_each, has_tones, toneless
from app.text.words import is_word

LONGEST_NAME = 4
"""Characters of a Chinese person's name."""
_KEPT: dict[str, tuple[Any, Lexicon]] = {}
_LOCK = threading.Lock()


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
    given: Mapping[str, tuple[Keys, ...]] = field(default_factory=dict)
    """Chinese people by how their given names sound, if those have two characters."""
    solid: Mapping[str, Keys] = field(default_factory=dict)
    """Those with other spellings, by how they are written without gaps: openai for OpenAI."""
    meant: Mapping[Keys, str] = field(default_factory=dict)
    """Of each spelling of something the right one in the same script; "" where it may be of several."""
    written: Beginnings = field(default_factory=Beginnings)
    """All by how they are written, folded, without gaps."""
    letters: Beginnings = field(default_factory=Beginnings)
    """Chinese ones by their pinyin."""
    sounded: Beginnings = field(default_factory=Beginnings)
    """Those that begin with Chinese characters, by how these sound."""
    by_part: Mapping[str, tuple[Keys, ...]] = field(default_factory=dict)
    """By each part of it the names of people in Latin letters that have several."""
    surnames: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Chinese speakers by their family names in pinyin."""
    speakers: str = ""
    """All names of speakers, folded, a line each with the number of the speaker."""

    def others(self, keys: Keys) -> tuple[Keys, ...]:
        """The other spellings of something, in any event."""
        return tuple(
            dict.fromkeys(other for table in self.spellings.values() for other in table.get(keys, ()))
        )

    def known_as(self, words: str, keys: Keys) -> Keys:
        """The keys of the name or term that these are, gaps and titles aside, or of the one person who may be
        meant; () for none.

        Only of one that has other spellings.
        """
        if self.others(keys):
            return keys
        if known := self.solid.get(solid(words), ()):
            return known
        bare = name_keys(untitled(words))
        if bare != keys and self.others(bare):
            return bare
        meant = self._persons(words)
        return meant[0] if meant and set(meant[1:]) <= set(self.others(meant[0])) else ()

    def _persons(self, words: str) -> list[Keys]:
        """Names of people that are meant though they are written in another way: T. J. Sargent."""
        asked = parts(words)
        some = dict.fromkeys(keys for part in asked for keys in self.by_part.get(part, ()))
        return [keys for keys in some if is_so_called(asked, parts(self.shown[keys]))]

    def misspelt(self, word: str) -> tuple[str, ...]:
        """The parts of people's names that are spelt nearly like a word (folded) which is none: sargent."""
        if is_english(word) or word in self.by_part:
            return ()
        return tuple(part for part in self.by_part if alike(word, part))

    def called(self, name: str, begun: bool = False) -> frozenset[int]:
        """Numbers of the speakers one of whose names is this one, or holds it in whole words, or sounds so.

        `begun`: the last word may go on, and so may its pinyin.
        """
        found = self._holding(plain(name), begun)
        if begun:  # Chen is the beginning of Chengfan, and a family name
            spelt = [*map("".join, self.in_pinyin(name, begun)), *map(plain, self.spelt(name))]
            right = (one for one in spelt if self.is_right(name_keys(one)))
            found = found | self._named(right) or self._named(spelt)
        if found:
            return found
        if not begun:
            names = ["".join(keys) for keys in self.in_pinyin(name)]
            others = (*self._persons(name), *self.homophones(name_keys(name)))
            names += [untitled(name), *map(self.shown.__getitem__, others)]
            found = found.union(*(self._holding(plain(one), begun) for one in names))
        surname = without_title_before(name)
        return found or (frozenset() if is_rather_english(surname) else self._surnamed(surname))

    def _named(self, names: Iterable[str]) -> frozenset[int]:
        numbers = numbers_by_name(self.speakers)
        return frozenset[int]().union(*(numbers.get(one, ()) for one in names))

    def _surnamed(self, name: str) -> frozenset[int]:
        """Those with this family name, in pinyin: Wu, Ouyang."""
        ways = (BETWEEN.join(way) for way in cuts(name) if len(way) < 3)
        return frozenset(number for way in ways for number in self.surnames.get(way, ()))

    def _holding(self, name: str, begun: bool) -> frozenset[int]:
        asked = " ".join(name.split())
        if asked not in self.speakers or not any(map(str.isalpha, asked)) or (len(asked) < 2 and not begun):
            return frozenset()
        before = "(?m:^)" if len(asked) == 1 else "(?<![a-z0-9])"  # 大 is no beginning of 昂大拉
        whole = re.compile(before + re.escape(asked) + ("" if begun else "(?![a-z0-9])"))
        lines = (self.speakers[found.end() :].split("\n", 1)[0] for found in whole.finditer(self.speakers))
        return frozenset(int(line.rpartition("\t")[2]) for line in lines)

    def in_pinyin(self, words: str, begun: bool = False) -> tuple[Keys, ...]:
        """Names and terms that typed pinyin spells: zhuyunlai, Zhu Yunlai, Yunlai Zhu. `begun`: or begins.

        Where none has it, who has that given name: Yunlai; but no English words, as many are syllables too.
        """
        words = without_title_before(words)
        ways = [way for way in cuts_of_each(words.split()) if sum(map(len, way)) > 1]
        rows = list(dict.fromkeys(_row(order) for way in ways for order in (way, way[-1:] + way[:-1])))
        if begun and rows:
            rows = [row for row in sorted(self.sounds) if row.startswith(tuple(rows))]
        found = tuple(keys for row in rows for keys in self.sounds.get(row, ()))
        if found or all(map(is_rather_english, words.split())):
            return found
        return tuple(keys for way in ways for keys in self.given.get(_row(way), ()))

    def homophones(self, keys: Keys) -> tuple[Keys, ...]:
        """Names and terms that sound exactly as Chinese characters which are no word: 韩颖姣 for 韩英角."""
        alike = self.sounds.get(row_of_sounds(keys), ()) if 1 < len(keys) <= LONGEST_NAME else ()
        if not alike or keys in self.names or is_word("".join(keys)):
            return ()
        asked = [*map(syllable, keys)]
        return tuple(name for name in alike if [*map(syllable, name)] == asked)

    def beginning(self, typed: str) -> list[str]:
        """All that begin with what was typed, gaps in it or in them aside."""
        return self.written.of(solid(typed))

    def spelt(self, typed: str) -> list[str]:
        """Chinese ones whose pinyin begins with the letters that were typed: two and more."""
        ways = toneless(without_gaps(typed))
        return [name for letters in ways if len(letters) > 1 for name in self.letters.of(letters)]

    def with_initials(self, typed: str) -> tuple[Keys, ...]:
        """Chinese names and terms of which the initials were typed: zyl."""
        return self.initials.get(plain(typed), ()) if len(typed) > 1 else ()

    def sounding(self, keys: Keys) -> list[str]:
        """All that begin to sound as these Chinese characters do; the right spellings not before others."""
        return self.sounded.of(f"{row_of_sounds(keys)}{BETWEEN}")

    def is_in_a_name(self, key: str) -> bool:
        """Whether a word is one of a name or term."""
        return any(key in keys for keys in self.names)

    def is_spelt_out(self, typed: str) -> bool:
        """Whether the pinyin of a name or term was typed, or its initials."""
        return plain(typed) in self.initials or bool(self.in_pinyin(typed))

    def right(self, name: str) -> str:
        """How something is spelt right that is known by this name, in the same script."""
        return self.meant.get(name_keys(name)) or name

    def is_right(self, keys: Keys) -> bool:
        """Whether these are the keys of a name or term as it is spelt right."""
        return keys in self.names and name_keys(self.right(self.shown[keys])) == keys

    def rests(self, keys: Keys) -> tuple[Keys, ...]:
        """How those go on that begin with something: 科技 behind 壁仞."""
        longer = (name_keys(name) for name in self.beginning("".join(keys)))
        return tuple(other[len(keys) :] for other in longer if other[: len(keys)] == keys != other)

    def in_event(self, event: int, asked: Iterable[Keys]) -> Mapping[Keys, tuple[Keys, ...]]:
        """Of the spellings asked for the others that hold in an event."""
        tables = [self.spellings.get(one, {}) for one in {0, event}]
        return {keys: tuple(other for table in tables for other in table.get(keys, ())) for keys in asked}


def is_rather_english(word: str) -> bool:
    """Whether a word that is pinyin is an English one too, and no tones were typed: tide, women."""
    return is_english(plain(word)) and not has_tones(word)


def lexicon(db: Db) -> Lexicon:
    """The lexicon of an archive; made anew when something it is made of has changed."""
    place = str(db.get_bind().engine.url.database)
    stamp = stamp_of(db)
    with _LOCK:
        known = _KEPT.get(place)
        if known is None or known[0] != stamp:
            known = _KEPT[place] = (stamp, _build(db))
        return known[1]


def _build(db: Db) -> Lexicon:
    groups: dict[int, list[set[Keys]]] = defaultdict(list)
    shown: dict[Keys, str] = {}
    meant: dict[Keys, str] = {}
    for names in speakers(db):
        groups[0].append(ways_to_write(names, shown))
        add_right(names, groups[0][-1], meant)
    for names in people(db):
        groups[0].append(ways_to_write(names, shown))
        add_right(names, groups[0][-1], meant)
        groups[0][-1] |= second_names(names)
    persons = frozenset(shown)
    for organisation in organisations(db):
        note(organisation, shown)
    terms = set[Keys]()
    for event, names in glossary(db):  # the term first
        if name_keys(names[0]) in persons or is_person(names[0]):
            terms.add(name_keys(names[0]))
            names += short_forms(names[0])
        groups[event].append({note(name, shown) for name in names})
        add_right(names[:1], groups[event][-1], meant)
    spellings = {event: others_of_each(found) for event, found in groups.items()}
    shown.pop((), None)
    right = {keys for keys in persons if name_keys(meant.get(keys, "")) == keys}
    by_part: dict[str, tuple[Keys, ...]] = {}
    for keys in persons | terms:
        for part in parts(shown[keys]) if len(keys) > 1 else ():
            by_part[part] = (*by_part.get(part, ()), keys)
    named = (select(Speaker.id, Speaker.name), select(NameVariant.speaker_id, NameVariant.name))
    return Lexicon(
        names=frozenset(shown),
        shown=shown,
        spellings=spellings,
        initials=by_initials(filter(partial(_is_itself, meant, shown), shown)),
        sounds=by_sound(shown),
        given=by_given_name(sorted(right)),
        solid={solid(shown[keys]): keys for table in spellings.values() for keys in table},
        meant=meant,
        written=Beginnings((solid(name), name) for name in shown.values()),
        letters=Beginnings(in_letters(shown, right)),
        sounded=Beginnings(
            (f"{row_of_sounds(chinese)}{BETWEEN}", name)
            for keys, name in shown.items()
            if (chinese := tuple(takewhile(is_han, keys)))
        ),
        by_part=by_part,
        surnames=surnames(db),
        speakers="".join(f"{plain(name)}\t{number}\n" for number, name in db.execute(union(*named))),
    )


def _is_itself(meant: Mapping[Keys, str], shown: Mapping[Keys, str], keys: Keys) -> bool:
    """Whether a name is no mishearing of another one."""
    return name_keys(meant.get(keys) or shown[keys])[-len(keys) :] == keys


def _row(spelt: Iterable[Iterable[str]]) -> str:
    """How words sound that are given as syllables."""
    return BETWEEN.join(confused(one) for word in spelt for one in word)


def row_of_sounds(keys: Sequence[str]) -> str:
    """How Chinese characters sound, one after the other."""
    return BETWEEN.join(map(sound, keys))
