"""Encodings are found out; whatever is no text that can be read is refused with what it is."""

import io
import zipfile

import pytest

from app.errors import UnreadableSource
from app.readers.decoding import decode

SIMPLIFIED = "各位来宾，大家下午好。今天我们讨论人工智能的发展，请大家欢迎。Thank you.\r\n" * 3
TRADITIONAL = "各位來賓，大家午安。今天我們討論人工智慧的發展，請大家歡迎。Thank you.\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED + "🎼😊𠮷", "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        ("你好，大家好。", "gb18030", "gb18030"),
        ("你好，大家好，謝謝。", "big5", "big5"),
        ("Hello there.\n" * 9 + "谢谢大家。", "gb18030", "gb18030"),
        ("Plain ASCII.", "ascii", "utf-8"),
        ("Hello there, in two bytes each.", "utf-16-be", "utf-16-be"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_as_it_was(text, codec, found) -> None:
    content = text.encode(codec)
    decoded = decode("talk.md", content)
    assert (decoded.text, decoded.encoding) == (text, found)
    assert content.decode(decoded.encoding) == decoded.text


RUSSIAN = "Добрый день, уважаемые коллеги. Сегодня мы говорим о развитии науки. " * 4
JAPANESE = "皆さん、こんにちは。これから会議を始めます。よろしくお願いします。" * 4
KOREAN = "여러분 안녕하세요. 지금부터 회의를 시작하겠습니다. " * 4
FRENCH = "Mesdames et messieurs, très bon après-midi à tous, voilà déjà la conférence. " * 4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (RUSSIAN.encode("cp1251"), "windows-1251 (Cyrillic)"),
        (FRENCH.encode("cp1252"), "windows-125"),
        (JAPANESE.encode("shift_jis"), "a Japanese or Korean encoding"),
        (JAPANESE.encode("iso2022_jp"), "ISO-2022-JP"),
        (KOREAN.encode("euc_kr"), "a Japanese or Korean encoding"),
        (SIMPLIFIED.encode("utf-32"), "UTF-32"),
        (b"It\x92s a nice day", "line 1, byte 2"),
        (
            (SIMPLIFIED * 9).encode().replace("讨论".encode(), "讨论".encode()[:-1], 1),
            "broken character in line 1",
        ),
        (b"\xef\xbb\xbfab\xff", "says it is UTF-8 but is broken at byte 5"),
        (b"\xff\xfea", "says it is UTF-16 but is broken"),
    ],
)
def test_another_encoding_is_named_and_refused(content, reason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        decode("talk.srt", content)
    assert reason in str(refused.value)
    assert "UTF-8" in str(refused.value)


def _zip(part: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(part, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "nothing but blanks"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"\0\0\0\0", "nothing but blanks"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"ID3\x03\0\0", "an MP3 recording"),
        (b"\0\0\0 ftypisom", "an MP4 recording"),
        (b"{\\rtf1\\ansi Hello}", "an RTF document"),
        (b"PK\x03\x04broken", "a ZIP archive"),
        (_zip("word/document.xml"), "a Word document"),
        (_zip("xl/workbook.xml"), "an Excel workbook"),
        (_zip("talk.txt"), "a ZIP archive"),
        (b"some text\0and more", "a zero byte at byte 9"),
        (bytes(range(1, 256)) * 9, "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_as_what_it_is(content, reason) -> None:
    with pytest.raises(UnreadableSource, match=r"^upload\.bin: ") as refused:
        decode("upload.bin", content)
    assert reason in str(refused.value)


def test_a_file_beyond_the_limit_is_refused_with_both_sizes() -> None:
    with pytest.raises(UnreadableSource, match=r"is 3\.0 MB, more than the 2 MB"):
        decode("long.md", b"x" * 3 * 2**20, most_bytes=2 * 2**20)
