"""The words of a transcript are the words of its source: oracles that share no code with the readers."""

import html
import re

import pytest
import srt
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UnreadableSource
from app.readers import READERS, read
from tests.readers.material import (
    SEED,
    check_law,
    label,
    letters,
    markdown,
    real_files,
    shared,
    spoken,
    words,
)

FAST = settings(max_examples=150, derandomize=True)
SIGNS = "🎼😀👏😭🤧😊😔😡😰🤢😮"


def words_of_machine_transcript(text: str) -> str:
    """The body without title line, pictures, signs and blanks."""
    body = re.sub(r"\A\s*# .*", "", text)
    body = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", body)
    return letters(re.sub(f"[{SIGNS}]", "", body))


@shared
def test_every_word_of_the_seed_is_there_in_order() -> None:
    transcript = read(SEED.name, SEED.read_bytes())
    check_law(transcript)
    assert transcript.source == SEED.read_bytes().decode("utf-8")
    assert spoken(transcript) == words_of_machine_transcript(transcript.source)
    assert letters(transcript.running.text) == spoken(transcript)


@shared
@pytest.mark.parametrize("file", markdown("bilingual-asr"), ids=label)
def test_every_word_of_a_machine_transcript_is_there_in_order(file) -> None:
    transcript = read(file.name, file.read_bytes())
    check_law(transcript)
    assert spoken(transcript) == words_of_machine_transcript(transcript.source)


@shared
@pytest.mark.parametrize("file", real_files(), ids=label)
def test_every_real_file_keeps_the_law(file) -> None:
    try:
        transcript = read(file.name, file.read_bytes())
    except UnreadableSource as refused:
        assert refused.reason
    else:
        check_law(transcript)


@shared
@pytest.mark.parametrize(
    "file",
    [file for file in markdown("sayit-markdown", "civic-markdown") if "Office-Hour" not in file.name],
    ids=label,
)
def test_blocks_keep_all_but_headings_notes_and_stage_directions(file) -> None:
    text = file.read_text(encoding="utf-8")
    left = re.sub(r"(?m)^#.*$", "", text)
    left = re.sub(r"(?m)^> .*$", "", left)
    transcript = read(file.name, file.read_bytes())
    noted = "".join(
        letters(mark.note) for mark in transcript.marks if not transcript.source[: mark.at].endswith("> ")
    )
    assert sorted(letters(left)) == sorted(spoken(transcript) + noted)
    assert {piece.label for piece in transcript.speech} == set(
        re.findall(r"(?m)^#{3} (.*?)[：:]\s*$\s*(?=[^\s#>])", text)
    )


@shared
@pytest.mark.parametrize(
    "file",
    [
        file
        for file in real_files()
        if file.parent.name in ("bold-speaker-markdown", "labelled-podcast-markdown")
    ],
    ids=label,
)
def test_bold_labels_keep_all_but_labels_times_and_stage_directions(file) -> None:
    text = file.read_text(encoding="utf-8")
    left = re.sub(r"(?m)^\*\*(?:Break|Jingle)\b.*$", "", text)
    left = re.sub(r"(?m)^\*\*[^*:]+:\*\*", "", left)
    left = re.sub(r"\\?\[(?:laughter|laughs)[ \d:.]*\\?\]", "", left)
    left = re.sub(r"\\?\[[\d:.]+\\?\]", "", left)
    assert spoken(read(file.name, file.read_bytes())) == letters(left)


@shared
@pytest.mark.parametrize(
    "name", ["ascii.srt", "gb2312.srt", "auto_detect_Danish.srt", "auto_detect_Russian.srt"]
)
def test_subrip_has_the_words_and_times_that_the_library_finds(name) -> None:
    transcript = read(name, (SEED.parents[1] / "formats" / "srt-encodings" / name).read_bytes())
    cues = list(srt.parse(transcript.source))
    expected = "".join(re.sub(r"(?m)^[-–] ?(?=[^\W\d])|<[^>]*>", "", cue.content) for cue in cues)
    assert spoken(transcript) == letters(expected)
    times = {(piece.start_seconds, piece.end_seconds) for piece in transcript.speech}
    assert times == {
        (cue.start.total_seconds(), cue.end.total_seconds()) for cue in cues if cue.content.strip()
    }


@shared
@pytest.mark.parametrize(
    "name", ["sample.vtt", "cycle-collector-talk.vtt", "comments.vtt", "using_identifiers.vtt"]
)
def test_webvtt_has_the_words_and_voices_that_the_library_finds(name) -> None:
    file = SEED.parents[1] / "formats" / "webvtt" / name
    captions = webvtt.read(str(file)).captions
    transcript = read(name, file.read_bytes())
    expected = re.sub(r"(?m)^- |^Laughter$", "", "\n".join(caption.text for caption in captions))
    assert letters(html.unescape(spoken(transcript))) == letters(expected)
    assert {piece.label for piece in transcript.speech} >= {
        caption.voice for caption in captions if caption.voice
    }


PARAGRAPH = st.text("我们说AI规模。，？ab 5.x()&<*_\u3000😀🎼😊👏ç", min_size=1, max_size=30).map(
    lambda text: re.sub(r"^\s+", " ", text)
)
BREAK = st.sampled_from(["\n", "\r\n", "\r"])


@FAST
@given(
    title=st.sampled_from(
        ["# P3：20240102-“甲乙” - 丙 - BV1xx411c7mD", "# 甲 - BV1xx411c7mD", "# BV1xx411c7mD"]
    ),
    parts=st.lists(
        st.one_of(PARAGRAPH, st.just("![](img/a_0.png)"), st.just("![图](b.png)")), min_size=1, max_size=12
    ),
    end=BREAK,
    gap=st.integers(1, 3),
)
def test_any_machine_transcript_keeps_every_word(title, parts, end, gap) -> None:
    text = (end * (gap + 1)).join([title, *parts])
    expected = words_of_machine_transcript(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not expected:
        with pytest.raises(UnreadableSource):
            read("a.md", text.encode())
        return
    transcript = read("a.md", text.encode())
    assert transcript.reader == "bilingual"
    check_law(transcript)
    assert spoken(transcript) == expected


WORDLESS = st.sampled_from(
    [
        "---\ntitle: Tide\nspeakers: [Ines Vale]\n---\n", "# 2025-06-01 Tide\n", "## Opening\n",
        "![](a.png)\n", "***\n", "\n", "WEBVTT\n\n", "NOTE tide\n\n", "1\n00:00:01,000 --> 00:00:02,000\n\n",
        "00:01.000 --> 00:02.000\n\n", "**Ines Vale:**\n\n", "### Ines Vale\n\n", "[00:01:02]\n",
        "(Applause)\n", "🎼\n", "- \n", "。\n",
    ]
)  # fmt: skip


@FAST
@given(
    parts=st.lists(WORDLESS, max_size=3),
    suffix=st.sampled_from(["md", "txt", "srt", "vtt"]),
    reader=st.sampled_from([None, *READERS]),
)
def test_a_file_without_words_is_refused_with_the_reason_by_every_reader(parts, suffix, reader) -> None:
    try:
        assert spoken(read(f"a.{suffix}", "".join(parts).encode(), reader))
    except UnreadableSource as refused:
        assert refused.reason


NAMES = ["Ada Byron", "Grace Hopper", "主持人", "王小明", "Jean-Luc", "李四（某公司）"]
SAID = st.lists(
    st.sampled_from(
        ["well", "we said", "是的。", "好，", "so (or so)", "5%", "a < b", "<b>", "*yes*", "5。6", "No."]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
TURNS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(SAID, min_size=1, max_size=3)), min_size=4, max_size=12
)


@FAST
@given(
    turns=TURNS,
    style=st.sampled_from(["### {}：", "### {}:", "**{}:** ", "**{}**: ", "{}: ", "{}：", "### {}：\n"]),
    end=BREAK,
)
def test_any_labelled_text_keeps_who_said_what(turns, style, end) -> None:
    turns = [*turns, *turns]  # so that every label recurs
    blocks = []
    for name, paragraphs in turns:
        opened = style.format(name) + ("\n" if style.startswith("#") else "")
        blocks.append(opened + "\n\n".join(paragraphs))
    text = "# 某会\n\n" + "\n\n".join(blocks) + "\n"
    transcript = read("a.md", text.replace("\n", end).encode())
    check_law(transcript)
    assert transcript.reader == "labelled"
    heard = [(piece.label, transcript.source[piece.start : piece.end]) for piece in transcript.speech]
    assert heard == [(name, said) for name, paragraphs in turns for said in paragraphs]
    assert all(piece.join == "paragraph" for piece in transcript.speech)


CUE = st.tuples(
    st.lists(
        st.sampled_from(["Hello", "你好。", "1984", "a & b", "5 < 6", "it's", "x -> y", "♥"]),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 5000),
)


@FAST
@given(cues=st.lists(CUE, min_size=1, max_size=15), numbered=st.booleans(), end=BREAK)
def test_any_subrip_file_keeps_words_and_times(cues, numbered, end) -> None:
    expected, text = [], ""
    for number, (said, length) in enumerate(cues, 1):
        start = number * 10_000
        line = " ".join([*said, "."])  # a line of digits alone would be a cue number
        expected.append((start / 1000, (start + length) / 1000, line))
        opened = f"{number}\n" if numbered else ""
        text += f"{opened}{_time(start)} --> {_time(start + length)}\n{line}\n\n"
    transcript = read("a.srt", text.replace("\n", end).encode())
    check_law(transcript)
    assert transcript.reader == "subrip"
    assert [
        (piece.start_seconds, piece.end_seconds, transcript.source[piece.start : piece.end])
        for piece in transcript.speech
    ] == expected


@FAST
@given(
    cues=st.lists(
        st.lists(st.tuples(st.sampled_from(["Ann", "王 五", "A&amp;B"]), SAID), min_size=1, max_size=3),
        min_size=1,
    ),
    closed=st.booleans(),
)
def test_any_webvtt_file_keeps_voices_and_words(cues, closed) -> None:
    text, expected = "WEBVTT - some talk\nKind: captions\n\nNOTE not said\n\n", []
    for number, voices in enumerate(cues):
        lines = [f"<v {name}>{said.replace('<b>', '<b>bold</b>')}{'</v>' * closed}" for name, said in voices]
        text += (
            f"cue-{number}\n00:{number:02}.000 --> 00:{number:02}.900 align:start\n"
            + "\n".join(lines)
            + "\n\n"
        )
        expected += [(name, letters(said.replace("<b>", "bold"))) for name, said in voices]
    transcript = read("a.vtt", text.encode())
    check_law(transcript)
    heard: list[tuple[str | None, str]] = []
    for piece in transcript.speech:
        said = letters(transcript.source[piece.start : piece.end])
        if piece.join == "inline":
            heard[-1] = (heard[-1][0], heard[-1][1] + said)
        else:
            heard.append((piece.label, said))
    assert heard == expected


FRAGMENTS = r"""
# P1：20240231-“x” - y - BV1xx411c7mD|---|title: x: y|### Ann：|### 王：words|**Bob:** hi|Bob: hi|Q - why
A - so
> （笑）|> [（x）](y)|![](a.png) ![b](c(1).png)|（笑）|\[04:00\] so|[laughter]|- item|WEBVTT|NOTE x|STYLE|1
00:01.000 --> 00:02.000|00:00:01,000 --> 00:00:0x|<v Ann>hi|</v> bye|<c>x</c> <00:01.000>y|- dash|[Ann] hi
♪ la ♪ [♪]|🎼，😊。|{\an8}x|Ann (12:30): hi|[00:12] Ann: hi|Ann: 00:00:19|<i>Laughter</i>
<c|>|[]()|a\|# C#|## x ##|**Break:** \[1:00\]|___
"""
LINES = st.one_of(
    st.sampled_from([*re.split(r"[|\n]", FRAGMENTS.strip()), "", " ", "\ufeff", "\u2028", "\x0c", "a\u3000"]),
    st.text(max_size=12),
)


@settings(max_examples=400, derandomize=True)
@given(lines=st.lists(LINES, max_size=20), end=BREAK, reader=st.sampled_from([None, *READERS]))
def test_whatever_the_file_nothing_is_lost_or_it_is_refused(lines, end, reader) -> None:
    content = end.join(lines).encode("utf-8", errors="replace")
    try:
        transcript = read("a.md", content, reader=reader)
    except UnreadableSource as refused:
        assert str(refused).startswith("a.md: ")
    else:
        check_law(transcript)
        assert words(transcript)


def _time(milliseconds: int) -> str:
    return srt.timedelta_to_srt_timestamp(srt.timedelta(milliseconds=milliseconds))
