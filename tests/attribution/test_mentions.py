"""Names that are said, and what they are said for."""

import pytest

from app.attribution.mentions import find_mentions


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.title, one.use) for one in find_mentions(text) if one.use != "passing"]


@pytest.mark.parametrize(
    ("words", "name", "title", "use"),
    [
        ("下面有请霁港大学的沈望汀教授上台。", "沈望汀", "教授", "call"),
        ("先请这个陆博士您来分享一下。", "陆", "博士", "call"),
        ("好，谢谢罗总。", "罗", "总", "thanks"),
        ("感谢沈望汀教授的精彩演讲。", "沈望汀", "教授", "thanks"),
        ("大家好，我叫康照野。", "康照野", "", "self"),
        ("大家好，我是蓝埠航运的康照野。", "康照野", "", "self"),
        ("可以叫我米娅。", "米娅", "", "self"),
        ("Hello, my name is Liesbet Ondarra.", "Liesbet Ondarra", "", "self"),
        ("Thank you, Professor Ondarra, for that.", "Ondarra", "Professor", "thanks"),
        ("从 amanda 开始好吗", "amanda", "", "call"),
        ("那康总您是船公司，您的数据给不给？", "康", "总", "call"),
        ("想听听两位的建议。好，罗总。好，因为我们做港口，", "罗", "总", "call"),
    ],
)
def test_a_name_is_found_with_its_title_and_its_use(words: str, name: str, title: str, use: str) -> None:
    assert (name, title, use) in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "刚才陆博士讲的很清楚。", "就像罗总说的那样。", "我是学生。", "总体来说还不错。",
        "I'm going to talk.", "这是一个常用的做法。", "表示衷心的感谢。张主席指出，",
        "当时就请罗总去找了很多朋友。", "他就请罗砚秋的同事加上这个功能。",
        "然后罗砚秋罗总是衡浦资本的合伙人。",
    ],
)  # fmt: skip
def test_who_is_only_spoken_of_is_neither_called_nor_thanked(words: str) -> None:
    assert told(words) == []


def test_what_sounds_like_a_name_that_was_found_is_that_name_with_a_title() -> None:
    """No tagger knows 本节明."""
    words = "我们请来了本杰明教授。本节明教授将讲潮汐。那个本节明的问题是另一个。"
    found = [(one.name, one.title) for one in find_mentions(words)]
    assert found == [("本杰明", "教授"), ("本节明", "教授")]
