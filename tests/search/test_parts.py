"""What is most of a Chinese term says something of it, and is no scrap of other words."""

import pytest

from tests.archived import Archive
from tests.search.hits import put


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("强船科技", "船上完成了科学技术转化。", "it cuts 技术 in two"),
        ("长期主义", "长期以来我们在港口。", "it cuts 以来 in two"),
        ("数据隐私", "这些数据是不是我的？", "it cuts 是不是 in two"),
        ("数据隐私", "干净的数据啊，因为船多。", "a sign stands in it"),
        ("把握 机遇", "有几十本书吧。我记得船名。", "nothing of it is written so"),
        ("中美关系", "船晚了没关系。", "关系 is a part of a word there, and here"),
        ("大船时代", "大船的优势。", "too much stands in between"),
    ],
)
def test_scraps_of_other_words_are_no_part_of_a_term(
    archive: Archive, asked: str, said: str, why: str
) -> None:
    put(archive, said, "今天没有灯。")
    assert not archive.find(asked).hits, why


def test_what_has_a_word_of_it_as_it_is_written_is_a_part(archive: Archive) -> None:
    put(archive, "我们谈潮汐发店。", "今天没有灯。")
    assert archive.find("潮汐发电").total == 1


def test_a_term_that_nobody_said_is_looked_for_as_its_words_before_parts_of_it(archive: Archive) -> None:
    put(archive, "公共数据要保护，也要平衡隐私。", "这些数据是不是我的？", "今天没有灯。")
    results = archive.find("数据隐私")
    assert [hit.row.text for hit in results.hits] == ["公共数据要保护，也要平衡隐私。"]
    assert results.hints == ("Searched for apart: 数据, 隐私",)


@pytest.mark.parametrize("asked", ['"数据隐私"', "数据隐秘", "数据灯塔"])
def test_but_not_in_quotation_marks_nor_where_one_of_its_words_stands_nowhere(
    archive: Archive, asked: str
) -> None:
    put(archive, "公共数据要保护，也要平衡隐私。", "今天没有灯。")
    assert not archive.find(asked).hints


def test_words_that_stand_together_as_they_are_are_not_cut(archive: Archive) -> None:
    put(archive, "数据隐私很重要。", "公共数据要保护，也要平衡隐私。")
    results = archive.find("数据隐私")
    assert results.hits[0].row.text == "数据隐私很重要。" and not results.hints


def test_that_there_may_be_more_parts_is_told_apart_from_a_search_that_was_too_wide(archive: Archive) -> None:
    put(archive, *[f"第{number}艘自动靠泊的船。" for number in range(60)])
    found = archive.find("自动靠泊 泥沙")
    assert (found.total, found.partial, found.only_parts) == (50, True, True)
    assert found.why_partial.startswith("There may be more passages that have a part of it")
    whole = archive.find("自动靠泊")
    assert (whole.total, whole.partial, whole.only_parts, whole.why_partial) == (60, False, False, "")
