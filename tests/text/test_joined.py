"""Passages in one again."""

import pytest

from app.text.joined import joined


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["It waits.", "It does not."], "It waits. It does not."),
        (["潮水不等人。", "我们等。"], "潮水不等人。我们等。"),
        (["我们用", "AI。", "Yes."], "我们用AI。Yes."),
        (["one", "", "two"], "one two"),
        ([], ""),
    ],
)
def test_a_blank_stands_between_words_and_not_beside_chinese(pieces: list[str], whole: str) -> None:
    assert joined(pieces) == whole
