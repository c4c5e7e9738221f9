"""Quotation marks of all shapes, around a phrase in a query."""

from __future__ import annotations

CLOSING = {
    '"': '"', "＂": "＂", "“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞〟",
    "‚": "‘’", "‘": "’",
}  # fmt: skip
"""Of each that opens, those that may close it; the first is written."""
_APOSTROPHES = "‚‘’"
_DOUBLE = sorted({*CLOSING, *"".join(CLOSING.values()), "»"} - {*_APOSTROPHES})
ANY = "".join(_DOUBLE)
"""All but single ones, which may be apostrophes."""
_BEGINS = r"(?<![^\s(（:：\-\u2212\uff0d])"
_WITHIN_A_WORD = r"(?:(?<=\w)[‘’](?=\w)|[^‚‘’])"


def _quoted(opening: str, closing: str) -> str:
    return f"{opening}[^{opening}{closing}]*[{closing}]?"


QUOTED = "|".join(
    [
        *(_quoted(*pair) for pair in CLOSING.items() if pair[0] not in _APOSTROPHES),
        # as others have it: »…« and ”…”; alone these close
        rf"{_BEGINS}»(?=\S)[^«»]*«",
        rf"{_BEGINS}”(?=\S)[^“”]*”",
        rf"‚{_WITHIN_A_WORD}*[‘’]",
        rf"{_BEGINS}‘(?=\S){_WITHIN_A_WORD}+’(?!\w)",
    ]
)
"""The expression for a phrase with its quotation marks; the last may be missing, but not of single ones."""


def is_closed(phrase: str) -> bool:
    """Whether a phrase in quotation marks has one at its end too, or is none."""
    return len(phrase) > 1 and phrase[-1] in CLOSING.get(phrase[0], {"»": "«", "”": "”"}.get(phrase[0], ""))


def without_marks(phrase: str) -> str:
    """The words of a phrase in quotation marks."""
    return phrase[1:-1] if is_closed(phrase) else phrase[1:]
