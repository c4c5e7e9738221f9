"""Shares of a whole in words."""

import pytest

from app.text.shares import shares


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.key) for one in shares(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("四成", "40%"),
        ("两成五", "25%"),
        ("九成九", "99%"),
        ("3成", "30%"),
        ("五分之一", "20%"),
        ("四分之三", "75%"),
        ("三分之一", "1/3%"),
        ("万分之一", "0.01%"),
        ("百分之四十", "40%"),
        ("1/5", "20%"),
        ("一半", "50%"),
        ("半数", "50%"),
    ],
)
def test_a_share_has_the_key_of_its_percentage(text: str, key: str) -> None:
    assert found(f"大概{text}的船") == [(text, key)]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("a quarter of all gulls", "a quarter", "25%"),
        ("it fell by a third", "a third", "1/3%"),
        ("it fell by almost a fifth", "a fifth", "20%"),
        ("two-thirds majority", "two-thirds", "2/3%"),
        ("three quarters of them", "three quarters", "75%"),
        ("half of the boats", "half", "50%"),
        ("half the boats", "half", "50%"),
        ("about one half of it", "one half", "50%"),
    ],
)
def test_a_share_in_english_too(text: str, words: str, key: str) -> None:
    assert found(text) == [(words, key)]


@pytest.mark.parametrize(
    "text",
    [
        "完成了三件事",
        "其中之一成为船长",
        "第三成立了公司",
        "一成不变",
        "三成立一个小组",
        "七八成",
        "另一半",
        "半年",
        "24/7",
        "2024/1/5",
        "1/5日",
        "a third option",
        "this quarter",
        "a quarter ago",
        "the first half of the year",
        "half an hour",
        "one and a half of them",
        "for three quarters in a row",
    ],
)
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert found(text) == []
