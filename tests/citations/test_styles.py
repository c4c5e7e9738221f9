"""Citations as people write them, character by character."""

from dataclasses import replace

import pytest

from app.citations import STYLES
from app.citations.cited import Cited, Said, talk_title
from app.citations.styles import apa, chicago, gbt7714, plain_en, plain_zh


def test_plain_chinese(zh: Cited, en: Cited) -> None:
    assert plain_zh(zh) == (
        "彭文生：“规模定律是‘规模’的定律。”，《“AI 规模新经济”——投融资主题论坛》，"
        "世界人工智能大会 2024，2024年7月5日。Rostra，https://talks.example.org/u/dkalsan5bh（2026年11月25日访问）。"
    )
    assert (
        "，《Machines that wait》，《Who owns the tide?》，Harbour Forum 2025，2025年9月18日（1:02:03）。"
        in plain_zh(en)
    )


def test_plain_english(en: Cited) -> None:
    assert plain_en(en) == (
        "Liesbet Maria Ondarra: “The water is never late.” Machines that wait, Who owns the tide?,"
        " Harbour Forum 2025, 18 September 2025, at 1:02:03. Rostra, https://talks.example.org/u/yavw5pqejp"
        " (accessed 25 November 2026)."
    )


def test_gbt_7714(zh: Cited, en: Cited, bare: Cited) -> None:
    assert gbt7714(zh) == (
        "彭文生. “AI 规模新经济”——投融资主题论坛: 世界人工智能大会 2024[EB/OL]. Rostra,"
        " 2024(2024-07-05)[2026-11-25]. https://talks.example.org/u/dkalsan5bh."
    )
    assert gbt7714(en) == (
        "ONDARRA L M. Machines that wait[EB/OL]//Who owns the tide?: Harbour Forum 2025. Rostra,"
        " 2025(2025-09-18)[2026-11-25]. https://talks.example.org/u/yavw5pqejp."
    )
    assert gbt7714(bare) == (
        "Speaker 2. Who owns the tide?[EB/OL]. Rostra[2026-11-25]. https://talks.example.org/u/yavw5pqejp."
    )


def test_apa(zh: Cited, en: Cited, bare: Cited) -> None:
    assert apa(zh) == (
        "彭文生. (2024, July 5). “AI 规模新经济”——投融资主题论坛 [Conference session]. 世界人工智能大会 2024."
        " Rostra. https://talks.example.org/u/dkalsan5bh"
    )
    assert apa(en) == (
        "Ondarra, L. M. (2025, September 18). Machines that wait [Conference session]. Who owns the tide?"
        " Harbour Forum 2025. Rostra. https://talks.example.org/u/yavw5pqejp"
    )
    assert apa(bare) == (
        "Speaker 2. (n.d.). Who owns the tide? [Conference session]. Rostra. Retrieved November 25, 2026,"
        " from https://talks.example.org/u/yavw5pqejp"
    )


def test_chicago(zh: Cited, en: Cited, bare: Cited) -> None:
    assert chicago(zh) == (
        "彭文生. “‘AI 规模新经济’——投融资主题论坛.” Conference session, 世界人工智能大会 2024, "
        "July 5, 2024. Rostra. https://talks.example.org/u/dkalsan5bh."
    )
    assert chicago(en) == (
        "Ondarra, Liesbet Maria. “Machines that wait.” Conference session, Who owns the tide?, "
        "Harbour Forum 2025, September 18, 2025. Rostra, 1:02:03. https://talks.example.org/u/yavw5pqejp."
    )
    assert chicago(bare) == (
        "Speaker 2. “Who owns the tide?” Conference session, n.d. Rostra. Accessed November 25, 2026."
        " https://talks.example.org/u/yavw5pqejp."
    )


@pytest.mark.parametrize("style", STYLES)
def test_no_style_leaves_a_gap_where_something_is_not_known(style: str, bare: Cited) -> None:
    text = STYLES[style](bare)
    assert "None" not in text
    for gap in (", ,", "..", "()", "《》", "，，", ",.", ": [", "  "):
        assert gap not in text, gap


def test_a_dialogue_names_each_speaker(both: Cited) -> None:
    assert plain_en(both).startswith(
        "Lu Chengfan: “It waits.” Liesbet Maria Ondarra: “The water is never late.” 彭文生: “规模定律是‘规模’"
    )
    assert plain_zh(both).startswith("Lu Chengfan：“It waits.”；Liesbet Maria Ondarra：“The water")
    assert gbt7714(both).startswith("LU C F, ONDARRA L M, 彭文生. Who owns")
    assert apa(both).startswith("Lu, C., Ondarra, L. M., & 彭文生. (2025")
    assert chicago(both).startswith("Lu, Chengfan, Liesbet Maria Ondarra, and 彭文生. “Who")


def test_two_authors_and_more_than_three(both: Cited, zh: Cited) -> None:
    two = replace(both, said=both.said[:2])
    assert apa(two).startswith("Lu, C., & Ondarra, L. M. (2025")
    assert chicago(two).startswith("Lu, Chengfan, and Liesbet Maria Ondarra. “Who")
    four = (*both.said, Said("Ayla", True, "Yes."))
    assert gbt7714(replace(both, said=four)).startswith("LU C F, ONDARRA L M, 彭文生, et al. Who")
    assert gbt7714(replace(zh, said=(*zh.said, *four))).startswith("彭文生, LU C F, ONDARRA L M, 等. “AI")


@pytest.mark.parametrize(
    ("kind", "title", "talk"),
    [
        ("keynote", "一台会等待的机器", "一台会等待的机器"),
        ("part", "Trust, and what it costs", "Trust, and what it costs"),
        ("welcome", "首先，我们有请霁港市港务局局长沈旺亭先生致辞。", ""),
        ("opening", "Opening", ""),
        ("panel", "Panel", ""),
        ("part", "很" * 200, ""),
    ],
)
def test_the_sentence_that_opens_a_part_is_no_title(kind: str, title: str, talk: str) -> None:
    assert talk_title(kind, title) == talk
