"""What a field with a code for its value may be is told by names that can be typed."""

import pytest

from app.languages import languages
from app.search.query.codes import CODED, code_of, names_of


@pytest.mark.parametrize("field", CODED)
def test_a_value_that_there_is_not_is_told_with_all_that_there_are_in_the_reader_s_language(
    field: str,
) -> None:
    told: list[str] = []
    assert code_of(field, "zymurgy", told) == ""
    english, chinese = (languages()[code].say(told[0]) for code in ("en", "zh"))
    assert all(name in english for name in names_of(field))
    names = (
        chinese.replace("：", "、").replace("，", "、").replace("。", "、").replace("；", "、").split("、")
    )
    assert [code for name in names if (code := code_of(field, name, []))] == list(names_of(field))
    assert not any(name in chinese for name in names_of(field))
