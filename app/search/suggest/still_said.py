"""Whether somebody still says what was counted before an edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from app.search.engine.protocol import AnyOf, Candidates, Filters, Plan, SearchEngine
from app.text.tokens import phrase_tokens


def is_said(engine: SearchEngine, keys: Sequence[str]) -> bool:
    """Whether an utterance holds all tokens of folded words."""
    return _is_said(engine.candidates, engine.generation(), tuple(keys))


@lru_cache(maxsize=4_096)  # asked for with every letter that is typed
def _is_said(ask: Callable[[Plan, Filters], Candidates], generation: int, keys: tuple[str, ...]) -> bool:
    plan = Plan([AnyOf((token,)) for token in phrase_tokens(keys)])
    return len(ask(plan, Filters())) > 0
