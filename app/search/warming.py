"""What the first searches need is read before anybody asks."""

from __future__ import annotations

from app.database import Db
from app.search.engine.vocabulary import latin_words, whole_words
from app.search.names.lexicon import lexicon
from app.search.suggest.frequent import frequent_words, takes_long
from app.search.whoosh.engine import WhooshEngine
from app.text.english import is_english
from app.text.words import is_word


def warm_up(db: Db, engine: WhooshEngine) -> None:
    """Read the longest lists, the archive's words and names, and the dictionaries of both languages."""
    engine.warm_up()
    latin_words(engine)
    whole_words(engine)
    is_english("words")
    is_word("词典")
    lexicon(db)
    if takes_long(db):
        frequent_words(db, engine)
