"""How sure a hit is: its badge, the order, what the facet counts and what the filter finds are one thing."""

from collections import Counter
from collections.abc import Iterator

import pytest

from app.search.hit import Hit
from app.search.query.query import MATCHES
from tests.archived import Archive
from tests.search.hits import put

WORDS = """
100 一百 一千一百 1100 百分之百 5.2 5.2万亿 五点二万亿 万亿 一万 2030 二十 20 30% 四十七 47 十年 两个 2个
我 我们 我们我们 这个这个 岸电 岸電 暗电 潮汐 算力 算例 人工智能 人工只能 规模定律 规模定立 港口 上市
吴军 萨金特 沙金特 陆澄帆 云迹 OpenAI sargent wujun zyl zhuyunlai
hunters AI ai harbor harbour e-mail morning
"""
TOGETHER = [
    "hunter gatherer",
    "open ai",
    "tide data",
    "pattern recogniton",
    "潮汐 数据",
    "港口 OR harbour",
    '"who owns the data"',
    "tide -storm",
    "econom*",
    "规*定律",
    "大概是5.2万亿",
    "这个 我们",
    "tidel sheduling",
]


def every_hit(archive: Archive, q: str, **parameters: str) -> Iterator[Hit]:
    page, pages = 1, 1
    while page <= pages:
        results = archive.find(q, page=str(page), per_page="100", **parameters)
        yield from results.hits
        page, pages = page + 1, results.pages


@pytest.mark.parametrize("q", [*WORDS.split(), *TOGETHER])
def test_badge_order_facet_and_filter_are_of_one_mind(seed: Archive, q: str) -> None:
    hits = list(every_hit(seed, q))
    badges = [hit.match for hit in hits]
    assert badges == sorted(badges, key=MATCHES.index)
    assert {one.value: one.count for one in seed.find(q).facets["match"]} == Counter(badges)
    for match in MATCHES:
        narrowed = list(every_hit(seed, q, match=match))
        assert {hit.match for hit in narrowed} <= {match}
        assert {hit.row.id for hit in narrowed} == {hit.row.id for hit in hits if hit.match == match}
    assert all(hit.spans for hit in hits)


def test_words_are_exact_only_where_they_end_as_they_were_asked_for(archive: Archive) -> None:
    put(archive, "Hunter gatherers sleep.", "A hunter gatherer wakes.", "A hunter saw no gatherer.")
    found = {hit.row.text: hit.match for hit in archive.find("hunter gatherer").hits}
    assert found == {
        "Hunter gatherers sleep.": "variant",
        "A hunter gatherer wakes.": "exact",
        "A hunter saw no gatherer.": "exact",
    }


@pytest.mark.parametrize("asked", ["1100", "一千一百"])
def test_the_digits_of_an_amount_are_marked_beside_chinese_and_with_their_commas(
    archive: Archive, asked: str
) -> None:
    put(archive, "省了1100万。", "省了1,100万元。", "共2.1100万。")
    marks = {
        hit.row.text: [hit.row.text[slice(*span)] for span in hit.spans] for hit in archive.find(asked).hits
    }
    assert marks == {"省了1100万。": ["1100"], "省了1,100万元。": ["1,100"]}


def test_what_is_asked_for_twice_and_stands_so_is_marked_where_it_does(archive: Archive) -> None:
    put(archive, "我们说，我们我们不知道。", "我们知道。")
    [twice, once] = archive.find("我们我们").hits
    assert (twice.match, once.match) == ("exact", "variant")
    assert [twice.row.text[slice(*span)] for span in twice.spans] == ["我们我们"]


def test_of_more_hits_than_are_looked_at_the_classes_are_offered_without_counts(archive: Archive) -> None:
    put(archive, *(f"Ship {i} reads {words}." for i in range(300) for words in ("the tide", "the tides")))
    offered = archive.find("tide").facets["match"]
    assert [(one.value, one.count) for one in offered] == [("exact", None), ("variant", None)]
    assert [archive.find("tide", match=one.value).total for one in offered] == [300, 300]


@pytest.mark.parametrize("q", ["crane OR zymurgyy", "zymurgyy OR crane"])
def test_what_holds_one_word_of_two_is_not_called_misheard_for_the_other(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, q: str
) -> None:
    monkeypatch.setattr("app.search.stages.matching.COUNTED", 4)
    monkeypatch.setattr("app.search.stages.matching.RANKED", 2)
    own = [f"The crane lifts box number {number}." for number in range(100, 106)]
    both = [
        f"Box {number} goes by the crane to the zymurgy hall, which is far." for number in range(100, 106)
    ]
    put(archive, "The zymurgy hall is closed.", *own, *both)
    matches = {hit.row.text: hit.match for hit in every_hit(archive, q)}
    assert matches == {
        "The zymurgy hall is closed.": "sounds_like",
        **dict.fromkeys((*own, *both), "exact"),
    }
    assert archive.find(q, match="exact").total == len(own) + len(both)


def test_of_a_few_hundred_they_are_counted(archive: Archive) -> None:
    put(archive, *(f"Ship {i} reads {words}." for i in range(150) for words in ("the tide", "the tides")))
    offered = archive.find("tide").facets["match"]
    assert [(one.value, one.count) for one in offered] == [("exact", 150), ("variant", 150)]


def test_a_search_without_words_has_no_classes(samples: Archive) -> None:
    results = samples.find("lang:zh")
    assert results.total and results.facets["match"] == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("十倍", "10倍"),
        ("10倍", "十倍"),
        ("2个", "两个"),
        ("两个", "2个"),
        ("二个", "两个"),
        ("十年", "10年"),
    ],
)
def test_ten_and_two_are_found_however_they_are_written(archive: Archive, asked: str, said: str) -> None:
    put(archive, f"港口要用{said}。", "第二个港口，几十年了，两岸十分好。")
    [hit] = archive.find(asked).hits
    assert (hit.match, [hit.row.text[slice(*span)] for span in hit.spans]) == ("variant", [said])


def test_the_digit_of_two_is_found_before_what_it_counts(archive: Archive) -> None:
    put(archive, "港口要2个人。", "港口要两个人。")
    [hit] = archive.find("2").hits
    assert [hit.row.text[slice(*span)] for span in hit.spans] == ["2"]
