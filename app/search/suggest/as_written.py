"""How the archive writes a word of the index, which has no inflection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from app.database import Db
from app.search.engine.protocol import AnyOf, Filters, Plan, SearchEngine
from app.search.stored.rows import texts
from app.text.normalise import fold, plain

LOOKED_AT = 10
"""Utterances that tell how a word is written."""
MOST_WRITTEN = 10_000
"""Words whose spelling is kept until the next commit: it is asked for with every letter that is typed."""
_WRITTEN: dict[tuple[str, int, str, str, str], str] = {}


def as_written(db: Db, engine: SearchEngine, word: str, beginning: str = "", like: str = "") -> str:
    """A word of the index, which has no inflection (intellig), as the archive mostly writes it.

    `beginning`: of the forms that begin so; "" where there is none. `like`: the form most like this.
    """
    key = (str(db.get_bind().engine.url), engine.generation(), word, beginning, like)
    known = _WRITTEN.get(key, "")
    if not known:  # kept only once it is known: the next import may bring it
        some = engine.candidates(Plan([AnyOf((word,))]), Filters()).ids[:LOOKED_AT].tolist()
        forms = Counter(form for row in texts(db, some) for form in _forms(row.text, word))
        fitting = (form for form in forms if plain(form).startswith(beginning))
        known = max(fitting, key=lambda form: (fuzz.ratio(form, like), forms[form]), default="")
        if len(_WRITTEN) >= MOST_WRITTEN:
            _WRITTEN.clear()
        if known:
            _WRITTEN[key] = known
    return known


def _forms(text: str, word: str) -> Iterator[str]:
    folded = fold(text)
    for key, start, end in zip(folded.keys, folded.starts, folded.ends, strict=True):
        if key == word:
            yield text[start:end].lower()
