"""Chinese words: where they end, which ones there are, and what kind of word each is."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """The words of a text as spans, one after the other without gaps."""
    spans = []
    position = 0
    for word in _cut(text):
        spans.append((position, position + len(word)))
        position += len(word)
    return tuple(spans)


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether a text is one word of the dictionary."""
    return len(text) > 1 and len(_cut(text)) == 1


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] begins or ends within a word of several characters."""
    return any(first < start < last or first < end < last for first, last in words(text))


def _cut(text: str) -> list[str]:
    import rjieba  # its dictionary takes 33 MB, and most processes never need it

    return list(rjieba.cut(text, False))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text with their kind, as jieba has it: "nr" and what begins so is a name."""
    import rjieba

    return [(str(word), str(kind)) for word, kind in rjieba.tag(text)]
