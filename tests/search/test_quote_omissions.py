"""What a quotation says that it leaves out or puts in."""

import pytest

from tests.archived import Archive
from tests.search.quoting import check


@pytest.mark.parametrize(
    ("asked", "left_out"),
    [
        ("Tides are the cheapest clock … nobody has to wind it", "we have, and"),
        ("Tides are the cheapest clock... nobody has to wind it", "we have, and"),
        (
            "Tides are the cheapest clock we have [...] they are never late for work",
            "and nobody has to wind it.Mhm.And",
        ),
        ("…the cheapest clock we have, and nobody has to wind it…", ""),
    ],
)
def test_what_a_quotation_says_it_leaves_out_is_told_and_no_difference(
    harbour: Archive, asked: str, left_out: str
) -> None:
    [match] = check(harbour, asked).matches
    assert (match.match, match.difference, match.notes) == ("exact", (), [])
    told = f"The quotation says that it leaves something out. It is: “{left_out}”."
    assert [remark.replace(". ", ".") for remark in match.remarks] == (
        [told.replace(". ", ".")] if left_out else []
    )


@pytest.mark.parametrize("sign", ["……", "（……）", "［…］", "（略）", "(中略)", "[略]", "..."])
def test_signs_of_omission_are_known_in_chinese(archive: Archive, sign: str) -> None:
    archive.put(
        "talk.md",
        "# 2025-06-05 潮\n\n**韩鹤雨:** 我们港口今年省了一千万度电，这是大家没想到的，全靠潮汐调度。\n",
    )
    archive.indexer.drain()
    [match] = check(archive, f"我们港口今年省了一千万度电{sign}全靠潮汐调度").matches
    assert (match.match, match.difference) == ("exact", ())
    assert len(match.remarks) == 1 and "这是大家没想到的" in match.remarks[0]


def test_where_nothing_is_left_out_at_a_sign_nothing_is_told(archive: Archive) -> None:
    said = "大家好。港口的潮水……不等人，也不等船。这就是我们今天想和大家说的事情。"
    archive.put("talk.md", f"# 2025-06-05 潮\n\n**韩鹤雨:** {said}\n\n**沈望汀:** 好。\n")
    archive.indexer.drain()
    [match] = check(archive, "港口的潮水……不等人，也不等船").matches
    assert (match.match, match.remarks) == ("exact", [])


def test_what_was_said_by_another_or_much_later_is_not_left_out(archive: Archive) -> None:
    more = " ".join(f"Item {one} concerns quay {one * 7} and its lamp." for one in range(200))
    talk = (
        "# 2025-06-06 Long\n\n**Ines Vale:** Gulls rest on the northern pier in winter.\n\n"
        "**Tomo Reed:** Pilots climb aboard with a lantern.\n\n"
        f"**Ines Vale:** {more} Dredging stops when herring spawn."
    )
    archive.put("long.md", talk)
    archive.indexer.drain()
    gulls, pilots, herring = (
        "Gulls rest on the northern pier",
        "Pilots climb aboard with a lantern",
        "Dredging stops when herring spawn",
    )
    assert check(archive, f"{gulls} … {pilots}").verdict == "absent"
    assert check(archive, f"{gulls} … {herring}").verdict == "absent"


def test_words_put_in_in_brackets_are_not_counted_and_told(harbour: Archive) -> None:
    answer = check(
        harbour, "[T]ides are the cheapest clock we [in the harbour] have, and nobody has to wind it [sic]"
    )
    [match] = answer.matches
    assert (match.match, match.difference) == ("exact", ())
    assert answer.remarks == ["Not counted, for it stands in brackets: “in the harbour”, “sic”."]


def test_a_not_that_is_left_out_by_itself_turns_the_sentence_round(archive: Archive) -> None:
    archive.put("talk.md", "# 2025-06-05 Leaks\n\n**Ines Vale:** This is certainly not good for old boats.\n")
    archive.indexer.drain()
    [match] = check(archive, "This is certainly … good for old boats").matches
    assert match.match == "partial" and "turns the sentence round" in match.notes[0]
