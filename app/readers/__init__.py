"""Readers: bytes of a file to a neutral Transcript; one file a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import UnreadableSource
from app.readers import bilingual, labelled, markdown, plain, subtitles
from app.readers.decoding import MOST_BYTES, Decoded, decode
from app.readers.identify import is_prose, unsupported
from app.transcript import Transcript

HEAD = 200_000
"""Characters that a reader looks at to claim a file."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: whether a text (its name and its first characters) is in it, and how to read it."""

    claims: Callable[[str, str], bool]
    read: Callable[[Decoded], Transcript]


def _is_bilingual(name: str, head: str) -> bool:
    return not _is_cued(head) and not labelled.claims(head) and bilingual.claims(name, head)


def _is_cued(head: str) -> bool:
    return subtitles.claims_webvtt(head) or subtitles.claims_subrip(head)


READERS: dict[str, Reader] = {
    "bilingual": Reader(_is_bilingual, bilingual.read),
    "labelled": Reader(lambda name, head: not _is_cued(head) and labelled.claims(head), labelled.read),
    "webvtt": Reader(lambda name, head: subtitles.claims_webvtt(head), subtitles.read_webvtt),
    "subrip": Reader(lambda name, head: subtitles.claims_subrip(head), subtitles.read_subrip),
    "plain": Reader(lambda name, head: False, plain.read),
}
"""By name. `plain` claims nothing: it takes the prose that is left."""


def identify(name: str, head: str) -> str:
    """The one reader for a text, from its name and its first characters.

    Raises UnreadableSource where there is none. Two that claim the same file are an error of this program.
    """
    seems = unsupported(name, head)
    if seems:
        raise UnreadableSource(name, f"is {seems}")
    claimed = [reader for reader, kind in READERS.items() if kind.claims(name, head)]
    if len(claimed) > 1:
        raise RuntimeError(f"{name} is claimed by {' and '.join(claimed)}")
    if claimed:
        return claimed[0]
    _, _, span = markdown.front_matter(head)
    if not is_prose(head[span[1] :] if span else head):
        raise UnreadableSource(name, "holds no prose, so it is no transcript that can be read")
    return "plain"


def read(name: str, content: bytes, reader: str | None = None, most_bytes: int = MOST_BYTES) -> Transcript:
    """A file as a transcript. `reader` forces a format by its name.

    Raises UnreadableSource, with the reason, for a file that is none.
    """
    if reader is not None and reader not in READERS:
        raise UnreadableSource(name, f"there is no reader “{reader}”; there are {', '.join(READERS)}")
    decoded = decode(name, content, most_bytes)
    transcript = READERS[reader or identify(name, decoded.text[:HEAD])].read(decoded)
    if not transcript.speech:
        raise UnreadableSource(name, "holds no words beside its title")
    return transcript
