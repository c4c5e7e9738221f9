"""Heard words as they are shown: typography of the recogniser and markup undone, the words untouched."""

from __future__ import annotations

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NUMBER_POINT = re.compile(r"(?<=\d)[。．](?=\d)")
_LEADING = re.compile(r"^[ ，,、。；;：:！？!?｡]+(?=\S)")
_DOUBLED = re.compile(r"([。！？!?.]) ?(?:[，,、；;][，,、；;。]*|。(?!。))|([，,、；;])[，,、；;。]+")
_WIDE = {"，": ",", "。": ".", "？": "?", "！": "!", "；": ";", "：": ":", "、": ","}
_WIDE_MARK = re.compile(r" ?([，。？！；：、]) ?")
_WIDE_SCRIPT = re.compile(r"[\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"\s+")

_MARKUP = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<link>[^\[\]\r\n]{0,500})\]\((?P<target>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)\)"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]{1,2000})>"
    r"|`(?P<code>[^`\r\n]{1,500})`"
    r"|\*\*(?=\*?[^\s*])(?P<strong>[^\r\n]{1,1000}?)(?<=\S)\*\*(?!\*)"
    r"|\*(?=[^\s*])(?P<slant>[^*\r\n]{1,1000}?)(?<=\S)\*"
    r"|(?<!\w)(?P<under>__|_)(?=\S)(?P<emphasis>[^_\r\n]{1,1000}?)(?<=\S)(?P=under)(?!\w)"
)
_DEEPEST = 4
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def readable(heard: str, markdown: bool = False) -> str:
    """How `heard` is shown; `markdown`: links, emphasis and escapes are undone too.

    Words and their order stay. Only typography changes: entities, a 。 within a number, wide punctuation
    between Latin words, stray punctuation that stood beside a mark, characters that nobody sees; letters
    that were taken apart (accents, Korean) or joined (ﬁ) become what everybody types. Nothing is escaped for
    HTML here.
    """
    text = _without_markup(heard) if markdown else heard
    text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = composed(_BLANKS.sub(" ", _CONTROLS.sub("", text)))
    text = _NUMBER_POINT.sub(".", text)
    text = _DOUBLED.sub(lambda match: match.group(1) or match.group(2), text)
    return _western(_LEADING.sub("", text)).strip()


def composed(text: str) -> str:
    """A text with letters and their accents in one (é for e and ´), and print's joined letters (ﬁ) as two."""
    return unicodedata.normalize("NFC", text).translate(_LIGATURES)


def _without_markup(text: str, depth: int = 0) -> str:
    def plain(match: re.Match[str]) -> str:
        found = match.groupdict()
        if found["escaped"] is not None:
            return str(found["escaped"])
        if found["link"] is not None and not found["link"].strip():
            return str(found["target"])
        verbatim = found["address"] or found["code"]
        inner = found["link"] or found["strong"] or found["slant"] or found["emphasis"]
        if verbatim is not None or depth == _DEEPEST:
            return str(verbatim or inner)
        return _without_markup(inner, depth + 1)

    return _MARKUP.sub(plain, text)


def _western(text: str) -> str:
    """Wide punctuation after Latin words and before Latin words, or the end, as English writes it."""
    pieces = _WIDE_MARK.split(text)
    if len(pieces) == 1:
        return text
    segments, marks = pieces[::2], pieces[1::2]
    shown = [segments[0]]
    english = False
    for mark, before, after in zip(marks, segments, segments[1:], strict=False):
        # a lone Latin word such as a product's name stands in Chinese as often as in English
        english = _is_latin(before) and (english or " " in before.strip() or len(shown) == 1)
        if english and (_is_latin(after) or not after):
            shown.append(_WIDE[mark] + (" " if after else ""))
        else:
            shown.append(mark)
        shown.append(after)
    return "".join(shown)


def _is_latin(text: str) -> bool:
    return bool(_LATIN.search(text)) and not _WIDE_SCRIPT.search(text)
