"""Who is there, out of the names that are said."""

import pytest

from app.attribution.mentions import find_mentions
from app.attribution.names import consonants
from app.attribution.people import gather


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [("Newton", "牛顿"), ("Martin", "马丁"), ("Barton", "巴顿"), ("Kissinger", "基辛格"), ("Sutton", "萨顿")],
)
def test_a_foreign_name_has_the_same_consonants_in_both_scripts(latin: str, chinese: str) -> None:
    assert consonants(latin) == consonants(chinese)


def test_who_is_called_in_latin_has_the_chinese_spellings_too() -> None:
    words = (
        "今天请来了约瑟夫莫迪凯教授。May I now invite Professor Mordecai to the podium, please."
        "Thank you, Professor Mordecai, for that. 刚才莫迪凯教授讲得很好。"
    )
    people = gather(words, find_mentions(words), [0])
    [guest] = people.somebodies
    assert guest.name == "Mordecai"
    assert {"莫迪凯教授", "约瑟夫莫迪凯教授"} <= guest.calls.keys()


def test_two_who_have_these_consonants_are_told_apart_by_nobody() -> None:
    words = (
        "Please welcome Professor Mordecai. Thank you, Professor Mordecai. Please welcome Professor Mardoki."
        "Thank you, Professor Mardoki. 刚才莫迪凯教授讲得很好。"
    )
    people = gather(words, find_mentions(words), [0])
    assert not any("莫迪凯教授" in one.calls for one in people.somebodies)
