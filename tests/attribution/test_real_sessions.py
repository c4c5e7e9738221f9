"""The figures of attribution on real sessions do not fall: each apart, so that none hides behind another."""

import pytest

from benchmarks import attribution
from benchmarks.material import SEED

LEAST = {
    "seed": (0.92, 0.96, 7),
    "seed with agenda": (0.95, 0.98, 7),
    "vcsum-short_dev-102": (0.85, 0.95, 0),
}
"""Boundary F1, share of characters with the right speaker, sections found: at least. docs/attribution.md has
all sessions, with those of which little can be told."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="the real transcripts are not beside the checkout"),
]


@pytest.fixture(scope="module")
def judged() -> dict[str, object]:
    return {case.name: attribution.judge(case) for case in attribution.cases() if case.name in LEAST}


@pytest.mark.parametrize("name", LEAST)
def test_turns_speakers_and_parts_are_found(judged: dict, name: str) -> None:
    _, figures, _, _ = judged[name]
    f1, right, sections = LEAST[name]
    assert figures.f1 >= f1
    assert figures.right >= right
    assert figures.sections_found >= sections


def test_with_the_agenda_every_name_is_as_printed(judged: dict) -> None:
    _, figures, told, _ = judged["seed with agenda"]
    people = {key: told.people[int(person)] for key, person in figures.pairs}
    assert all(person.printed or person.role == "announcer" for person in people.values())


@pytest.mark.parametrize("name", LEAST)
def test_what_is_called_sure_is_right(judged: dict, name: str) -> None:
    """Of the turns marked at least 0.9 sure at least 95 in a hundred are somebody's whose words they are."""
    _, figures, _, _ = judged[name]
    sure = figures.sureness[0]
    assert sure.turns >= 10
    assert sure.turns_right >= 0.95 * sure.turns
    assert sure.characters_right >= 0.95 * sure.characters
