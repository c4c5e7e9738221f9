"""What the page of an event tells."""

from datetime import date

import pytest

from app.browse.event import event_page
from app.database import Db
from app.errors import NotFound


def test_an_event_has_days_sessions_people_and_numbers(db: Db) -> None:
    page = event_page(db, "gang-kou-lun-tan")
    assert (page.name, page.first, page.last) == ("港口论坛", date(2023, 5, 1), date(2024, 5, 1))
    assert (page.sessions, page.utterances, page.all_speakers) == (2, 19, 3)
    assert [year.year for year in page.years] == [2024, 2023]
    assert page.characters == sum(speaker.characters for speaker in page.speakers)


def test_its_speakers_stand_by_how_much_they_say_there(db: Db) -> None:
    page = event_page(db, "gang-kou-lun-tan")
    assert [(one.name, one.sessions) for one in page.speakers] == [
        ("沈望汀", 2),
        ("康照野", 1),
        ("韩禾予", 1),
    ]
    assert page.speakers[0].characters > page.speakers[1].characters > page.speakers[2].characters


def test_another_event_has_its_own(db: Db) -> None:
    assert [one.name for one in event_page(db, "yu-ye-lun-tan").speakers] == ["康照野"]


def test_no_event_is_not_found(db: Db) -> None:
    with pytest.raises(NotFound):
        event_page(db, "no-such")
