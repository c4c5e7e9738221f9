"""Documents for the engine's tests: a few tokens that collide often, in words and in sounds."""

from collections import Counter
from collections.abc import Iterable

from hypothesis import strategies as st

from app.search.engine.protocol import Document

TOKENS = ("a", "ab", "abc", "b", "ba", "吴", "吴军", "吴江", "军", "+a", "5.6", "\U00020000", "é")


def document(number: int, words: Iterable[str] = (), sounds: Iterable[str] = (), **numbers: int) -> Document:
    given = {"speaker": 1, "session": 1, "event": 0, "day": 0, "lang": 1, "kind": 0} | numbers
    return Document(number, Counter(words), Counter(sounds), whole=Counter(sounds), **given)


def documents(most: int = 12) -> st.SearchStrategy[list[Document]]:
    """Documents whose numbers overlap with those of other lists of them."""
    tokens = st.lists(st.sampled_from(TOKENS), max_size=8)
    small = st.integers(0, 3)
    one = st.builds(
        document,
        st.integers(1, 20),
        tokens,
        tokens,
        speaker=small,
        session=small,
        event=small,
        day=st.sampled_from((0, 738_000, 738_001, 739_000)),
        lang=small,
        kind=small,
    )
    return st.lists(one, max_size=most, unique_by=lambda document: document.id)
