"""Pictures of quotations: lines, fonts, what is drawn and what is kept."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.cards import Card, draw, fonts, identity
from app.cards.fonts import Face, chinese_face, drawable
from app.cards.lines import break_lines, shorten
from app.text.pointer import pointer
from tests.sharing.client import Client

ZH = Card("Rostra", "规模定律是规模的定律。", "彭文生", "中金公司", "论坛 · 2024-07-05")
EN = replace(ZH, words="Tides are the cheapest clock we have.", speaker="Tomo Reed")


def width(text: str) -> float:
    """Each character is one wide, a Chinese one two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def picture(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


@pytest.fixture(scope="module")
def face() -> Face:
    found = chinese_face()
    if found is None:
        pytest.skip("there is no font with Chinese on this machine (fonts-noto-cjk)")
    return found


# Lines


def test_english_breaks_between_words_and_after_hyphens() -> None:
    assert break_lines("the north-western harbour wall", width, 10, 9) == (
        ["the north-", "western", "harbour", "wall"],
        True,
    )


def test_chinese_breaks_anywhere_but_before_a_sign_that_ends_and_after_one_that_begins() -> None:
    lines, whole = break_lines("他说：“规模定律”，是的。", width, 12, 9)
    assert whole and "".join(lines) == "他说：“规模定律”，是的。"
    assert not any(line[0] in "，。”：" or line[-1] in "“" for line in lines)


def test_english_in_chinese_stays_whole() -> None:
    assert break_lines("我们用scaling定律", width, 10, 9)[0] == ["我们用", "scaling定", "律"]


def test_a_word_longer_than_a_line_is_broken_where_it_must() -> None:
    assert break_lines("x" * 25, width, 10, 9) == (["x" * 10, "x" * 10, "x" * 5], True)


def test_what_does_not_fit_is_told() -> None:
    lines, whole = break_lines("one two three four", width, 7, 2)
    assert (lines, whole) == (["one two", "three"], False)
    assert shorten("three,", width, 6) == "three…"


@given(st.text(max_size=120), st.integers(4, 30))
def test_no_character_is_lost_and_no_line_too_long(text: str, wide: int) -> None:
    lines, whole = break_lines(text, width, wide, 1000)
    assert whole
    assert "".join("".join(lines).split()) == "".join(text.split())
    signs = 2 * 120  # signs that may not begin a line hang behind their word
    assert all(width(line) <= wide or len(line) <= signs for line in lines)


# Drawing


def test_a_quotation_is_drawn_in_chinese_and_english(face: Face) -> None:
    own = draw(Card("Rostra"), face)
    drawn = {draw(card, face) for card in (ZH, EN)}
    assert len(drawn | {own}) == 3
    for content in drawn:
        colours = picture(content).getcolors(1 << 20) or []
        assert sum(count for count, colour in colours if max(colour) < 90) > 2_000, "dark ink"


def test_without_a_font_with_chinese_the_archive_s_own_card_is_shown() -> None:
    assert draw(ZH, None) == draw(Card("Rostra"), None)
    picture(draw(ZH, None))


def test_words_that_the_font_lacks_give_the_archive_s_own_card(face: Face) -> None:
    assert draw(replace(ZH, words="\U000f0000" * 20), face) == draw(Card("Rostra"), face)


def test_single_characters_that_the_font_lacks_are_left_out(face: Face) -> None:
    assert drawable(face, "规\U000f0000模 x") == "规模 x"


@pytest.mark.parametrize(
    "words",
    [
        "x" * 10_000,
        "规" * 10_000,
        "</script><b>" * 300,
        "\u202egnirts\u202c\u200b\u0000" * 50,
        "Z" + "\u0301" * 5_000,
        " ",
        "，。！" * 500,
    ],
    ids=["long word", "long Chinese", "markup", "invisible", "accents", "blank", "signs"],
)
def test_whatever_is_said_the_picture_is_drawn_and_small(words: str, face: Face) -> None:
    card = Card(words, words, words, words, words)
    content = draw(card, face)
    picture(content)
    assert len(content) < 200_000


def test_a_long_quotation_is_drawn_as_its_beginning(face: Face) -> None:
    assert draw(replace(ZH, words="规模" * 400), face) == draw(replace(ZH, words="规模" * 4000), face)


def test_the_identity_changes_with_every_text_and_the_font() -> None:
    cards = [ZH, *(replace(ZH, **{name: "x"}) for name in ("archive", "words", "speaker", "post", "where"))]
    assert len({identity(card, None) for card in cards} | {identity(ZH, Face("a.ttf"))}) == 7
    assert identity(ZH, None) == identity(replace(ZH), None)


# Fonts


def test_a_font_named_by_the_setting_is_taken_or_none(face: Face, tmp_path: Path) -> None:
    assert chinese_face(str(tmp_path / "no-such.ttf")) is None
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all")
    assert chinese_face(str(broken)) is None
    assert chinese_face(face.path) == Face(face.path)


def test_where_fontconfig_is_absent_the_usual_places_are_looked_at(
    face: Face, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts.shutil, "which", lambda name: None)
    monkeypatch.setattr(fonts, "USUAL", (face.path,))
    chinese_face.cache_clear()
    try:
        assert chinese_face() == Face(face.path)
    finally:
        chinese_face.cache_clear()


# Pages


def test_the_page_names_its_card_and_the_card_is_a_picture(
    client: Client, said: Callable[[str], str]
) -> None:
    address = f"/u/{said('Tides are the cheapest')}"
    assert (
        f'<meta property="og:image" content="http://archive.example{address}/card.png">'
        in client.get(address).text
    )
    answer = client.get(f"{address}/card.png")
    assert answer.headers["content-type"] == "image/png"
    picture(answer.content)


def test_a_link_to_some_words_has_a_card_of_these(client: Client, said: Callable[[str], str]) -> None:
    passage = f"/u/{said('Tides are the cheapest')}"
    words = f"?words={pointer('Tides are the cheapest clock we have.', 10, 28)}"
    page = client.get(passage + words).text
    for name, address in (("url", passage + words), ("image", f"{passage}/card.png{words}")):
        assert f'<meta property="og:{name}" content="http://archive.example{address}">' in page
    assert f'<link rel="canonical" href="http://archive.example{passage}">' in page
    whole, some, lost = (
        client.get(f"{passage}/card.png{more}").headers["etag"] for more in ("", words, "?words=0-5-1")
    )
    assert some != whole == lost
    assert f'"og:url" content="http://archive.example{passage}"' in client.get(f"{passage}?words=0-5-1").text


def test_a_card_that_has_not_changed_is_neither_drawn_nor_sent(
    client: Client, said: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/u/{said('Tides are the cheapest')}/card.png"
    etag = client.get(address).headers["etag"]
    monkeypatch.setattr("app.pages.cards.draw", lambda *card: pytest.fail("drawn again"))
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("words", ["</script>", "x" * 50])
def test_cards_of_hostile_words_are_pictures(client: Client, said: Callable[[str], str], words: str) -> None:
    picture(client.get(f"/u/{said(words)}/card.png").content)


def test_there_is_no_card_of_what_never_was(client: Client) -> None:
    assert client.get("/u/never/card.png").status_code == 404
    picture(client.get("/card.png").content)
