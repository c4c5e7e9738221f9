"""English words that stand nowhere, with the archive's own that are spelt nearly so in their place."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from app.search.engine.protocol import SearchEngine
from app.search.engine.vocabulary import similar
from app.search.names.lexicon import Lexicon
from app.search.query.clauses import Alternative, Clause, as_typed
from app.search.verify.verify import Verdict
from app.text.capitals import has_capital_within
from app.text.english import forms, is_english
from app.text.normalise import plain


def is_ordinary(verdict: Verdict, text: str) -> bool:
    """Whether what sounds like something is a word of the English dictionary wherever it stands."""
    said = (plain(text[start:end]) for start, end in verdict.spans)
    return verdict.match == "sounds_like" and all(map(is_english, said))


def mended(way: Alternative, engine: SearchEngine, known: Lexicon) -> Alternative | None:
    """What was probably meant; None where no word is misspelt."""
    wanted = tuple(_mended(clause, engine, known) for clause in way.wanted)
    return None if wanted == way.wanted else replace(way, wanted=wanted)


def likeness(typed: Alternative, meant: Alternative) -> float:
    """How much of what was typed is spelt as the words that are meant for it, without inflection: 0 to 1."""
    pairs = zip(typed.wanted, meant.wanted, strict=True)
    return sum(fuzz.ratio(one.words, other.words) for one, other in pairs) / 100 / len(typed.wanted)


def _mended(clause: Clause, engine: SearchEngine, known: Lexicon) -> Clause:
    if clause.quoted or clause.pattern or len(clause.keys) != 1 or clause.keys in known.names:
        return clause
    if engine.document_frequency(clause.keys[0]):
        return clause
    [typed] = as_typed(clause)
    words = similar(engine, typed)
    if has_capital_within(clause.words):  # a name as BrainCo is no ordinary word misspelt
        words = [word for word in words if not forms(word)]
    return next((Clause(word, (word,)) for word in words), clause)
