"""How words sound: what is alike, what is confused, pinyin typed by hand."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from app.text import sounds
from app.text.sounds import (
    alike,
    letter_tokens,
    near,
    skeleton,
    sound,
    sound_tokens,
    syllable,
)


@pytest.mark.parametrize(
    ("meant", "heard"),
    [("具身智能", "聚肾制冷"), ("萨金特", "沙金特"), ("云迹", "云计"), ("南昌", "兰仓"), ("福州", "湖州")],
)
def test_what_is_commonly_confused_sounds_the_same(meant: str, heard: str) -> None:
    assert list(map(sound, meant)) == list(map(sound, heard))


@pytest.mark.parametrize(("one", "other"), [("吴军", "无论"), ("吴军", "务机"), ("云迹", "云南")])
def test_what_differs_in_a_syllable_does_not(one: str, other: str) -> None:
    assert list(map(sound, one)) != list(map(sound, other))


@pytest.mark.parametrize(("one", "other"), [("te", "de"), ("jin", "jun"), ("din", "jin")])
def test_syllables_with_the_same_beginning_or_end_are_near(one: str, other: str) -> None:
    assert near(one, other)


def test_syllables_without_anything_in_common_are_not_near() -> None:
    assert not near("mo", "din")


def test_y_and_w_are_no_beginning_that_syllables_have_in_common() -> None:
    assert not near("yi", "yun") and not near("wu", "wan")
    assert near("yi", "yin") and near("wei", "wen") and near("yan", "yan")


@pytest.mark.parametrize(
    ("one", "other"), [("sargent", "sageant"), ("pinker", "piinker"), ("sargent", "sergeant")]
)
def test_english_words_nearly_spelt_alike_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("llama", "llm"), ("pinker", "pier"), ("openai", "open"), ("form", "from")]
)
def test_other_english_words_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_a_reading_has_no_tone() -> None:
    assert [syllable(one) for one in "绿中x"] == ["lv", "zhong", ""]


def test_pairs_of_syllables_do_not_reach_over_a_word() -> None:
    assert sound_tokens([*"规模", "law", *"定律"], "") == ["gui'mo", "din'lv"]


def test_letters_of_a_part_are_letters_of_the_whole() -> None:
    whole = letter_tokens("A pattern recognition, of course。")
    assert set(letter_tokens("ttern recogni")) <= set(whole)
    assert whole


def test_a_skeleton_has_one_character_a_syllable() -> None:
    assert skeleton("规模，定律 AI") == skeleton("規模定绿ai")
    assert len(skeleton("规模定律")) == 4


def _all_codes(together: Barrier, spelt: list[str]) -> None:
    together.wait()
    for one in spelt:
        sounds._code(one)


def test_no_two_syllables_are_one_character_whoever_asks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            for _ in range(300):
                known: dict[str, str] = {}
                monkeypatch.setattr(sounds, "_BY_SOUND", known)
                together, some = Barrier(4), list(map(str, range(400)))
                list(threads.map(_all_codes, [together] * 4, (some[i * 100 :] + some for i in range(4))))
                assert len(set(known.values())) == len(known)
    finally:
        sys.setswitchinterval(switched)
