"""Two utterances to cite: one with everything known, one with little."""

from dataclasses import replace
from datetime import date

import pytest

from app.citations.cited import Cited, Said


@pytest.fixture
def zh() -> Cited:
    """A Chinese speaker in a session without a talk of its own; no times."""
    return Cited(
        id="dkalsan5bh",
        said=(Said("彭文生", True, "规模定律是“规模”的定律。"),),
        lang="zh",
        talk="",
        session="“AI 规模新经济”——投融资主题论坛",
        event="世界人工智能大会 2024",
        day=date(2024, 7, 5),
        seconds=None,
        archive="Rostra",
        url="https://talks.example.org/u/dkalsan5bh",
        accessed=date(2026, 11, 25),
    )


@pytest.fixture
def en() -> Cited:
    """An English speaker giving a talk within a session, at a known time."""
    return Cited(
        id="yavw5pqejp",
        said=(Said("Liesbet Maria Ondarra", True, "The water is never late."),),
        lang="en",
        talk="Machines that wait",
        session="Who owns the tide?",
        event="Harbour Forum 2025",
        day=date(2025, 9, 18),
        seconds=3723.6,
        archive="Rostra",
        url="https://talks.example.org/u/yavw5pqejp",
        accessed=date(2026, 11, 25),
    )


@pytest.fixture
def bare(en: Cited) -> Cited:
    """Nobody knows when, at which event, or who."""
    said = (Said("Speaker 2", False, en.words),)
    return replace(en, said=said, talk="", event="", day=None, seconds=None)


@pytest.fixture
def both(en: Cited, zh: Cited) -> Cited:
    """Words of a dialogue: a name in pinyin, a Western one, a Chinese one, and the first again."""
    lu = Said("Lu Chengfan", True, "It waits.", ("陆澄帆", "Dr Lu"))
    return replace(en, said=(lu, *en.said, *zh.said, replace(lu, words="It does.")), talk="", seconds=None)
