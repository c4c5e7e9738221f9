"""Stars and question marks that were typed, and are no wild cards where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.message import Message
from app.search.query.clauses import Clause
from app.search.query.query import SearchQuery
from app.text.normalise import plain
from app.text.words import says_something

_ENDING = re.compile(r"(?P<word>[^\W_]+)\?+")
MOST_SHOWN = 40


def no_cards(query: SearchQuery) -> Iterator[Message]:
    """A hint for everything typed that was read without its star or question mark.

    A question mark at the end is one, but of a number or a single character that is all that was typed, and
    is no question: 202?, 算?, but 谁?
    """
    clauses = [clause for way in query.alternatives for clause in (*way.wanted, *way.unwanted)]
    for clause in clauses:
        if "*" in plain(clause.words) and not clause.pattern:
            yield Message(
                "“{words}” was read without the star. A star stands for letters beside two others or more, "
                "as in econom*, or for what is between Chinese characters, as in 规*定律.",
                words=clause.words[:MOST_SHOWN],
            )
    word = _asked_about(query)
    if word.isdigit() or (len(word) == 1 and says_something(word)):
        yield Message(
            "“{words}” was read without the question mark, which stands for a letter or character only "
            "before another one, as in colo?r.",
            words=clauses[0].words[:MOST_SHOWN],
        )


def with_any_letter(query: SearchQuery) -> SearchQuery | None:
    """The same with the question mark at the end of its only word as any letter: dat?, 202?"""
    word = _asked_about(query)
    if len(word) < 2 or not word.isascii():
        return None
    return query.with_pattern(f"{word}?")


def _asked_about(query: SearchQuery) -> str:
    """The only word of a query, if a question mark is its end; else nothing."""
    alone = len(query.wanted) == 1 and not (query.unwanted or query.others)
    clause = query.wanted[0] if alone else Clause("", ())
    ending = None if clause.quoted or clause.pattern else _ENDING.fullmatch(plain(clause.words))
    return ending["word"] if ending else ""
