"""Chinese names and terms by how they are read, in all ways that their characters may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from app.search.names.names import Keys
from app.text.normalise import is_han
from app.text.second_readings import ways_to_read
from app.text.sounds import BETWEEN, confused

Table = Mapping[str, tuple[Keys, ...]]


def by_sound(names: Iterable[Keys]) -> Table:
    """Those of several characters by how they sound, one character after the other."""
    return _by(names, rows_of_sounds)


def by_given_name(persons: Iterable[Keys]) -> Table:
    """The same by how their given names sound, if those have two characters."""
    return _by(persons, lambda keys: rows_of_sounds(given_name(keys)))


def by_initials(names: Iterable[Keys]) -> Table:
    """Those of several characters by the first letters of their pinyin: gmdl for 规模定律."""
    return _by(names, lambda keys: ("".join(one[0] for one in way) for way in _ways(keys)))


def rows_of_sounds(keys: Keys) -> Iterator[str]:
    """How Chinese characters sound, one after the other, in each way that they may be read."""
    return (BETWEEN.join(map(confused, way)) for way in _ways(keys))


def in_letters(shown: Mapping[Keys, str], persons: Collection[Keys]) -> Iterator[tuple[str, str]]:
    """Names and terms by their pinyin, those of `persons` by the given name alone too."""
    for keys, name in shown.items():
        for part in (keys, given_name(keys) if keys in persons else ()):
            yield from (("".join(way), name) for way in _ways(part, least=1))


def given_name(keys: Keys) -> Keys:
    """Of a Chinese person's name the two characters of the given one; () where there are not two."""
    return keys[1:] if len(keys) == 3 and all(map(is_han, keys)) else ()


def _ways(keys: Keys, least: int = 2) -> list[tuple[str, ...]]:
    return ways_to_read("".join(keys)) if len(keys) >= least and all(map(is_han, keys)) else []


def _by(names: Iterable[Keys], spelt: Callable[[Keys], Iterable[str]]) -> Table:
    found: dict[str, list[Keys]] = defaultdict(list)
    for keys in names:
        for one in dict.fromkeys(spelt(keys)):
            found[one].append(keys)
    return {one: tuple(some) for one, some in found.items()}
