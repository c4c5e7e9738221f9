"""Who is there: names that were heard, brought together to people who may speak."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.attribution.affiliations import affiliation, from_where
from app.attribution.lexicon import lexicon
from app.attribution.mentions import Mention
from app.attribution.names import consonants, likeness
from app.text.sounds import sound_of_name

ALIKE = 80.0
"""Likeness of sound, 0 to 100, from which two full names are one person's."""
ALIKE_ABROAD = 70.0
"""The same for names that the recogniser had to spell by ear."""
ALSO = 12
"""Characters between two names of one introduction."""
PRESENTED = frozenset({"self", "self-perhaps", "list"})
NICKNAME = 5
"""Characters behind a name in which what somebody is called besides may stand."""
FEWEST_CONSONANTS = 3
"""Of a Latin name, to be known by them in Chinese."""
SPEAKS = frozenset({"call", "thanks", "self", "self-perhaps", "list"})


@dataclass(slots=True)
class Somebody:
    """A person who may speak, as far as the names tell."""

    names: Counter[str] = field(default_factory=Counter)
    """Full names heard."""
    calls: Counter[str] = field(default_factory=Counter)
    """Every spelling with its title."""
    scopes: set[int] = field(default_factory=set)
    uses: Counter[str] = field(default_factory=Counter)
    surname: str = ""
    """Sound of the family name."""
    orgs: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    first: int = 0
    printed: bool = False
    """Whether the agenda tells of them."""

    @property
    def name(self) -> str:
        """The full name heard most, else the longest of what they were called."""
        if self.names:
            return max(self.names, key=lambda name: (self.names[name], len(name)))
        return max(self.calls, key=lambda call: (self.calls[call], len(call)), default="")


@dataclass(slots=True)
class People:
    """Everybody who may speak, and who each mention may mean."""

    somebodies: list[Somebody]
    meant: list[tuple[int, ...]]
    """For each mention, in order, the people (indices) it may mean; none for somebody who does not speak."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of whom the agenda tells, and the parts (by `scopes`) in which they take part."""

    names: tuple[str, ...]
    """The correct name, then its other spellings."""
    scopes: frozenset[int]
    org: str = ""


def gather(
    text: str, mentions: Sequence[Mention], scopes: Sequence[int], known: Sequence[Known] = ()
) -> People:
    """People from mentions; `scopes`: where parts of the programme with hosts of their own begin, ascending.

    `known` are there from the start, as the first of the people. A family name with a title means the people
    of that sound in the same part; nobody there: somebody new.
    """
    people = [_known(one) for one in known]
    meant: list[tuple[int, ...]] = [()] * len(mentions)
    where = [bisect_right(scopes, mention.start) for mention in mentions]
    for i, mention in enumerate(mentions):
        if _is_alias(mentions, i) and meant[i - 1]:
            meant[i] = meant[i - 1]
            _note(people[meant[i][0]], mention, where[i], mention.name)
        elif mention.full and _is_person(mention, mentions):
            meant[i] = (_full(people, mention, where[i]),)
        for k in meant[i]:
            _affiliate(people[k], text, mention)
    for i, mention in enumerate(mentions):
        if not mention.full:
            meant[i] = _short(text, people, mention, where[i])
    misheard = _misheard(people) | _nicknames(text, people, mentions, meant)
    meant = [tuple(dict.fromkeys(misheard.get(k, k) for k in some)) for some in meant]
    _spelt_abroad(people)
    stays = [
        k
        for k, one in enumerate(people)
        if k < len(known) or (k not in misheard and one.uses.keys() & SPEAKS)
    ]
    place = {k: i for i, k in enumerate(stays)}
    return People([people[k] for k in stays], [tuple(place[k] for k in some if k in place) for some in meant])


def _known(one: Known) -> Somebody:
    somebody = Somebody(surname=surname_sound(one.names[0]), scopes=set(one.scopes), printed=True)
    for name in one.names:
        title = lexicon().titled.fullmatch(name)
        (somebody.calls if title else somebody.names)[name] = 0
    if one.org:
        somebody.orgs[one.org] += 1
    return somebody


def _affiliate(one: Somebody, text: str, mention: Mention) -> None:
    told = affiliation(text, mention)
    if told and told.title:
        one.titles[told.title] += 1
    if told and told.org:
        one.orgs[told.org] += 1


def _misheard(people: Sequence[Somebody]) -> dict[int, int]:
    """Somebody called once by a full name, and the only other one of that family name in the same part."""
    found = {}
    for k, one in enumerate(people):
        if (
            one.printed
            or one.names.total() != 1
            or not one.surname
            or one.uses.keys() - {"call", "thanks", "passing"}
        ):
            continue
        same = [
            i
            for i, other in enumerate(people)
            if i != k and other.surname == one.surname and other.scopes & one.scopes and i not in found
        ]
        if len(same) == 1 and people[same[0]].names.total() + people[same[0]].printed >= 1:
            heir = people[same[0]]
            heir.calls.update(one.calls)
            heir.uses.update(one.uses)
            found[k] = same[0]
    return found


def _spelt_abroad(people: Sequence[Somebody]) -> None:
    """Note the Chinese spellings of the only one who has their consonants in Latin: 托马斯·萨金特 is Sargent.

    Who is spoken of in Chinese tells nothing of who speaks, and is not weighed.
    """
    latin = {k: {consonants(name) for name in one.names if name.isascii()} for k, one in enumerate(people)}
    for one in people:
        foreign = [consonants(name) for name in one.names if not (name.isascii() or surname_sound(name))]
        same = [
            k
            for k, spelt in latin.items()
            if any(
                len(name) >= FEWEST_CONSONANTS and other.endswith(name) for name in spelt for other in foreign
            )
        ]
        if len(same) == 1 and not one.printed and not one.uses.keys() & SPEAKS:
            people[same[0]].calls.update(one.calls)


def _nicknames(
    text: str, people: Sequence[Somebody], mentions: Sequence[Mention], meant: Sequence[tuple[int, ...]]
) -> dict[int, int]:
    """Somebody called by a name that stood right behind another one where that was presented: after
    “第二位是韩颖薇薇安，韩总是…” 薇薇安总 is she."""
    found: dict[int, int] = {}
    for mention, some in zip(mentions, meant, strict=True):
        if not (mention.use in PRESENTED and mention.full and len(some) == 1):
            continue
        behind = text[mention.end : mention.end + NICKNAME]
        for k, one in enumerate(people):
            later = one.first > mention.start and not one.printed and not one.uses.keys() & PRESENTED
            if k != some[0] and later and any(len(name) > 1 and name in behind for name in one.names):
                people[some[0]].calls.update(one.calls)
                people[some[0]].uses.update(one.uses)
                found[k] = some[0]
    return found


def _is_person(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a full name is somebody's who may speak: it has a title, a use, or a Chinese family name."""
    if mention.use in ("self", "thanks") or mention.title:
        return True
    return lexicon().surnames.match(mention.name) is not None or any(
        other.name == mention.name and (other.title or other.use in ("self", "thanks")) for other in mentions
    )


def _is_alias(mentions: Sequence[Mention], i: int) -> bool:
    """Whether somebody who has just said who they are adds what else they are called."""
    return (
        i > 0
        and mentions[i].use == mentions[i - 1].use == "self"
        and mentions[i].start - mentions[i - 1].end < ALSO
    )


def _full(people: list[Somebody], mention: Mention, scope: int) -> int:
    best, score = -1, 0.0
    for k, one in enumerate(people):
        alike = max((_alike(mention.name, name, scope in one.scopes) for name in one.names), default=0.0)
        if alike > score:
            best, score = k, alike
    if best < 0:
        # 陈总 was presented before 陈昱 said his name
        best = len(people)
        people.append(Somebody(surname=surname_sound(mention.name), first=mention.start))
    _note(people[best], mention, scope, mention.name)
    return best


def _alike(name: str, other: str, here: bool) -> float:
    """Likeness of two full names that may be one person's, 0 where they are not."""
    family, others = surname_sound(name), surname_sound(other)
    if family and others and family != others:
        a, b = sound_of_name(name), sound_of_name(other)
        return 100.0 if a == sound_of_name(other[1:]) or b == sound_of_name(name[1:]) else 0.0
    enough = ALIKE_ABROAD if not (family and others) else ALIKE - 6 if here else ALIKE
    alike = likeness(name, other)
    return alike if alike >= enough else 0.0


def _short(text: str, people: list[Somebody], mention: Mention, scope: int) -> tuple[int, ...]:
    family = surname_sound(mention.name) or sound_of_name(mention.name)
    same = [k for k, one in enumerate(people) if one.surname == family]
    here = [k for k in same if scope in people[k].scopes]
    if not here and mention.use == "passing" and same:
        here = [max(same, key=lambda k: (people[k].first <= mention.start, people[k].first))]
    earlier = [k for k in same if people[k].scopes and min(people[k].scopes) < scope]
    if not here and mention.use != "passing" and len(earlier) == 1 and mention.title != "总":
        here = earlier
    if not here:
        people.append(Somebody(surname=family, first=mention.start))
        here = [len(people) - 1]
    if len(here) > 1:
        chosen = from_where(text, mention, [list(people[k].orgs) for k in here])
        here = here if chosen is None else [here[chosen]]
    for k in here:
        _note(people[k], mention, scope, "")
    return tuple(here)


def _note(one: Somebody, mention: Mention, scope: int, name: str) -> None:
    if name:
        one.surname = surname_sound(name) if len(name) > max(map(len, one.names), default=0) else one.surname
        one.names[name] += 1
    one.calls[mention.surface] += 1
    one.uses[mention.use] += 1
    if mention.use != "passing":
        one.scopes.add(scope)


def surname_sound(name: str) -> str:
    """How a Chinese family name sounds; "" for another name."""
    match = lexicon().surnames.match(name)
    return sound_of_name(match.group()) if match else ""
