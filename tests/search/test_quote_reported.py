"""A quotation in a report: what stands within quotation marks is checked, the reporter's words are told."""

import pytest

from tests.archived import Archive
from tests.search.quoting import check_all, put

LEAK = "The boats of this harbour never leak in May, and we count them every morning."
TIDE = "今天的潮水在港口等着我们，明天它等你们"
NOT_COUNTED = "Not counted, for it is no part of the quotation: "


@pytest.fixture
def two(archive: Archive) -> Archive:
    put(archive, ("Ines Vale", LEAK), ("Tomo Reed", "The gulls of this pier always sleep well."))
    put(
        archive,
        ("沈望汀", f"{TIDE}。"),
        ("韩鹤雨", "灯塔上的灯整夜都亮着，这就是“不夜之港”的由来。"),
        title="Tide",
    )
    return archive


def around(*words: str) -> list[str]:
    return [NOT_COUNTED + ", ".join(f"“{one}”" for one in words) + "."]


@pytest.mark.parametrize(
    ("asked", "others"),
    [
        (f"沈望汀局长在致辞中表示，“{TIDE}”。", ["沈望汀局长在致辞中表示"]),
        (f"港务局局长沈望汀表示：“{TIDE}。”", ["港务局局长沈望汀表示"]),
        (f"“{TIDE}。”沈望汀局长在论坛上说。", ["沈望汀局长在论坛上说"]),
        (f"「{TIDE}」（沈望汀，2025年6月5日）", ["沈望汀，2025年6月5日"]),
        (f"有专家指出：“{TIDE}”", ["有专家指出"]),
        (f"他说“{TIDE}”", ["他说"]),
        (f"沈望汀谈到“算力”时说：“{TIDE}", ["沈望汀谈到“算力”时说"]),
        ("“今天的潮水在港口等着我们，”沈望汀说，“明天它等你们。”", ["沈望汀说"]),
        ("沈望汀说，“今天的潮水”，又说，“在港口等着我们”", ["沈望汀说", "又说"]),
        (f'In her talk, Ines Vale said "{LEAK}" and left.', ["In her talk, Ines Vale said", "and left"]),
        (f'"{LEAK[:-1]}," said Ines Vale, the head of the yard, on Friday.',
         ["said Ines Vale, the head of the yard, on Friday"]),
        (f'"{LEAK}" - Ines Vale, Harbour Office', ["Ines Vale, Harbour Office"]),
        (f"Vale told reporters that ‘{LEAK[:-1]}’.", ["Vale told reporters that"]),
        (f"He said: '{LEAK}'", ["He said"]),
        ('"The boats of this harbour never leak in May," she said, "and we count them every morning."',
         ["she said"]),
    ],
)  # fmt: skip
def test_words_around_a_quotation_in_marks_are_not_counted_and_told(
    two: Archive, asked: str, others: list[str]
) -> None:
    answer = check_all(two, asked)
    assert answer.verdict in ("exact", "variant")  # a comma may be the reporter's
    assert (answer.sentences, answer.matches[0].difference) == ((), ())
    assert (answer.asked, answer.warnings, answer.remarks) == (asked, [], around(*others))


@pytest.mark.parametrize(
    ("asked", "others"),
    [
        (f"{LEAK} (Vale 2024)", "Vale 2024"),
        (f"{TIDE}（沈望汀局长，2025年6月5日）", "沈望汀局长，2025年6月5日"),
        (f"港务局局长沈望汀：{TIDE}", "港务局局长沈望汀"),
        (f"{LEAK} — Ines Vale, Harbour Office", "Ines Vale, Harbour Office"),
    ],
)
def test_so_is_without_marks_what_credits_a_speaker_with_it(two: Archive, asked: str, others: str) -> None:
    answer = check_all(two, asked)
    assert (answer.verdict, answer.sentences, answer.remarks) == ("exact", (), around(others))


@pytest.mark.parametrize(
    ("asked", "name", "who"),
    [
        (f"韩鹤雨局长在论坛上指出，“{TIDE}”，引人深思。", "韩鹤雨", "沈望汀"),
        (f'As Professor Tomo Reed once told the pilots: "{LEAK}"', "Tomo Reed", "Ines Vale"),
    ],
)
def test_whom_a_report_names_is_told_if_others_said_it(two: Archive, asked: str, name: str, who: str) -> None:
    [warning] = check_all(two, asked).warnings
    assert warning.startswith("The quotation names ") and name in warning
    assert warning.endswith(f"but these are the words of: {who}.")


def test_what_differs_within_the_marks_is_told_and_nothing_beside_it(two: Archive) -> None:
    answer = check_all(two, '"The boats of this river never leak in May," she said.')
    assert answer.verdict == "partial"
    assert [(one.asked, one.said) for one in answer.matches[0].difference] == [("river", "harbour")]


def test_pieces_that_were_not_said_in_a_row_are_no_exact_quotation_and_told_one_by_one(two: Archive) -> None:
    answer = check_all(
        two, '"The boats of this harbour never leak" and "we count them every morning," she said'
    )
    assert answer.verdict == "partial"
    assert [one.verdict for one in answer.sentences] == ["exact", "exact"]


@pytest.fixture
def long(archive: Archive) -> Archive:
    """A speaker whose words say something else if they are put together."""
    put(
        archive,
        (
            "沈望汀",
            "货物吞吐量去年是三亿吨，不算多。港口有四十个泊位，船员都在岸上住着，晚上看得见灯塔。"
            "整个海岸的产业规模能够达到六万亿元。",
        ),
        (
            "Ines Vale",
            "A ship that waits burns fuel. A machine that waits burns nothing. Never close the gates.",
        ),
    )
    return archive


@pytest.mark.parametrize(
    "asked",
    [
        "“货物吞吐量，”沈望汀说，“能够达到六万亿元。”",
        '"A ship," she said, "burns nothing."',
        '"We always," said Ines Vale, "close the gates."',
    ],
)
def test_scraps_that_a_report_puts_together_were_not_said_so(long: Archive, asked: str) -> None:
    assert check_all(long, asked).verdict in ("partial", "absent")


@pytest.mark.parametrize(
    ("asked", "verdicts"),
    [
        (f"沈望汀说，“{TIDE}”，并称“码头要涨价”。", ["exact", "absent"]),
        (f"沈望汀说，“{TIDE}”，“码头不收钱了”，“鲸鱼请回去”。", ["exact", "absent", "absent"]),
        (f"沈望汀：“{TIDE}”，“码头不收钱了”。", ["exact", "absent"]),
        (f'Vale said "{LEAK[:-1]}" and "whales govern the pier".', ["exact", "absent"]),
        (f'"{LEAK[:-1]}," Vale explained. "Whales govern the whole pier."', ["exact", "absent"]),
    ],
)
def test_a_further_piece_that_nobody_said_is_no_word_of_the_reporter(
    two: Archive, asked: str, verdicts: list[str]
) -> None:
    answer = check_all(two, asked)
    assert answer.verdict in ("partial", "absent")
    assert [one.verdict for one in answer.sentences] == verdicts


def test_pieces_of_two_speakers_are_told_one_by_one(two: Archive) -> None:
    answer = check_all(two, f'Vale said "{LEAK}" Reed said "The gulls of this pier always sleep well."')
    assert answer.warnings == ["Its sentences were said by several people: Ines Vale, Tomo Reed."]
    assert [(one.verdict, one.matches[0].main.speaker) for one in answer.sentences] == [
        ("exact", "Ines Vale"),
        ("exact", "Tomo Reed"),
    ]


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("灯塔上的灯整夜都亮着，这就是“不夜之港”的由来", "exact"),
        ("灯塔上的“灯整夜都亮着，这就是不夜之港”的由来", "variant"),
        ("灯塔上的灯整夜都亮着，这就是“不夜之港”的未来", "partial"),
        ('The boats of this harbour "never leak in May, and we count" them every evening', "partial"),
    ],
)
def test_what_is_quoted_within_what_was_said_is_no_quotation_by_itself(
    two: Archive, asked: str, verdict: str
) -> None:
    answer = check_all(two, asked)
    assert (answer.verdict, answer.remarks) == (verdict, [])


@pytest.mark.parametrize(
    "asked",
    [
        "鲸鱼以后会在“灯塔”上管理我们所有的码头",
        "鲸鱼以后会在《灯塔上的灯整夜都亮着》里管理我们所有的码头",
        "鲸鱼们成立了“今天的潮水在港口等着我们”学会并管理所有的码头",
        'Whales will be governing "the boats" of all rivers before long',
        'Whales founded the "gulls of this pier" society to govern us before long',
    ],
)
def test_a_term_or_title_in_marks_is_no_quotation(two: Archive, asked: str) -> None:
    answer = check_all(two, asked)
    assert (answer.verdict, answer.remarks) == ("absent", [])


def test_of_a_long_report_each_sentence_is_taken_by_itself(two: Archive) -> None:
    unsaid = " ".join(
        f"Whale number {number} of the old whales governs a harbour by now." for number in range(12)
    )
    answer = check_all(two, f'"{LEAK[:-1]}," said Ines Vale, a pilot. {unsaid}')
    assert answer.verdict == "absent" and answer.remarks == []
    first = answer.sentences[0]
    assert (first.verdict, first.remarks) == ("exact", around("said Ines Vale, a pilot"))
