"""Names and terms in a quotation that were said, or misheard, in another known spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from sqlalchemy import select

from app.database import Db
from app.models import Session
from app.search.names.lexicon import lexicon
from app.search.names.names import LONGEST, Keys, name_keys
from app.search.names.person_names import untitled
from app.search.sound.laid import Step, Words
from app.text.normalise import is_han
from app.text.passage import joined

_MARK = "="
"""Before the key of a name or term: it is no word, nor like one."""
Spellings = Mapping[Keys, tuple[Keys, ...]]
"""Names and terms, each with its other spellings."""


def spelt_otherwise(db: Db, asked: Words) -> Callable[[int], Spellings]:
    """The names and terms of a quotation that have other spellings in a session (by its number), with these;
    the longest at each place. Longer and shorter names (Vale for Ines Vale) are none: what is left out is
    told.
    """
    spellings = lexicon(db).spellings
    in_event = cache(partial(_in_event, asked, spellings))
    own = any(spellings[event] for event in spellings if event)

    def in_session(session: int) -> Spellings:
        event = own and db.scalar(select(Session.event_id).where(Session.id == session))
        return in_event(event or 0)

    return in_session


def _in_event(asked: Words, spellings: Mapping[int, Mapping[Keys, Sequence[Keys]]], event: int) -> Spellings:
    tables = [spellings.get(one, {}) for one in {0, event}]
    found: dict[Keys, tuple[Keys, ...]] = {}
    start = 0
    while start < len(asked.keys):
        runs = (tuple(asked.keys[start : start + length]) for length in range(LONGEST, 0, -1))
        run = next((one for one in runs if any(one in table for table in tables)), ())
        others = (other for table in tables for other in table.get(run, ()))
        if kept := tuple(other for other in others if not _is_within(run, other)):
            found[run] = kept
        start += len(run) or 1
    return found


def _is_within(one: Keys, other: Keys) -> bool:
    """Whether one of two spellings is a part of the other."""
    return joined(one) in joined(other) or joined(other) in joined(one)


def has_title(keys: Keys) -> bool:
    """Whether a name has a title before or behind it."""
    return name_keys(untitled(("" if all(map(is_han, keys)) else " ").join(keys))) != keys


def as_one(words: Words, spellings: Mapping[Keys, Sequence[Keys]]) -> tuple[Words, list[int]]:
    """The words with each name or term as one, in any spelling; and the number of each word that is left."""
    keys_of = {other: _MARK + "".join(run) for run, others in spellings.items() for other in (run, *others)}
    longest = max(map(len, keys_of), default=0)
    kept = Words(words.text, [], [], [], words.before)
    numbers: list[int] = []
    start = 0
    while start < len(words.keys):
        runs = (tuple(words.keys[start : start + length]) for length in range(longest, 0, -1))
        run = next((one for one in runs if one in keys_of), ())
        end = start + (len(run) or 1)
        kept.keys.append(keys_of.get(run, words.keys[start]))
        kept.starts.append(words.starts[start])
        kept.ends.append(words.ends[end - 1])
        numbers.append(start)
        start = end
    return kept, numbers


def heard_otherwise(asked: Words, said: Words, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """The names and terms that are spelt in another way than they were heard, each with that."""
    for step in steps:
        if step.asked is not None and step.said is not None and asked.keys[step.asked][0] == _MARK:
            ours = asked.between(step.asked, step.asked + 1)
            theirs = said.between(step.said, step.said + 1)
            if step.how == "same" and ours.casefold() != theirs.casefold():
                yield ours, theirs
