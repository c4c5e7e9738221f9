"""Machine transcripts: signs are events and moods, pictures are slides, a break is not an end."""

from app.readers import read
from app.transcript import Slide
from tests.readers.material import words

TITLE = "# P1：20240102-甲 - 乙 - BV1xx411c7mD\n\n"


def test_signs_before_words_are_events_and_signs_behind_them_moods() -> None:
    transcript = read("a.md", (TITLE + "🎼欢迎。👏😀谢谢大家。😊好。😡\n\n😭🤧😔😰🤢😮").encode())
    assert [(mark.kind, mark.mood) for mark in transcript.marks] == [
        ("music", False),
        ("applause", False),
        ("laughter", False),
        ("happy", True),
        ("angry", True),
        ("cry", False),
        ("noise", False),
        ("sad", True),
        ("afraid", True),
        ("disgust", True),
        ("surprise", True),
    ]
    assert words(transcript) == ["欢迎。", "谢谢大家。", "好。"]
    assert [piece.join for piece in transcript.speech] == ["paragraph", "inline", "inline"]
    first = transcript.marks[0]
    assert transcript.source[first.at : first.end] == "🎼"


def test_punctuation_beside_a_sign_is_kept_with_the_words() -> None:
    transcript = read("a.md", (TITLE + "🎼，🎼，操作？😊，所以。").encode())
    assert words(transcript) == ["，", "，操作？", "，所以。"]
    assert transcript.running.text == "，，操作？，所以。"


def test_paragraphs_go_on_as_lines_of_one_talk() -> None:
    transcript = read(
        "a.md", (TITLE + "因此。\n\n我们说\n\n下一句。\r\n\r\n the teams\n\n we work on").encode()
    )
    assert [piece.join for piece in transcript.speech] == ["paragraph", "line", "line", "line", "line"]
    assert transcript.running.text == "因此。我们说下一句。the teams we work on"


def test_pictures_are_slides_at_their_place() -> None:
    transcript = read(
        "a.md", (TITLE + "![](img/a_0.png)\n\n前![第 2 页](img/b(1).png)后 ![x](<y z>)").encode()
    )
    assert [(slide.path, slide.alt) for slide in transcript.slides] == [
        ("img/a_0.png", ""),
        ("img/b(1).png", "第 2 页"),
    ]
    assert transcript.slides[0] == Slide(len(TITLE), "img/a_0.png", "")
    assert words(transcript) == ["前", "后 ![x](<y z>)"]


def test_other_scripts_and_other_emoji_are_words() -> None:
    transcript = read("a.md", (TITLE + "天点じな。Yeah。응 먼저했어요。🙏\n\n啊翻下吓。").encode())
    assert words(transcript) == ["天点じな。Yeah。응 먼저했어요。🙏", "啊翻下吓。"]


def test_a_loop_of_the_recogniser_survives() -> None:
    loop = "because we " * 500
    transcript = read("a.md", (TITLE + loop + "\n\n" + "谢谢。\n\n" * 50 + "x" * 10_000).encode())
    assert words(transcript) == [loop.strip(), *["谢谢。"] * 50, "x" * 10_000]


def test_offsets_count_in_the_decoded_file_as_it_is() -> None:
    for text in (TITLE + "大家好。\n\n再见。", (TITLE + "大家好。\n\n再见。").replace("\n", "\r\n")):
        for codec in ("utf-8-sig", "utf-16", "gb18030"):
            content = text.encode(codec)
            transcript = read("a.md", content)
            decoded = content.decode(transcript.encoding)
            assert [decoded[piece.start : piece.end] for piece in transcript.speech] == ["大家好。", "再见。"]


def test_a_heading_in_the_talk_opens_a_part() -> None:
    transcript = read("a.md", (TITLE + "大家好。\n\n## 圆桌\n讨论开始。").encode())
    assert [(heading.title, heading.level) for heading in transcript.headings] == [("圆桌", 2)]
    assert [piece.join for piece in transcript.speech] == ["paragraph", "paragraph"]
