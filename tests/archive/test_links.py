"""Links hold: whatever an editor does to a transcript, no published address comes to mean other words."""

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq
from sqlalchemy import select

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
    one, other = "".join(one.split()), "".join(other.split())
    return LCSseq.similarity(one, other) / min(len(one), len(other))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.sampled_from(["lines", "labelled"]))
def test_no_address_ever_means_other_words(seed: int, form: str) -> None:
    chance = random.Random(seed)
    paragraphs = chance.sample(SENTENCES, 12)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "rostra.sqlite3")
        store(database, paragraphs, form)
        before = addresses(database)
        for _ in range(4):
            for _ in range(chance.randrange(1, 4)):
                paragraphs = edit(paragraphs, chance)
            store(database, paragraphs, form)
            after = addresses(database)
            assert before.keys() <= after.keys(), "an address answers for ever"
            for public_id, old in before.items():
                new = after[public_id]
                assert shared(old.words, new.words) >= 0.5, (old, new)
            unmoved_words_keep_their_address(before, after)
            before = after
        database.close()


def unmoved_words_keep_their_address(before: dict[str, Address], after: dict[str, Address]) -> None:
    def spoken(addresses: dict[str, Address]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for public_id, one in addresses.items():
            if one.state == "alive" and len(one.words) > 3:
                found.setdefault(one.words, set()).add(public_id)
        return found

    old = spoken(before)
    for words, addresses in spoken(after).items():
        assert addresses & old.get(words, addresses)


def store(database: Database, paragraphs: list[str], form: str) -> Report:
    if form == "labelled":
        speakers = ["**Ines Vale:**", "**Tomo Reed:**", "**Ada Quist:**"]
        text = "\n\n".join(f"{speakers[i % 3]} {words}" for i, words in enumerate(paragraphs))
    else:
        text = "\n\n".join(paragraphs)
    return import_source(database, prepare(Upload("talk.md", (TITLE + text).encode())))


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


def test_words_that_return_have_their_old_address_again(put: Put, database: Database) -> None:
    labelled = [
        f"**Ines Vale:** {SENTENCES[0]}",
        f"**Tomo Reed:** {SENTENCES[4]}",
        f"**Ines Vale:** {SENTENCES[9]}",
    ]
    whole, cut = "\n\n".join(labelled), "\n\n".join([labelled[0], labelled[2]])
    put(TITLE + whole)
    before = addresses(database)
    assert put(TITLE + cut).gone == 1
    put(TITLE + whole)
    assert addresses(database) == before


def test_a_repeated_sentence_has_an_address_for_each_time_it_is_said(put: Put, database: Database) -> None:
    put("\n\n".join(f"**{name}:** 谢谢。" for name in ["Ines Vale", "Tomo Reed"] * 3))
    assert len(addresses(database)) == 6


@pytest.mark.parametrize("name", ["talk.md", "another.md"])
def test_a_file_of_the_same_name_with_other_words_is_another_session(put: Put, name: str) -> None:
    first = put("Ines Vale: 我们先谈能源。\n\nTomo Reed: 好，谈能源。\n\nInes Vale: 能源很贵。", "talk.md")
    second = put("Ada Quist: Fish do not wait.\n\nBo Lind: Indeed they never do.\n\nAda Quist: No.", name)
    assert second.status == "new"
    assert first.slug != second.slug
