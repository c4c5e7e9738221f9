"""What the page of a speaker tells: posts, shares, typical terms."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.browse.speaker import Post, speaker_named, speaker_page
from app.database import Database, Db
from app.errors import NotFound
from app.models import Appearance, Speaker
from app.search.find import find
from app.search.query.query import from_parameters
from app.search.whoosh.engine import WhooshEngine
from tests.browse.conftest import FIRST, HERS, THEIRS, Put, agenda

HER = "shen-wang-ting"


def test_posts_stand_with_the_days_on_which_somebody_had_them(db: Db, engine: WhooshEngine) -> None:
    assert speaker_page(db, engine, HER, 1).posts == (
        Post("远汐科技顾问", date(2024, 5, 1), date(2024, 5, 1)),
        Post("港务局局长", date(2023, 5, 1), date(2023, 5, 1)),
    )


def test_each_session_has_its_own_post_and_share(db: Db, engine: WhooshEngine) -> None:
    page = speaker_page(db, engine, HER, 1)
    assert [(one.date, one.post, one.utterances) for one in page.all_sessions] == [
        (date(2024, 5, 1), "远汐科技顾问", 3),
        (date(2023, 5, 1), "港务局局长", 6),
    ]
    newer, older = (3 * HERS, 3 * HERS + 6 * THEIRS), (6 * HERS, 6 * HERS + 4 * THEIRS)
    assert [one.share for one in page.all_sessions] == [part / whole for part, whole in (newer, older)]
    assert page.share == (newer[0] + older[0]) / (newer[1] + older[1])
    assert page.of_sessions == 3


def test_shares_of_a_session_add_up_to_the_whole(db: Db, engine: WhooshEngine) -> None:
    pages = [speaker_page(db, engine, slug, 1) for slug in (HER, "han-he-yu", "kang-zhao-ye")]
    shares: dict[str, float] = {}
    for page in pages:
        for one in page.all_sessions:
            shares[one.slug] = shares.get(one.slug, 0) + one.share
    assert shares == pytest.approx(dict.fromkeys(shares, 1.0))


def test_typical_terms_are_what_she_repeats_and_others_do_not(db: Db, engine: WhooshEngine) -> None:
    hers = [term.text for term in speaker_page(db, engine, HER, 1).typical]
    assert hers[0] == "岸电调度"
    assert "渔船" not in hers


def test_what_another_says_as_often_is_typical_of_neither(db: Db, engine: WhooshEngine) -> None:
    for slug in ("kang-zhao-ye", "han-he-yu"):
        assert speaker_page(db, engine, slug, 1).typical == ()


def test_a_typical_term_finds_what_it_counted(db: Db, engine: WhooshEngine) -> None:
    for term in speaker_page(db, engine, HER, 1).typical:
        found = find(db, engine, from_parameters({"q": term.query, "speaker": HER}))
        assert found.total == term.utterances == 9


def test_without_an_index_there_are_no_typical_terms(db: Db, tmp_path: Path) -> None:
    assert speaker_page(db, WhooshEngine(tmp_path / "no index"), HER, 1).typical == ()


def test_the_page_takes_few_reads_however_many_sessions(db: Db, engine: WhooshEngine) -> None:
    statements: list[str] = []
    db.connection().connection.driver_connection.set_trace_callback(statements.append)
    speaker_page(db, engine, HER, 1)
    db.connection().connection.driver_connection.set_trace_callback(None)
    assert len([one for one in statements if one.lstrip().startswith("SELECT")]) <= 5


def test_another_import_replaces_what_the_session_said_of_its_people(
    database: Database, put: Put, engine: WhooshEngine
) -> None:
    put(FIRST, "first.md", agenda("港口论坛", "name: 沈望汀, org: 海事局, title: 处长"))
    with database.reading() as db:
        her = db.scalars(select(Speaker.id).where(Speaker.slug == HER)).one()
        orgs = db.scalars(select(Appearance.org).where(Appearance.speaker_id == her).order_by(Appearance.org))
        assert sorted(orgs) == sorted(["海事局", "远汐科技"])


def test_nobody_is_not_found(db: Db) -> None:
    with pytest.raises(NotFound):
        speaker_named(db, "nobody")
