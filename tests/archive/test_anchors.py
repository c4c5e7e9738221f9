"""Old utterances and a changed text: what is kept, moved, gone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.anchors import Anchors, align, carried, match

OLD = [
    "各位来宾，大家下午好。欢迎来到港湾论坛。",
    "首先有请陈教授致辞。",
    "谢谢主持人。今天我想谈谈算力和电力。",
    "So the question is how much energy we need.",
    "谢谢大家。",
]


def follow(
    old: list[str],
    new: list[str],
    old_speakers: list[str] | None = None,
    new_speakers: list[str] | None = None,
) -> Anchors:
    """Match `old` with a text that consists of the utterances `new`, by default one person's."""
    text = "".join(new)
    ends = [len("".join(new[: i + 1])) for i in range(len(new))]
    return match(
        align(old, text),
        list(pairwise([0, *ends])),
        old_speakers or ["Ines Vale"] * len(old),
        new_speakers or ["Ines Vale"] * len(new),
    )


def test_the_same_words_keep_every_id() -> None:
    assert follow(OLD, OLD) == Anchors({i: i for i in range(5)}, {}, {})


def test_an_edited_utterance_keeps_its_id() -> None:
    edited = [*OLD[:2], "谢谢主持人。今天我想谈一谈算力与电力的关系。", *OLD[3:]]
    assert follow(OLD, edited).kept == {i: i for i in range(5)}


def test_an_inserted_utterance_takes_no_old_id() -> None:
    anchors = follow(OLD, [*OLD[:2], "中间插进来的是一句全新的话语。", *OLD[2:]])
    assert anchors.kept == {0: 0, 1: 1, 3: 2, 4: 3, 5: 4}


def test_a_removed_utterance_is_gone_and_points_to_its_neighbour() -> None:
    anchors = follow(OLD, [*OLD[:2], *OLD[3:]])
    assert anchors.kept == {0: 0, 1: 1, 2: 3, 3: 4}
    assert anchors.gone == {2: 1}


def test_of_a_split_utterance_the_first_part_keeps_the_id() -> None:
    anchors = follow(OLD, [OLD[0], OLD[1], "谢谢主持人。", "今天我想谈谈算力和电力。", *OLD[3:]])
    assert anchors.kept[2] == 2
    assert 3 not in anchors.kept
    assert not anchors.gone


def test_thanks_that_turn_out_to_be_somebody_elses_do_not_take_the_talk_s_id_along() -> None:
    talk = "谢谢。今天我想谈谈算力和电力，也谈谈港口和潮汐。"
    anchors = follow([OLD[0], talk], [OLD[0], talk[:3], talk[3:]])
    assert anchors.kept == {0: 0, 2: 1}


def test_the_same_words_elsewhere_come_before_similar_ones_in_their_place() -> None:
    similar = OLD[1].replace("陈", "王")
    anchors = follow(OLD, [OLD[0], similar, *OLD[2:], OLD[1]])
    assert anchors.kept == {0: 0, 2: 2, 3: 3, 4: 4, 5: 1}


def test_thanks_carried_elsewhere_are_known_again_by_who_says_them() -> None:
    old, new = [OLD[4], *OLD[:4]], [*OLD[:4], OLD[4]]
    speakers = ["Ines Vale", *["Tomo Reed"] * 4]
    by_the_same, by_another = [*speakers[1:], "Ines Vale"], [*speakers[1:], "Ada Quist"]
    assert follow(old, new, speakers, by_the_same).kept[4] == 0
    assert 4 not in follow(old, new, speakers, by_another).kept


def test_telling_words_carried_elsewhere_are_known_again_whoever_is_said_to_say_them() -> None:
    old, new = [OLD[0], OLD[1], OLD[2]], [OLD[1], OLD[2], OLD[0]]
    assert follow(old, new, ["a", "b", "b"], ["b", "b", "c"]).kept == {0: 1, 1: 2, 2: 0}


def test_the_nearest_survivor_of_what_is_gone_may_stand_on_either_side() -> None:
    others = ["甲乙丙丁戊己庚辛。", "一二三四五六七八。", "天地玄黄宇宙洪荒。"]
    anchors = follow([OLD[0], *others, OLD[2]], [OLD[0], OLD[2]])
    assert anchors.gone == {1: 0, 2: 0, 3: 1}


def test_thousands_of_utterances_with_one_left_are_matched_in_no_time() -> None:
    """Each of them looked for its neighbour step by step once: hours for a day of talk."""
    old = [f"第{i}句话。" for i in range(60_000)]
    assert len(follow([*old, OLD[0]], [OLD[0]]).gone) == 60_000


def test_thanks_said_often_are_not_taken_for_each_other() -> None:
    anchors = follow([*OLD, *OLD], [OLD[4], *OLD[:4], *OLD[:4]])
    assert 0 not in anchors.kept
    assert set(anchors.gone) == {4, 9}


def test_of_merged_utterances_the_second_moves_to_the_first() -> None:
    anchors = follow(OLD, [OLD[0] + OLD[1], *OLD[2:]])
    assert anchors.kept[0] == 0
    assert anchors.moved == {1: 0}


def test_words_replaced_altogether_do_not_inherit_an_id() -> None:
    anchors = follow(OLD, [OLD[0], OLD[1], "完全不同的内容出现在这个位置上面。", *OLD[3:]])
    assert 2 not in anchors.kept
    assert set(anchors.gone) == {2}


def test_nothing_in_common_leaves_no_neighbour() -> None:
    anchors = follow(["甲乙丙丁戊己庚辛"], ["一二三四五六七八"])
    assert anchors.gone == {0: None}


def test_borders_are_carried_over_an_edit() -> None:
    text = OLD[0] + OLD[1] + "谢谢，谢谢主持人。今天我想谈算力。" + OLD[3] + OLD[4]
    pieces = ["".join(text[a:b]) for a, b in pairwise([0, *carried(align(OLD, text)), len(text)])]
    assert pieces == [OLD[0], OLD[1], "谢谢，谢谢主持人。今天我想谈算力。", OLD[3], OLD[4]]


def test_a_sentence_put_between_two_utterances_stands_by_itself() -> None:
    text = OLD[0] + "请大家安静一下。" + OLD[1]
    assert [text[a:b] for a, b in pairwise([0, *carried(align(OLD[:2], text)), len(text)])] == [
        OLD[0],
        "请大家安静一下。",
        OLD[1],
    ]


def test_words_added_to_the_end_of_an_utterance_stay_with_it() -> None:
    old = ["我先讲到这里", "谢谢吴博士。"]
    text = "我先讲到这里吧。谢谢吴博士。"
    assert [text[a:b] for a, b in pairwise([0, *carried(align(old, text)), len(text)])] == [
        "我先讲到这里吧。",
        "谢谢吴博士。",
    ]


SENTENCE = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯abc ", min_size=4, max_size=20).map(
    lambda s: s.strip() + "。"
)


@given(st.lists(SENTENCE, min_size=1, max_size=12), st.lists(SENTENCE, min_size=1, max_size=12))
def test_every_old_utterance_is_kept_moved_or_gone_and_no_id_is_given_twice(
    old: list[str], new: list[str]
) -> None:
    anchors = follow(old, new)
    fates = [*anchors.kept.values(), *anchors.moved, *anchors.gone]
    assert sorted(fates) == list(range(len(old)))


@given(st.lists(SENTENCE, min_size=1, max_size=12), st.data())
def test_who_keeps_an_id_keeps_half_of_the_words(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.permutations([*old[1:], "全新的一句话放在这里。"]))
    anchors = follow(old, new)
    for heir, index in anchors.kept.items():
        shared = _common(old[index], new[heir])
        assert shared >= 0.5 * min(len(_squash(old[index])), len(_squash(new[heir])))


def _common(one: str, other: str) -> int:
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(_squash(one), _squash(other))


def _squash(text: str) -> str:
    return "".join(text.split())
