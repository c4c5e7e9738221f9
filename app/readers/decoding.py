"""Bytes of a file to text: which encoding, or why it is none that can be read."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import charset_normalizer

from app.errors import UnreadableSource
from app.readers.lines import line_number

MOST_BYTES = 20 * 2**20
SAMPLE = 64 * 1024
SAVE_AS_UTF8 = "save it as UTF-8 and import it again"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document; export its text"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document; save it as plain text"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"ID3", "an MP3 recording, not a transcript of it"),
    (b"OggS", "an Ogg recording, not a transcript of it"),
    (b"fLaC", "a FLAC recording, not a transcript of it"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video, not a transcript of it"),
    (b"RIFF", "a WAV or AVI recording, not a transcript of it"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_ZIP_PARTS = (
    ("word/", "a Word document; save it as plain text or Markdown"),
    ("ppt/", "a PowerPoint presentation"),
    ("xl/", "an Excel workbook"),
    ("content.xml", "an OpenDocument file; save it as plain text"),
    ("META-INF/container.xml", "an EPUB book"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_USUAL = re.compile(r"[\t\r\n -~\u00a0-\u052f\u2000-\u206f\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_ALPHABETS = ("Cyrillic", "Greek", "Greek and Coptic", "Hebrew", "Arabic", "Thai")
_EAST_ASIAN = ("cp932", "cp949", "euc_", "shift_jis", "iso2022", "johab")
_FEWEST = 10
"""Bytes beyond ASCII that a guess at an encoding needs."""
_BIG5 = ("big5", "cp950", "big5hkscs")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text as it is: a byte order mark left out, line ends untouched."""

    name: str
    text: str
    encoding: str
    """The Python codec that turns the bytes into exactly this text."""


def decode(name: str, content: bytes, most_bytes: int = MOST_BYTES) -> Decoded:
    """UTF-8, UTF-16, GB18030 or Big5, found out; anything else raises UnreadableSource with the reason."""
    if len(content) > most_bytes:
        size, most = len(content) / 2**20, most_bytes / 2**20
        raise UnreadableSource(name, f"is {size:.1f} MB, more than the {most:g} MB a transcript may have")
    if not content.strip(b"\0 \t\r\n\x0b\x0c"):
        raise UnreadableSource(name, "is empty" if not content else "holds nothing but blanks")
    seems = _binary_format(content)
    if seems:
        raise UnreadableSource(name, f"is {seems}")
    decoded = _by_mark(name, content) or _utf16_without_mark(name, content)
    if decoded is None:
        _refuse_control_bytes(name, content)
        decoded = _utf8(name, content) or _chinese(name, content) or _refuse_by_guess(name, content)
    if not decoded.text.strip():
        raise UnreadableSource(name, "is empty")
    return decoded


def _binary_format(content: bytes) -> str:
    for magic, seems in _MAGIC:
        if content.startswith(magic):
            return seems
    if content[4:8] == b"ftyp":
        return "an MP4 recording, not a transcript of it"
    if content.startswith(b"PK\x03\x04"):
        return _zip_format(content)
    return ""


def _zip_format(content: bytes) -> str:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
        OSError,
    ):  # the last but one: of a later version
        parts = []
    for start, seems in _ZIP_PARTS:
        if any(part.startswith(start) for part in parts):
            return seems
    return "a ZIP archive; unpack it first"


def _by_mark(name: str, content: bytes) -> Decoded | None:
    """By the byte order mark, if there is one."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableSource(name, f"is in UTF-32, which is not read here; {SAVE_AS_UTF8}")
    for mark, encoding, known_as in _MARKS:
        if content.startswith(mark):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError as error:
                at = error.start + (len(mark) if encoding == "utf-8-sig" else 0)
                broken = f"says it is {known_as} but is broken at byte {at}"
                raise UnreadableSource(name, f"{broken}; {SAVE_AS_UTF8}") from None
            if "\0" in text:
                raise UnreadableSource(name, "is a binary file, not text")
            return Decoded(name, text, encoding)
    return None


def _utf16_without_mark(name: str, content: bytes) -> Decoded | None:
    """UTF-16 whose mark is missing: zero bytes, and text that makes sense one way round."""
    if b"\0" not in content:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text[:SAMPLE]):
            return Decoded(name, text, encoding)
    at = content.index(b"\0")
    raise UnreadableSource(name, f"is a binary file, not text (a zero byte at byte {at})")


def _is_plausible(text: str) -> bool:
    """Only printable characters of the usual scripts, and either no Chinese or good Chinese."""
    if "\0" in text or len(_USUAL.findall(text)) < 0.95 * len(text):
        return False
    han = [character for character in text if "\u4e00" <= character <= "\u9fff"]
    return sum(1 for character in han if character in _common_han()) >= 0.15 * len(han)


def _refuse_control_bytes(name: str, content: bytes) -> None:
    sample = content[:SAMPLE]
    control = re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample)
    if len(control) * 100 > len(sample):
        raise UnreadableSource(name, "is a binary file, not text")
    if re.search(rb"\x1b[$(][@BJA]", sample):
        raise UnreadableSource(name, f"seems to be in ISO-2022-JP or a like encoding; {SAVE_AS_UTF8}")


def _utf8(name: str, content: bytes) -> Decoded | None:
    """UTF-8; None if it is something else; refused with the place if it is UTF-8 with broken bytes."""
    try:
        return Decoded(name, content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        sound = sum(1 for character in text if character > "\x7f") - broken
        if sound >= 10 * broken:
            line = line_number(content[: error.start].decode("utf-8"), error.start)
            place = f"line {line}, byte {error.start}"
            raise UnreadableSource(name, f"is UTF-8 with a broken character in {place}; mend it") from None
        return None


def _chinese(name: str, content: bytes) -> Decoded | None:
    """GB18030 or Big5, whichever makes better Chinese; None if neither makes any."""
    best: tuple[float, Decoded] | None = None
    for encoding in ("gb18030", *_BIG5):
        if best and best[1].encoding in _BIG5:
            break
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = _common_share(text)
        if share >= 0.25 and (best is None or share > best[0]):
            best = share, Decoded(name, text, encoding)
    return best[1] if best else None


def _common_share(text: str) -> float:
    """Share of frequent Chinese characters and wide punctuation among all that is not ASCII, in a sample."""
    foreign = list(islice((character for character in text if character > "\x7f"), 20_000))
    common = _common_han()
    return sum(1 for character in foreign if character in common) / len(foreign) if foreign else 0.0


@cache
def _common_han() -> frozenset[str]:
    listed = Path(__file__).with_name("common_han.txt").read_text(encoding="utf-8")
    return frozenset("".join(listed.split()) + "，。、？！；：“”‘’（）《》「」『』…—　")


def _refuse_by_guess(name: str, content: bytes) -> Decoded:
    """Name the encoding that it probably is, and refuse."""
    foreign = [at for at, byte in enumerate(content[: 16 * SAMPLE]) if byte > 0x7F]
    if 0 < len(foreign) < _FEWEST:
        line = content.count(b"\n", 0, foreign[0]) + 1
        few = (
            f"is not UTF-8 (line {line}, byte {foreign[0]}), with too few such characters to tell what it is"
        )
        raise UnreadableSource(name, f"{few}; {SAVE_AS_UTF8}")
    first = foreign[0] if foreign else 0
    guess = charset_normalizer.from_bytes(content[max(0, first - 1000) : first + SAMPLE]).best()
    if guess is None or guess.encoding in (
        "ascii",
        "utf_8",
        "big5",
        "gb18030",
        "gb2312",
        "gbk",
        "cp950",
        "hz",
    ):
        raise UnreadableSource(name, f"is in an encoding that could not be told; {SAVE_AS_UTF8}")
    encoding = guess.encoding.replace("_", "-").replace("cp125", "windows-125")
    alphabets = sorted(alphabet for alphabet in guess.alphabets if alphabet in _ALPHABETS)
    seems = (
        f"seems to be in {encoding} ({', '.join(alphabets)})" if alphabets else f"seems to be in {encoding}"
    )
    if guess.encoding.startswith(_EAST_ASIAN):
        seems = "seems to be in a Japanese or Korean encoding"
    raise UnreadableSource(name, f"{seems} or one like it, which is not read here; {SAVE_AS_UTF8}")
