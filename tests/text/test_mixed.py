"""Words of several scripts written together are cut where the script changes."""

import pytest

from app.text.mixed import scripts_apart


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("AI航运", "AI 航运"),
        ("航运AI", "航运 AI"),
        ("ＡＩ航运", "ＡＩ 航运"),
        ("OpenAI港口GPU", "OpenAI 港口 GPU"),
        ("2031年7万艘", "2031年 7万艘"),
        ("3万艘轮船", "3万艘 轮船"),
        ("60亿美元", "60亿 美元"),
        ("GPT4航运", "GPT4 航运"),
        ("AI2.0时代", "AI2.0 时代"),
        ("5G航运", "5G 航运"),
        ("第2个港口", "第2个 港口"),
    ],
)
def test_where_the_script_changes(typed: str, parts: str) -> None:
    assert scripts_apart(typed) == parts.split()


@pytest.mark.parametrize(
    "typed", ["A股", "B端港口", "维生素C", "GPT4", "2031年", "航运", "tide", "5.2 trillion", "?!", ""]
)
def test_what_is_one_stays_so(typed: str) -> None:
    assert scripts_apart(typed) == [typed]
