"""Title lines and file names are taken apart as far as they go, and never in the way."""

from datetime import date

import pytest

from app.readers.titles import completed, header_from_name, parse_title
from app.transcript import Header

VIDEO = "https://www.bilibili.com/video/BV1xx411c7mD"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "P28：20240705-“数字 新经济”——投资论坛 - SomeUploader - BV1xx411c7mD",
            Header(
                title="“数字 新经济”——投资论坛",
                date=date(2024, 7, 5),
                part="28",
                uploader="SomeUploader",
                video_id="BV1xx411c7mD",
                source_url=f"{VIDEO}?p=28",
            ),
        ),
        (
            "SomeConf 2019 分会场 - P07：7. Soft Skills - For All - SomeConf - BV1xx411c7mD",
            Header(
                title="Soft Skills - For All",
                event="SomeConf 2019 分会场",
                part="7",
                uploader="SomeConf",
                video_id="BV1xx411c7mD",
                source_url=f"{VIDEO}?p=7",
            ),
        ),
        (
            "P3: 甲 - BV1xx411c7mD",
            Header(title="甲", part="3", video_id="BV1xx411c7mD", source_url=f"{VIDEO}?p=3"),
        ),
        ("BV1xx411c7mD", Header(title="BV1xx411c7mD", video_id="BV1xx411c7mD", source_url=VIDEO)),
        ("2017-11-08 第一次 Office Hour", Header(title="第一次 Office Hour", date=date(2017, 11, 8))),
        ("2024年7月5日：论坛", Header(title="论坛", date=date(2024, 7, 5))),
        ("2020.2.29 Leap day", Header(title="Leap day", date=date(2020, 2, 29))),
        ("A forum - with a dash", Header(title="A forum - with a dash")),
        ("20 years of talks", Header(title="20 years of talks")),
        ("2024 in review", Header(title="2024 in review")),
        ("1234567-x", Header(title="1234567-x")),
    ],
)
def test_a_title_gives_what_it_says(title, expected) -> None:
    assert parse_title(title) == (expected, [])


@pytest.mark.parametrize("title", ["P1：20240231-甲 - 乙 - BV1xx411c7mD", "2024-02-31 甲", "20241301-甲"])
def test_a_date_that_does_not_exist_stays_in_the_title_and_is_noted(title) -> None:
    header, notes = parse_title(title)
    assert header.date is None
    assert header.title.startswith("2024") and header.title.endswith("甲")
    assert len(notes) == 1 and "does not exist in the calendar" in notes[0]


@pytest.mark.parametrize(
    "title", ["", " - ", "P：", "P9：", "-", "P1：- - BV1xx411c7mD", "#", "20240705-", "- BV1xx411c7mD"]
)
def test_a_broken_title_never_fails(title) -> None:
    header, notes = parse_title(title)
    assert isinstance(header.title, str) and isinstance(notes, list)


def test_a_file_name_is_read_like_a_title() -> None:
    header, _ = header_from_name("P28：20240705-论坛 - 某人 - BV1xx411c7mD.md")
    assert (header.title, header.part, header.date) == ("论坛", "28", date(2024, 7, 5))
    assert header_from_name("v1.5 of the plan").__getitem__(0).title == "v1.5 of the plan"


def test_the_file_name_gives_the_video_that_the_title_line_lacks() -> None:
    header, _ = completed(
        Header(title="论坛", date=date(2024, 7, 5)), "P3：论坛 - 某人 - BV1xx411c7mD.md", []
    )
    assert (header.part, header.uploader, header.source_url) == ("3", "某人", f"{VIDEO}?p=3")


def test_the_file_name_fills_in_what_the_source_does_not_say() -> None:
    header, notes = completed(Header(), "2020-06-09-weekly.md", [])
    assert (header.title, header.date) == ("weekly", date(2020, 6, 9))
    assert "taken from the file's name" in notes[0]
    header, notes = completed(Header(title="Weekly"), "2020-06-09-x.md", [])
    assert (header.title, header.date) == ("Weekly", date(2020, 6, 9))
    header, notes = completed(Header(title="Weekly"), "x.md", [])
    assert header.date is None and "no date" in notes[0]
