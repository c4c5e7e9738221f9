"""Chinese terms that begin with what was typed: what follows it again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.database import Db
from app.search.engine import AnyOf, Filters, Plan, SearchEngine
from app.search.rows import texts
from app.text.normalise import in_step, is_han, plain
from app.text.terms import is_chinese_stop_word
from app.text.tokens import phrase_tokens

MOST = 4
LOOKED_AT = 25
"""Utterances that tell how a term goes on."""
LONGEST = 6
"""Characters of a term beyond what was typed."""
LEAST = 3
"""So many utterances have a term."""
USUAL = 0.2
"""The share of them in which the first character follows…"""
CERTAIN = 0.7
"""…and of those in which each further one does: 智 after 人工, 能 after 人工智, nothing after 人工智能."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the beginning of a term stands in an utterance."""

    before: str
    """The character before it, folded."""
    after: str
    """What comes after it, folded."""
    written: str
    """It and what comes after it, as it stands."""


def completions(db: Db, engine: SearchEngine, typed: str) -> list[str]:
    """Frequent terms that begin with some Chinese characters (folded), as they stand in the archive."""
    if len(typed) > 1:
        return list(_terms(db, engine, typed))[:MOST]
    if not _says_something(typed):
        return []
    pairs = engine.vocabulary(typed)
    frequent = (pair for pair in pairs if len(pair) == 2 and pairs[pair] >= LEAST and _says_something(pair))
    likely = sorted(frequent, key=lambda pair: -pairs[pair])[: MOST + 2]
    return [term for pair in likely if (term := _whole(db, engine, pair))][:MOST]


def _whole(db: Db, engine: SearchEngine, pair: str) -> str:
    """A pair of characters with what nearly always follows; "" where it is a part of something."""
    places = list(_places(db, engine, pair))
    return "" if _is_part(places) else _grown(places, len(pair))


def _terms(db: Db, engine: SearchEngine, start: str) -> Iterator[str]:
    """What often follows, each with what nearly always follows then."""
    places = list(_places(db, engine, start))
    for character, count in _first(places).most_common():
        some = [place for place in places if place.after.startswith(character)]
        if count >= max(LEAST, USUAL * len(places)) and _goes_on(character) and not _is_part(some):
            yield _grown(some, len(start) + 1)


def _first(places: Iterable[_Place]) -> Counter[str]:
    return Counter(place.after[:1] for place in places)


def _places(db: Db, engine: SearchEngine, start: str) -> Iterator[_Place]:
    """The first place in each of some utterances."""
    plan = Plan([AnyOf((token,)) for token in phrase_tokens(start)])
    some = engine.candidates(plan, Filters()).ids[:LOOKED_AT].tolist()
    for row in texts(db, some, alone=True):
        folded = plain(row.text)
        at = folded.find(start)
        if at >= 0 and in_step(folded, row.text):
            end = at + len(start)
            yield _Place(folded[at - 1 : at], folded[end : end + LONGEST], row.text[at : end + LONGEST])


def _is_part(places: Sequence[_Place]) -> bool:
    """Whether the same character nearly always comes before: 算机 of 计算机."""
    if not places:
        return True
    character, count = Counter(place.before for place in places).most_common(1)[0]
    return count >= CERTAIN * len(places) and _goes_on(character)


def _grown(places: Sequence[_Place], size: int) -> str:
    """The first `size` characters with all that nearly always follow them, as they mostly stand."""
    start = len(places[0].written) - len(places[0].after)
    while size < start + LONGEST:
        after = Counter(place.after[size - start : size - start + 1] for place in places)
        character, count = after.most_common(1)[0]
        if count < CERTAIN * len(places) or not _goes_on(character):
            break
        places = [place for place in places if place.after[size - start :].startswith(character)]
        size += 1
    return Counter(place.written[:size] for place in places).most_common(1)[0][0]


def _goes_on(character: str) -> bool:
    return is_han(character) and not is_chinese_stop_word(character)


def _says_something(characters: str) -> bool:
    return not any(map(is_chinese_stop_word, (characters, characters[0], characters[-1])))
