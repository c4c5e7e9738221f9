"""A no that is invented or dropped is told; a word that only holds the character is no no."""

import pytest

from tests.archived import Archive
from tests.search.hits import marked
from tests.search.quoting import check, only, put

TURNED = "A word turns the sentence round"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("这条船你们港口收不收？不收。", "这条船你们港口收不收？"),
        ("这条船你们港口收不收不收", "这条船你们港口收不收？"),
        ("這座燈塔今晚有沒有人看守？沒有人看守。", "这座灯塔今晚有没有人看守？"),
        ("你觉得这盏灯好用不好用？不好用。", "你觉得这盏灯好用不好用？"),
        ("这条船你们港口不收", "这条船你们港口收不收？"),
        ("这条船你们港口收", "这条船你们港口收不收？"),
        ("明天早上你们要出海", "明天早上你们要不要出海？"),
        ("我们同意港口的新方案", "我们不同意港口的新方案。"),
        ("他得走出这个旧港口", "他不得不走出这个旧港口。"),
        ("this is only a harbour for boats", "This is not only a harbour for boats."),
    ],
)
def test_a_no_beside_a_question_is_never_passed_over(archive: Archive, asked: str, said: str) -> None:
    put(archive, ("韩鹤雨", said), ("沈望汀", "收，但是要先排队。"))
    match = check(archive, asked).matches[0]
    assert match.match == "partial" and match.notes


@pytest.mark.parametrize(
    ("asked", "said", "no"),
    [
        ("这条船你们港口收不收？不收。", "这条船你们港口收不收？", "收不"),
        ("明天早上你们要出海", "明天早上你们要不要出海？", "要不"),
        ("我们同意港口的新方案", "我们不同意港口的新方案。", "不"),
    ],
)
def test_such_a_no_is_told_to_turn_the_sentence_round(
    archive: Archive, asked: str, said: str, no: str
) -> None:
    [note] = only(archive, asked, said).notes
    assert note.startswith(TURNED) and f"“{no}”" in note


@pytest.mark.parametrize(
    "word",
    [
        "差不多", "是不是", "要不要", "有没有", "可不可以", "不得不", "不仅", "不但", "不过", "不管", "无论",
        "非洲", "特别", "未来", "说不定", "時不時", "無論如何", "未來", "非洲的", "不僅",
    ],
)  # fmt: skip
def test_a_word_that_only_holds_a_no_turns_nothing_round(archive: Archive, word: str) -> None:
    put(archive, ("韩鹤雨", f"今天港口的船长们{word}已经在码头上等着潮水。"))
    [match] = check(archive, "今天港口的船长们已经在码头上等着潮水").matches
    assert not [note for note in match.notes if note.startswith(TURNED)]
    put(archive, ("韩鹤雨", "明天还有三条旧船要开进这个港口。"), title="Two")
    [match] = check(archive, f"明天{word}还有三条旧船要开进这个港口").matches
    assert not [note for note in match.notes if note.startswith(TURNED)]


@pytest.mark.parametrize(("more", "turns"), [("not only", False), ("not", True), ("no doubt", False)])
def test_in_english_too(archive: Archive, more: str, turns: bool) -> None:
    match = only(
        archive, "the boats of this harbour carry grain", f"The boats of this harbour {more} carry grain."
    )
    assert any(note.startswith(TURNED) for note in match.notes) == turns


def test_who_says_the_question_twice_before_the_answer_is_heard_to_ask_and_to_deny(archive: Archive) -> None:
    put(archive, ("韩鹤雨", "这条船你们收不收？"), ("沈望汀", "先看看潮水。"))
    assert marked(archive, "收不收") == {"收不收"}
    assert archive.find('"收不收不收"', match="variant").hits == ()
