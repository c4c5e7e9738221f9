"""What was typed in pinyin, and where that is said."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice, product

from app.search.names.lexicon import is_rather_english
from app.search.names.names import Keys
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
from app.text.typed_pinyin import cuts, cuts_of_each, toneless, typed
from app.text.words import is_place, is_word

SHORTEST = 2
"""Syllables: one alone is too many characters."""
LOOKED_AT = 5
"""Passages that tell how a word is written."""
MOST_WRITTEN = 3
"""Ways to write pinyin that are looked for beside other words."""
Syllables = Sequence[str]
"""Of a word."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """Words of pinyin, cut into syllables in one way."""

    words: Sequence[Syllables]
    english: Sequence[Syllables]
    """Those that are English words too: beijing is 北京, but women is not 我们."""
    has_nv: bool
    """Whether nü or lü is meant by letters that may mean something else: Xinyu may be xi nü."""

    @property
    def size(self) -> int:
        """How many syllables there are."""
        return sum(map(len, self.words))


def in_pinyin(way: Alternative) -> list[Spelt]:
    """How the words may be cut into syllables, the likeliest first; [] if one of them is no pinyin."""
    words = [word for clause in way.wanted for word in clause.words.split()]
    return [_spelt(cut, words) for cut in cuts_of_each(words)]


def _spelt(cut: Sequence[Syllables], words: Sequence[str]) -> Spelt:
    each = list(zip(cut, words, strict=True))
    english = [one for one, word in each if len(one) > 1 and is_rather_english(word)]
    return Spelt(cut, english, any("".join(one) not in toneless(word)[:1] for one, word in each))


def is_both(search: Search, way: Alternative, found: Found) -> bool:
    """Whether a word that stands somewhere in Latin letters may be said in Chinese elsewhere: Shanghai.

    Not an English word that is mostly written small where it stands: women is not 我们.
    """
    if len(way.wanted) != 1 or len(way.wanted[0].keys) != 1 or way.wanted[0].quoted or way.wanted[0].pattern:
        return False
    [clause] = way.wanted
    if not clause.words.isascii() or max(map(len, cuts(clause.words)), default=0) < SHORTEST:
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
    grouped = groupby(way.wanted, key=lambda clause: is_pinyin(search, clause))
    stretches = [(spelt, tuple(clauses)) for spelt, clauses in grouped]
    if len({spelt for spelt, _ in stretches}) < 2:
        return []
    choices: list[Sequence[Sequence[Clause]]] = []
    for spelt, row in stretches:
        written = _in_characters(search, row) if spelt else [row]
        choices += [written] if written else [_in_characters(search, [clause]) for clause in row]
    ways = (tuple(chain(*chosen)) for chosen in product(*choices))
    return [replace(way, wanted=wanted) for wanted in islice(ways, MOST_WRITTEN)]


def is_pinyin(search: Search, clause: Clause) -> bool:
    """Whether a word is pinyin, no English word, and stands nowhere as it is."""
    if clause.quoted or clause.pattern or len(clause.keys) != 1 or typed(clause.words) is None:
        return False
    return not search.engine.document_frequency(clause.keys[0]) and not is_rather_english(clause.words)


def _in_characters(search: Search, clauses: Sequence[Clause]) -> list[Sequence[Clause]]:
    """Of words of pinyin in a row what they are: a known name, or what is mostly said so in a row."""
    found = list(search.known.in_pinyin(" ".join(clause.words for clause in clauses)))
    if not found:
        said = said_so(search, Alternative(tuple(clauses)), in_a_row=True)
        found = [keys for one in said for keys in one.words]
    return [(Clause("".join(keys), keys),) for keys in found[:MOST_WRITTEN]]


@dataclass(frozen=True, slots=True)
class Said:
    """Where pinyin is said that was cut into syllables in one way."""

    found: Found
    words: Sequence[Keys]
    """What stands there in a row, the most frequent first."""
    size: int


def said_so(search: Search, way: Alternative, in_a_row: bool = False) -> list[Said]:
    """Where the pinyin of a way is said, by each way to cut it into syllables that is as likely as others
    (fangan: fan gan, fang an); by the next ones where these lead nowhere.

    What has more syllables than another way of the same has to be one word: 西安 for xian.
    """
    ways = in_pinyin(way)
    least = min((spelt.size for spelt in ways), default=0)
    for _, some in groupby(ways, key=lambda spelt: (spelt.size, spelt.has_nv)):
        said = [_said(search, way, spelt, in_a_row, spelt.size > least) for spelt in some]
        if any(len(one.found.candidates) for one in said):
            return said
    return []


def _said(search: Search, way: Alternative, spelt: Spelt, in_a_row: bool, one_word: bool) -> Said:
    """All of it in a row; or else each word of it, if none is a single syllable."""
    row = [[syllable for one in spelt.words for syllable in one]]
    if spelt.size < SHORTEST:
        return Said(Found(), [], spelt.size)
    english = [] if in_a_row else spelt.english
    found = _with_syllables(search, way, row, english, one_word)
    apart = not (in_a_row or one_word or len(found.candidates)) and min(map(len, spelt.words)) >= SHORTEST
    if apart:
        return Said(_with_syllables(search, way, spelt.words, english, one_word), [], spelt.size)
    texts = {row.number: row for row in search.texts(found.candidates.ids.tolist())}
    return Said(found, said_most(found.verdicts, texts, spelt.size), spelt.size)


def _with_syllables(
    search: Search,
    way: Alternative,
    spelt: Sequence[Syllables],
    english: Sequence[Syllables],
    one_word: bool,
) -> Found:
    if time.thread_time() > search.end:  # of many words there are many ways
        return Found(bounded=True)
    candidates = search.engine.candidates(syllable_plan(spelt), search.filters).only(slice(None, AT_A_TIME))

    def judge(text: TextRow, event: int) -> Verdict | None:
        passage = Passage(text.text, text.following)
        verdict = spelt_out(spelt, passage, search.known.names)
        if verdict is None or is_unwanted(way.unwanted, passage):
            return None
        if one_word and not all(is_word(passage.simplified[slice(*span)]) for span in verdict.spans):
            return None
        return verdict if all(_is_a_place(word, passage) for word in english) else None

    return verified(search, candidates, judge)


def _is_a_place(spelt: Syllables, passage: Passage) -> bool:
    """Whether what is said by these syllables, wherever that is, names places."""
    verdict = spelt_out([spelt], passage)
    return verdict is not None and all(is_place(passage.in_place[slice(*span)]) for span in verdict.spans)
