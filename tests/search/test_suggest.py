"""Suggestions while somebody types, and for somebody who mistyped."""

import pytest

from app.search.suggest import suggestions
from tests.archived import Archive


def texts(archive: Archive, typed: str) -> list[str]:
    with archive.database.reading() as db:
        return [one.text for one in suggestions(db, archive.engine, typed)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [("陆澄", "陆澄帆"), ("lu che", "陆澄帆"), ("lcf", "陆澄帆"), ("ansel", "Ansel Quillmere")],
)
def test_a_person_is_suggested_by_any_beginning_of_a_name(samples: Archive, typed: str, text: str) -> None:
    assert text in texts(samples, typed)


def test_a_session_is_suggested_by_its_title(samples: Archive) -> None:
    assert any("tide" in text.lower() for text in texts(samples, "owns the tide"))


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'", "？", "x" * 500])
def test_nothing_is_suggested_for_nothing(samples: Archive, typed: str) -> None:
    assert texts(samples, typed) == []


def test_a_mistyped_word_is_told(samples: Archive) -> None:
    assert samples.find("harbuor").did_you_mean == "harbour"
    assert samples.find("tide").did_you_mean == ""


def test_a_name_spelt_by_its_sound_is_told(samples: Archive) -> None:
    assert samples.find("陆呈凡").did_you_mean in ("陆澄帆", "陸澄帆")


def test_words_are_proposed_as_people_write_them_not_as_the_index_does(samples: Archive) -> None:
    assert samples.find("electrisity").did_you_mean == "electricity"
    with samples.database.reading() as db:
        for typed in ("machi", "machine"):
            assert [one.text for one in suggestions(db, samples.engine, typed)] == ["machine"]


def test_a_name_beside_other_words_leads_to_what_that_person_said(samples: Archive) -> None:
    results = samples.find("Ondarra tide")
    assert results.by_speaker is not None
    speaker, narrowed = results.by_speaker
    assert (speaker.name, narrowed.q, narrowed.speaker) == ("Liesbet Ondarra", "tide", speaker.slug)
    assert samples.find("tide shore").by_speaker is None
    assert samples.find("tide Ondarra", speaker=speaker.slug).by_speaker is None
