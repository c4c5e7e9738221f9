"""English words that say nothing by themselves: the, what's, shouldn't."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import yaml

from app.text.contractions import parted
from app.text.normalise import plain, stem
from app.text.terms import is_stop_word


@lru_cache(maxsize=4_096)
def is_of_grammar(word: str) -> bool:
    """Whether an English word, as it is written, is one of grammar, or a contraction of one."""
    written = plain(word).replace("’", "'")
    first = next(iter(parted(written)), (written, 0))[0].removesuffix("'s")
    also, content = _words("also"), _words("not")
    return first in also or (is_stop_word(stem(first)) and stem(first) not in content)


@cache
def _words(which: str) -> frozenset[str]:
    lists = yaml.safe_load(Path(__file__).with_name("grammar.yaml").read_text(encoding="utf-8"))
    return frozenset(stem(word) if which == "not" else word for word in lists[which].split())
