"""What the words of a query are together: names and terms that are known; and how else they are spelt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from app.search.names.lexicon import Lexicon
from app.search.names.names import LONGEST, Keys, name_keys
from app.search.names.person_names import untitled
from app.search.query.clauses import Alternative, Clause
from app.text.british import respelt
from app.text.compounds import in_two_or_one
from app.text.contractions import negations
from app.text.durations import hours_otherwise
from app.text.irregular import other_forms
from app.text.normalise import fold, plain, stem
from app.text.pairs import ranges_otherwise
from app.text.short_years import years_otherwise

SIGNS = ".,;:!?"
MOST_OF_A_RANGE = 9
"""Keys of words with a range, hours or a short year in them that are looked for in other words too."""
FEW = 3
"""Words that are looked for in the forms that no rule makes too (took for take): more are a sentence."""


def readings(way: Alternative, known: Lexicon) -> list[Alternative]:
    """A way as it is; and, where words of it in a row are a known name or term, with them as that."""
    if not way.wanted:
        return []
    way, terms = without_all_spellings(way, known), _as_terms(way.wanted, known)
    others = dict.fromkeys((terms, _with_negations(terms)))
    return [way, *(Alternative(wanted, way.unwanted) for wanted in others if wanted != way.wanted)]


def without_all_spellings(way: Alternative, known: Lexicon) -> Alternative:
    """A way that does without the other spellings, too, of what is unwanted: -harbor without harbour."""
    if not way.unwanted:
        return way
    unwanted = {replace(clause, keys=keys) for clause in way.unwanted for keys in _all_keys(clause, known)}
    more = sorted(unwanted - set(way.unwanted), key=lambda clause: clause.keys)
    return replace(way, unwanted=(*way.unwanted, *more))


def _all_keys(clause: Clause, known: Lexicon) -> Iterable[Keys]:
    if clause.quoted or clause.pattern:
        return ()
    term = known.known_as(clause.words, clause.keys)
    return filter(None, (term, *known.others(term), *respellings(clause), *irregular_forms([clause], clause)))


def _as_terms(clauses: tuple[Clause, ...], known: Lexicon) -> tuple[Clause, ...]:
    """Clauses, the longest rows of them that are known names or terms as one each: open ai as OpenAI."""
    for length in range(min(len(clauses), LONGEST), 0, -1):
        for start in range(len(clauses) - length + 1):
            row = clauses[start : start + length]
            if any(clause.quoted or clause.pattern for clause in row):
                continue
            whole = in_a_row(row)
            keys = known.known_as(whole.words, whole.keys)
            if keys and (keys != whole.keys or length > 1):
                before, behind = clauses[:start], clauses[start + length :]
                return (*_as_terms(before, known), replace(whole, keys=keys), *_as_terms(behind, known))
    return clauses


def _with_negations(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Clauses, a verb and its not as one: will not, which is won't."""
    for at, (verb, behind) in enumerate(pairwise(clauses)):
        words = f"{verb.words} {behind.words}"
        if not (verb.quoted or behind.quoted) and negations(plain(words).rstrip(SIGNS)):
            return (*clauses[:at], in_a_row((verb, behind)), *_with_negations(clauses[at + 2 :]))
    return clauses


def without_titles(way: Alternative) -> bool:
    """Whether a title was typed that is not looked for: Sargent for Professor Sargent."""
    return any(
        clause.keys == name_keys(untitled(clause.words)) != name_keys(clause.words) for clause in way.wanted
    )


def respellings(clause: Clause) -> tuple[Keys, ...]:
    """The keys of a word in the other of its British and American spellings, or of a negation: can't for
    cannot; of a compound those of it in two words or one; of a range 两三 for 2-3, of hours
    个小时, of a short year the whole one; none of what is quoted.
    """
    if clause.quoted or clause.pattern:
        return ()
    if len(clause.keys) > 2:
        if len(clause.keys) > MOST_OF_A_RANGE:
            return ()
        years = years_otherwise(plain(clause.words), clause.keys)
        return (*ranges_otherwise(clause.keys), *hours_otherwise(clause.keys), *years)
    negated = tuple(tuple(fold(one).keys) for one in negations(plain(clause.words).rstrip(SIGNS)))
    british = tuple((key,) for key in respelt(clause.words) if len(clause.keys) == 1)
    return negated or british + in_two_or_one(plain(clause.words).strip(SIGNS))


def irregular_forms(clauses: Sequence[Clause], clause: Clause) -> tuple[Keys, ...]:
    """The keys of the forms of one of some clauses that its stem does not tell: wrote of write. None in a
    sentence, which has the form that was said.
    """
    if len(clauses) > FEW or clause.quoted or clause.pattern or len(clause.keys) != 1:
        return ()
    own = fold(clause.words).keys
    return tuple((stem(form),) for form in other_forms(clause.words)) if tuple(own) == clause.keys else ()


def spellings(clauses: Sequence[Clause], known: Lexicon, event: int = 0) -> Mapping[Keys, tuple[Keys, ...]]:
    """Of the clauses, but those that are quoted, all other spellings that hold in an event."""
    asked = [clause for clause in clauses if not clause.quoted]
    there = known.in_event(event, [clause.keys for clause in asked])
    return {
        clause.keys: there[clause.keys] + respellings(clause) + irregular_forms(clauses, clause)
        for clause in asked
    }


def in_a_row(clauses: Sequence[Clause]) -> Clause:
    """All the clauses as one."""
    return Clause(
        " ".join(clause.words for clause in clauses), tuple(key for clause in clauses for key in clause.keys)
    )
