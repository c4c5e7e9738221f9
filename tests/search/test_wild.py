"""Wild cards: letters that may be any, at the end, at the beginning and within, in English and in Chinese."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search import fitting
from app.search.wild import pattern_in, wild
from tests.archived import Archive


def put(archive: Archive, *said: str) -> None:
    archive.put("port.md", "# 2025-06-03 Port\n\n" + "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()


def marked(archive: Archive, q: str) -> set[str]:
    return {hit.row.text[start:end] for hit in archive.find(q).hits for start, end in hit.spans}


SAID = (
    "The machine sees patterns.",
    "Biology and geology, economics and logic.",
    "They were running, he runs.",
    "A happy child and grandchildren of this nation.",
    "人工智能要用规模定律。",
    "规摸的定律，是吗？是的。",
    "A cat cut it.",
    "In 2024 came GPT4O.",
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("mach?ne", {"machine"}),
        ("patter?s", {"patterns"}),
        ("econ?mics", {"economics"}),
        ("*logy", {"Biology", "geology"}),
        ("bi*ogy", {"Biology"}),
        ("runn*", {"running"}),
        ("running*", {"running"}),
        ("happ*", {"happy"}),
        ("?hild", {"child"}),
        ("child*", {"child"}),
        ("*tion", {"nation"}),
        ("c?t", {"cat", "cut"}),
        ("人工?能", {"人工智能"}),
        ("人工？能", {"人工智能"}),
        ("规*定律", {"规模定律", "规摸的定律"}),
        ("规?定律", {"规模定律"}),
        ("*定律*", {"定律"}),
        ("20*", {"2024"}),
        ("gpt4*", {"GPT4O"}),
        ("mach*ne patter*", {"machine", "patterns"}),
    ],
)
@pytest.mark.parametrize("large", [False, True])
def test_a_star_is_any_letters_and_a_question_mark_is_one(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, asked: str, found: set[str], large: bool
) -> None:
    monkeypatch.setattr(fitting, "FEW", 0 if large else fitting.FEW)
    put(archive, *SAID)
    assert marked(archive, asked) == found


def test_a_question_mark_in_a_chinese_sentence_is_one_where_nothing_fits_otherwise(archive: Archive) -> None:
    put(archive, *SAID, "你好吗我很好")
    assert marked(archive, "是吗？是的") == {"是吗？是的"}
    assert marked(archive, "你好吗？我很好") == {"你好吗我很好"}


def test_what_fits_a_wild_card_can_be_left_out(archive: Archive) -> None:
    put(archive, *SAID)
    assert "running" not in " ".join(hit.row.text for hit in archive.find("-runn* -econ?mics -规*定律").hits)
    assert marked(archive, "he -runn*") == marked(archive, "定律 -规*定律") == set()
    assert marked(archive, "and -econ?mics") == {"and"}


def test_in_a_small_archive_nothing_that_fits_is_left_out(archive: Archive) -> None:
    put(archive, *SAID)
    assert marked(archive, "*20*") == {"2024"} and marked(archive, "????ing") == {"running"}
    assert marked(archive, "*ns") == {"patterns", "runs"} and not archive.find("*ns").partial


@given(st.text("abc智能?*", min_size=1, max_size=8))
def test_what_is_taken_for_a_pattern_fits_itself_with_any_letters_for_its_cards(typed: str) -> None:
    pattern = pattern_in(typed)
    if pattern:
        assert wild(pattern).fullmatch(re.sub(r"[*?]", "c", pattern))
