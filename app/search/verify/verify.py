"""Candidates held against the text: do the words really stand there, where, and how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.search.query.clauses import Clause
from app.search.query.query import Match
from app.search.query.wild import wild
from app.search.verify.in_a_row import clauses_in_a_row, rows_of
from app.search.verify.letter_by_letter import Place, cuts_words, literally
from app.search.verify.same_words import are_words, other_shares, other_words, own_words
from app.search.verify.strays import is_small, without_strays
from app.text.cut_numbers import BESIDE, cuts_a_number
from app.text.grammar import is_key_of_grammar
from app.text.inflection import are_kin
from app.text.normalise import fold, is_han, plain
from app.text.number_words import IN_WORDS
from app.text.numbers import DIGITS, NUMERALS
from app.text.passage import Passage, Span, letters, surface
from app.text.short_forms import PRONOUN
from app.text.whole_words import LETTER

Spellings = Mapping[tuple[str, ...], Iterable[tuple[str, ...]]]
"""For the keys of a clause: the keys of other spellings that are known to mean the same."""

_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"(?<![a-z])[a-z]{1,2}$"), re.compile(r"[a-z]{1,3}(?![a-z])")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an utterance matches. Spans are characters of its text, in order, not overlapping."""

    match: Match
    spans: tuple[Span, ...]
    together: bool
    """Whether all words of the query stand in a row."""
    continues: bool
    """Whether the match runs on into the next utterance."""
    score: float = 1.0
    """Of what was asked, how much stands there: 1 for all."""


def verify(
    wanted: Sequence[Clause],
    unwanted: Sequence[Clause],
    text: str,
    following: str = "",
    spellings: Spellings | None = None,
) -> Verdict | None:
    """Whether all wanted clauses stand in `text`, each beginning in it, and no unwanted one does.

    `following`: the next utterance's text, into which a clause, or all of them in a row, may run on.
    None: it does not match.
    """
    passage = Passage(text, following)
    if is_unwanted(unwanted, passage):
        return None
    starts = clauses_in_a_row(wanted, passage) if len(wanted) > 1 else []
    if starts and not any(clause.pattern for clause in wanted):
        return _in_a_row(wanted, starts, passage)
    words, small = list[Span](), list[Span]()
    exact, continues = True, False
    for clause in wanted:
        place = find_clause(clause, passage, (spellings or {}).get(clause.keys, ()))
        if place is None:
            return None
        (small if is_small(clause) else words).extend(place.spans)
        exact &= place.exact
        continues |= place.continues
    spans, together = merged(without_strays(words, small, text)), len(wanted) == 1 or bool(starts)
    return Verdict("exact" if exact else "variant", spans, together, continues)


def _in_a_row(wanted: Sequence[Clause], starts: Sequence[int], passage: Passage) -> Verdict:
    """Clauses that stand in a row from these keys on: that is marked, and not each of its words elsewhere."""
    size, own = sum(len(clause.keys) for clause in wanted), len(passage.own.keys)
    exact = passage.has(" ".join(clause.words for clause in wanted))
    if not exact:  # in other letters, or with signs between
        firsts = accumulate((len(clause.keys) for clause in wanted), initial=starts[0])
        exact = all(
            passage.has(clause.words) or (first >= own and surface(clause.words) in passage.squashed[0])
            for first, clause in zip(firsts, wanted, strict=False)
        )
    spans = [span for start in starts for span in passage.spans(start, start + size)]
    continues = all(start + size > own for start in starts)
    return Verdict("exact" if exact else "variant", merged(spans), True, continues)


def is_unwanted(unwanted: Sequence[Clause], passage: Passage) -> bool:
    """Whether one of the unwanted clauses stands in the utterance itself."""
    own = Passage(passage.text) if unwanted and passage.following else passage
    return any(find_clause(clause, own) is not None for clause in unwanted)


def find_clause(clause: Clause, passage: Passage, spellings: Iterable[tuple[str, ...]] = ()) -> Place | None:
    """Where a clause stands in a passage: as it is, in another spelling, or else letter for letter."""
    if clause.pattern:
        return _fitting(clause, passage)
    place = _keys_in_row(clause, clause.keys, passage, own_words(clause))
    for keys in spellings:
        other = _keys_in_row(clause, keys, passage, other_words(clause, keys), others=True)
        if other is not None:
            other.exact = False
            if place is None:
                place = other
            else:
                place.spans += other.spans
    if spans := other_shares(clause, passage):
        place = place or Place([], False, False)
        place.spans += spans
    return place or _inside(clause, passage) or literally(clause.words, passage)


def _inside(clause: Clause, passage: Passage) -> Place | None:
    """The digits of 5.2万亿 that a search for 5.2 means, the twenty of twenty-six, e-mail, U.S. for us."""
    if len(clause.keys) != 1 or clause.keys[0] not in passage.own.extras:
        return None
    written = "".join(str(DIGITS.get(one, one)) for one in clause.keys[0])
    country = written == PRONOUN
    between = r"(?:\.\s?)?" if country else "-?" if written.isalpha() else ",?"
    letters = between.join(re.escape(one) for one in written).replace(rf"{between}\.{between}", "[.。点]")
    more = (
        f"(?!{LETTER})" if country else "[a-z]*" if written.isalpha() else ""
    )  # of a word the stem is the key
    spoken = rf"|{IN_WORDS[written]}(?![a-z])" if written in IN_WORDS else ""
    spoken += rf"|{clause.keys[0]}" if is_han(clause.keys[0]) else ""
    there = re.finditer(rf"(?<!{LETTER})(?:{letters}{more}{spoken})", passage.in_place)
    typed = plain(clause.words)
    spans = [one.span() for one in there if not are_kin(typed, one[0].replace("-", ""))]
    return Place(spans, passage.has(clause.words), False) if spans else None


def _keys_in_row(
    clause: Clause, keys: Sequence[str], passage: Passage, words: Sequence[str], others: bool = False
) -> Place | None:
    """`words`: of which these are the keys; () for any. `others`: they are not those that were typed."""
    own = len(passage.own.keys)
    starts = [at for at in rows_of(passage, keys) if are_words(keys, words, passage, at, others)]
    if NUMERALS.issuperset(keys):
        starts = [at for at in starts if not _goes_on(keys, passage, at)]
    if not starts:
        return None
    found = [span for start in starts for span in passage.spans(start, start + len(keys))]
    continues = all(start + len(keys) > own for start in starts)
    exact = passage.has(clause.words)
    asked = (_repeated(clause, passage) or _as_quoted(clause, passage, found)) if exact else []
    return Place(asked or found, exact, continues)


def _goes_on(keys: Sequence[str], passage: Passage, at: int) -> bool:
    """Whether the digits of a number are more there: 两三 of 两三百."""
    start, end = passage.span(at, at + len(keys))
    text = passage.in_place
    return len(keys) > 1 and cuts_a_number("".join(keys), text[max(0, start - BESIDE) : start], text[end:])


def _as_quoted(clause: Clause, passage: Passage, found: Sequence[Span]) -> list[Span]:
    """Of places of a quoted clause those where it stands letter by letter: it's, and not its."""
    words = _in_letters(clause.words) if clause.quoted else ""
    return [span for span in found if words and _in_letters(passage.text[slice(*span)]) == words]


def _in_letters(words: str) -> str:
    """Words folded, without the signs around them, their apostrophes straight."""
    return surface(plain(words).replace("\u2019", "'"))


def _repeated(clause: Clause, passage: Passage) -> list[Span]:
    """Where words stand that were asked for twice in a row, or Chinese characters with a hesitation.

    None of others: all that is the same is of interest there.
    """
    asked = letters(clause.words)
    twice = bool(fold(clause.words).before)
    if not twice and (len(asked) == len(clause.keys) or not all(map(is_han, asked))):
        return []
    places = (found.span() for found in re.finditer(re.escape(asked), passage.letters))
    where = passage.letter_places
    return [
        (where[at], where[end - 1] + 1)
        for at, end in places
        if end <= len(where) and not (asked.isascii() and cuts_words(passage.text, where, at, end))
    ]


def _fitting(clause: Clause, passage: Passage) -> Place | None:
    """The words that fit a pattern."""
    spans = [match.span() for match in wild(clause.pattern).finditer(passage.in_place)]
    return Place(spans, True, False) if spans else None


def partly(wanted: Sequence[Clause], text: str) -> Verdict | None:
    """What of the wanted words stands in `text`: pairs of Chinese characters, and words."""
    pairs = {pair for clause in wanted for pair in pairwise(clause.keys)}
    single = {key for clause in wanted for key in clause.keys if not is_han(key) or len(clause.keys) == 1}
    own = fold(text)
    words = [(own.starts[i], own.ends[i + 1]) for i, pair in enumerate(pairwise(own.keys)) if pair in pairs]
    small = list[Span]()
    for i, key in enumerate(own.keys):
        if key in single:
            (small if is_key_of_grammar(key) else words).append((own.starts[i], own.ends[i]))
    there = pairs & set(pairwise(own.keys)), single & set(own.keys)
    share = (len(there[0]) + len(there[1])) / max(1, len(pairs) + len(single))
    spans = merged(without_strays(words, small, text))
    return Verdict("partial", spans, False, False, share) if spans else None


def whole_words(text: str, start: int, end: int) -> Span:
    """A span of a folded text with the few letters that its first and last word lack: artificial for
    rtificial.
    """
    before, behind = _LETTERS_BEFORE.search(text[:start]), _LETTERS_BEHIND.match(text[end:])
    return start - (len(before[0]) if before else 0), end + (len(behind[0]) if behind else 0)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    result: list[Span] = []
    for start, end in sorted(set(spans)):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
