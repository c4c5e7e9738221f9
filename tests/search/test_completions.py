"""Frequent Chinese terms, proposed while their beginning is typed."""

import pytest

from app.search.suggest.completions import completions
from tests.archived import Archive


def proposed(archive: Archive, typed: str) -> list[str]:
    with archive.database.reading() as db:
        return completions(db, archive.engine, typed)


@pytest.fixture
def port(archive: Archive) -> Archive:
    said = [
        "人工智能要算力。",
        "说人工智能的人。",
        "人工智能和计算机。",
        "计算机有算力。",
        "用计算机的算力。",
    ]
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}" for words in said))
    archive.indexer.drain()
    return archive


@pytest.mark.parametrize("typed", ["人工", "人工智", "人工智能"])
def test_a_term_is_proposed_by_its_beginning(port: Archive, typed: str) -> None:
    assert proposed(port, typed) == ["人工智能"]


def test_what_is_a_part_of_another_term_is_not_proposed(port: Archive) -> None:
    assert proposed(port, "算") == ["算力"]


@pytest.mark.parametrize("typed", ["的", "用", "船", "算机", "能要"])
def test_nothing_is_proposed_for_what_is_no_word_or_seldom_said_or_says_nothing(
    port: Archive, typed: str
) -> None:
    assert proposed(port, typed) == []


def test_a_term_is_proposed_as_the_archive_writes_it(archive: Archive) -> None:
    archive.put("port.md", "\n\n".join(f"**Ines Vale:** {words}。" for words in ("數據多", "看數據", "數據")))
    archive.indexer.drain()
    assert proposed(archive, "数") == ["數據"]
