"""Of what sounds alike, how a name is rightly spelt comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from app.search.names.lexicon import Lexicon
from app.search.names.names import Keys, name_keys
from app.search.stored.rows import TextRow
from app.search.verify.verify import Verdict

OTHERWISE = 0.95
"""What the score of a match by sound is multiplied by where it is spelt in another way than the right one."""


def right_first(verdict: Verdict, text: str, known: Lexicon) -> Verdict:
    """A match by sound, a little less if what stands there is not how a known name or term is spelt right."""
    said = (name_keys(text[slice(*span)]) for span in verdict.spans)
    return verdict if any(map(known.is_right, said)) else replace(verdict, score=verdict.score * OTHERWISE)


def said_most(verdicts: Mapping[int, Verdict], texts: Mapping[int, TextRow], size: int) -> list[Keys]:
    """The words of so many keys that stand where something was found, the most frequent first."""
    said = Counter(
        name_keys(texts[number].text[slice(*span)])
        for number, verdict in verdicts.items()
        if number in texts
        for span in verdict.spans
    )
    return [keys for keys, _ in said.most_common() if len(keys) == size]
