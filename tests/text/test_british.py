"""British and American spelling."""

import pytest

from app.text.british import respelt
from app.text.normalise import stem


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("harbour", "harbor"),
        ("colours", "colors"),
        ("favourite", "favorite"),
        ("dishonoured", "dishonored"),
        ("organise", "organize"),
        ("organisation", "organization"),
        ("recognised", "recognized"),
        ("analysing", "analyzing"),
        ("Centres", "Centers"),
        ("defence", "defense"),
        ("programme", "program"),
        ("kilometres", "kilometers"),
        ("panellists", "panelists"),
        ("fuelled", "fueled"),
        ("enquiries", "inquiries"),
        ("skilfully", "skillfully"),
    ],
)
def test_either_spelling_leads_to_the_other(british: str, american: str) -> None:
    assert respelt(british) == (stem(american.lower()),)
    assert respelt(american) == (stem(british.lower()),)


@pytest.mark.parametrize(
    "word", ["hour", "four", "wise", "prize", "raise", "tide", "cheque", "story", "潮汐", "5.2", ""]
)
def test_other_words_have_one_spelling(word: str) -> None:
    assert respelt(word) == ()
