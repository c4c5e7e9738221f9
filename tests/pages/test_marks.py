"""From a hit to where its words stand: they are marked there, and what is cited is the passage as before."""

import pytest

from tests.pages.conftest import Shown, Visitor


@pytest.fixture
def hits(visitor: Visitor) -> Shown:
    return visitor.opens("/search?q=tide table")


def test_a_hit_leads_to_its_passage_with_the_words_marked(visitor: Visitor, hits: Shown) -> None:
    for link, hit in zip(hits.links(".hit .said a"), hits.all(".hit"), strict=True):
        page = visitor.opens(link)
        shown = [mark.text_content() for mark in hit.cssselect("mark")]
        assert page.texts("blockquote mark")[: len(shown)] == shown[:8]


def test_a_hit_leads_into_its_session_with_the_words_of_that_passage_marked(
    visitor: Visitor, hits: Shown
) -> None:
    for link, hit in zip(hits.links(".hit .facts > a:first-child"), hits.all(".hit"), strict=True):
        page = visitor.opens(link)
        shown = [mark.text_content() for mark in hit.cssselect("mark")]
        marked = page.texts(f"#{link.partition('#')[2]} mark")
        assert marked[: len(shown)] == shown[:8] and page.texts("mark") == marked


def test_what_is_copied_cited_or_shared_of_it_is_the_passage_itself(visitor: Visitor, hits: Shown) -> None:
    link = hits.links(".hit .said a")[0]
    bare, found = visitor.opens(link.partition("?")[0]), visitor.opens(link)
    assert found.one("#link").get("value") == bare.one("#link").get("value")
    assert found.text("#citation") == bare.text("#citation")
    for head in ("link[rel=canonical]", "meta[property='og:url']", "meta[property='og:image']", "title"):
        assert [dict(one.attrib) for one in found.all(head)] == [dict(one.attrib) for one in bare.all(head)]
    assert found.text("blockquote") == bare.text("blockquote") and not bare.all("mark")


def test_the_session_s_own_address_goes_without_it(visitor: Visitor, hits: Shown) -> None:
    link = hits.links(".hit .facts > a:first-child")[0]
    assert visitor.opens(link).one("link[rel=canonical]").get("href").endswith(link.partition("?")[0])


def test_from_the_passage_into_the_session_the_words_stay_marked(visitor: Visitor, hits: Shown) -> None:
    passage = visitor.opens(hits.links(".hit .said a")[0])
    session = visitor.opens(passage.links("a.more")[0])
    assert session.texts("p mark") == passage.texts("blockquote mark") != []


def test_hits_without_words_lead_to_pages_as_they_are(visitor: Visitor) -> None:
    page = visitor.opens("/search?lang=en")
    assert page.all(".hit") and not [link for link in page.links(".hit a") if "marks" in link]


@pytest.mark.parametrize("marks", ["<b>", "0-5-zzzzzzz", "潮", "." * 900])
def test_marks_that_are_none_mark_nothing(visitor: Visitor, hits: Shown, marks: str) -> None:
    address = hits.links(".hit .said a")[0].partition("?")[0]
    page = visitor.opens(f"{address}?marks={marks}")
    assert page.status == 200 and not page.all("mark") and not page.all(".note")


def test_a_passage_that_is_not_in_the_session_marks_nothing(visitor: Visitor, hits: Shown) -> None:
    address = hits.links(".hit .facts > a:first-child")[0].partition("?")[0]
    page = visitor.opens(f"{address}?passage=<b>&marks=0-1-a")
    assert page.status == 200 and not page.all("mark")
