"""SubRip and WebVTT: voices, labels, tags, times, and files that are out of order."""

import pytest

from app.errors import UnreadableSource
from app.readers import read
from app.transcript import Transcript


def vtt(*cues: str, header: str = "WEBVTT") -> Transcript:
    timed = [f"00:{number:02}.000 --> 00:{number:02}.900\n{cue}" for number, cue in enumerate(cues, 1)]
    return read("a.vtt", "\n\n".join([header, *timed]).encode())


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(piece.label, transcript.source[piece.start : piece.end]) for piece in transcript.speech]


def test_voices_name_the_speaker_closed_or_not() -> None:
    transcript = vtt(
        "<v Ann Lee>Hello\nthere.",
        "<v.loud Bob>Hi.</v> who?",
        "<v Ann Lee>So.</v>\n<v Bob>Well.",
        "<v>no name",
    )
    assert said(transcript) == [
        ("Ann Lee", "Hello"),
        ("Ann Lee", "there."),
        ("Bob", "Hi."),
        (None, "who?"),
        ("Ann Lee", "So."),
        ("Bob", "Well."),
        (None, "no name"),
    ]
    assert [piece.join for piece in transcript.speech] == [
        "paragraph",
        "line",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_tags_and_word_times_are_no_words_and_break_none() -> None:
    transcript = vtt(
        "Like a <00:01.100>big-a <b>pizza</b>. <c.red.x>P</c>ie <i>\n</i>&amp; {\\an8}so <lang en>on</lang>"
    )
    assert transcript.running.text == "Like a big-a pizza. Pie &amp; so on"


@pytest.mark.parametrize(
    "line",
    ["5 < 6 and 7 > 6", "<script>alert(1)</script>", "<", "a <c. b", "<verb>", "-5 degrees", "x --> y"],
)
def test_what_only_looks_like_a_tag_is_words(line) -> None:
    assert said(vtt(line, "end")) == [(None, line), (None, "end")]


def test_times_are_seconds_of_the_cue() -> None:
    transcript = read("a.srt", b"1\n01:00:01,500 --> 01:00:02,250\nHello\nthere\n")
    assert [(piece.start_seconds, piece.end_seconds) for piece in transcript.speech] == [
        (3601.5, 3602.25)
    ] * 2


def test_labels_that_recur_hold_until_the_next_one() -> None:
    transcript = vtt(
        "Ann: When you start", "it goes on: like this.", "BOB: Yes.", "And so.", "Ann: Right.", "BOB: Right."
    )
    assert said(transcript) == [
        ("Ann", "When you start"),
        ("Ann", "it goes on: like this."),
        ("BOB", "Yes."),
        ("BOB", "And so."),
        ("Ann", "Right."),
        ("BOB", "Right."),
    ]


def test_a_name_in_brackets_holds_for_its_cue() -> None:
    transcript = vtt("[Alba] Uno.\ndos", "tres", "[Alba] Y más.", "[Alba] No.", "[Once] Words.")
    assert said(transcript) == [
        ("Alba", "Uno."),
        ("Alba", "dos"),
        (None, "tres"),
        ("Alba", "Y más."),
        ("Alba", "No."),
        (None, "[Once] Words."),
    ]


def test_a_dash_begins_another_speaker() -> None:
    transcript = vtt("- Have a cup of tea.\n- It's not warm.", "still me")
    assert said(transcript) == [(None, "Have a cup of tea."), (None, "It's not warm."), (None, "still me")]
    assert [piece.join for piece in transcript.speech] == ["paragraph", "paragraph", "line"]


def test_two_arrows_begin_another_speaker_too() -> None:
    transcript = vtt(
        ">> Good evening.", "&gt;&gt; ANN: Hi.", ">> BOB: Hi.", "and more", ">> ANN: So.", ">> BOB: No."
    )
    assert said(transcript) == [
        (None, "Good evening."),
        ("ANN", "Hi."),
        ("BOB", "Hi."),
        ("BOB", "and more"),
        ("ANN", "So."),
        ("BOB", "No."),
    ]


def test_sounds_are_events() -> None:
    transcript = vtt(
        "(laughter)", "So [applause] yes", "[door slams]", "<i>Laughter</i>", "♪ la la ♪", "Laughter is good."
    )
    assert [(mark.kind, mark.note) for mark in transcript.marks] == [
        ("laughter", "(laughter)"),
        ("applause", "[applause]"),
        ("note", "[door slams]"),
        ("laughter", "Laughter"),
        ("music", ""),
        ("music", ""),
    ]
    assert [words for _, words in said(transcript)] == ["So", "yes", "la la", "Laughter is good."]


def test_captions_that_roll_up_are_read_once() -> None:
    rolling = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{number}.000 --> 00:0{number + 1}.000\n{before}\n{new}"
        for number, (before, new) in enumerate(
            [(" ", "a b"), ("a b", "c d"), ("c d", "e f"), ("e f", "g h"), ("g h", "i")]
        )
    )
    assert [words for _, words in said(read("a.vtt", rolling.encode()))] == ["a b", "c d", "e f", "g h", "i"]


def test_a_line_that_shows_nothing_says_nothing() -> None:
    assert said(vtt("&nbsp;", "&lrm;Words&nbsp;here", "<i>&nbsp;</i>\nmore")) == [
        (None, "&lrm;Words&nbsp;here"),
        (None, "more"),
    ]


def test_a_loop_of_the_recogniser_is_no_rolling_caption() -> None:
    assert [words for _, words in said(vtt(*["Thank you."] * 30))] == ["Thank you."] * 30


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_header_notes_styles_and_cue_names_are_not_said(end) -> None:
    text = (
        "WEBVTT - a title\nKind: captions\nLanguage: en\n\nNOTE\nby Kyle\nso that\n\n"
        "STYLE\n::cue { color: red }\n\n"
        "REGION\nid:fred\n\nintro\n00:01.000 --> 00:02.000 align:start\nHello.\n\nNOTE and this\n\n"
        "NOTE without a blank line below\n2\n00:02.000 --> 00:03.000\nBye."
    )
    assert said(read("a.vtt", text.replace("\n", end).encode())) == [(None, "Hello."), (None, "Bye.")]


FIRST, LAST = "00:00:01,000 --> 00:00:02,000\nOne.", "00:00:03,000 --> 00:00:04,000\nThree."


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        (
            "WEBVTT\n\n00:01.000 --> 00:0x.000\nOne.\n\n" + LAST,
            "One. Three.",
            "Line 3: “00:01.000 --> 00:0x.000”",
        ),
        (f"WEBVTT\n\n{FIRST}\n\nTwo.\n\n{LAST}", "One. Two. Three.", "Line 6: words without a time"),
        (f"1\n{FIRST}\n\n2\nTwo.\n\n3\n{LAST}", "One. Two. Three.", "Line 6: words without a time"),
    ],
)
def test_words_without_a_good_time_are_kept_and_noted(text, words, note) -> None:
    transcript = read("a", text.encode())
    assert [word for _, word in said(transcript)] == words.split()
    assert any(line.startswith(note) for line in transcript.notes)
    assert [piece.start_seconds for piece in transcript.speech].count(None) == 1


@pytest.mark.parametrize(
    "text",
    [
        "00:00:01,000 --> 00:00:02,000\nOne.\n00:00:02,000 --> 00:00:03,000\nTwo.",
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n\n\n",
        "1\n00:00:01.000 --> 00:00:02.000\nOne.\n\n\n\n00:00:02.000 -> 00:00:03.000\nTwo.",
        "\ufeff7\n00:00:01,000 --> 00:00:02,000 X1:1\nOne.\n\n9\n00:00:02,000 --> 00:00:03,000\nTwo.",
    ],
)
def test_subrip_as_it_really_comes(text) -> None:
    assert said(read("a.srt", text.encode())) == [(None, "One."), (None, "Two.")]


def test_a_blank_line_inside_a_subrip_cue_is_part_of_it() -> None:
    transcript = read(
        "a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nTwo.\n\n2\n00:00:02,000 --> 00:00:03,000\nThree."
    )
    assert [piece.start_seconds for piece in transcript.speech] == [1.0, 1.0, 2.0]


@pytest.mark.parametrize(
    "text", ["WEBVTT", "WEBVTT\n\nNOTE x", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "WEBVTT\n\njust words"]
)
def test_a_file_without_any_cue_with_words_is_refused(text) -> None:
    with pytest.raises(UnreadableSource, match="no cue with words"):
        read("a.vtt", text.encode())
