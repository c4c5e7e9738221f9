"""What was typed in pinyin, and where that is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, groupby, islice, product

from app.search.names.lexicon import is_rather_english
from app.search.query.clauses import Alternative, Clause
from app.search.sound.spelt_out import spelt_out
from app.search.stages.found import Found, Search
from app.search.stages.matching import AT_A_TIME, verified
from app.search.stages.planning import syllable_plan
from app.search.stages.spelt_right import said_most
from app.search.stored import rows
from app.search.stored.rows import TextRow
from app.search.verify.verify import Verdict, is_unwanted
from app.text.capitals import begins_sentence
from app.text.normalise import fold
from app.text.passage import Passage
from app.text.typed_pinyin import typed
from app.text.words import is_place

SHORTEST = 2
"""Syllables: one alone is too many characters."""
LOOKED_AT = 5
"""Passages that tell how a word is written."""
MOST_WRITTEN = 3
"""Ways to write pinyin that are looked for beside other words."""
Syllables = Sequence[str]
"""Of a word."""


def in_pinyin(way: Alternative) -> tuple[Sequence[Syllables], Sequence[Syllables]]:
    """The words, where all of them are pinyin; and those of them that are English too."""
    words = [word for clause in way.wanted for word in clause.words.split()]
    spelt = [syllables for word in words if (syllables := typed(word)) is not None]
    if len(spelt) < len(words):
        return [], []
    english = [
        one for one, word in zip(spelt, words, strict=True) if len(one) > 1 and is_rather_english(word)
    ]
    return spelt, english


def is_both(search: Search, way: Alternative, found: Found) -> bool:
    """Whether a word that stands somewhere in Latin letters may be said in Chinese elsewhere: Shanghai.

    Not an English word that is mostly written small where it stands: women is not 我们.
    """
    if len(way.wanted) != 1 or len(way.wanted[0].keys) != 1 or way.wanted[0].quoted or way.wanted[0].pattern:
        return False
    [clause] = way.wanted
    if not clause.words.isascii() or len(typed(clause.words) or ()) < SHORTEST:
        return False
    if not is_rather_english(clause.words):
        return True
    texts = rows.texts(search.db, found.candidates.ids[:LOOKED_AT].tolist(), alone=True)
    large = [letter.isupper() for row in texts for letter in _first_letters(row.text, clause.keys[0])]
    return 0 < len(large) <= 2 * sum(large)


def _first_letters(text: str, key: str) -> list[str]:
    """Of a word wherever it stands in a text, but at the beginning of a sentence."""
    folded = fold(text)
    starts = (start for one, start in zip(folded.keys, folded.starts, strict=True) if one == key)
    return [text[start] for start in starts if not begins_sentence(text, start)]


def in_characters(search: Search, way: Alternative) -> list[Alternative]:
    """A way with the Chinese that is mostly said for the pinyin in it, where it has other words too: AI 算力
    for AI suanli; the likeliest first, [] where there is none.

    Pinyin is what stands nowhere as it is, and is no English word.
    """
    grouped = groupby(way.wanted, key=lambda clause: _is_pinyin(search, clause))
    stretches = [(is_pinyin, tuple(clauses)) for is_pinyin, clauses in grouped]
    if len({is_pinyin for is_pinyin, _ in stretches}) < 2:
        return []
    choices: list[Sequence[Sequence[Clause]]] = []
    for is_pinyin, row in stretches:
        written = _in_characters(search, row) if is_pinyin else [row]
        choices += [written] if written else [_in_characters(search, [clause]) for clause in row]
    ways = (tuple(chain(*chosen)) for chosen in product(*choices))
    return [replace(way, wanted=wanted) for wanted in islice(ways, MOST_WRITTEN)]


def _is_pinyin(search: Search, clause: Clause) -> bool:
    if clause.quoted or clause.pattern or len(clause.keys) != 1 or typed(clause.words) is None:
        return False
    return not search.engine.document_frequency(clause.keys[0]) and not is_rather_english(clause.words)


def _in_characters(search: Search, clauses: Sequence[Clause]) -> list[Sequence[Clause]]:
    """Of words of pinyin in a row what they are: a known name, or what is mostly said so in a row."""
    spelt = [[syllable for clause in clauses for syllable in typed(clause.words) or ()]]
    found = list(search.known.in_pinyin(" ".join(clause.words for clause in clauses)))
    if not found:
        said = said_so(search, Alternative(tuple(clauses)), spelt, [])
        texts = {row.number: row for row in rows.texts(search.db, said.candidates.ids.tolist())}
        found = said_most(said.verdicts, texts, sum(map(len, spelt)))
    return [(Clause("".join(keys), keys),) for keys in found[:MOST_WRITTEN]]


def said_so(
    search: Search, way: Alternative, spelt: Sequence[Syllables], english: Sequence[Syllables]
) -> Found:
    """Where all of the pinyin is said in a row; or else each word of it, if none is a single syllable.

    What is `english` too has to be a place: beijing is 北京, but women is not 我们.
    """
    row = [syllable for one in spelt for syllable in one]
    if len(row) < SHORTEST:
        return Found()
    found = _with_syllables(search, way, [row], english)
    if len(found.candidates) or min(map(len, spelt)) < SHORTEST:
        return found
    return _with_syllables(search, way, spelt, english)


def _with_syllables(
    search: Search, way: Alternative, spelt: Sequence[Syllables], english: Sequence[Syllables]
) -> Found:
    candidates = search.engine.candidates(syllable_plan(spelt), search.filters).only(slice(None, AT_A_TIME))

    def judge(text: TextRow, event: int) -> Verdict | None:
        passage = Passage(text.text, text.following)
        verdict = spelt_out(spelt, passage, search.known.names)
        if verdict is None or is_unwanted(way.unwanted, passage):
            return None
        return verdict if all(_is_a_place(word, passage) for word in english) else None

    return verified(search, candidates, judge)


def _is_a_place(spelt: Syllables, passage: Passage) -> bool:
    """Whether what is said by these syllables, wherever that is, names places."""
    verdict = spelt_out([spelt], passage)
    return verdict is not None and all(is_place(passage.in_place[slice(*span)]) for span in verdict.spans)
