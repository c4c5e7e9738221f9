"""Exactly one reader takes a file, by what is in it; formats that cannot be read yet are named."""

import pytest

from app.errors import UnreadableSource
from app.readers import HEAD, READERS, identify, read
from app.readers.decoding import decode
from tests.readers.material import label, real_files, shared

PROSE = "We met on a Monday. Nobody said who spoke.\n\nIt was a good talk.\n"
MACHINE = "# P1：20240102-甲 - 乙 - BV1xx411c7mD\n\n大家好。\n"
LABELLED = "Ann: Hello.\n\nBob: Hi.\n\nAnn: Bye.\n\nBob: Bye.\n"
SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\nHello.\n"
WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n"


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.md", MACHINE, "bilingual"),
        ("a.txt", "🎼大家好。", "bilingual"),
        ("甲 - 乙 - BV1xx411c7mD.md", "大家好。", "bilingual"),
        ("a.txt", "今天我们\n\n讨论的是\n\n新的经济，\n\n大家好。", "bilingual"),
        ("a.md", LABELLED, "labelled"),
        ("a.md", "# 会\n\n### 王：\n大家好。\n", "labelled"),
        ("a.srt", SUBRIP, "subrip"),
        ("a.vtt", WEBVTT, "webvtt"),
        ("a.txt", PROSE, "plain"),
        ("a.md", "# Signs\n\nThe recogniser prints 🎼 for music and 😊 for joy.\n", "plain"),
    ],
)
def test_a_file_is_read_by_what_is_in_it(name, text, reader) -> None:
    assert identify(name, text) == reader


@pytest.mark.parametrize(("text", "reader"), [(SUBRIP, "subrip"), (WEBVTT, "webvtt"), (LABELLED, "labelled")])
def test_the_content_counts_and_not_the_ending_of_the_name(text, reader) -> None:
    assert {identify(name, text) for name in ("a.md", "a.txt", "a.srt", "a.vtt", "a")} == {reader}


@shared
@pytest.mark.parametrize("file", real_files(), ids=label)
def test_no_real_file_is_claimed_twice(file) -> None:
    try:
        text = decode(file.name, file.read_bytes()).text[:HEAD]
    except UnreadableSource:
        return
    assert len([name for name, reader in READERS.items() if reader.claims(file.name, text)]) <= 1


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.xml", '<?xml version="1.0"?>\n<akomaNtoso><debate/></akomaNtoso>', "Akoma Ntoso XML"),
        ("a.eaf", '<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT AUTHOR="">', "an ELAN annotation"),
        ("a.xml", "<TEI><text>Hello</text></TEI>", "TEI XML"),
        ("a.md", "<root>\n<p>Hello</p></root>", "an XML file"),
        ("a.html", "<!DOCTYPE html>\n<html><body>Hello</body></html>", "an HTML page"),
        ("a.txt", "<p>Ann: Hello</p>\n<p>Bob: Hi</p>", "an HTML page"),
        ("a.json", '{"segments": [{"body": "Hello"}]}', "JSON"),
        ("a.txt", '[{"speaker": "A"}]', "JSON"),
        ("a.sbv", "0:00:00.378,0:00:11.378\nHello\n", "SubViewer subtitles"),
        ("a.ass", "[Script Info]\nTitle: x\n", "SubStation Alpha"),
        ("a.stm", "rec 0 A-M 4.83 6.45 hello there\nrec 0 A-M 7.00 8.45 and so on\n", "an STM transcript"),
        ("a.rttm", "SPEAKER rec 1 0.40 6.64 <NA> <NA> spk00 <NA> <NA>\n", "RTTM"),
        ("a.tsv", "who\twhat\nAnn\tHello\nBob\tHi\n", "a table"),
        ("a.yaml", "title: A forum\nparts: []\n", "a YAML file"),
        ("a.txt", "1 2 3 4 5 6 7 8 9 10 + - = ; 11 12", "no prose"),
    ],
)
def test_a_format_that_is_not_read_is_named(name, text, reason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(name, text.encode())
    assert reason in str(refused.value)
    assert str(refused.value).startswith(f"{name}: ")


def test_a_reader_can_be_forced() -> None:
    assert read("a.txt", LABELLED.encode(), reader="plain").labelled is False
    assert read("a.txt", PROSE.encode(), reader="bilingual").reader == "bilingual"


@pytest.mark.parametrize(
    ("reader", "reason"),
    [
        ("subrip", "no cue"),
        ("webvtt", "does not begin with the line WEBVTT"),
        ("docx", "there is no reader “docx”"),
    ],
)
def test_a_forced_reader_that_does_not_fit_says_so(reader, reason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("a.txt", PROSE.encode(), reader=reader)
    assert reason in str(refused.value)


def test_a_file_of_nothing_but_a_title_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="no words beside its title"):
        read("a.md", b"# 2017-11-08 A first office hour\n\n")
