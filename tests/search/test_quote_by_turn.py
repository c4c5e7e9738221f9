"""What differs, speaker by speaker."""

from tests.archived import Archive
from tests.search.quoting import check, put


def test_what_differs_is_told_at_whose_words_it_stands(archive: Archive) -> None:
    put(
        archive,
        ("Ines Vale", "The gulls of this pier sleep at noon."),
        ("Tomo Reed", "Every pilot of the harbour wakes them with a bell."),
    )
    [match] = check(
        archive,
        "The gulls of this quay sleep at noon. Every good pilot of the harbour wakes them with a bell.",
    ).matches
    told = [
        (
            row.speaker,
            "".join(one.said + one.after for one in pieces),
            [one.asked for one in pieces if one.op != "equal"],
        )
        for row, pieces in match.beside
    ]
    assert told == [
        ("Ines Vale", "The gulls of this pier sleep at noon.", ["quay"]),
        ("Tomo Reed", "Every pilot of the harbour wakes them with a bell", ["good"]),
    ]


def test_words_that_run_over_from_one_into_the_next_are_cut_there(archive: Archive) -> None:
    put(archive, ("韩鹤雨", "潮水一天来两次，它不等人。"), ("沈望汀", "船长们都在港口等着它。"))
    [match] = check(archive, "潮水一天来两次，它不等人。船长们都在港口等着").matches
    assert [(row.speaker, [one.said for one in pieces]) for row, pieces in match.beside] == [
        ("韩鹤雨", ["潮水一天来两次，它不等人。"]),
        ("沈望汀", ["船长们都在港口等着"]),
    ]
