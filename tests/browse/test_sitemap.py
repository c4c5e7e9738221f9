"""When the pages of a site map changed: as their newest session did."""

from datetime import datetime

import pytest
from sqlalchemy import select, update

from app.browse.sitemap import KINDS, addresses, lists
from app.database import Database, Db
from app.models import Session, Utterance
from tests.browse.conftest import FIRST, SECOND, THIRD, Put

OLD, LATER, LATEST = datetime(2026, 1, 1), datetime(2026, 2, 2), datetime(2026, 3, 3)


@pytest.fixture
def dated(database: Database, put: Put) -> Database:
    """Three sessions of two events, changed on different days."""
    put(FIRST, "first.md", "event: 港口论坛\n")
    put(SECOND, "second.md", "event: 港口论坛\n")
    put(THIRD, "third.md", "event: 渔船论坛\n")
    with database.writing() as db:
        numbers = db.scalars(select(Session.id).order_by(Session.id)).all()
        for number, day in zip(numbers, (OLD, LATER, LATEST), strict=True):
            db.execute(update(Session).where(Session.id == number).values(updated_at=day))
    return database


def changed(db: Db, kind: str, start: int = 0) -> list[datetime | None]:
    return [one.changed for one in addresses(db, kind, start, 100)]


def test_a_page_changed_when_the_newest_session_that_it_shows_did(dated: Database) -> None:
    with dated.reading() as db:
        assert changed(db, "sessions") == [OLD, LATER, LATEST]
        assert changed(db, "events") == [LATER, LATEST]
        speakers = {one.path: one.changed for one in addresses(db, "speakers", 0, 100)}
        assert speakers == {
            "/speakers/shen-wang-ting": LATER,
            "/speakers/han-he-yu": OLD,
            "/speakers/kang-zhao-ye": LATEST,
        }
        of_sessions = db.execute(
            select(Utterance.public_id, Session.updated_at)
            .join(Session, Session.id == Utterance.session_id)
            .order_by(Utterance.id)
        )
        assert [(f"/u/{name}", when) for name, when in of_sessions] == [
            (one.path, one.changed) for one in addresses(db, "passages", 0, 100)
        ]
        assert {one.changed for one in lists(db)} == {LATEST}


@pytest.mark.parametrize("kind", KINDS)
def test_parts_are_the_whole(dated: Database, kind: str) -> None:
    with dated.reading() as db:
        whole = addresses(db, kind, 0, 100)
        assert [one for start in range(0, len(whole), 2) for one in addresses(db, kind, start, 2)] == whole
