"""Where sentences end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.sentences import sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["大家好。", "我是张三！", "对吗？", "好"],
        ["他说：“可以。”", "然后走了。"],
        ["Good morning. ", "It is a privilege. ", "Thanks!"],
        ["将达到5。6万亿元。", "2024年开始。"],
        ["It grew 3.5 percent. ", "Then it fell."],
        ["Dr. Smith met Mr. J. Doe of the U.S. team. ", "They spoke."],
        ["We use tools, e.g. hammers. ", "And nails."],
        ["Go to sli.do now. ", "The code is 01204."],
        ["See https://x.org/a?p=28&q=1. ", "Then come back."],
        ['"Why?" she asked. ', '"So," he said. ', '"Stop!", she said.'],
        ["He asked &quot;Why?&quot;, and left. ", "Then &quot;No.&quot; ", "Good."],
        ["So... maybe not. ", "Well… we'll see."],
        ["真的吗?是的!", ],
        ["Really?! ", "Yes."],
        ["水平改善？，", "所以这篇报告。。", "好"],
        ["发布。", "Today。", "We start。"],
        ["one line\n", "another line"],
        ["我不知道……", "算了"],
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(expected) -> None:
    if expected == ["真的吗?是的!"]:
        expected = ["真的吗?", "是的!"]
    assert parts("".join(expected)) == expected


@settings(max_examples=300, derandomize=True)
@given(st.text("我们说a1B 。.，？!?…”'\"）\n\r5Dr", max_size=40))
def test_sentences_cover_the_text_without_gaps(text) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]


def test_long_stretches_without_an_end_take_no_time_to_speak_of() -> None:
    for text in ("好" * 100_000, " " * 100_000 + "x", "." * 100_000, "a.b" * 50_000, "\n" * 100_000 + "x"):
        assert "".join(parts(text)) == text
