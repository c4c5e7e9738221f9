"""Links to exact words, of one passage or of several: marked, cited, and told to be gone."""

from itertools import pairwise

import pytest
from lxml.html import HtmlElement

from app.text.pointer import pointer
from tests.pages.conftest import Visitor
from tests.pages.test_reading import TIDE


def test_a_link_to_exact_words_shows_them_marked_and_cites_them(visitor: Visitor) -> None:
    passage = visitor.opens(TIDE).all("p[id^='u-']")[9]
    address, text = passage.cssselect("a.at")[0].get("href"), passage.text_content().strip().lstrip("¶")
    page = visitor.opens(f"{address}?words={pointer(text, 2, 12)}")
    assert page.text("blockquote mark") == text[2:12].strip()
    assert page.text("blockquote") == text
    assert f"“{text[2:12]}”" in page.one("#citation").text
    assert page.one("#link").get("value").endswith(f"{address}?words={pointer(text, 2, 12)}")
    assert not page.all(".note")


@pytest.mark.parametrize("words", ["2-12-zzzzzzz", "12", "<b>", "9-2-a", "0-5000-a", "潮"])
def test_words_that_are_not_there_any_more_are_told_in_a_line(visitor: Visitor, words: str) -> None:
    address = visitor.opens(TIDE).links("a.at")[9]
    page = visitor.opens(f"{address}?words={words}")
    assert page.status == 200 and not page.all("mark")
    assert "not here any more" in page.text(".note")
    assert page.one("#link").get("value").endswith(address)


def beginning(passages: list[HtmlElement]) -> tuple[str, list[str]]:
    """The address of the first of some passages, and the words of each."""
    texts = ["".join(passage.xpath("text()")).strip() for passage in passages]
    return passages[0].cssselect("a.at")[0].get("href"), texts


def test_a_link_to_words_over_several_passages_shows_these_and_says_who_speaks(visitor: Visitor) -> None:
    address, texts = beginning(visitor.opens(TIDE).all("p[id^='u-']")[9:12])
    text = "".join(texts)
    made = pointer(text, 10, len(text) - 5)
    page = visitor.opens(f"{address}?words={made}")
    marked = page.texts("blockquote mark")
    assert [" ".join(one.split()) for one in (texts[0][10:], texts[1], texts[2][:-5])] == marked
    assert len(page.all("blockquote p[lang]")) == 3 and not page.all(".note")
    names = page.texts(".quote .by")
    assert len(set(names)) > 1
    assert page.texts(".quote figcaption a[lang]") == list(dict.fromkeys(names))
    assert page.one("#link").get("value").endswith(f"{address}?words={made}")
    citation = page.text("#citation")
    assert all(f"{name}: “" in citation for name in names)
    assert all(one != other for one, other in pairwise(names))
    before, after = page.all(".around")
    assert len(before.cssselect("p")) == len(after.cssselect("p")) == 2
    shown = {one.get("id")[2:] for one in page.all("blockquote p")}
    assert not {link[3:] for link in page.links(".around a.at")} & shown


@pytest.mark.parametrize("words", ["0-5001-a", "7-999999-zzzzzzz"])
def test_a_link_to_more_words_than_can_be_marked_says_so(visitor: Visitor, words: str) -> None:
    address = visitor.opens(TIDE).links("a.at")[9]
    page = visitor.opens(f"{address}?words={words}")
    assert page.status == 200 and not page.all("mark")
    assert page.text(".note").startswith("This link is for more words than a link may mark")


@pytest.mark.parametrize("wrong", ["0", "zzzzzzz"])
def test_words_over_passages_that_were_changed_are_told_to_be_gone(visitor: Visitor, wrong: str) -> None:
    address, texts = beginning(visitor.opens(TIDE).all("p[id^='u-']")[9:12])
    page = visitor.opens(f"{address}?words=10-{len(''.join(texts)) - 5}-{wrong}")
    assert page.status == 200 and not page.all("mark")
    assert page.text("blockquote") == " ".join(texts[0].split())
    assert "not here any more" in page.text(".note")


@pytest.mark.parametrize("more", [".", "。", ")", "”，他说"])
def test_a_link_to_words_copied_with_what_stood_behind_it_still_shows_them(
    visitor: Visitor, more: str
) -> None:
    address, texts = beginning(visitor.opens(TIDE).all("p[id^='u-']")[9:10])
    page = visitor.opens(f"{address}?words={pointer(texts[0], 2, 12)}{more}")
    assert page.text("blockquote mark") == texts[0][2:12].strip()


def test_the_quote_check_links_to_the_exact_words(visitor: Visitor) -> None:
    page = visitor.opens("/quote?text=a tide table cost as much as a great pair of boots")
    found = visitor.opens(page.links(".place .facts a")[0])
    assert found.text("blockquote mark") == "a tide table cost as much as a good pair of boots"


def test_a_quotation_over_several_passages_links_to_all_of_its_words(visitor: Visitor) -> None:
    page = visitor.opens("/quote?text=would you let them it depends on what they do with it")
    assert page.texts(".place blockquote p") == [
        "Maren Tollefsby: Would you let them?",
        "Ansel Quillmere: It depends on what they do with it",
    ]
    [link] = page.links(".place .facts a")
    found = visitor.opens(link)
    assert found.texts("blockquote mark") == ["Would you let them?", "It depends on what they do with it"]


@pytest.mark.parametrize(
    ("asked", "shown", "changed"),
    [
        (
            "a tide table cost as much as a good pair of boots",
            "a tide table cost as much as a good pair of boots",
            [],
        ),
        (
            "a tide table cost as much as a great pair of boots",
            "a tide table cost as much as a great good pair of boots",
            ["great", "good"],
        ),
        ("would you ever let them it depends on what they do", "", ["ever"]),
    ],
)
def test_what_was_said_stands_there_once_with_what_differs_marked_in_it(
    visitor: Visitor, asked: str, shown: str, changed: list[str]
) -> None:
    page = visitor.opens(f"/quote?text={asked}")
    lines = (
        [shown]
        if shown
        else ["Maren Tollefsby: Would you ever let them?", "Ansel Quillmere: It depends on what they do"]
    )
    assert [" ".join(one.split()) for one in page.texts(".place blockquote p")] == lines
    assert page.texts(".place del, .place blockquote ins")[: len(changed)] == changed
    assert len(page.all(".place p")) == len(lines) + 2 + 2 * bool(changed) + (len(lines) > 1)
    assert bool(page.all(".key")) == bool(changed)


def test_another_number_is_told_in_the_reader_s_language(visitor: Visitor) -> None:
    text = "We moved sixty two percent of the computing to slack water"
    note = "A number differs: “sixty two percent” in the quotation, “sixty one percent” in the archive."
    page = visitor.opens(f"/quote?text={text}")
    assert page.texts(".place .alters") == [note]
    assert page.all(".verdict .answer.partial")
    assert "数字不同" in visitor.opens(f"/quote?text={text}", Accept_Language="zh").text(".place .alters")


def test_of_a_quotation_that_is_too_long_to_be_checked_the_beginning_is_answered(visitor: Visitor) -> None:
    box = visitor.opens("/quote").one("textarea[name=text]")
    sentence = "A tide table cost as much as a good pair of boots. "
    text = (sentence * 200)[: int(box.get("maxlength"))]
    assert len(text) > 2_000
    page = visitor.opens(f"/quote?text={text}")
    assert page.status == 200
    assert "Only the first 2,000 characters" in page.text(".note")
    assert page.text(".verdict > .answer")


@pytest.mark.parametrize("text", ["，。！", "tide"])
def test_what_is_too_short_to_be_a_quotation_gets_no_verdict(visitor: Visitor, text: str) -> None:
    page = visitor.opens(f"/quote?text={text}")
    assert page.status == 400
    assert "too short" in page.text(".note")
    assert not page.all(".verdict")
    answer = visitor.gets(f"/api/v1/quotes?text={text}")
    assert answer.status_code == 400 and "too short" in answer.json()["detail"]


@pytest.mark.parametrize("text", ["的" * 2_000, "a OR " * 400, "7" * 2_000, "tide " * 900])
def test_what_says_the_same_again_and_again_is_not_called_short(visitor: Visitor, text: str) -> None:
    page = visitor.opens(f"/quote?text={text}")
    assert page.status == 400 and not page.all(".verdict")
    assert "too few different words" in page.text(".note") and "short" not in page.text(".note")
