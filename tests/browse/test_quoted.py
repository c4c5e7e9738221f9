"""A link to words over several passages stays right when the transcript is mended and imported again."""

from sqlalchemy import select

from app.browse.utterance import UtterancePage, utterance_page
from app.database import Database
from app.models import Utterance
from app.text.pointer import pointer
from tests.browse.conftest import Put

HEAD = "# 2024-05-01 Tides\n\n"
TALK = [
    "**Ines Vale:** We talk about tides today, and about the moon that makes them.",
    "**Tomo Reed:** 潮水不等人，人要等潮水。",
    "**Ines Vale:** That is a proverb in two harbours at least. I know a third one too.",
]


def shown(database: Database, public_id: str, made: str) -> UtterancePage:
    with database.reading() as db:
        return utterance_page(db, public_id, made)


def first_id(database: Database) -> str:
    with database.reading() as db:
        return db.scalars(select(Utterance.public_id).order_by(Utterance.position)).first() or ""


def test_words_over_passages_are_found_after_edits_elsewhere_and_missed_after_edits_in_them(
    database: Database, put: Put
) -> None:
    put(HEAD + "\n\n".join(TALK), "tides.md")
    first = first_id(database)
    text = "".join(one.partition(":** ")[2] for one in TALK)
    made = pointer(text, text.index("the moon"), text.index(" at least"))
    whole = "the moon that makes them.潮水不等人，人要等潮水。That is a proverb in two harbours"
    assert shown(database, first, made).chosen == whole

    elsewhere = [
        TALK[0].replace("today", "tonight, all of us"),
        TALK[1],
        TALK[2].replace("third", "fourth"),
    ]
    put(HEAD + "\n\n".join(elsewhere), "tides.md")
    page = shown(database, first, made)
    assert "tonight" in page.text and page.chosen == whole
    assert [one.speaker for one in page.speakers] == ["Ines Vale", "Tomo Reed"]
    assert [one.id for one in page.before + page.after] == []

    within = [elsewhere[0], TALK[1].replace("人要等潮水", "我们等"), elsewhere[2]]
    put(HEAD + "\n\n".join(within), "tides.md")
    page = shown(database, first, made)
    assert not page.found and page.chosen == page.text
    assert len(page.after) == 2


def test_a_pointer_over_the_end_of_a_session_points_nowhere(database: Database, put: Put) -> None:
    put(HEAD + "\n\n".join(TALK), "tides.md")
    page = shown(database, first_id(database), "10-4000-abc")
    assert not page.found and len(page.quoted) == 1
