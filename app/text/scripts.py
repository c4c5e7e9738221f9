"""Traditional Chinese in simplified characters, one for one."""

from functools import cache

from opencc import OpenCC

_KNOWN: dict[int, str] = {}
"""The simplified form of every character met so far; looking one up costs OpenCC milliseconds."""


def simplified(text: str) -> str:
    """The text in simplified characters; each stands where the one stood that it is for."""
    new = sorted({character for character in set(text) if character >= "\u2e80"} - set(map(chr, _KNOWN)))
    if new:
        found = str(_converter().convert("\n".join(new))).split("\n")
        _KNOWN.update(
            (ord(character), simple if len(simple) == 1 else character)
            for character, simple in zip(new, found, strict=True)
        )
    return text.translate(_KNOWN)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
