"""Links hold: whatever an editor does to a transcript, no published address comes to mean other words."""

import random
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq
from sqlalchemy import select

from app.anchors import telling
from app.archive.importing import Report, import_source
from app.archive.preparing import Upload, prepare
from app.database import Database
from app.models import GoneUtterance, Utterance
from tests.archive.conftest import TITLE, Put

SENTENCES = [
    "各位来宾，大家下午好，欢迎来到第三届港湾论坛的现场。",
    "今天的主题是城市的能源和计算，我们请来了六位嘉宾。",
    "我先讲一个小故事，去年冬天我们的机房停了两次电。",
    "第一次停了四十分钟，第二次停了整整一个晚上。",
    "那个晚上我在想，算力最后其实就是电力。",
    "So the question is how much energy we are willing to spend on answers.",
    "If you look at the numbers, the cost of a question has fallen by half every year.",
    "到2030年，市场需求将达到5。6万亿元。",
    "嗯，这个问题我觉得要分三个方面来看。",
    "第一是数据，第二是人才，第三是耐心。",
    "我们公司在港口做了八年，知道海风对服务器不友好。",
    "Thank you very much for the invitation, it is good to be back by the sea.",
    "渔民告诉我们，潮汐比任何预测都要准时。",
    "所以我们把冷却系统接到了潮汐池里面。",
    "这个办法每年省下三百万度电。",
    "好，时间关系我就讲到这里，谢谢大家。",
]


@dataclass
class Address:
    """What an address shows: words, and whether they stand there, moved, or are gone."""

    state: str
    words: str


def addresses(database: Database) -> dict[str, Address]:
    with database.reading() as db:
        alive = {row.public_id: row.heard for row in db.scalars(select(Utterance))}
        found = {public_id: Address("alive", heard) for public_id, heard in alive.items()}
        for row in db.scalars(select(GoneUtterance)):
            assert row.public_id not in alive
            assert row.neighbour in alive
            found[row.public_id] = (
                Address("moved", alive[row.neighbour]) if row.moved else Address("gone", row.heard)
            )
    return found


def edit(paragraphs: list[str], chance: random.Random) -> list[str]:
    """One of the things that editors do."""
    paragraphs = list(paragraphs)
    i = chance.randrange(len(paragraphs))
    match chance.choice(["cut", "insert", "reword", "merge", "split", "move", "join lines"]):
        case "cut" if len(paragraphs) > 2:
            del paragraphs[i]
        case "insert":
            paragraphs.insert(i, f"这是后来补上的第{chance.randrange(1000)}句话，原来没有听清。")
        case "reword":
            words = paragraphs[i]
            at = chance.randrange(len(words))
            paragraphs[i] = words[:at] + chance.choice(["呃，", "其实", "really "]) + words[at + 1 :]
        case "merge" if i + 1 < len(paragraphs):
            paragraphs[i : i + 2] = [paragraphs[i] + paragraphs[i + 1]]
        case "split":
            half = len(paragraphs[i]) // 2
            paragraphs[i : i + 1] = [part for part in (paragraphs[i][:half], paragraphs[i][half:]) if part]
        case "move":
            paragraphs.insert(chance.randrange(len(paragraphs)), paragraphs.pop(i))
        case _:
            paragraphs[i] = paragraphs[i].replace("，", "， ")
    return paragraphs


def shared(one: str, other: str) -> float:
    """The share of the shorter one's characters that stand in words of both (a Chinese character is a word),
    or in rows of three that stand in both, where words were cut in two."""
    first, second = (re.findall(r"[a-z]+|\S", words.casefold()) for words in (one, other))
    blocks = LCSseq.opcodes(first, second).as_matching_blocks()
    in_words = sum(len("".join(first[block.a : block.a + block.size])) for block in blocks)
    rows = SequenceMatcher(None, "".join(first), "".join(second), autojunk=False).get_matching_blocks()
    in_rows = sum(row.size for row in rows if row.size >= 3)
    return max(in_words, in_rows) / min(len("".join(first)), len("".join(second)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.sampled_from(["lines", "labelled"]))
@example(1211, "labelled")  # an utterance of one character, at the beginning of a line
@example(21921854, "labelled")  # carried elsewhere, and a look-alike put in its place
def test_no_address_ever_means_other_words(seed: int, form: str) -> None:
    chance = random.Random(seed)
    paragraphs = chance.sample(SENTENCES, 12)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "rostra.sqlite3")
        store(database, paragraphs, form)
        published = before = addresses(database)
        for _ in range(5):
            for _ in range(chance.randrange(1, 4)):
                paragraphs = edit(paragraphs, chance)
            store(database, paragraphs, form)
            after = addresses(database)
            assert before.keys() <= after.keys(), "an address answers for ever"
            for public_id, first in published.items():
                assert shared(first.words, after[public_id].words) >= 0.5, (first, after[public_id])
                if after[public_id].state == "gone":
                    assert not stands_whole(first.words, after), first
            what_is_said_once_keeps_its_address(before, after)
            before, published = after, after | published
        database.close()


def stands_whole(words: str, addresses: dict[str, Address]) -> bool:
    """Whether one utterance holds all the words, told apart from anybody else's."""
    said = [squashed(one.words) for one in addresses.values() if one.state == "alive"]
    return telling(words) and sum(one.count(squashed(words)) for one in said) == 1


def what_is_said_once_keeps_its_address(before: dict[str, Address], after: dict[str, Address]) -> None:
    """Wherever it stands. What is said several times is told apart by its place only, and may lose it; and
    so may, said by somebody else in another place, what anybody may say."""
    old, new = said_once(before), said_once(after)
    for words in old.keys() & new.keys():
        assert old[words] == new[words] or not telling(words), words


def said_once(addresses: dict[str, Address]) -> dict[str, str]:
    """Public ids by words, of the utterances whose words no other one says."""
    alive = {public_id: one.words for public_id, one in addresses.items() if one.state == "alive"}
    often = Counter(map(squashed, alive.values()))
    return {squashed(words): public_id for public_id, words in alive.items() if often[squashed(words)] == 1}


def squashed(words: str) -> str:
    return "".join(words.split()).casefold()


def store(database: Database, paragraphs: list[str], form: str) -> Report:
    if form == "labelled":
        text = "\n\n".join(labelled(paragraphs))
    else:
        text = "\n\n".join(paragraphs)
    return import_source(database, prepare(Upload("talk.md", (TITLE + text).encode())))


def labelled(paragraphs: list[str]) -> list[str]:
    """Spoken in turn by three people."""
    speakers = ["**Ines Vale:**", "**Tomo Reed:**", "**Ada Quist:**"]
    return [f"{speakers[i % 3]} {words}" for i, words in enumerate(paragraphs)]


def test_a_sentence_carried_elsewhere_leaves_no_address_to_what_resembles_it(
    put: Put, database: Database
) -> None:
    """The look-alike in the old place has nine tenths of its words, and is another sentence still."""
    once, other = "这是后来补上的第177句话，原来没有听清。", "这是后来补上的第242句话，原来没有听清。"
    put(TITLE + "\n\n".join([f"**Ines Vale:** {once}", *labelled(SENTENCES[:4])]))
    (address,) = [public_id for public_id, one in addresses(database).items() if one.words == once]
    put(TITLE + "\n\n".join([f"**Ines Vale:** {other}", *labelled(SENTENCES[:4]), f"**Ines Vale:** {once}"]))
    assert addresses(database)[address] == Address("alive", once)


def test_an_utterance_of_one_character_has_its_address_after_an_edit_elsewhere(
    put: Put, database: Database
) -> None:
    """The space that joins a line to the one before stands at the same place of the source as its first
    character: an utterance of that character alone was taken for the space."""
    lines = [f"**Ines Vale:** {SENTENCES[0]}", "**Tomo Reed:** 对", f"**Ines Vale:** {SENTENCES[4]}"]
    put(TITLE + "\n\n".join(lines))
    before = addresses(database)
    put(TITLE + "\n\n".join([*lines, f"**Ada Quist:** {SENTENCES[9]}"]))
    assert before.items() <= addresses(database).items()


def test_the_same_file_again_changes_nothing(put: Put, database: Database) -> None:
    text = TITLE + "\n\n".join(SENTENCES)
    assert put(text).status == "new"
    before = addresses(database)
    assert put(text).status == "unchanged"
    assert addresses(database) == before


def test_an_edit_in_the_first_line_moves_no_border_behind_it(put: Put, database: Database) -> None:
    paragraphs = [sentence for _ in range(1) for sentence in SENTENCES]
    put(TITLE + "\n\n".join(paragraphs))
    before = addresses(database)
    paragraphs[0] = (
        "各位来宾、各位朋友、女士们、先生们，大家下午好，欢迎来到第三届港湾论坛的现场，请大家就座。"
    )
    report = put(TITLE + "\n\n".join(paragraphs))
    after = addresses(database)
    assert (report.added, report.gone, report.moved) == (0, 0, 0)
    changed = [public_id for public_id in before if before[public_id] != after[public_id]]
    assert len(changed) == 1


def test_an_archive_rebuilt_from_the_same_sources_has_the_same_addresses(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        database = Database(tmp_path / name / "rostra.sqlite3")
        store(database, SENTENCES, "lines")
        store(database, SENTENCES[3:] + SENTENCES[:2], "lines")
        found.append(addresses(database))
        database.close()
    assert found[0] == found[1]


def test_an_address_does_not_drift_to_other_words_edit_by_edit(put: Put, database: Database) -> None:
    """Each edit leaves two thirds as they were, and after three of them nothing is left."""
    first = "去年冬天我们的机房停了两次电，那个晚上我在想，算力最后其实就是电力。"
    second = "去年冬天我们的机房停了两次电，那个晚上我在想，渔民比任何预测都要准时。"
    third = "今年夏天他们的港口来了三艘船，那个晚上我在想，渔民比任何预测都要准时。"
    fourth = "今年夏天他们的港口来了三艘船，因为潮汐会说话，渔民比任何预测都要准时。"
    frame = f"**Ines Vale:** {SENTENCES[0]}\n\n**Tomo Reed:** {{}}\n\n**Ines Vale:** {SENTENCES[1]}"
    put(TITLE + frame.format(first))
    (address,) = [public_id for public_id, one in addresses(database).items() if one.words == first]
    put(TITLE + frame.format(second))
    assert addresses(database)[address] == Address("alive", second)
    put(TITLE + frame.format(third))
    put(TITLE + frame.format(fourth))
    assert addresses(database)[address].state == "gone"
    put(TITLE + frame.format(first))
    assert shared(addresses(database)[address].words, first) >= 0.5


def test_a_repeated_sentence_has_an_address_for_each_time_it_is_said(put: Put, database: Database) -> None:
    put("\n\n".join(f"**{name}:** 谢谢。" for name in ["Ines Vale", "Tomo Reed"] * 3))
    assert len(addresses(database)) == 6


@pytest.mark.parametrize("name", ["talk.md", "another.md"])
def test_a_file_of_the_same_name_with_other_words_is_another_session(put: Put, name: str) -> None:
    first = put("Ines Vale: 我们先谈能源。\n\nTomo Reed: 好，谈能源。\n\nInes Vale: 能源很贵。", "talk.md")
    second = put("Ada Quist: Fish do not wait.\n\nBo Lind: Indeed they never do.\n\nAda Quist: No.", name)
    assert second.status == "new"
    assert first.slug != second.slug
