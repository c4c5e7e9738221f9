"""From clauses to what the engine is asked for: strictly, letter for letter, and loosely by sound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

from app.search.engine.protocol import AnyOf, Plan, SearchEngine, spread
from app.search.engine.vocabulary import holding, inflections, similar
from app.search.names.lexicon import Lexicon
from app.search.query.clauses import Alternative, Clause, as_typed
from app.search.query.readings import irregular_forms, respellings
from app.search.stages.fitting import conditions, is_certain
from app.search.verify.quick_checks import is_chinese
from app.text.irregular import other_forms
from app.text.normalise import fold, is_han, plain
from app.text.numbers import NUMERALS
from app.text.second_readings import indexed_as
from app.text.shares import rows_of_shares
from app.text.sounds import BETWEEN, letter_tokens, near, sound, sound_tokens, syllables
from app.text.tokens import NEXT, phrase_tokens

SETTLE_FOR = 4
"""With so few candidates left, the text is quicker than more posting lists."""
LOOSE = 0.3
"""The share of its weight that a candidate for a match by sound has at least."""
MOST_CONDITIONS = 100
"""Tokens of a plan; of a longer text some from all over it."""
LONGEST_WORD = 4
"""Characters of a word, of which many utterances may be candidates."""
RARE = 20
"""A word that so few utterances hold may be misspelt; a more frequent one is taken as it is."""


def strict_plan(way: Alternative, engine: SearchEngine, known: Lexicon) -> tuple[Plan, bool, bool]:
    """The plan for full matches; whether the engine alone is certain of them; whether it was cut short."""
    across = sum(len(clause.keys) for clause in way.wanted) >= 3
    wanted: list[AnyOf] = []
    certain, bounded = True, False
    for clause in way.wanted:
        if clause.pattern:
            fitting, more = conditions(engine, clause.pattern)
            bounded |= more
            certain &= is_certain(clause.pattern)
            wanted += fitting
            continue
        others = () if clause.quoted else known.others(clause.keys)
        respelt, forms = respellings(clause), irregular_forms(way.wanted, clause)
        respelt += () if clause.quoted else tuple(rows_of_shares(plain(clause.words)))
        some = (
            _any_spelling((clause.keys, *others, *respelt, *forms), engine, across)
            if others or respelt or forms
            else _conditions(clause.keys, across)
        )
        certain &= len(some) == 1 and not (others or respelt) and _is_one_token(clause.keys)
        wanted += some
    unwanted = [one for clause in way.unwanted for one in _unwanted(clause, engine)]
    certain &= len(unwanted) == len(way.unwanted)
    if certain:
        inflected = [
            one
            for clause in way.wanted
            for one in _inflected(clause, engine, bool(irregular_forms(way.wanted, clause)))
        ]
        return Plan(list(map(_own, wanted)), unwanted, also=inflected), True, bounded
    also = _beginning(way.wanted[0], known) if across else ()
    return Plan(spread(wanted, MOST_CONDITIONS), unwanted, settle_for=SETTLE_FOR, also=also), False, bounded


def _own(one: AnyOf) -> AnyOf:
    """The same without what runs on into the next utterance."""
    return replace(one, tokens=tuple(token for token in one.tokens if token[:1] != NEXT))


def _is_one_token(keys: Sequence[str]) -> bool:
    """Whether a document with the token of these keys is certain to have them."""
    return len(keys) == 1 or (len(keys) == 2 and all(map(is_han, keys)))


def _conditions(keys: Sequence[str], across: bool = False) -> list[AnyOf]:
    """What a document must hold for keys in a row; `across`: also where they run into the next utterance."""
    if len(keys) == 1 and is_han(keys[0]):
        return [AnyOf((), prefix=keys[0])]
    return [AnyOf((token, NEXT + token) if across else (token,)) for token in phrase_tokens(keys)]


def _beginning(clause: Clause, known: Lexicon) -> Sequence[AnyOf]:
    """What a document has to hold for a Chinese word to begin in it, and not in the next one.

    Its first two characters together, or the first one as its last. Longer ones have few candidates anyhow.
    """
    keys = clause.keys
    if not 1 < len(keys) <= LONGEST_WORD or not is_chinese(keys) or clause.pattern or known.others(keys):
        return ()
    return (AnyOf((keys[0] + keys[1], keys[0])),)


def _any_spelling(spellings: Iterable[Sequence[str]], engine: SearchEngine, across: bool) -> list[AnyOf]:
    """One token of each spelling, its rarest: more than enough candidates, the text decides."""
    tokens: list[str] = []
    for keys in spellings:
        found = phrase_tokens(keys)
        if not found:
            return [AnyOf((), prefix=keys[0])]
        token = min(found, key=engine.document_frequency)
        tokens += (token, NEXT + token) if across else (token,)
    return [AnyOf(tuple(dict.fromkeys(tokens)))]


def _unwanted(clause: Clause, engine: SearchEngine) -> list[AnyOf]:
    """What the engine can leave out by itself: what is one token. The rest is left to the text."""
    if clause.pattern:
        fitting, more = conditions(engine, clause.pattern)
        return fitting if is_certain(clause.pattern) and not more else []
    return _inflected(clause, engine) or (_conditions(clause.keys) if _is_one_token(clause.keys) else [])


def _inflected(clause: Clause, engine: SearchEngine, irregular: bool = False) -> list[AnyOf]:
    """What tells a word from others with its stem, where the archive has such: useful from used.

    `irregular`: with the forms that no rule makes.
    """
    if len(clause.keys) != 1 or clause.pattern:
        return []
    typed = as_typed(clause)[0]
    words = inflections(engine, typed, other_forms(typed) if irregular else ())
    return [AnyOf(words, field="whole")] if words else []


def cut_plan(words: str, engine: SearchEngine) -> Plan | None:
    """The plan for words that may begin and end within a word or number: what stands between is certain.

    None where nothing is left to look for.
    """
    keys = fold(words).keys
    inner = keys[1 if keys and _may_be_cut(keys[0]) else 0 :]
    inner = inner[: -1 if inner and _may_be_cut(inner[-1]) else None]
    letters = letter_tokens(words)
    if not inner and not letters and keys and len(keys[-1]) > 3 and keys[-1].isascii():
        return Plan([AnyOf(tuple(holding(engine, max(keys, key=len))))], settle_for=SETTLE_FOR)
    if len(inner) == len(keys) and not letters:
        return None  # nothing of it can be cut: it was looked for already
    conditions = _conditions(inner, across=True) if len(inner) > 1 or (inner and not is_han(inner[0])) else []
    conditions += [AnyOf((token,), field="sounds") for token in dict.fromkeys(letters)]
    return Plan(spread(conditions, MOST_CONDITIONS), settle_for=SETTLE_FOR) if conditions else None


def _may_be_cut(key: str) -> bool:
    return not is_han(key) or key in NUMERALS


def loose_plan(wanted: Sequence[Clause], engine: SearchEngine, known: Lexicon) -> Plan:
    """The plan for what sounds like the clauses: enough of their pairs of syllables, characters and words."""
    keys = [key for clause in wanted for key in clause.keys]
    if len(keys) <= 3 and all(map(is_han, keys)):
        return _short_plan(tuple(keys), known)
    words = " ".join(clause.words for clause in wanted)
    conditions = [AnyOf((token,), field="sounds") for token in dict.fromkeys(sound_tokens(keys, words))]
    for clause in wanted:
        typed = dict(zip(clause.keys, as_typed(clause), strict=True))
        tokens = phrase_tokens(clause.keys)
        conditions += [AnyOf(_with_similar(one, typed.get(one, one), engine)) for one in tokens]
    return Plan(spread(conditions, MOST_CONDITIONS), enough=LOOSE if len(keys) > 2 else LOOSE / 3)


def partial_plan(wanted: Sequence[Clause], enough: float) -> Plan:
    """The plan for what holds that share of the words as they are."""
    tokens = [token for clause in wanted for token in phrase_tokens(clause.keys)]
    return Plan(spread([AnyOf((token,)) for token in dict.fromkeys(tokens)], MOST_CONDITIONS), enough=enough)


def _with_similar(token: str, typed: str, engine: SearchEngine) -> tuple[str, ...]:
    if is_han(token[0]) or engine.document_frequency(token) > RARE:
        return (token,)
    return (token, *similar(engine, typed))


def _short_plan(keys: tuple[str, ...], known: Lexicon) -> Plan:
    """Two or three characters: all syllables; of a known name of three, one may differ a little."""
    if len(keys) < 3 or keys not in known.names:
        return Plan([AnyOf((token,), field="sounds") for token in dict.fromkeys(sound_tokens(keys, ""))])
    one, two, three = map(sound, keys)
    first = {f"{one}'{other}" for other in _near(two)} | {f"{other}'{two}" for other in _near(one)}
    last = {f"{other}'{three}" for other in _near(two)} | {f"{two}'{other}" for other in _near(three)}
    return Plan([AnyOf(tuple(sorted(some)), field="sounds") for some in (first, last)])


@cache
def _near(spelt: str) -> tuple[str, ...]:
    return tuple(other for other in syllables() if near(spelt, other))


def syllable_plan(spelt: Sequence[Sequence[str]]) -> Plan:
    """The plan for words in pinyin that was typed."""
    pairs = dict.fromkeys(pair for word in spelt for pair in pairwise(map(indexed_as, word)))
    return Plan([AnyOf(tuple(map(BETWEEN.join, product(*pair))), field="sounds") for pair in pairs])
