"""Numbers in a quotation: the same in another spelling, or another one."""

import pytest

from tests.archived import Archive
from tests.search.quoting import check, only, put


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("今年港口的岸电占了40%", "今年港口的岸电占了四成。"),
        ("港口的岸电占了百分之二十五", "港口的岸电占了两成五。"),
        ("有20%的船长都在等潮水", "有五分之一的船长都在等潮水。"),
        ("有1/5的船长都在等潮水", "有五分之一的船长都在等潮水。"),
        ("港口里50%的船是空的", "港口里一半的船是空的。"),
        ("25% of all gulls stay here", "A quarter of all gulls stay here."),
        ("two-thirds of the boats are old", "Two thirds of the boats are old."),
        ("about 50% of the boats are old", "About half of the boats are old."),
    ],
)
def test_the_same_share_in_other_words_is_a_variant(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.difference, match.notes) == ("variant", (), [])


@pytest.mark.parametrize(
    ("asked", "said", "ours", "theirs"),
    [
        ("今年港口的岸电占了45%", "今年港口的岸电占了四成。", "45%", "四成"),
        ("有四分之一的船长都在等潮水", "有五分之一的船长都在等潮水。", "四分之一", "五分之一"),
        ("今年港口的岸电占了一半", "今年港口的岸电占了百分之六十。", "一半", "百分之六十"),
        ("33% of all gulls stay here", "A third of all gulls stay here.", "33%", "A third"),
        ("half of all gulls stay here", "A third of all gulls stay here.", "half", "A third"),
    ],
)
def test_another_share_is_another_number(
    archive: Archive, asked: str, said: str, ours: str, theirs: str
) -> None:
    match = only(archive, asked, said)
    assert match.match == "partial"
    assert match.notes == [f"A number differs: “{ours}” in the quotation, “{theirs}” in the archive."]


def test_a_number_may_be_written_as_in_the_press(archive: Archive) -> None:
    put(archive, ("Ines Vale", "The lamps of this harbour cost 5.6 trillion yuan a year."))
    assert check(archive, "the lamps of this harbour cost 5.6tn yuan a year").verdict == "variant"
    assert archive.find("5.6tn").total == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("40 out of 100 barges came late", "Forty out of a hundred barges came late."),
        ("The pilot was right in 190 of them", "The pilot was right in a hundred and ninety of them."),
        ("And the other 122 sailed home", "And the other hundred and twenty-two sailed home."),
        ("It cost us 1,500 crowns", "It cost us fifteen hundred crowns."),
        ("We waited 2.5 hours at the lock", "We waited two and a half hours at the lock."),
    ],
)
def test_a_hundred_in_words_is_the_same_as_in_digits(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.difference, match.notes) == ("variant", (), [])


def test_another_number_than_a_hundred_is_told(archive: Archive) -> None:
    match = only(archive, "40 out of 120 barges came late", "Forty out of a hundred barges came late.")
    assert match.notes == ["A number differs: “120” in the quotation, “a hundred” in the archive."]
