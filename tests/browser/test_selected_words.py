"""Words that a reader selects: a link to exactly these, and a quotation with where it is from."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KINDS, Visit

pytestmark = pytest.mark.browser

SELECT = """([selector, words]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}"""


def copied(page: Page, button: str) -> str:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("session", "the difference between the forecast"),
        ("Chinese session", "潮水一天来两次"),
        ("session with times", "asleep and they aren't"),
    ],
)
def test_a_link_to_selected_words_shows_exactly_these(visit: Visit, kind: str, words: str) -> None:
    page = visit(KINDS[kind])
    page.evaluate(SELECT, [".talk", words])
    link = copied(page, "Copy link to these words")
    there = visit(link)
    expect(there.locator("blockquote mark")).to_have_text(words)
    there.evaluate(SELECT, ["blockquote", words[2:-2]])
    again = visit(copied(there, "Copy link to these words"))
    expect(again.locator("blockquote mark")).to_have_text(words[2:-2])


def test_a_quotation_says_who_where_and_when(visit: Visit) -> None:
    page = visit(KINDS["session"])
    page.evaluate(SELECT, [".talk", "a tide table cost as much"])
    quote = copied(page, "Copy quote")
    assert quote.startswith("“a tide table cost as much” Liesbet Ondarra, Who owns the tide?")
    assert "19 September 2025" in quote and "/u/" in quote


def test_a_selection_over_two_passages_or_none_offers_nothing(visit: Visit) -> None:
    page = visit(KINDS["session"])
    tools = page.get_by_role("toolbar")
    page.evaluate(SELECT, [".talk", "a tide table cost as much"])
    expect(tools).to_be_visible()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.talk'))")
    expect(tools).to_be_hidden()
    page.evaluate(SELECT, ["h1", "tide"])
    expect(tools).to_be_hidden()
