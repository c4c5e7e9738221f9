"""What sounds alike and says something else: other words in a quotation, where it is no mishearing."""

import pytest

from tests.archived import Archive
from tests.search.quoting import only

TOLD = "Other words: “{}” in the quotation, “{}” in the archive."


@pytest.mark.parametrize(
    ("asked", "said", "words", "others"),
    [
        ("这座港口的船长都有自己的权利", "这座港口的船长都有自己的权力。", "权利", "权力"),
        ("他今年买了三条很老的船", "他今年卖了三条很老的船。", "买", "卖"),
        ("the pilot asked whether it was good", "The pilot asked weather it was good.", "whether", "weather"),
    ],
)
def test_another_word_that_sounds_alike_is_another_word(
    archive: Archive, asked: str, said: str, words: str, others: str
) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.notes) == ("partial", [TOLD.format(words, others)])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("这座港口的税率今年不会再变", "这座港口的水率今年不会再变。"),
        ("去年这家公司收购了三条船", "去年这家公司售购了三条船。"),
        ("船长在港口等他的船", "船长在港口等她的船。"),
        ("张宏船长在港口等着潮水", "张红船长在港口等着潮水。"),
    ],
)
def test_what_else_sounds_alike_is_misheard(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.notes) == ("sounds_like", [])
