"""The searches that the first page begins with."""

from app.browse.examples import examples
from app.browse.sessions import home
from app.database import Database, Db
from app.search.find import find
from app.search.query.query import parse
from app.search.whoosh.engine import WhooshEngine
from tests.browse.conftest import OTHERS, TIDES, Put


def test_three_searches_of_three_kinds_each_find_something(db: Db, engine: WhooshEngine) -> None:
    found = examples(db)
    assert len(found) == 3 == len(set(found))
    term, somebody, quotation = found
    assert ":" not in term
    assert somebody.startswith("speaker:")
    assert quotation.startswith('"') and quotation.endswith('"')
    for search in found:
        assert find(db, engine, parse(search)).total > 0, search


def test_they_come_from_the_archive_itself(db: Db) -> None:
    assert examples(db)[0] in TIDES or examples(db)[0] in OTHERS
    assert home(db).examples == examples(db)


def test_an_empty_archive_has_none(database: Database) -> None:
    with database.reading() as db:
        assert examples(db) == ()


def test_hostile_words_make_searches_that_are_only_text(database: Database, put: Put) -> None:
    put("# 2025-01-01 Talk\n\n" + "\n\n".join(['**Eve:** "><script>alert</script> sneaky'] * 5), "evil.md")
    with database.reading() as db:
        assert all("<" not in search for search in examples(db))
