"""Whether keys that stand in a passage are of the words that were asked for: a stem is of others too."""

from __future__ import annotations

from collections.abc import Sequence

from app.search.query.clauses import Clause, as_typed
from app.text.british import other_spellings
from app.text.inflection import are_kin, are_one_word
from app.text.irregular import is_irregular, is_written, other_forms
from app.text.normalise import fold, is_han, plain, stem
from app.text.passage import Passage, Span, letters
from app.text.shares import key_of_fraction, shares


def own_words(clause: Clause) -> Sequence[str]:
    """The words of a clause; () where its keys are not theirs, but those of a name that is meant."""
    return as_typed(clause) if tuple(fold(clause.words).keys) == clause.keys else ()


def other_words(clause: Clause, keys: Sequence[str]) -> Sequence[str]:
    """The word of another spelling, British or American, or another form of it (took for take); none where
    nothing but the keys is known.
    """
    spelt = [word for word, key in other_spellings(clause.words) if (key,) == tuple(keys)]
    return spelt or [form for form in other_forms(clause.words) if (stem(form),) == tuple(keys)]


def are_words(
    keys: Sequence[str], words: Sequence[str], passage: Passage, at: int, others: bool = False
) -> bool:
    """Whether words stand from a key on, inflected or not, and none made from them: used is not useful.

    `others`: they are other words than those that were asked for; found, for find, is not founded.
    """
    said = passage.written[at : min(at + len(keys), len(passage.own.keys))]
    return not any(
        are_kin(word, one) or (others and is_irregular(word) and not is_written(word, one))
        for word, one in zip(words, said, strict=False)
    )


def other_shares(clause: Clause, passage: Passage) -> list[Span]:
    """Where a fraction that was typed in numbers (1/3) stands in other words: a third of, 三分之一."""
    key = "" if clause.quoted else key_of_fraction(plain(clause.words))
    return [(one.start, one.end) for one in shares(passage.in_place) if one.key == key] if key else []


def is_inflected(letters_asked: str, text: str, span: Span) -> bool:
    """Whether whole words of a folded text, joined or parted, are others with another ending:
    cryptocurrencies, crypto currency.
    """
    if is_within_a_word(text, span):
        return False
    said = text[slice(*span)]
    if " " in said:  # of several words the last one is inflected, and may be cut
        return stem(letters(said)) == stem(letters_asked)
    return are_one_word(letters(said), letters_asked)


def is_within_a_word(text: str, span: Span) -> bool:
    """Whether letters stand beside a span: children in grandchildren."""
    beside = text[: span[0]][-1:], text[span[1] :][:1]
    return any(one.isalpha() and not is_han(one) for one in beside)
