"""What was asked laid against what was said, by sound."""

import pytest

from app.search.query.clauses import Clause
from app.search.sound.asked import asked
from app.search.sound.sounding import sounds_like
from app.search.verify.verify import Verdict
from app.text.normalise import fold
from app.text.passage import Passage

Names = frozenset[tuple[str, ...]]
NO_NAMES: Names = frozenset()


def judge(words: str, text: str, names: Names = NO_NAMES) -> Verdict | None:
    clauses = [Clause(word, tuple(fold(word).keys)) for word in words.split()]
    return sounds_like(asked(clauses, names), Passage(text))


def marked(verdict: Verdict, text: str) -> list[str]:
    return [text[start:end] for start, end in verdict.spans]


@pytest.mark.parametrize(
    ("words", "text", "heard"),
    [
        ("规模定律", "就是规模定立。中国人口多", "规模定立"),
        ("具身智能", "以人形机器人为代表的巨生智能，更是", "巨生智能"),
        ("就是规模定律中国人口多", "就是规模定立。中国人口多", "就是规模定立。中国人口多"),
        ("规模经济的效应很大", "我们说规模经济效应很大。", "规模经济效应很大"),
        ("挑战和机遇并存", "在这里挑战机遇并存的时候", "挑战机遇并存"),
        ("sargent", "Thank you, Professor Sageant, for coming", "Sageant"),
        ("patern recogniton", "So pattern recognition is about data", "pattern recognition"),
        ("forty-two compnies", "we heard of forty-two companies", "forty-two companies"),
        ("seven habrours", "there are seven harbours", "seven harbours"),
    ],
)
def test_what_was_misheard_is_found_and_marked(words: str, text: str, heard: str) -> None:
    verdict = judge(words, text)
    assert verdict is not None and verdict.match == "sounds_like"
    assert marked(verdict, text) == [heard]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("吴军", "无论是谁都可以"),
        ("吴军", "这个务机很重要"),
        ("云迹", "我们在做云计算的时候"),
        ("云迹科技", "很多投资以及科技公司"),
        ("children", "for my grandchildren and yours"),
        ("cafe", "in that case he came to take care"),
        ("事实", "这个政策的实施"),
        ("规模定律", "这是另一件事情"),
        ("萨金特", "特别的金色沙滩"),
        ("5.2万亿", "大概是5.6万亿元"),
        ("52000亿 投资", "这个投资有580亿"),
        ("forty-two companies", "we heard of forty-one companies"),
        ("two-million cells", "it has forty million cells"),
        ("ten-million cells", "it has forty million cells"),
        ("eleven harbours", "there are seven harbours"),
        ("seven harbours", "there are eleven harbours"),
    ],
)
def test_what_only_resembles_it_is_not(words: str, text: str) -> None:
    verdict = judge(words, text)
    assert verdict is None or verdict.match == "partial"


def test_a_name_of_two_characters_is_found_by_its_sound() -> None:
    verdict = judge("云迹", "大家好，我是云记的李全印")
    assert verdict is not None and verdict.match == "sounds_like"


def test_a_known_name_may_differ_a_little() -> None:
    text = "尊敬的萨丁特教授"
    assert judge("萨金特", text) is None
    verdict = judge("萨金特", text, frozenset({tuple("萨金特")}))
    assert verdict is not None and marked(verdict, text) == ["萨丁特"]


def test_each_word_may_be_misheard_by_itself() -> None:
    text = "刚才沙金特教授也提到了经济学的问题"
    verdict = judge("经济学 萨金特教授", text)
    assert verdict is not None and verdict.match == "sounds_like"


def test_a_name_is_marked_as_often_as_it_is_said() -> None:
    text = "沙金特教授来了。沙金特教授请坐。"
    verdict = judge("萨金特教授", text)
    assert verdict is not None and marked(verdict, text) == ["沙金特教授", "沙金特教授"]


def test_a_character_lost_in_one_place_and_one_added_in_another_are_two_errors() -> None:
    words = "析。当然这是一个我们的一粗浅的初步"
    whole = judge(words, "一个一个分析。当然这是一个我们的一个粗浅的初步的这个")
    without_its_beginning = judge(words, "当然这是一个我们的一个粗浅的初步的这个")
    assert whole is not None and without_its_beginning is not None
    assert whole.score > without_its_beginning.score


def test_letters_of_which_one_is_lost_are_nearer_to_all_of_them_than_to_a_part() -> None:
    whole, part = judge("er abut thi", "we wonder about this"), judge("er abut thi", "we hear about this")
    assert whole is not None and part is not None
    assert whole.score > part.score


def test_of_two_words_that_are_alike_the_one_spelt_more_alike_is_nearer() -> None:
    statistic, static = judge("statstic", "a statistic of the port"), judge("statstic", "a static port")
    assert statistic is not None and static is not None
    assert statistic.score > static.score


def test_most_of_a_long_quote_is_a_part_of_it() -> None:
    verdict = judge("当然我们这个不代表没有任何人会受害", "当然呢这个不代表没有人会受害，其实")
    assert verdict is not None and verdict.match in ("sounds_like", "partial")
    assert 0.5 < verdict.score < 1


def test_another_number_is_not_what_was_asked_for_misspelt() -> None:
    other = judge("5.2 trillion dollars", "It will be 5.6 trillion dollars by then.")
    assert other is None or other.match == "partial"
    assert judge("g0v sumit 2014", "We met at the g0v summit 2014 in Taipei.") is not None
    line = judge("it was 4 years ago that", "It was 14 years ago that we met.")
    assert line is not None and line.match == "partial"


def test_what_was_said_twice_in_a_row_the_first_time_wrong_is_found_to_its_end() -> None:
    text = "做朝调潮汐调度是不稳的这个"
    verdict = judge("潮调调度不稳", text)
    assert verdict is not None and marked(verdict, text) == ["潮汐调度是不稳"]
