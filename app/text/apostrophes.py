"""Two English words in one, with an apostrophe between them, which are no other word: it's is not it."""

from __future__ import annotations

_IS = frozenset(
    f"{word}s" for word in ("it", "that", "what", "he", "she", "there", "here", "who", "how", "where", "let")
)
"""Without their apostrophe, as many write them; its is often meant as it's, and lets as let's."""
_OTHER_WORDS = frozenset(("we'll", "i'll", "he'll", "she'll", "we're", "i'd", "we'd", "she'd"))
"""Those that without it are well, ill, hell, shell, were, id, wed and shed."""


def is_with_is(word: str) -> bool:
    """Whether a word (folded), its apostrophe left out, ends with a short form of is or us: its, thats."""
    return word in _IS


def needs_apostrophe(word: str) -> bool:
    """Whether a word (folded, apostrophes straight) is another one without it."""
    return word in _OTHER_WORDS
