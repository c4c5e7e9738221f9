"""Chinese is suggested as the archive writes it, whichever script is typed; and no scrap of longer words."""

import pytest

from tests.archived import Archive
from tests.search.test_suggest import texts

SAID = """# 2025-06-03 港口與氣候

**陸遠汀:** 我們要談海洋數據與雲端運算，還有潮汐發電的機會。慢船經濟很重要。

**林奕帆:** 海洋數據是大家的，潮汐發電也是。慢船經濟和雲端運算。

**陸遠汀:** 潮汐發電、電動車、雲端運算、海洋數據。慢船經濟很好，電動車也是。

**林奕帆:** 電動車的慢船經濟，很貴。慢船經濟，雲端運算。
"""


@pytest.fixture
def quay(archive: Archive) -> Archive:
    """One in traditional characters."""
    archive.put("quay.md", SAID, event="氣候論壇")
    archive.indexer.drain()
    return archive


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("海洋数", "海洋數據"),
        ("云端", "雲端運算"),
        ("陆", "陸遠汀"),
        ("speaker:陆", "speaker:陸遠汀"),
        ('"潮汐发', '"潮汐發電"'),
        ("气候", "氣候論壇"),
        ("港口与气", "港口與氣候"),
        ("session:气", "session:港口與氣候"),
        ("event:气", "event:氣候論壇"),
    ],
)
def test_simplified_characters_lead_to_traditional_ones_where_these_stand(
    quay: Archive, typed: str, text: str
) -> None:
    assert text in texts(quay, typed)


def test_traditional_characters_lead_to_simplified_ones_where_these_stand(samples: Archive) -> None:
    assert "潮汐调度" in texts(samples, "潮汐調")
    assert "“潮汐与算力”——智慧港航主题论坛（虚构样例）" in texts(samples, "潮汐與")


@pytest.mark.parametrize("typed", ["船", "船经"])
def test_what_stands_only_as_the_end_of_longer_words_is_not_proposed(quay: Archive, typed: str) -> None:
    assert texts(quay, typed) == []


def test_it_is_where_it_stands_by_itself_too(quay: Archive) -> None:
    said = "\n\n".join(f"**林奕帆:** 我們的船經濟，{word}。" for word in ("燈塔", "港口", "海員", "碼頭"))
    quay.put("more.md", f"# 2025-06-04 港口\n\n{said}")
    quay.indexer.drain()
    assert "船經濟" in texts(quay, "船经")
