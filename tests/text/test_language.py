"""Which language a stretch of words is in."""

import pytest

from app.text.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大家好，欢迎来到论坛。", "zh"),
        ("各位來賓大家好", "zh"),
        ("OK，我们来看AI的应用", "zh"),
        ("Good morning, it is a privilege to be with you here today.", "en"),
        ("Thank you.", "en"),
        ("And I said 你好 to everybody in the room", "en"),
        ("皆さん、こんにちは。", "ja"),
        ("여러분 안녕하세요", "ko"),
        ("Es cierto que la vida no era fácil para nadie", "und"),
        ("Deres arbejde har ledt dem til Walters tidligere kollega", "und"),
        ("Добрый день", "und"),
        ("12:30 — 5", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told(text, expected) -> None:
    assert language(text) == expected
