"""Whether keys that stand in a passage are of the words that were asked for: a stem is of others too."""

from __future__ import annotations

from collections.abc import Sequence

from app.search.asked import as_typed
from app.search.clauses import Clause
from app.search.passage import Passage
from app.text.british import other_spellings
from app.text.inflection import are_kin
from app.text.normalise import fold


def own_words(clause: Clause) -> Sequence[str]:
    """The words of a clause; () where its keys are not theirs, but those of a name that is meant."""
    return as_typed(clause) if tuple(fold(clause.words).keys) == clause.keys else ()


def other_words(clause: Clause, keys: Sequence[str]) -> Sequence[str]:
    """The word of another spelling, British or American; none where nothing but the keys is known."""
    return [word for word, key in other_spellings(clause.words) if (key,) == tuple(keys)]


def are_words(keys: Sequence[str], words: Sequence[str], passage: Passage, at: int) -> bool:
    """Whether words stand from a key on, inflected or not, and none made from them: used is not useful."""
    said = passage.written[at : min(at + len(keys), len(passage.own.keys))]
    return not any(are_kin(word, one) for word, one in zip(words, said, strict=False))
