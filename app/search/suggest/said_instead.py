"""What is mostly said where something sounds like all that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rapidfuzz import fuzz

from app.database import Db
from app.search.names.lexicon import Lexicon
from app.search.names.well_spelt import differs_in_words, is_known, is_well_spelt
from app.search.query.query import SearchQuery
from app.search.stored.rows import texts
from app.search.verify.verify import Verdict
from app.text.capitals import has_capital_within, mostly_written
from app.text.english import is_english
from app.text.normalise import fold, is_han, plain
from app.text.words import how_usual, is_usual_word, names_something, words

SENTENCE = 6
"""Keys of what may be a sentence."""
FREQUENT = 3
"""What is no usual word is proposed if it is said so often…"""
TWO = 2
"""…and has more characters than that: 旷视 is no 旷世…"""
SHORT, EVERYWHERE, RATHER = 3, 20, 5
"""…or has up to so many, and is said so often, and so many times as often as what else sounds so: 算力."""
MORE_USUAL = 25
"""A word that was typed is another mistyped if that is so many times as usual: 政治, not 沉默 for 沉没."""
MOST_COMPARED = 100
"""Hits by sound that tell how what was meant is written."""


def said_instead(db: Db, known: Lexicon, query: SearchQuery, heard: Mapping[int, Verdict]) -> str:
    """What is mostly said where something sounds like all that was asked for: 互联网 for 互连网.

    "" for what is spelt right, where that is no word and said too seldom to be one, where most is said in
    another script (pinyin), and for sentences.
    """
    asked = " ".join(clause.words for clause in query.wanted)
    typed = plain(asked)
    spans = {number: one.spans for number, one in heard.items() if _is_heard(one)}
    size = sum(len(clause.keys) for clause in query.wanted)
    named = any(clause.keys in known.names for clause in query.wanted) or known.is_spelt_out(asked)
    named = named or bool(known.misspelt(typed)) or is_well_spelt(known, typed)
    if not spans or named:
        return ""
    some = texts(db, list(spans)[:MOST_COMPARED])
    written = [(row.text, span) for row in some for span in spans[row.number]]
    said = Counter(text[slice(*span)].lower() for text, span in written)
    chinese = any(map(is_han, typed))
    of_script = Counter({form: count for form, count in said.items() if any(map(is_han, form)) == chinese})
    whole = {form: count for form, count in of_script.items() if len(fold(form).keys) == size}
    if 2 * of_script.total() < said.total():
        return ""
    if chinese:
        forms = [form for form in whole if _is_meant(known, form, whole, typed)]
        return max(forms, key=whole.__getitem__, default="")
    if size >= SENTENCE:
        return ""
    name = has_capital_within(asked)
    others = [
        form
        for form, count in whole.items()
        if (count >= FREQUENT or _adds_none(known, form, typed)) and not (name and is_english(form))
    ]
    best = max(others, key=lambda form: (fuzz.ratio(form, typed), whole[form]), default="")
    return mostly_written([(text, *span) for text, span in written if text[slice(*span)].lower() == best])


def is_in_chinese(db: Db, heard: Mapping[int, Verdict]) -> bool:
    """Whether what was found by sound stands in Chinese: then letters that were typed were pinyin."""
    spans = {number: one.spans for number, one in heard.items() if _is_heard(one)}
    some = texts(db, list(spans)[:FREQUENT])
    return any(is_han(row.text[start]) for row in some for start, _ in spans[row.number])


def _is_meant(known: Lexicon, form: str, said: Mapping[str, int], typed: str) -> bool:
    """Whether what was said for Chinese characters is a word or name, or said often and differs in words.

    A word that was typed, beside others or if it is a noun, is not meant for what is no more usual.
    """
    simplified, asked = "".join(fold(form).keys), "".join(fold(typed).keys)
    if is_known(known, form) or is_usual_word(simplified):
        return True
    if len(asked) >= SENTENCE or len(asked) != len(simplified):
        return False
    spans = words(asked)
    mistyped = [(one, end) for one, end in spans if asked[one:end] != simplified[one:end] and end - one > 1]
    all_words = all(end - one > 1 for one, end in spans)
    if mistyped and (all_words or all(names_something(asked[one:end]) for one, end in mistyped)):
        return all(_is_more_usual(simplified, asked, span) for span in mistyped)
    count = said[form]
    if count >= FREQUENT and len(asked) > TWO and differs_in_words(simplified, asked):
        return True
    others = (number for other, number in said.items() if other != form)
    return len(asked) <= SHORT and count >= max(EVERYWHERE, RATHER * max(others, default=0))


def _is_more_usual(said: str, asked: str, span: tuple[int, int]) -> bool:
    """Whether a word that is said in the place of another one is far more usual."""
    word, other = said[slice(*span)], asked[slice(*span)]
    return span in words(said) and how_usual(word) >= MORE_USUAL * how_usual(other)


def _adds_none(known: Lexicon, form: str, typed: str) -> bool:
    """Whether what differs of what was said for words is spelt right itself."""
    return all(word in typed.split() or is_well_spelt(known, word) for word in form.split())


def _is_heard(verdict: Verdict) -> bool:
    return verdict.match == "sounds_like" and verdict.together and bool(verdict.spans)
