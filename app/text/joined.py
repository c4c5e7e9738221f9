"""Words that were cut into passages, in one again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese and Japanese characters and their punctuation, which no blank stands beside."""


def joined(pieces: Iterable[str]) -> str:
    """Pieces in a row with a blank between two words, and none beside Chinese."""
    whole = ""
    for piece in pieces:
        blank = whole and piece and not (_WIDE.match(whole[-1]) or _WIDE.match(piece[0]))
        whole += f" {piece}" if blank else piece
    return whole
