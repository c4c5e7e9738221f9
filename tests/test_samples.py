"""The samples are what a newcomer sees first: invented, and with something of every feature."""

from pathlib import Path

import pytest

from app.attribution import attribute
from app.attribution.agenda import Agenda, parse_agenda
from app.readers import read
from app.settings import ROOT
from app.transcript import Transcript

SAMPLES = ROOT / "samples"
EVENT = "Harbour Forum 2025 (an invented example)"


def transcript(pattern: str) -> Transcript:
    [file] = SAMPLES.glob(pattern)
    return read(file.name, file.read_bytes())


def spoken(read_from: Transcript) -> str:
    return read_from.running.text


def agendas() -> list[Agenda]:
    return [parse_agenda(file.name, file.read_text("utf-8")) for file in SAMPLES.glob("*.agenda.yaml")]


@pytest.fixture(scope="module")
def unlabelled() -> Transcript:
    return transcript("*-p3.md")


@pytest.fixture(scope="module")
def labelled() -> Transcript:
    return transcript("*-who-owns-the-tide.md")


@pytest.fixture(scope="module")
def subtitles() -> Transcript:
    return transcript("*.vtt")


def test_each_sample_is_read_by_the_reader_it_was_written_for(
    unlabelled: Transcript, labelled: Transcript, subtitles: Transcript
) -> None:
    assert [one.reader for one in (unlabelled, labelled, subtitles)] == ["bilingual", "labelled", "webvtt"]


def test_everything_a_reader_may_meet_alone_says_that_it_is_invented() -> None:
    files = [file for file in SAMPLES.rglob("*") if file.is_file() and file.suffix != ".png"]
    assert files
    for file in files:
        assert "invented" in file.read_text("utf-8").lower(), file.name


def test_the_video_of_the_sample_cannot_exist(unlabelled: Transcript) -> None:
    """Video ids are written in base 58, which has no 0."""
    assert "0" in unlabelled.header.video_id


def test_addresses_end_where_nobody_can_register_one(labelled: Transcript) -> None:
    addresses = [labelled.header.source_url, *(agenda.source for agenda in agendas())]
    assert len(addresses) == 3
    assert all(address.startswith("https://harbour-forum.example/") for address in addresses)


def test_all_sessions_belong_to_one_event_and_have_a_date(
    unlabelled: Transcript, labelled: Transcript, subtitles: Transcript
) -> None:
    assert {labelled.header.event, *(agenda.event for agenda in agendas())} == {EVENT}
    assert all(one.header.date for one in (unlabelled, labelled, subtitles))


def test_the_recogniser_s_habits_are_there(unlabelled: Transcript) -> None:
    source = unlabelled.source
    paragraphs = source.split("\n\n")
    assert not unlabelled.labelled
    assert "5。6万亿" in source and "3。2亿" in source
    assert any(paragraph.startswith(" ") for paragraph in paragraphs), "an English sentence goes on"
    assert any(f"{filler}。" in paragraphs for filler in ("呃", "嗯", "诶")), "a hesitation on its own"
    assert max(map(len, paragraphs)) < 145
    assert {"music", "laughter", "applause", "happy"} <= {mark.kind for mark in unlabelled.marks}


@pytest.mark.parametrize(
    ("printed", "heard"),
    [
        ("程岫宁", ("程岫宁", "程秀宁")),
        ("沈望汀", ("沈旺亭",)),
        ("陆澄帆", ("陆澄帆", "陆成帆", "陆程凡")),
        ("昂达拉", ("昂达拉", "安达拉", "昂大拉")),
        ("潮汐调度", ("潮汐调度", "朝夕调度", "潮西调度")),
        ("岸电", ("岸电", "暗电")),
    ],
)
def test_names_and_terms_are_heard_in_several_ways(
    unlabelled: Transcript, printed: str, heard: tuple[str, ...]
) -> None:
    words = spoken(unlabelled)
    assert all(spelling in words for spelling in heard), printed
    assert set(heard) != {printed}


def test_all_who_speak_in_the_unlabelled_sample_are_found_under_their_printed_names(
    unlabelled: Transcript,
) -> None:
    file = SAMPLES / "harbour-forum-2025-p3.agenda.yaml"
    agenda = parse_agenda(file.name, file.read_text("utf-8"))
    attribution = attribute(unlabelled, agenda)
    names = {person.name for person in attribution.people}
    assert names >= {person.name for person in agenda.people}
    assert not any(person.role == "unknown" for person in attribution.people)
    assert attribution.notes == ()


def test_the_agenda_spells_right_what_the_transcript_misheard(unlabelled: Transcript) -> None:
    [agenda] = [agenda for agenda in agendas() if agenda.parts]
    named = {name for part in agenda.parts for name in (*part.people, part.moderator) if name}
    assert named == {person.name for person in agenda.people}
    assert "沈望汀" in named and "沈望汀" not in spoken(unlabelled)


def test_three_people_are_met_in_two_sessions(
    unlabelled: Transcript, labelled: Transcript, subtitles: Transcript
) -> None:
    labels = {piece.label for piece in labelled.speech}
    voices = {piece.label for piece in subtitles.speech}
    printed = {person.name: person.also for agenda in agendas() for person in agenda.people}
    assert "Liesbet Ondarra" in labels & printed.keys()
    assert "Ansel Quillmere" in labels & voices
    assert "陸澄帆" in voices & set(printed["陆澄帆"]) and "陆澄帆" in spoken(unlabelled)


def test_one_word_is_written_in_both_scripts_and_a_number_in_both_spellings(
    unlabelled: Transcript, labelled: Transcript, subtitles: Transcript
) -> None:
    assert "岸电" in spoken(unlabelled) and "岸電" in spoken(subtitles) and "shore power" in spoken(labelled)
    assert "5。6万亿" in spoken(unlabelled) and "5.6 trillion" in spoken(labelled)
    assert "ＡＩ" in spoken(subtitles)


def test_the_labelled_sample_has_headings_and_stage_directions(labelled: Transcript) -> None:
    assert [heading.level for heading in labelled.headings] == [2] * 6
    assert {"laughter", "applause"} <= {mark.kind for mark in labelled.marks}


def test_subtitles_have_voices_and_times_that_move_on(subtitles: Transcript) -> None:
    starts = [piece.start_seconds for piece in subtitles.speech]
    assert all(piece.label for piece in subtitles.speech)
    assert None not in starts
    assert starts == sorted(start for start in starts if start is not None)


def test_slides_lie_beside_the_text_and_are_small(unlabelled: Transcript, labelled: Transcript) -> None:
    slides = [*unlabelled.slides, *labelled.slides]
    assert len(slides) == 3
    for slide in slides:
        content = (SAMPLES / slide.path).read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) <= 15_000, slide.path
        assert slide.alt
    assert {Path(slide.path).name for slide in slides} == {
        picture.name for picture in (SAMPLES / "img").iterdir()
    }


def test_each_written_sample_is_eight_to_sixteen_minutes_of_talk(
    unlabelled: Transcript, labelled: Transcript
) -> None:
    """At 250 Chinese characters or 140 English words a minute."""
    for one in (unlabelled, labelled):
        words = spoken(one)
        han = sum("\u4e00" <= character <= "\u9fff" for character in words)
        latin = sum(word[0].isascii() and word[0].isalpha() for word in words.split())
        assert 8 <= han / 250 + latin / 140 <= 16, one.name


def test_the_subtitles_are_eight_to_sixteen_minutes_long(subtitles: Transcript) -> None:
    assert 8 * 60 <= (subtitles.speech[-1].end_seconds or 0) <= 16 * 60
