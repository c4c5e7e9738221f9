"""Labelled text: what is a speaker's label, and whose the words behind it are."""

from datetime import date

import pytest

from app.readers import read
from app.transcript import Transcript


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(piece.label, transcript.source[piece.start : piece.end]) for piece in transcript.speech]


def text(*paragraphs: str) -> bytes:
    return "\n\n".join(paragraphs).encode()


TALK = ("Ann Lee: Hello.", "Bob: Hi.", "Ann Lee: Bye.", "Bob: Bye.")


@pytest.mark.parametrize(
    "block",
    [
        "### 王明：\n大家好。",
        "### 王明：\n\n大家好。",
        "### 王明: \r\n大家好。",
        "## 王明：\n大家好。",
        "###  王明 ：\n大家好。",
    ],
)
def test_a_heading_with_a_colon_labels_the_block_below_it(block) -> None:
    transcript = read("a.md", text("# 2024-07-05 座谈", block, "### 李四：", "你好。"))
    assert said(transcript) == [("王明", "大家好。"), ("李四", "你好。")]
    assert transcript.header.date == date(2024, 7, 5)
    assert transcript.headings == ()


@pytest.mark.parametrize(
    "label", ["**Ann Lee:** ", "**Ann Lee**: ", "Ann Lee: ", "Ann Lee： ", "__Ann Lee:__ ", "Ann Lee : "]
)
def test_labels_before_the_words(label) -> None:
    other = label.replace("Ann Lee", "Bob")
    transcript = read("a.md", text(f"{label}One.", f"{other}Two.", f"{label}Three.", f"{other}Four."))
    assert said(transcript) == [("Ann Lee", "One."), ("Bob", "Two."), ("Ann Lee", "Three."), ("Bob", "Four.")]


@pytest.mark.parametrize(
    "names",
    [
        ("Speaker 1", "Speaker 2"),
        ("SPEAKER_00", "SPEAKER_01"),
        ("speaker 1", "speaker 2"),
        ("发言人1", "发言人2"),
        ("Q", "A"),
        ("问", "答"),
        ("王有为", "李 四"),
        ("Renée d’Arcy", "Omar al-Sayed"),
    ],
)
def test_numbered_speakers_and_short_names_are_labels(names) -> None:
    transcript = read("a.txt", "\n".join(f"{name}: Yes." for name in names * 3).encode())
    assert said(transcript) == [(name, "Yes.") for name in names * 3]


def test_a_paragraph_without_label_belongs_to_the_speaker_before() -> None:
    transcript = read(
        "a.txt",
        text("Some words first.", *TALK[:2], "I go on.\nIn two lines.", "## Part two", "And on.", *TALK[2:]),
    )
    assert said(transcript)[:6] == [
        (None, "Some words first."),
        ("Ann Lee", "Hello."),
        ("Bob", "Hi."),
        ("Bob", "I go on."),
        ("Bob", "In two lines."),
        ("Bob", "And on."),
    ]
    assert [piece.join for piece in transcript.speech][2:6] == ["paragraph", "paragraph", "line", "paragraph"]
    assert [heading.title for heading in transcript.headings] == ["Part two"]


def test_full_names_with_initials_and_the_initials_alone_are_labels_as_printed() -> None:
    transcript = read(
        "a.md",
        text(
            "Ann Lee (AL): Hi.",
            "Bob Ray (BR): Hi.",
            "AL: So.",
            "AL: Well.",
            "BR: No.",
            "Carl Orff (CO): Once.",
        ),
    )
    assert [label for label, _ in said(transcript)] == [
        "Ann Lee (AL)",
        "Bob Ray (BR)",
        "AL",
        "AL",
        "BR",
        "Carl Orff (CO)",
    ]


def test_questions_and_answers_with_a_dash_are_labels_in_a_labelled_file() -> None:
    transcript = read("a.md", text(*TALK, "Q - Why?", "A - Because.", "Q - So?"))
    assert said(transcript)[4:] == [("Q", "Why?"), ("A", "Because."), ("Q", "So?")]


@pytest.mark.parametrize(
    "line",
    [
        "One thing: we have to stop.",
        "Note: this is important.",
        "https://example.org/a is the place.",
        "12:30 is the time.",
        "Blog post: <https://example.org>",
        "FIBRE: https://example.org",
        "The rule is simple: never stop.",
        "- Ann: not a turn but a list.",
        "比如：这是一个例子。",
        "他这样说：没有。",
        "好，我们有三点：第一点。",
    ],
)
def test_what_is_no_label_stays_with_the_words(line) -> None:
    transcript = read("a.md", text(*TALK, line, *TALK))
    assert ("Bob", line) in said(transcript)
    assert {label for label, _ in said(transcript)} == {"Ann Lee", "Bob"}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("We met.", "One thing: stop.", "Another thing: go.", "We left."),
        ("sli.do：好。", *["今天的会议讨论了很多问题。"] * 20, "sli.do：好。", "sli.do：好。"),
        ("Note: a.", "Note: b.", "Note: c."),
        ("# Trip", "## The second day:", "It rained.", "## Home", "We slept."),
        ("# Trip", "## Morning", "It rained.", "## Evening:", "We slept.", "## Night", "Dark."),
        ("**What we did:** nothing.", "**Step one:** wait.", "It rained."),
        ("## Agenda:", "- one", "- two", "We talked about both."),
        ("Time: 12:30", "Place: here", "We met and we talked."),
        ("It is 12:30 and we begin.", "12:31 is later.", "12:32 is later still."),
    ],
)
def test_colons_alone_make_no_labelled_file(paragraphs) -> None:
    assert not read("a.md", text(*paragraphs)).labelled


def test_two_names_that_carry_a_short_file_are_labels() -> None:
    assert said(read("a.txt", b"Ann: Hello.\nBob: Hi.")) == [("Ann", "Hello."), ("Bob", "Hi.")]


def test_stage_directions_are_events_and_other_brackets_are_words() -> None:
    transcript = read(
        "a.md",
        text(
            "王：好（笑），十五个（约数）。",
            "李：是。（掌声）",
            r"王：\[laughter\] Yes [foreign language].",
            "李：好。",
            "（投票中）",
            "> （無意見）",
        ),
    )
    assert [(mark.kind, mark.note) for mark in transcript.marks] == [
        ("laughter", "（笑）"),
        ("applause", "（掌声）"),
        ("laughter", r"\[laughter\]"),
        ("note", "（投票中）"),
        ("note", "（無意見）"),
    ]
    assert said(transcript) == [
        ("王", "好"),
        ("王", "，十五个（约数）。"),
        ("李", "是。"),
        ("王", "Yes [foreign language]."),
        ("李", "好。"),
    ]
    assert transcript.speech[1].join == "inline"


def test_a_quoted_line_of_words_is_words() -> None:
    transcript = read("a.md", text(*TALK, "> As the poet says, so it is.", "> (a) or (b)"))
    assert said(transcript)[4:] == [("Bob", "As the poet says, so it is."), ("Bob", "(a) or (b)")]


def test_a_break_is_an_event_and_no_speaker() -> None:
    transcript = read(
        "a.md",
        text(
            "**Ann:** Hi.",
            "**Bob:** Hi.",
            r"**Break:** \[12:08\]",
            "Still me.",
            "**Ann:** Bye.",
            "**Bob:** Bye.",
        ),
    )
    assert [(mark.kind, mark.note) for mark in transcript.marks] == [("note", r"**Break:** \[12:08\]")]
    assert said(transcript)[2] == ("Bob", "Still me.")


def test_printed_times_become_the_times_of_the_words() -> None:
    transcript = read(
        "a.md",
        text(
            "Ann: 00:01:19",
            "Hello.\nAgain.",
            "[1:02] Bob: Hi.",
            "Ann (01:00:05): Well.",
            r"Bob: So. \[04:00\] And [01:03:14.5] on.",
        ),
    )
    assert [(piece.label, piece.start_seconds) for piece in transcript.speech] == [
        ("Ann", 79.0),
        ("Ann", None),
        ("Bob", 62.0),
        ("Ann", 3605.0),
        ("Bob", None),
        ("Bob", 240.0),
        ("Bob", 3794.5),
    ]


def test_front_matter_gives_title_date_people_and_link() -> None:
    front = "---\ntitle: 'A: panel'\ndate: 2022-03-01\nspeakers:\n  - Ann Lee\n  - Bob Ray\nmedia: https://example.org/v\n---"
    transcript = read("x.md", (front + "\n# Intro\n\n").encode() + text(*TALK))
    header = transcript.header
    assert (header.title, header.date, header.source_url) == (
        "A: panel",
        date(2022, 3, 1),
        "https://example.org/v",
    )
    assert header.people == ("Ann Lee", "Bob Ray")
    assert [(heading.title, heading.level) for heading in transcript.headings] == [("Intro", 1)]


def test_one_line_of_somebody_the_front_matter_names_is_labelled() -> None:
    transcript = read("x.md", b"---\ntitle: A\nspeakers: [Ann Lee]\n---\nAnn Lee: Hello.\n")
    assert said(transcript) == [("Ann Lee", "Hello.")]


def test_front_matter_full_of_numbers_says_nothing_about_the_words_below_it() -> None:
    numbers = "\n".join(f"{key}: 2025-03-01 10:00:00 1234567890" for key in "abcdef")
    transcript = read("x.md", f"---\n{numbers}\n---\nAnn Lee: Hello.\n".encode())
    assert [words for _, words in said(transcript)] == ["Ann Lee: Hello."]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_front_matter_is_read_whatever_ends_its_lines(end: str) -> None:
    written = "---\ntitle: 'A: panel'\ndate: 2022-03-01\nspeakers: [Ann Lee]\n---\n\nAnn Lee: Hello.\n"
    transcript = read("x.md", written.replace("\n", end).encode())
    header = transcript.header
    assert (header.title, header.date, header.people) == ("A: panel", date(2022, 3, 1), ("Ann Lee",))
    assert said(transcript) == [("Ann Lee", "Hello.")]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_simple_lines_of_a_broken_front_matter_too(end: str) -> None:
    written = "---\ntitle: A\ndate: [2022\nspeakers: Ann Lee\n---\n\nAnn Lee: Hello.\n"
    header = read("x.md", written.replace("\n", end).encode()).header
    assert (header.title, header.people) == ("A", ("Ann Lee",))


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("title: A: panel\ndate: 2022-03-01", "not valid YAML (line 2)"),
        ("title: A\ndate: 2022-02-31", "“2022-02-31” in the front matter is no date"),
        ("title: [[[\ndate: 2022-03-01", "not valid YAML"),
    ],
)
def test_a_broken_front_matter_is_noted_and_never_in_the_way(front, note) -> None:
    transcript = read("x.md", f"---\n{front}\n---\n\n".encode() + text(*TALK))
    assert any(note in line for line in transcript.notes)
    assert transcript.header.title and len(transcript.speech) == 4


def test_a_rule_without_fields_is_no_front_matter() -> None:
    transcript = read("x.md", b"---\n\nHello there.\n\n---\n\nBye now.")
    assert said(transcript) == [(None, "Hello there."), (None, "Bye now.")]


def test_markup_in_the_words_stays_as_it_is() -> None:
    line = r"<script>alert(1)</script> **yes** [a](https://x.org) \#define &amp; `x`"
    assert said(read("a.md", text(f"Ann Lee: {line}", *TALK[1:])))[0] == ("Ann Lee", line)


def test_plain_prose_has_paragraphs_and_no_labels() -> None:
    transcript = read(
        "notes of a day.txt",
        text("We met on a Monday.\nIt rained.", "- first item", "- second item", "The end."),
    )
    assert transcript.reader == "plain"
    assert transcript.header.title == "notes of a day"
    assert [piece.join for piece in transcript.speech] == [
        "paragraph",
        "line",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert not transcript.labelled
