"""Every golden source is read as its expected.json says (`python -m tests.golden.regenerate` renews them)."""

import pytest

from app.readers import READERS
from tests.golden.regenerate import cases, read_case, written
from tests.readers.material import check_law


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_golden_source_is_read_as_expected(case) -> None:
    transcript = read_case(case)
    check_law(transcript)
    assert written(transcript) == (case / "expected.json").read_text(encoding="utf-8")


def test_every_reader_has_golden_sources() -> None:
    assert {read_case(case).reader for case in cases()} == set(READERS)
