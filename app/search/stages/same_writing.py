"""What mostly sounds like what was asked for, found by how it is written: 开放政府 for 开放政服."""

from __future__ import annotations

from dataclasses import replace

from app.search.names.lexicon import row_of_sounds
from app.search.names.names import Keys, name_keys
from app.search.query.clauses import Alternative, Clause
from app.search.sound.asked import Asked
from app.search.sound.short_words import SHORT
from app.search.stages.found import Found, Search
from app.search.stages.matching import full_matches
from app.search.stages.spelt_right import said_most
from app.search.stored import rows
from app.search.verify.verify import Verdict
from app.text.normalise import is_han
from app.text.words import is_word

MOSTLY = 2 / 3
"""The share of a batch that has the same writing, so that the rest of it is worth being found by that."""
FEWEST = 40
"""Of a batch, to tell."""


def written_the_same(search: Search, way: Alternative, question: Asked, heard: Found) -> Found:
    """All that is written as most of the first that were `heard`, if it sounds exactly so: aligned or not,
    they match. Nothing where it is another each time, or may be a part of other words.
    """
    keys = question.row.keys
    whole = {n: verdict for n, verdict in heard.verdicts.items() if heard.matches[n] == "sounds_like"}
    if len(whole) < FEWEST or question.rests or not all(map(is_han, keys)):
        return Found()
    texts = {row.number: row for row in rows.texts(search.db, list(whole))}
    said = next(iter(said_most(whole, texts, len(keys))), ())
    having = [verdict for n, verdict in whole.items() if said in _writings(verdict, texts[n].text)]
    alike = row_of_sounds(said) == row_of_sounds(keys)
    if len(having) < MOSTLY * len(whole) or not alike or (len(keys) <= SHORT and not is_word("".join(said))):
        return Found()
    meant = Alternative((Clause("".join(said), said),), way.unwanted)
    found = full_matches(search, meant, look_at_all=False)
    found.matches = dict.fromkeys(found.candidates.ids.tolist(), "sounds_like")
    score = having[0].score
    found.verdicts = {
        number: replace(one, match="sounds_like", score=score) for number, one in found.verdicts.items()
    }
    found.meant = (meant,)
    return found


def _writings(verdict: Verdict, text: str) -> set[Keys]:
    return {name_keys(text[slice(*span)]) for span in verdict.spans}
