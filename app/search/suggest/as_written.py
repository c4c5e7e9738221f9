"""How the archive writes a word of the index, which has no inflection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from app.database import Db
from app.search.engine.protocol import AnyOf, Filters, Plan, SearchEngine
from app.search.stored.rows import texts
from app.text.capitals import Place, mostly_written
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
        forms = defaultdict[str, list[Place]](list)
        for row in texts(db, some):
            for start, end in _places(row.text, word):
                forms[row.text[start:end].lower()].append((row.text, start, end))
        fitting = (form for form in forms if plain(form).startswith(beginning))
        form = max(fitting, key=lambda form: (fuzz.ratio(form, like), len(forms[form])), default="")
        known = mostly_written(forms[form])
        if len(_WRITTEN) >= MOST_WRITTEN:
            _WRITTEN.clear()
        if known:
            _WRITTEN[key] = known
    return known


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    folded = fold(text)
    for key, start, end in zip(folded.keys, folded.starts, folded.ends, strict=True):
        if key == word:
            yield start, end
