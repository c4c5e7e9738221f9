"""An organisation and a title as people write them together."""

import pytest

from app.text.posts import post


@pytest.mark.parametrize(
    ("org", "title", "written"),
    [
        ("Port of Jigang", "Harbour pilot", "Harbour pilot, Port of Jigang"),
        ("远汐科技", "首席科学家", "远汐科技首席科学家"),
        ("New York University", "经济学教授", "New York University 经济学教授"),
        ("中金公司", "Chief Economist", "Chief Economist, 中金公司"),
        ("汐音科技", "", "汐音科技"),
        ("", "作家", "作家"),
        ("", "", ""),
    ],
)
def test_a_post_reads_as_people_write_it(org: str, title: str, written: str) -> None:
    assert post(org, title) == written
