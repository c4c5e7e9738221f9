"""Chinese in the other script."""

from functools import cache, lru_cache

from opencc import OpenCC

_KNOWN: dict[int, str] = {}
"""The simplified form of every character met so far; looking one up costs OpenCC milliseconds."""


def simplified(text: str) -> str:
    """The text in simplified characters; each stands where the one stood that it is for."""
    new = sorted(one for one in set(text) if one >= "\u2e80" and ord(one) not in _KNOWN)
    if new:
        found = str(_converter("t2s").convert("\n".join(new))).split("\n")
        _KNOWN.update(
            (ord(character), simple if len(simple) == 1 else character)
            for character, simple in zip(new, found, strict=True)
        )
    return text.translate(_KNOWN)


def of_words(text: str) -> str:
    """The text in simplified characters, word by word; in another word a character may be another one."""
    return str(_converter("tw2s").convert(text))


@lru_cache(maxsize=256)
def traditional(text: str) -> str:
    """Simplified words in traditional characters, as they are usually written."""
    return str(_converter("s2t").convert(text))


@cache
def _converter(how: str) -> OpenCC:
    return OpenCC(how)
