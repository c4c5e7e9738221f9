"""What was typed before a colon as if it were a field, and is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from app.message import Message
from app.search.engine.protocol import SearchEngine
from app.search.query.fields import FIELDS
from app.text.normalise import fold, is_han
from app.text.tokens import phrase_tokens

ELSEWHERE = frozenset((
    "after", "author", "before", "by", "category", "from", "id", "name", "org", "place", "since", "site",
    "source", "tag", "text", "title", "to", "topic", "type", "until", "url", "who",
))  # fmt: skip
"""Fields that other programs have."""
NEAR = 75.0
"""How much a name has to be like a field's, 0 to 100."""
LETTERS, CHARACTERS = range(2, 21), range(1, 5)
"""Of a name that may be meant for a field's."""


def not_fields(names: Iterable[str], engine: SearchEngine) -> Iterator[Message]:
    """A hint for each of the names, typed before a colon, that is likely meant for a field's.

    Titles and sentences have colons too (人工智能:未来), and so have times and addresses. A field is meant by
    a short word that is nearly one's name, or another program's field, or that nobody ever said.
    """
    for name in dict.fromkeys(names):
        if seems_a_field(name, engine):
            yield Message(
                "“{name}:” is no field, and was read as words. "
                "The fields are speaker, session, event, in, lang, date and match, as in date:2024.",
                name=name,
            )


def seems_a_field(name: str, engine: SearchEngine) -> bool:
    """Whether what was typed before a colon is likely meant for a field."""
    han = all(map(is_han, name))
    if len(name) not in (CHARACTERS if han else LETTERS) or not (han or name.isascii()):
        return False
    lower = name.lower()
    if lower in ELSEWHERE or any(fuzz.ratio(lower, field) >= NEAR for field in FIELDS):
        return True
    keys = fold(name).keys
    tokens = phrase_tokens(keys)
    return bool(tokens) and not all(map(engine.document_frequency, tokens))
