"""A day is found however it is said."""

import pytest

from tests.archived import Archive
from tests.search.hits import put, shown


@pytest.mark.parametrize(
    ("asked", "said", "words"),
    [
        ("11月30日", "港口11月30号开工。", "11月30号"),
        ("10月1日", "灯塔十月一号亮了。", "十月一号"),
        ("6月3号", "船队六月三日出海。", "六月三日"),
    ],
)
def test_another_way_to_say_it_is_a_variant(archive: Archive, asked: str, said: str, words: str) -> None:
    put(archive, said, "每个月要等几个小时。", "五月就亮了。")
    [hit] = [one for one in archive.find(asked).hits if one.match != "partial"]
    assert (shown(hit), hit.match) == ([words], "variant")
