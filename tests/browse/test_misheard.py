"""What is proposed for the glossary: what was misheard, and nothing that says something by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.glossary import replace_glossary
from app.browse.correct import Correct, correct_terms
from app.browse.misheard import candidates, may_be
from app.glossary import Term
from tests.archived import Archive, archive_in, fill_with_seed
from tests.conftest import Copied
from tests.readers.material import SEED, shared

AGENDA = "people:\n  - {name: 陆澄帆, org: 汐音科技}\n"
GLOSSARY = (
    Term("OpenAI", ("open eye",)),
    Term("具身智能", ("聚肾制冷",)),
    Term("Llama", ("拉ma",)),
    Term("Geoffrey Hinton", ("支付jerey",)),
    Term("规模定律"),
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    archive = archive_in(tmp_path)
    yield archive
    archive.close()


def told(archive: Archive, said: list[str], name: str = "port.md", agenda: str = "") -> None:
    lines = "\n\n".join(
        f"**{'Ines Vale' if i % 2 else 'Tomo Reed'}:** {words}" for i, words in enumerate(said)
    )
    archive.put(name, f"# {name}\n\n{lines}", agenda_name="port.agenda.yaml" if agenda else "", agenda=agenda)
    archive.indexer.drain()


def proposed(archive: Archive, *glossary: Term) -> dict[str, list[str]]:
    replace_glossary(archive.database, "glossary", glossary)
    found: dict[str, list[str]] = {}
    with archive.database.reading() as db:
        for one in candidates(db, archive.engine):
            found.setdefault(one.term, []).append(one.heard)
    return found


def test_what_sounds_like_a_term_is_proposed_with_how_often_and_where(archive: Archive) -> None:
    told(archive, ["以人形机器人为代表的巨生智能，更是", "好。", "包括这个巨生智能啊", "这个聚生智能啊"])
    replace_glossary(archive.database, "glossary", [Term("具身智能")])
    with archive.database.reading() as db:
        first, second = candidates(db, archive.engine)
    assert (first.term, first.heard, first.count, first.sessions) == ("具身智能", "巨生智能", 2, 1)
    assert (second.heard, second.count, second.example) == ("聚生智能", 1, "这个聚生智能啊")


def test_nothing_is_proposed_for_what_was_only_heard(archive: Archive) -> None:
    told(archive, ["代表的巨生智能，更是", "好。"])
    heard = Term("具身智能", ("聚肾制冷",))
    assert proposed(archive, heard) == {"具身智能": ["巨生智能"]}
    assert proposed(archive, Term("具身智能", ("聚肾制冷", "巨生智能"))) == {}


def test_no_word_of_a_term_is_proposed_for_all_of_it(archive: Archive) -> None:
    told(archive, ["A harbour pilot for years.", "As far from the harbour from here."])
    assert proposed(archive, Term("Harbour Forum")) == {}


def test_what_sounds_like_two_terms_is_proposed_for_the_one_it_is_most_like(archive: Archive) -> None:
    told(archive, ["刚刚做完报告的陆程凡", "好。"])
    assert proposed(archive, Term("陆澄帆"), Term("陆长帆")) == {"陆澄帆": ["陆程凡"]}


def test_a_name_of_a_programme_is_looked_for_in_its_own_event(archive: Archive) -> None:
    told(archive, ["请陆程凡博士。", "好。"], "there.md", AGENDA)
    told(archive, ["请陆成凡博士。", "好的。"], "elsewhere.md")
    assert proposed(archive) == {"陆澄帆": ["陆程凡"]}
    assert proposed(archive, Term("陆澄帆")) == {"陆澄帆": ["陆成凡", "陆程凡"]}


def test_a_frequent_or_inflected_word_is_spelt_as_it_is_meant(archive: Archive) -> None:
    told(
        archive, ["The harbours are quiet.", "It was transferred.", "A transfer.", "The harbour.", "sageant"]
    )
    assert proposed(archive, Term("Harbor"), Term("Transformer"), Term("Sargent")) == {"Sargent": ["sageant"]}


def test_a_name_with_an_abbreviation_that_stands_by_itself_is_no_mishearing(archive: Archive) -> None:
    told(archive, ["我们看OpenAPI的文档。", "其实是openI帮大家。", "That was SAGEANT."])
    terms = Term("OpenAI"), Term("Sargent")
    assert proposed(archive, *terms) == {"OpenAI": ["OpenAPI", "openI"], "Sargent": ["SAGEANT"]}
    told(archive, ["这个API很好用。", "好。"], "elsewhere.md")
    assert proposed(archive, *terms) == {"OpenAI": ["openI"], "Sargent": ["SAGEANT"]}


@pytest.mark.parametrize(
    ("term", "text", "heard"),
    [
        ("云迹科技", "比其实以及科技公司", "以及科技"),
        ("汐音科技", "探索建立硬科技企业", "立硬科技"),
        ("机器学习", "很高兴能够跟大家一起学习。", "一起学习"),
        ("区块链", "这可能是需要去考量到的", "去考量"),
        ("碳中和", "这一份领纲？综合的时数", "纲？综合"),
        ("具身智能", "这个具身。智能", "具身。智能"),
        ("健保署", "健保是一样的事", "健保是"),
        ("电子签章", "这个电子前瞻基金会", "电子前瞻"),
        ("Open Government", "in a national government", "onal government"),
        ("Harbour Forum", "as far from the water", "from"),
    ],
)
def test_what_says_something_by_itself_is_no_mishearing(term: str, text: str, heard: str) -> None:
    start = text.index(heard)
    assert not may_be(Correct(term), text, start, start + len(heard))


@pytest.mark.parametrize(
    ("term", "text", "heard"),
    [
        ("云迹科技", "来自云际科技啊", "云际科技"),
        ("创新工场", "我是创新工厂的任博斌", "创新工厂"),
        ("规模定律", "叫规模定力sing law", "规模定力"),
        ("超聚变", "超级变的当然说", "超级变"),
        ("OpenAI", "其实是openI帮大家", "openI"),
        ("scaling law", "the sing law of", "sing law"),
    ],
)
def test_what_says_nothing_else_may_be_one(term: str, text: str, heard: str) -> None:
    start = text.index(heard)
    assert may_be(Correct(term), text, start, start + len(heard))


def test_a_chinese_persons_name_begins_with_a_family_name() -> None:
    assert not may_be(Correct("朱英来", person=True), "当前正迎来了变革", 2, 5)
    assert may_be(Correct("韩颖姣", person=True), "第二位是韩英角维尼", 4, 7)


def test_a_role_is_no_name(archive: Archive) -> None:
    told(archive, ["请陆程凡博士。", "好。"], agenda="people:\n  - {name: 会场主持}\n  - {name: 陆澄帆}\n")
    with archive.database.reading() as db:
        terms = {one.term for one in correct_terms(db)}
    assert "陆澄帆" in terms and "会场主持" not in terms


@shared
def test_all_that_the_seed_proposes_beside_its_programme_was_misheard(tmp_path: Path, copied: Copied) -> None:
    seed = archive_in(copied(fill_with_seed, tmp_path / "seed"))
    found = proposed(seed, *GLOSSARY)
    seed.close()
    assert found == {
        "OpenAI": ["openI"],
        "云启资本": ["云企资本"],
        "云迹科技": ["云际科技"],
        "具身智能": ["巨生智能", "巨深智能", "巨胜智能", "聚生智能", "聚神智能"],
        "创新工场": ["创新工厂"],
        "壁仞科技": ["必任科技", "必人科技", "毕润科技", "避任科技", "避胜科技"],
        "智谱AI": ["智普AI"],
        "曦智科技": ["锡智科技", "昔智科技"],
        "蓝埠航运": ["蓝部航运"],
        "规模定律": ["规模定力", "规模定立"],
        "超聚变": ["超级变"],
        "陆澄帆": ["陆程凡"],
        "韩颖姣": ["韩英角"],
    }


@shared
def test_without_a_programme_only_the_glossary_has_proposals(archive: Archive) -> None:
    archive.put(SEED.name, SEED.read_bytes())
    archive.indexer.drain()
    assert proposed(archive, *GLOSSARY) == {
        "OpenAI": ["openI"],
        "具身智能": ["巨生智能", "巨深智能", "巨胜智能", "聚生智能", "聚神智能"],
        "规模定律": ["规模定力", "规模定立"],
    }
