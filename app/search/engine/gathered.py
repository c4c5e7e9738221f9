"""Documents given one by one, together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from app.search.engine.protocol import FIELDS, NUMBERS, Document, Field, Numbers, Occurrences

MOST_DOCUMENTS = 200_000
MOST_POSTINGS = 6_000_000
"""A batch holds no more of either: an index of one takes about 40 bytes of memory a posting to write."""
_MOST_COUNTED = 0xFFFF


def gathered(documents: Iterable[Document]) -> Iterator[Gathered]:
    """The documents in as many batches as they need."""
    batch = Gathered()
    for document in documents:
        if batch.full:
            yield batch
            batch = Gathered()
        batch.add(document)
    if len(batch):
        yield batch


class Gathered:
    """A batch of documents."""

    def __init__(self) -> None:
        self.columns = {name: array("i") for name in NUMBERS}
        self._tokens: dict[Field, _Tokens] = {field: _Tokens() for field in FIELDS}

    def __len__(self) -> int:
        """How many there are."""
        return len(self.columns["id"])

    @property
    def full(self) -> bool:
        """Whether the next one belongs into another batch."""
        postings = sum(len(one.tokens) for one in self._tokens.values())
        return len(self) >= MOST_DOCUMENTS or postings >= MOST_POSTINGS

    def add(self, document: Document) -> None:
        """The next document."""
        self._tokens["words"].add(document.tokens)
        self._tokens["sounds"].add(document.sounds)
        self._tokens["whole"].add(document.whole)
        for name in NUMBERS:
            self.columns[name].append(getattr(document, name))

    def occurrences(self, field: Field) -> Occurrences:
        """Of the tokens of a field; nothing of them is kept."""
        return self._tokens.pop(field).occurrences()


class _Tokens:
    """The tokens of one field, document after document."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.tokens = array("I")
        self.counts = array("H")
        self.sizes = array("I")
        """How many different tokens each document has."""

    def add(self, tokens: Mapping[str, int]) -> None:
        self.tokens.extend(map(self.numbers.__getitem__, tokens))
        self.counts.extend(min(count, _MOST_COUNTED) for count in tokens.values())
        self.sizes.append(len(tokens))

    def occurrences(self) -> Occurrences:
        documents = np.repeat(np.arange(len(self.sizes), dtype=np.uint32), np.asarray(self.sizes))
        return Occurrences(list(self.numbers), np.asarray(self.tokens), documents, np.asarray(self.counts))
