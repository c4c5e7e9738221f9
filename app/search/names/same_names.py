"""Spellings of the same: which ways to write a name or term mean one another, and which of them is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product

from rapidfuzz import fuzz

from app.search.names.names import LONGEST, Keys, name_keys
from app.search.names.person_names import short_forms, untitled
from app.text.normalise import is_han
from app.text.sounds import sound_of_name


def note(name: str, shown: dict[Keys, str]) -> Keys:
    """The keys of a name, noted as a way to show what has them; () for one that is too long."""
    keys = name_keys(name)
    if keys and len(keys) <= LONGEST:
        shown.setdefault(keys, name)
        return keys
    return ()


def others_of_each(groups: Iterable[set[Keys]]) -> dict[Keys, tuple[Keys, ...]]:
    """For each spelling the others of its groups; with a title behind it only where it is none without."""
    found: dict[Keys, set[Keys]] = defaultdict(set)
    for group in groups:
        group.discard(())
        bare = {keys for keys in group if _without_title(keys) not in group - {keys}}
        for keys in group:
            if len(group) > 1:
                found[keys] |= bare - {keys}
    return {keys: tuple(sorted(others)) for keys, others in found.items()}


def _without_title(keys: Keys) -> Keys:
    """沙金特 of 沙金特教授."""
    return tuple(untitled("".join(keys))) if all(map(is_han, keys)) else keys


def ways_to_write(names: list[str], shown: dict[Keys, str]) -> set[Keys]:
    """All ways to write a person's name: the given ones, and surnames of those with several parts.

    A short form of a Chinese name (文生 of 彭文生) is no name by itself: 文生视频 is about something else.
    """
    keys = [one for one in (note(name, shown) for name in names) if one]
    shortest = min((len(one) for one in keys[:1]), default=0)
    found = {one for one in keys if len(one) > 2 or len(one) >= shortest or not is_han(one[0])}
    for short in (*(short for name in names for short in short_forms(name)), *_family_names(names)):
        found.add(note(short, shown))
    return found


def _family_names(names: Sequence[str]) -> Iterator[str]:
    """Of a foreign name in characters that was heard with its given name and without it, what comes behind
    that in all its spellings: 萨君特 of 托马斯萨君特, where 萨金特 and 托马斯萨金特 are known.
    """
    chinese = [name for name in names if all(map(is_han, name))]
    given = {
        whole[: -len(one)]
        for one, whole in permutations(chinese, 2)
        if len(one) > 2 and len(whole) > len(one) + 1 and whole.endswith(one)
    }
    for name, first in product(chinese, sorted(given)):
        if name.startswith(first) and len(name) > len(first) + 2:
            yield name[len(first) :]


def second_names(names: list[str]) -> set[Keys]:
    """What a programme says that somebody is called too, if it is no part of the name: 米娅 of 王景希."""
    own, *others = map(name_keys, names)
    return {keys for keys in others if 1 < len(keys) <= LONGEST and not set(keys) & set(own)}


def add_right(names: Sequence[str], spellings: Iterable[Keys], meant: dict[Keys, str]) -> None:
    """Note what spellings of names[0] are meant for: it, or of another script what sounds most like it.

    One that may be meant for several, like a title and a family name, is left as it is.
    """
    sounds = sound_of_name(names[0])
    for chinese in (False, True):
        same = [name for name in names if any(map(is_han, name)) == chinese]
        right = max(
            same, key=lambda name: (name == names[0], fuzz.ratio(sound_of_name(name), sounds)), default=""
        )
        for keys in spellings:
            if right and any(map(is_han, keys)) == chinese:
                meant[keys] = right if meant.get(keys, right) == right else ""
