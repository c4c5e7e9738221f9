"""The glossary in the quote check: what was heard for a term is that term."""

import pytest

from app.archive.glossary import replace_glossary
from app.glossary import Term
from tests.archived import Archive
from tests.search.quoting import check, put


@pytest.mark.parametrize(
    ("term", "heard", "asked", "said"),
    [
        (
            "LNG",
            "LMG",
            "the boats of this harbour burn LNG today",
            "The boats of this harbour burn LMG today.",
        ),
        (
            "OpenAI",
            "open eye",
            "and then OpenAI came to our harbour",
            "And then open eye came to our harbour.",
        ),
        ("潮汐板", "抄袭班", "我们港口的潮汐板今天还没有到", "我们港口的抄袭班今天还没有到。"),
        ("潮汐板", "抄袭班", "我們港口的潮汐板今天還沒有到", "我们港口的抄袭班今天还没有到。"),
    ],
)
def test_what_was_heard_for_a_term_is_that_term_and_told(
    archive: Archive, term: str, heard: str, asked: str, said: str
) -> None:
    put(archive, ("Ines Vale", said))
    before = check(archive, asked).verdict
    replace_glossary(archive.database, "glossary", [Term(term, (heard,))])
    [match] = check(archive, asked).matches
    assert (match.match, match.difference, match.notes) == ("variant", (), [])
    assert match.remarks == [
        f"Known as two spellings of the same: “{term}” in the quotation, “{heard}” in the archive."
    ]
    assert before != "variant"


def test_of_what_is_left_out_around_a_term_nothing_is_lost(archive: Archive) -> None:
    put(archive, ("Ines Vale", "And then open eye came, as we all know, to our harbour at night."))
    replace_glossary(archive.database, "glossary", [Term("OpenAI", ("open eye",))])
    [match] = check(archive, "And then OpenAI came … to our harbour at night").matches
    assert (match.match, match.difference) == ("variant", ())


def test_another_word_beside_a_term_is_still_told(archive: Archive) -> None:
    put(archive, ("Ines Vale", "The boats of this harbour burn LMG today."))
    replace_glossary(archive.database, "glossary", [Term("LNG", ("LMG",))])
    [match] = check(archive, "the boats of this harbour sell LNG today").matches
    assert match.match == "partial"


def test_the_end_of_a_name_with_its_title_is_no_other_spelling_of_the_name(archive: Archive) -> None:
    put(archive, ("Ines Vale", "非常感谢昂达拉教授精彩的演讲。"))
    replace_glossary(archive.database, "glossary", [Term("昂达拉", ("达拉教授",))])
    [match] = check(archive, "非常感谢龘达拉教授精彩的演讲").matches
    assert [(one.asked, one.said) for one in match.difference] == [("龘", "昂")]
