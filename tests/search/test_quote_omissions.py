"""What a quotation says that it leaves out or puts in."""

from itertools import product
from random import Random

import pytest

from tests.archived import Archive
from tests.search.quoting import check, put

WHO = ("船长", "渔民", "水手", "领航", "学徒", "木匠", "厨师")
WHERE = ("码头", "仓库", "灯塔", "船坞", "渔市")
WHAT = ("修网", "点灯", "装货", "看潮", "量水", "记账", "擦钟", "补帆", "收缆", "测风", "晒盐")


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


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Tides are the [cheapest] clock we have, and nobody has to wind it", "cheapest"),
        ("[T]ides are the cheapest clock we have, [and nobody] has to wind it.", "and nobody"),
    ],
)
def test_words_in_brackets_that_were_said_there_are_no_difference_and_told(
    harbour: Archive, asked: str, words: str
) -> None:
    answer = check(harbour, asked)
    [match] = answer.matches
    assert (match.match, match.difference, answer.asked) == ("exact", (), asked)
    assert answer.remarks == [f"Put in brackets, but said there too: “{words}”."]


TURNED = "A word turns the sentence round, and is not in the archive"


@pytest.mark.parametrize(
    ("asked", "said", "note"),
    [
        ("At noon the keepers [never] sleep", "At noon the keepers sleep.", f"{TURNED}: “never”."),
        ("[Not] every gull of this pier can swim", "Every gull of this pier can swim.", f"{TURNED}: “Not”."),
        ("这座灯塔[并不]属于渔民和船长", "这座灯塔属于渔民和船长。", f"{TURNED}: “并不”."),
        (
            "The keepers sold [forty] boats in spring",
            "The keepers sold boats in spring.",
            "A number is not in the archive: “forty”.",
        ),
    ],
)
def test_a_negation_or_a_number_put_in_in_brackets_says_something_else(
    archive: Archive, asked: str, said: str, note: str
) -> None:
    put(archive, ("Ines Vale", said))
    answer = check(archive, asked)
    assert (answer.verdict, answer.matches[0].notes) == ("partial", [note])


def test_one_that_was_said_there_is_no_difference_and_told(archive: Archive) -> None:
    put(archive, ("Ines Vale", "At noon the keepers never sleep."))
    answer = check(archive, "At noon the keepers [never] sleep")
    assert (answer.verdict, answer.remarks) == ("exact", ["Put in brackets, but said there too: “never”."])


@pytest.mark.parametrize("asked", ["[12:30] At noon the keepers sleep[3].", "At noon the keepers sleep.[14]"])
def test_a_time_or_the_number_of_a_note_is_put_in_and_says_nothing_else(archive: Archive, asked: str) -> None:
    put(archive, ("Ines Vale", "At noon the keepers sleep."))
    assert check(archive, asked).verdict == "exact"


def test_a_not_that_is_left_out_by_itself_turns_the_sentence_round(archive: Archive) -> None:
    archive.put("talk.md", "# 2025-06-05 Leaks\n\n**Ines Vale:** This is certainly not good for old boats.\n")
    archive.indexer.drain()
    [match] = check(archive, "This is certainly … good for old boats").matches
    assert match.match == "partial" and "turns the sentence round" in match.notes[0]


def long_talk(archive: Archive, copies: int = 1) -> str:
    """One by a single speaker, of thousands of characters."""
    said = [f"{who}每天在{where}{what}。" for who, where, what in product(WHO, WHERE, WHAT)] * copies
    Random(7).shuffle(said)
    paragraphs = ["".join(said[i : i + 20]) for i in range(0, len(said), 20)]
    put(archive, *(("韩鹤雨", words) for words in paragraphs))
    return "".join(paragraphs)


@pytest.mark.parametrize(("size", "left_out"), [(600, 60), (600, 500), (900, 60)])
def test_a_long_quotation_with_an_ellipsis_is_found_in_a_long_talk(
    archive: Archive, size: int, left_out: int
) -> None:
    talk = long_talk(archive, copies=2)
    quoted = f"{talk[1000 : 1000 + size]}……{talk[1000 + size + left_out : 1000 + 2 * size + left_out]}"
    answer = check(archive, quoted)
    assert (answer.verdict, answer.matches[0].difference, answer.remarks) == ("exact", (), [])
    misheard = check(archive, quoted.replace("码头", "马头"))
    assert (misheard.verdict, misheard.remarks) == ("sounds_like", [])


def test_where_a_quotation_leaves_out_too_much_to_be_looked_for_whole_it_is_told(archive: Archive) -> None:
    talk = long_talk(archive, copies=4)
    parts = [talk[start : start + 55] for start in range(0, len(talk) - 60, 60 + 600)]
    answer = check(archive, "……".join([*parts, *parts])[:1900])
    assert answer.verdict in ("partial", "absent")
    assert [str(remark) for remark in answer.remarks] == [
        "It leaves words out in so many places that only what stands near its longest part was looked at."
    ]


PIER = "Every pier of this harbour is numbered from the east"
LAMP = "so that a stranger finds his berth in the fog"
BETWEEN = ". A custom or a habit or a rule, nobody knows which, "


@pytest.mark.parametrize(
    ("first", "between", "second"),
    [
        (PIER, BETWEEN, LAMP),
        (f"The keeper told me that {PIER.lower()}", " of the old town, as the pilots wanted it, ", LAMP),
        (
            "港口的灯塔最早是为了渔船",
            "，后来有了货船，有了客船，也有了潜水的人，大家都说要",
            "照亮回家的路",
        ),
        (
            "港口的燈塔最早是為了漁船",
            "，后来有了货船，有了客船，也有了潜水的人，大家都说要",
            "照亮回家的路",
        ),
    ],
)
def test_words_left_out_without_a_sign_are_told_and_make_it_partial(
    archive: Archive, first: str, between: str, second: str
) -> None:
    put(archive, ("Ines Vale", f"{first}{between}{second}."))
    [match] = check(archive, f"{first} {second}").matches
    assert (match.match, match.share) == ("partial", 1)
    told = between.strip(" ，,.")
    assert match.notes == [f"Left out without a sign: “{told}”."]
    assert [(one.op, one.said, one.alters) for one in match.difference] == [("insert", told, ("left_out",))]


NOON = "and the bell tells him when it is noon"


def test_so_are_words_left_out_in_two_places(archive: Archive) -> None:
    put(archive, ("Ines Vale", f"{PIER}{BETWEEN}{LAMP}, or in the snow of a long winter, {NOON}."))
    [match] = check(archive, f"{PIER} {LAMP} {NOON}").matches
    assert (match.match, match.share) == ("partial", 1)
    assert match.notes == [
        f"Left out without a sign: “{BETWEEN.strip(' ,.')}”.",
        "Left out without a sign: “or in the snow of a long winter”.",
    ]


def test_in_chinese_too(archive: Archive) -> None:
    put(
        archive,
        (
            "韩鹤雨",
            "港口的灯塔最早是为了渔船，后来有了货船，有了客船，照亮他们回家的路，也照亮码头，到了冬天它整夜都亮着。",
        ),
    )
    [match] = check(archive, "港口的灯塔最早是为了渔船，照亮他们回家的路，到了冬天它整夜都亮着").matches
    assert match.match == "partial"
    assert match.notes == [
        "Left out without a sign: “后来有了货船，有了客船”.",
        "Left out without a sign: “也照亮码头”.",
    ]


def test_more_than_two_places_are_no_one_statement(archive: Archive) -> None:
    between = ", which is the oldest rule of this yard and of all yards here, "
    put(archive, ("Ines Vale", between.join([PIER, LAMP, NOON, "so nobody needs a watch at all"]) + "."))
    matches = check(archive, f"{PIER} {LAMP} {NOON} so nobody needs a watch at all").matches
    assert not any("Left out" in note for match in matches for note in match.notes)


def test_so_are_those_over_two_passages_of_one_speaker(archive: Archive) -> None:
    put(archive, ("Ines Vale", f"{PIER}{BETWEEN}"), ("Ines Vale", f"{LAMP}."))
    assert [match.match for match in check(archive, f"{PIER} {LAMP}").matches] == ["partial"]


@pytest.mark.parametrize(
    "said",
    [
        [("Ines Vale", f"{PIER}{BETWEEN}"), ("Tomo Reed", f"{LAMP}.")],  # two speakers
        [("Ines Vale", f"{PIER}. {'Gulls rest there, and seals, and rain. ' * 8} {LAMP}.")],  # far apart
        [("Ines Vale", f"{LAMP}{BETWEEN}{PIER}.")],  # the other way round
        [("Ines Vale", f"Every pier of this river{BETWEEN}{LAMP}.")],  # other words too
    ],
)
def test_what_was_not_said_near_by_in_one_go_is_not_left_out(
    archive: Archive, said: list[tuple[str, str]]
) -> None:
    put(archive, *said)
    matches = check(archive, f"{PIER} {LAMP}").matches
    assert not any("Left out" in note for match in matches for note in match.notes)


@pytest.mark.parametrize("few", ["as a pilot would", "so a pilot"])
def test_a_few_words_are_no_half_of_a_quotation(archive: Archive, few: str) -> None:
    put(archive, ("Ines Vale", f"Every pier of this harbour is{BETWEEN}{few}."))
    matches = check(archive, f"Every pier of this harbour is {few}").matches
    assert not any("Left out" in note for match in matches for note in match.notes)
