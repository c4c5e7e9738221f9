"""Words that a reader selects: a link to exactly these, and a quotation with where it is from."""

import re

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
    expect(page.get_by_role("button", name="Copied").last).to_be_visible()
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


HOST_AND_PILOT = ["Maren Tollefsby", "Ansel Quillmere"]
ACROSS = """([first, last]) => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let begun = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const [start, end] = [node.data.indexOf(first), node.data.indexOf(last)];
    if (!begun && start >= 0) range.setStart(node, start);
    begun ||= start >= 0;
    if (begun && end >= 0) {
      range.setEnd(node, end + last.length);
      break;
    }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.mark.parametrize(
    ("kind", "first", "last", "speakers"),
    [
        ("session", "twenty minutes.", "rather tell the gulls", ["Ansel Quillmere"]),
        ("session", "Would you let", "falling tide", HOST_AND_PILOT),
        ("session", "Would you let them?", "ten million cells", [*HOST_AND_PILOT, "Liesbet Ondarra"]),
        ("session with times", "asleep and they aren't", "是我自己打的", ["Ansel Quillmere", "陆澄帆"]),
    ],
)  # fmt: skip
def test_words_over_several_passages_and_speakers_have_a_link_and_a_quotation(
    visit: Visit, kind: str, first: str, last: str, speakers: list[str]
) -> None:
    page = visit(KINDS[kind])
    page.evaluate(ACROSS, [first, last])
    quote = copied(page, "Copy quote")
    link = copied(page, "Copy link to these words")
    assert quote.endswith(f"{link}") and "19 September 2025" in quote
    there = visit(link)
    marked = there.locator("blockquote mark").all_inner_texts()
    assert len(marked) > 1 and marked[0].startswith(first) and marked[-1].endswith(last)
    assert not there.locator(".note").count()
    assert there.locator(".quote figcaption a[lang]").all_inner_texts() == speakers
    assert all(f"{name}: “" in quote for name in speakers) == (len(speakers) > 1)
    for words in marked:
        assert words in quote
    citation = there.get_by_label("Citation", exact=True).input_value()
    assert all(f"{name}: “" in citation for name in speakers)
    assert all(words in citation for words in marked)
    there.evaluate(ACROSS, [first[3:], last[:-3]])
    assert visit(copied(there, "Copy link to these words")).locator("blockquote mark").count() == len(marked)


def test_words_over_several_passages_are_shown_without_javascript_too(visit: Visit) -> None:
    page = visit(KINDS["session"])
    page.evaluate(ACROSS, ["Would you let them?", "ten million cells"])
    link = copied(page, "Copy link to these words")
    there = visit(link, java_script_enabled=False)
    assert there.locator("blockquote mark").count() == 4
    assert there.get_by_label("Link", exact=True).input_value() == link


def test_more_than_a_quotation_is_told_in_place_of_the_buttons(visit: Visit) -> None:
    page = visit(KINDS["session"])
    tools = page.get_by_role("toolbar")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.talk'))")
    expect(tools.get_by_role("status")).to_contain_text(
        re.compile(r"^\d{1,2},\d{3} characters are selected; a link or a quotation takes 5,000 at most")
    )
    expect(tools).to_be_in_viewport()
    expect(tools.get_by_role("button")).to_have_count(0)
    page.evaluate(SELECT, [".talk", "a tide table cost as much"])
    expect(tools.locator("p")).to_be_hidden()
    assert "a tide table cost as much" in copied(page, "Copy quote")


def test_no_passage_or_gaps_offer_nothing(visit: Visit) -> None:
    page = visit(KINDS["session"])
    tools = page.get_by_role("toolbar")
    page.evaluate(SELECT, [".talk", "a tide table cost as much"])
    expect(tools).to_be_visible()
    page.evaluate(SELECT, ["h1", "tide"])
    expect(tools).to_be_hidden()
    alone = visit(KINDS["one speaker"])
    tools = alone.get_by_role("toolbar")
    alone.evaluate(ACROSS, ["matter of record", "answer"])
    expect(tools).to_be_hidden()
    alone.evaluate(SELECT, [".talk", "matter of record"])
    expect(tools).to_be_visible()


def test_of_one_speaker_words_over_passages_of_a_turn_have_a_link(visit: Visit) -> None:
    page = visit(KINDS["one speaker"])
    turn = page.locator(".turn:has(p[id] ~ p[id])").first
    ids = turn.locator("p[id]").evaluate_all("all => all.slice(0, 2).map((one) => one.id)")
    page.evaluate(
        "([first, last]) => getSelection().setBaseAndExtent("
        "document.getElementById(first).lastChild, 3, document.getElementById(last).lastChild, 9)",
        ids,
    )
    there = visit(copied(page, "Copy link to these words"))
    assert there.locator("blockquote p").evaluate_all("all => all.map((one) => one.id)") == ids
    assert there.locator("blockquote mark").count() == 2


def test_quotation_marks_within_a_quotation_are_single_ones(visit: Visit) -> None:
    page = visit(KINDS["Chinese session"], locale="zh-CN")
    page.evaluate(SELECT, [".talk", "这里是“潮汐与算力”智慧港航"])
    page.get_by_role("button", name="复制引语").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    quote = page.evaluate("navigator.clipboard.readText()")
    assert quote.startswith("“这里是‘潮汐与算力’智慧港航”——")


def test_words_as_they_were_heard_have_no_link_of_their_own(visit: Visit) -> None:
    """Links are to the words as they read now."""
    page = visit(KINDS["as heard"])
    page.evaluate(SELECT, [".talk", "潮"])
    page.wait_for_timeout(100)
    assert page.get_by_role("toolbar").count() == 0
