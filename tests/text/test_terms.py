"""Terms that repeat, without a segmenter; and how typical one is."""

from app.text.terms import keyness, repeated_terms


def found(*texts: str, least: int = 3) -> dict[str, int]:
    return {term.text: term.texts for term in repeated_terms(texts, least)}


def test_a_chinese_term_that_repeats_is_found_whole() -> None:
    terms = found("我们说规模定律，它是对的", "所以规模定律是定律", "大家觉得规模定律还没有到头")
    assert terms["规模定律"] == 3
    assert not {"规模", "模定", "定律", "规模定", "模定律"} & terms.keys()


def test_a_part_that_is_used_by_itself_is_a_term_too() -> None:
    terms = found(
        "规模定律。数据", "规模定律。数据", "规模定律。数据", "这个规模", "那个规模", "规模吗", "规模呢"
    )
    assert {"规模定律", "规模", "数据"} <= terms.keys()


def test_a_tail_of_names_heard_differently_is_no_term() -> None:
    assert "达拉教授" not in found("昂达拉教授说", "安达拉教授说", "欣达拉教授说")


def test_stop_words_are_no_terms_in_either_language() -> None:
    assert found(*["因为我们觉得这个是可以的 because we have thirty of them"] * 5) == {}


def test_english_terms_are_counted_without_inflection_and_shown_as_first_said() -> None:
    assert (
        found("Harbour pilots wait.", "A harbour pilot waits.", "The Harbour Pilot!")["Harbour pilots"] == 3
    )


def test_a_sign_between_words_ends_a_term() -> None:
    assert found(*["harbour>pilots, harbour/pilots"] * 3) == {"harbour": 3, "pilots": 3}


def test_traditional_and_simplified_are_one_term() -> None:
    assert found("岸電", "岸电", "岸電嗎")["岸電"] == 3


def test_each_text_counts_once() -> None:
    assert found("潮汐潮汐，潮汐", "潮汐", least=2) == {"潮汐": 2}


def test_keyness_is_zero_for_what_others_say_as_often_and_grows_with_the_difference() -> None:
    assert keyness(5, 100, 50, 1000) == 0
    assert keyness(1, 100, 50, 1000) == 0
    assert 0 < keyness(8, 100, 50, 1000) < keyness(20, 100, 50, 1000)
    assert keyness(5, 10, 0, 1000) > 10.83


def test_keyness_without_others_is_zero() -> None:
    assert keyness(5, 10, 0, 0) == 0


def test_a_possessive_is_told_without_its_s() -> None:
    assert found("Labor's share", "labor’s part", "the labor of many") == {"Labor": 3}
    assert found(*["It is the pilots'."] * 3) == {"pilots": 3}


def test_words_of_grammar_are_no_terms() -> None:
    assert found(*["Those who almost became pilots were themselves used to it"] * 3) == {"pilots": 3}
    assert found(*["这种模型好像能够使得所谓的算法在一定程度上"] * 3) == {"模型": 3, "算法": 3}
