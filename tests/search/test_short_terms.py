"""Short Chinese terms: misheard, with a character lost or added, or plainly something else."""

import pytest

from tests.archived import Archive
from tests.search.hits import marked, put


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("港口经理", "他们都学港口经济学。", "a longer word is cut in two"),
        ("机器巡航", "我們一起巡航吧。", "a word that says little by itself stands there"),
        ("船舶治理", "这里说船舶，资料不多。", "there is a sign between"),
        ("英维达", "因為大，船進不了港。", "a word of grammar is a part of it"),
        ("议会", "秘書已彙整意見。", "a word of grammar stands there"),
        ("设计", "船社計畫出航。", "a word is cut in two, in traditional script"),
    ],
)
def test_what_sounds_like_it_but_is_plainly_something_else_is_no_match(
    archive: Archive, asked: str, said: str, why: str
) -> None:
    put(archive, said, "今天没有船。")
    assert "sounds_like" not in {hit.match for hit in archive.find(asked).hits}, why


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("规模定律", "规模定力"),
        ("船舶巡航", "传播巡航"),
        ("英维达", "鹰维达"),
        ("潮汐调度", "朝夕条度"),
        ("引航智能", "引航制冷"),
    ],
)
def test_what_was_misheard_is_found_though_it_is_made_of_words(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"大家都说{said}。", "今天没有船。")
    assert marked(archive, asked) == {said}


def test_a_frequent_word_that_sounds_only_a_little_alike_is_no_mishearing(archive: Archive) -> None:
    put(archive, "我们要船舶治理。", "他们说船舶质量。", *["这个质量不错。"] * 30)
    assert "船舶质量" not in marked(archive, "船舶治理")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("一共是3.4万吨", "一共是这个3.4万吨"),
        ("泥沙就这样进了港口", "泥沙那个呃就这样进了就是说港口"),
        ("把港口的船调度", "把港口的船就是调度"),
    ],
)
def test_what_hesitates_between_the_words_asked_for_is_skipped(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"去年{said}。", "今天没有船。")
    [hit] = archive.find(asked).hits
    assert (hit.match, hit.row.text) == ("variant", f"去年{said}。")
    assert archive.find(f"{asked} match:variant").total == 1
    assert archive.find(f"{asked} match:sounds_like").total == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [("一共是3.4万吨", "一共不是3.4万吨"), ("一共是3.4万吨", "一共是这个3.5万吨"), ("这个", "今天没有船")],
)
def test_other_words_between_are_not(archive: Archive, asked: str, said: str) -> None:
    put(archive, f"去年{said}。", "今天没有船。")
    assert not {"exact", "variant"} & {hit.match for hit in archive.find(asked).hits}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("汐音智航", "汐智航"),
        ("汐音智航", "汐音智引航"),
        ("泊位雷达", "泊位雷转达"),
        ("汐音智航科", "汐音智科"),
    ],
)
def test_a_short_term_is_found_with_a_character_left_out_or_put_in(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, f"去年的{said}很好。", "今天没有船。")
    [hit] = archive.find(asked).hits
    assert (hit.match, marked(archive, asked)) == ("sounds_like", {said})
    put(archive, f"我们去说{asked}。", f"去年的{said}很好。", "今天没有船。")
    assert [hit.match for hit in archive.find(asked).hits] == ["exact", "sounds_like"]


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("港口经济", "港口和经济都好。", "it is between two words"),
        ("港口经济", "港口新经济都好。", "it is between two words"),
        ("经济学家", "经济科学家都来。", "it is nothing but words"),
        ("船舶调度", "他们的船调度好。", "it stands as it is, and is made of words"),
        ("汐音智航", "这个汐，智航来了。", "there is a sign between"),
    ],
)
def test_but_not_where_that_is_something_else(archive: Archive, asked: str, said: str, why: str) -> None:
    put(archive, f"我们去说{asked}。", said, "今天没有船。")
    assert [hit.match for hit in archive.find(asked).hits if hit.match != "partial"] == ["exact"], why


def test_a_usual_word_that_nobody_said_is_not_another_one_said_more_than_five_times(archive: Archive) -> None:
    put(archive, *(f"第{i}艘船推出计划。" for i in range(6)), "今天没有船。", "这种形式。")
    assert archive.find("退出").total == 0
    assert marked(archive, "形势") == {"形式"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("多界的书籍啊，", "他写了很多跨界的书籍啊。"),
        ("的航海经眼。呃，在20", "我有三年的航海经验。呃，在2019年回来。"),
        ("open AI做很", "所以open AI做了很多年。"),
    ],
)
def test_a_line_copied_out_of_a_sentence_is_found_though_a_character_is_wrong_or_lacks(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, said, "今天没有船。")
    assert [hit.row.text for hit in archive.find(asked).hits] == [said]


@pytest.mark.parametrize(
    ("asked", "said", "why"),
    [
        ("潮汐调度 酒店", "我们讲朝汐调度，就是看船。", "of the second only a word of grammar sounds so"),
        ("泊位计划 抑郁", "我们讲泊位计划领域。", "half of a word is no word"),
        ("酒店 潮汐调度", "我们讲就朝汐调度。", "the other way round"),
        ("推理成本 医院", "船的推理的成本啊，一天一算。", "nor with something between"),
        ("泊位計劃 抑鬱", "我們講泊位計劃領域。", "in traditional script"),
    ],
)
def test_of_two_words_with_a_space_each_has_to_be_there(
    archive: Archive, asked: str, said: str, why: str
) -> None:
    put(archive, said, "今天没有船。")
    hits = archive.find(asked).hits
    assert "sounds_like" not in {hit.match for hit in hits}, why
    assert not any(one in "".join(marked(archive, asked)) for one in "就領领一域"), why


def test_words_with_a_space_may_be_misheard_side_by_side_or_apart(archive: Archive) -> None:
    put(archive, "他讲朝汐条度。", "朝汐之后谈到引航制冷。", "今天没有船。")
    assert "朝汐条度" in marked(archive, "潮汐 调度")
    assert {"朝汐", "引航制冷"} <= marked(archive, "潮汐 引航智能")


def test_what_sounds_like_one_word_is_not_another_one_too(archive: Archive) -> None:
    put(archive, "港口的算力不够。", "今天没有船。")
    assert "sounds_like" not in {hit.match for hit in archive.find("算力 算例").hits}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("非自动化码头", "这里是自动化的码头。"),
        ("自动化的码头", "这里是自动化非的码头。"),
        ("不靠岸的货船", "他们只等靠岸的货船。"),
        ("无人引航的船舶", "他们只等人引航的船舶。"),
        ("非自動化碼頭", "這裡是自動化的碼頭。"),
    ],
)
def test_what_lacks_a_negation_or_has_one_more_says_the_opposite_and_is_not_misheard(
    archive: Archive, asked: str, said: str
) -> None:
    put(archive, said, "今天没有船。")
    assert "sounds_like" not in {hit.match for hit in archive.find(asked).hits}


def test_a_negation_that_was_misheard_is_found(archive: Archive) -> None:
    put(archive, "这里是飞自动化码头。", "今天没有船。")
    assert marked(archive, "非自动化码头") == {"飞自动化码头"}


@pytest.mark.parametrize("asked", ["大模形", "大磨型", "機器仁", "机七人"])
def test_a_frequent_word_with_a_character_of_the_same_sound_typed_is_found_and_proposed(
    archive: Archive, asked: str
) -> None:
    put(archive, *(f"第{n}次说大模型，机器人。" for n in range(30)))
    found = archive.find(asked)
    assert found.total == 30 and found.did_you_mean in ("大模型", "机器人")


def test_but_not_where_another_word_was_typed(archive: Archive) -> None:
    put(archive, *(f"第{n}次说新公式。" for n in range(30)))
    assert not archive.find("新公事").hits and not archive.find("新攻势").hits


def test_what_sounds_only_a_little_alike_at_the_end_is_no_word_cut_in_two(archive: Archive) -> None:
    put(archive, "他得了2019年诺贝尔经济学奖。")
    assert {hit.match for hit in archive.find("2019年诺贝尔奖").hits} == {"partial"}
    assert marked(archive, "2019年诺贝尔奖") == {"2019年诺贝尔"}


def test_a_name_may_be_misheard_but_not_for_what_begins_with_no_family_name(archive: Archive) -> None:
    archive.put("tide.md", "**朱英来：** 大家好。\n\n**Pia Lundamo:** 港口正迎来新船，祝音来也来了。")
    archive.indexer.drain()
    assert marked(archive, "朱英来") == {"祝音来"}


@pytest.mark.parametrize("typed", ["诺贝而", "诺贝儿", "诺背尔"])
def test_three_characters_that_sound_like_a_word_are_found_where_a_longer_one_begins_with_it(
    archive: Archive, typed: str
) -> None:
    put(archive, "她得了诺贝尔经济学奖。", "今天没有船。")
    assert marked(archive, typed) == {"诺贝尔"}
    assert archive.find(typed).did_you_mean == "诺贝尔"


def test_but_not_within_or_at_the_end_of_it_nor_of_what_is_a_word_itself(archive: Archive) -> None:
    put(archive, "她研究机器人学。", "今天没有船。")
    assert not archive.find("起人学").hits and not archive.find("器任学").hits
    assert marked(archive, "机器仁") == {"机器人"}


def test_what_is_said_again_at_once_in_the_middle_of_it_sounds_like_it_to_its_first_end(
    archive: Archive,
) -> None:
    put(archive, "这被称为大狩炼，狩炼就是船多。", "今天没有船。")
    assert marked(archive, "大收敛") == {"大狩炼"}


def test_where_another_word_sounds_like_it_first_what_was_misheard_is_found_all_the_same(
    archive: Archive,
) -> None:
    put(archive, "船的编际上升了，编编辑这样说。", "编编辑这样说，船的编际上升了。", "今天没有船。")
    found = archive.find("边际")
    assert [[hit.row.text[start:end] for start, end in hit.spans] for hit in found.hits] == [["编际"]] * 2


def test_of_what_sounds_alike_that_comes_first_which_has_more_of_the_characters(archive: Archive) -> None:
    put(archive, "船用暗电。", "暗电很多。", "船用岸电。", "今天没有船。")
    assert archive.find("岸殿").hits[0].row.text == "船用岸电。"
