"""Readings of Chinese characters."""

import subprocess
import sys

import pytest

from app.text.pinyin import spelt, syllable


@pytest.mark.parametrize(
    ("character", "read"), [("中", "zhong"), ("女", "nv"), ("潮", "chao"), ("a", ""), ("。", "")]
)
def test_a_character_has_its_usual_reading_without_tone(character: str, read: str) -> None:
    assert syllable(character) == read


def test_a_text_is_spelt_word_by_word() -> None:
    assert spelt("陆澄帆 Lu") == "lu cheng fan Lu"


def test_the_phrases_of_the_library_are_not_loaded() -> None:
    code = (
        "import sys; from app.text.pinyin import syllable; syllable('中'); print('pypinyin' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
