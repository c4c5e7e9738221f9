"""The search page: hits, what they can be narrowed to, and whatever people type."""

import re
from urllib.parse import quote, urlsplit

import pytest

from app.search.stages import matching
from app.search.whoosh.engine import WhooshEngine
from tests.pages.conftest import Shown, Visitor
from tests.pages.test_reading import FORUM, QUAY, TIDE


def searched(visitor: Visitor, words: str, **more: str) -> Shown:
    rest = "".join(f"&{name}={quote(value)}" for name, value in more.items())
    return visitor.opens(f"/search?q={quote(words)}{rest}")


def total_of(text: str) -> int:
    match = re.match(r"([\d,]+)\spassages?", text)
    return int(match[1].replace(",", "")) if match else 0


def total(page: Shown) -> int:
    return total_of(page.text(".tally"))


def test_where_the_archive_cannot_be_asked_a_quotation_is_not_told_to_be_absent(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WhooshEngine, "generation", lambda engine: -1)
    asked = "Whales will govern all harbours before long."
    page = visitor.opens(f"/quote?text={asked}")
    assert (page.status, page.all(".verdict"), page.text("textarea")) == (503, [], asked)
    assert page.text(".note").startswith("The archive cannot be asked just now")
    assert "现在无法" in visitor.opens(f"/quote?text={asked}", Accept_Language="zh").text(".note")
    problem = visitor.gets(f"/api/v1/quotes?text={asked}")
    assert (problem.status_code, problem.json()["status"]) == (503, 503)
    assert visitor.gets(f"/api/v1/search?q={asked}").json()["partial"] is True


def test_hits_show_the_words_marked_with_speaker_and_session(visitor: Visitor) -> None:
    page = searched(visitor, "shore power")
    hits = page.all(".hit")
    assert len(hits) == total(page) > 0
    for hit in hits:
        assert hit.cssselect(".said mark")
        assert hit.cssselect(".who a")[0].get("href").startswith("/speakers/")
        assert "/u/" in hit.cssselect(".said a")[0].get("href")


def test_passages_that_stand_side_by_side_are_one_place_and_both_are_counted(visitor: Visitor) -> None:
    page = searched(visitor, "tide")
    places, beside = len(page.all(".hit")), len(page.all('.hit .also a[href^="/u/"]'))
    assert beside
    assert page.text(".tally").startswith(f"{places + beside} passages in {places} places ")
    words = page.texts(".hit .also a")
    assert all(one.lower().startswith("tide") for one in words) and len(set(words)) == len(words)


def test_on_one_of_several_pages_the_places_of_that_page_are_counted(visitor: Visitor) -> None:
    page = searched(visitor, "tide", per_page="12")
    places = len(page.all(".hit"))
    assert page.text(".tally").startswith(f"{total(page)} passages; on this page 12 in {places} places ")


def test_where_no_two_passages_stand_side_by_side_no_places_are_counted(visitor: Visitor) -> None:
    assert "place" not in searched(visitor, "shore power").text(".tally")


def test_a_filter_without_words_lists_all_that_it_lets_through(visitor: Visitor) -> None:
    page = searched(visitor, "", lang="en")
    assert total(page) > 10 and page.all(".hit") and not page.all(".badge")
    assert "Nothing was found." in searched(visitor, "", speaker="nobody").text(".tally")


def test_a_name_and_a_topic_lead_to_what_that_person_said_of_it(visitor: Visitor) -> None:
    [address] = searched(visitor, "Ondarra tide").links(".person a")
    page = visitor.opens(address)
    assert total(page) > 0
    assert {who.text_content() for who in page.all(".hit .who a")} == {"Liesbet Ondarra"}


def test_where_only_the_speaker_s_own_words_have_a_topic_the_page_leads_with_them(visitor: Visitor) -> None:
    page = searched(visitor, "Quillmere boots")
    assert "Nothing was found" not in page.text("main")
    [address] = page.links(".found > :first-child a")
    said = total_of(page.text(".found > :first-child span"))
    assert said == total(visitor.opens(address)) > 0


def test_where_the_speaker_said_nothing_of_it_no_such_link_is_offered(visitor: Visitor) -> None:
    page = searched(visitor, "Quillmere zygomatic")
    assert "Nothing was found" in page.text(".tally") and not page.all(".person")


def test_a_hit_leads_to_the_words(visitor: Visitor) -> None:
    page = searched(visitor, '"the valuable thing is the difference"')
    words = page.text(".hit:first-child mark")
    hit = page.links(".hit:first-child .said a")[0]
    assert words in visitor.opens(hit).text("blockquote")
    in_session = page.links(".hit:first-child .facts a")[0]
    anchor = urlsplit(in_session).fragment
    assert words in visitor.opens(in_session).text(f"[id='{anchor}']")


def test_either_script_finds_the_other(visitor: Visitor) -> None:
    page = searched(visitor, "岸電")
    sessions = {urlsplit(link).path for link in page.links(".hit .facts a")}
    assert {FORUM, QUAY} <= sessions


def test_a_filter_narrows_and_a_chip_widens_again(visitor: Visitor) -> None:
    page = searched(visitor, "tide")
    narrower = next(link for link in page.links(".facets a") if TIDE.rpartition("/")[2] in link)
    narrowed = visitor.opens(narrower)
    assert 0 < total(narrowed) < total(page)
    assert {urlsplit(link).path for link in narrowed.links(".hit .facts a")} == {TIDE}
    [chip] = narrowed.links(".chips a")
    assert total(visitor.opens(chip)) == total(page)


def test_a_chip_for_each_field_that_is_left_out_takes_it_in_again(visitor: Visitor) -> None:
    page = searched(visitor, "tide -讲者:“Liesbet Ondarra” -in:panel")
    assert [chip.text_content() for chip in page.all(".chips a")] == [
        "not Speaker: Liesbet Ondarra ×",
        "not Part: panel ×",
    ]
    wider = visitor.opens(page.links(".chips a")[0])
    assert total(wider) == total(searched(visitor, "tide -in:panel")) > total(page)
    [last] = wider.links(".chips a")
    assert total(visitor.opens(last)) == total(searched(visitor, "tide"))


@pytest.mark.parametrize(
    ("parameter", "slug", "chip"),
    [
        ("speaker", "liesbet-ondarra", "Speaker: Liesbet Ondarra"),
        ("session", TIDE.rpartition("/")[2], "Session: Who owns the tide? A conversation"),
        ("event", "harbour-forum-2025-an-invented-example", "Event: Harbour Forum 2025"),
    ],
)
def test_a_chip_has_the_name_where_nothing_is_found_too(
    visitor: Visitor, parameter: str, slug: str, chip: str
) -> None:
    page = searched(visitor, "zygomatic", **{parameter: slug})
    assert "Nothing was found" in page.text(".tally")
    assert page.text(".chips a").startswith(chip)
    assert searched(visitor, f"tide -{parameter}:{slug}").text(".chips a").startswith(f"not {chip}")


def test_what_is_typed_twice_has_one_chip_that_takes_both_out(visitor: Visitor) -> None:
    page = searched(visitor, "lang:en tide lang:en -in:keynote -in:keynote")
    assert len(page.links(".chips a")) == 2
    for left in (1, 0):
        page = visitor.opens(page.links(".chips a")[0])
        assert len(page.links(".chips a")) == left


@pytest.mark.parametrize(
    ("typed", "chips"),
    [
        ("tide speaker:ondarra", ["Speaker: Liesbet Ondarra ×"]),
        ("tide 环节:圆桌 date:2025-09", ["Date: 2025-09 ×", "Part: panel ×"]),
        ("tide lang:zh OR lang:en", ["Language: Chinese ×", "Language: English ×"]),
        ("speaker:nobody tide", ["Speaker: nobody ×"]),
        ("tide match:variant", ["Match: another form ×"]),
    ],
)
def test_a_chip_for_each_field_that_is_typed_widens_the_search_again(
    visitor: Visitor, typed: str, chips: list[str]
) -> None:
    page = searched(visitor, typed)
    assert [chip.text_content() for chip in page.all(".chips a")] == chips
    for left in range(len(chips) - 1, -1, -1):
        page = visitor.opens(page.links(".chips a")[0])
        assert len(page.links(".chips a")) == left
    assert total(page) == total(searched(visitor, "tide"))


def test_where_no_passage_has_all_words_the_others_can_be_searched_for(visitor: Visitor) -> None:
    page = searched(visitor, "what about the tide and zeppelinfahrt")
    notes = [note.text_content() for note in page.all(".note")]
    assert "Searched without: what, about, the, and" in notes
    [link] = page.links(".note a")
    number = total(visitor.opens(link))
    assert f"No passage has all of these words. Leave out “zeppelinfahrt”: {number}\xa0passages" in notes


def test_a_search_with_a_word_less_does_not_read_as_one_for_what_lacks_it(visitor: Visitor) -> None:
    page = visitor.opens("/search?q=潮汐+飞艇旅行", accept_language="zh")
    [note] = [one for one in page.texts(".note") if "飞艇旅行" in one]
    assert "不搜“飞艇旅行”：" in note and "不含" not in note


def test_a_typed_field_can_be_typed_over(visitor: Visitor) -> None:
    page = searched(visitor, "tide speaker:ondarra lang:en")
    assert not page.all("form.find input[type=hidden]")
    assert "speaker=" not in page.links(".orders a")[0]


def test_the_count_beside_a_filter_is_what_it_finds(visitor: Visitor) -> None:
    for facet in searched(visitor, "the").all(".facets li"):
        [link] = facet.cssselect("a")
        [count] = facet.cssselect("span")
        assert total(visitor.opens(link.get("href"))) == int(count.text)


def test_pages_of_hits_follow_each_other(visitor: Visitor) -> None:
    page = searched(visitor, "the", per_page="5")
    seen = page.links(".hit .said a")
    while page.links(".pager a[rel=next]"):
        page = visitor.opens(page.links(".pager a[rel=next]")[0])
        seen += page.links(".hit .said a")
    assert len(seen) == len(set(seen)) == total(page)


def test_dates_narrow(visitor: Visitor) -> None:
    page = searched(visitor, "tide", **{"from": "2025-09-18", "to": "2025-09-18"})
    assert {time.get("datetime") for time in page.all(".hit time")} == {"2025-09-18"}


def test_a_speaker_whose_name_is_searched_for_is_offered(visitor: Visitor) -> None:
    assert "/speakers/liesbet-ondarra" in searched(visitor, "Ondarra").links(".person a")


def test_a_speaker_whose_name_no_passage_says_is_no_failure(visitor: Visitor) -> None:
    page = searched(visitor, "Mr Shen")
    assert page.links(".found > :first-child a") == ["/speakers/shen-wang-ting"]
    assert "Nothing was found" not in page.text("main") and not page.all(".help")
    assert page.text(".found .note") == "No passage has the name itself."


@pytest.mark.parametrize("typed", ["chengx", "chengxiun", "Ondarr"])
def test_the_beginning_of_a_name_leads_to_it_without_suggestions_too(visitor: Visitor, typed: str) -> None:
    page = searched(visitor, typed)
    assert page.text(".note").startswith("Did you mean")
    assert visitor.opens(page.links(".note a")[0]).all(".person a[href^='/speakers/']")


# Whatever people type


@pytest.mark.parametrize(
    "words", ["!!!", "。，、！？", "…—", '""', "-", "()[]{}", "\N{ZERO WIDTH SPACE}", "🎼"]
)
def test_a_query_of_only_punctuation_is_told_so(visitor: Visitor, words: str) -> None:
    page = searched(visitor, words)
    assert page.status == 400
    assert not page.all(".hit")
    assert page.all(".help")


@pytest.mark.parametrize("words", ["tide " * 2_000, "潮" * 6_000, "a" * 10_000, '"' * 10_000])
def test_a_query_of_ten_thousand_characters_is_cut_and_says_so(visitor: Visitor, words: str) -> None:
    page = searched(visitor, words)
    assert page.status == 400
    assert any("2,000 characters" in note for note in page.texts(".note"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"), ("page", "-1"), ("page", "x"), ("page", "99999999999999999999"), ("per_page", "1000"),
        ("per_page", "ten"), ("from", "2025-13-40"), ("to", "yesterday"), ("from", "99999-01-01"),
        ("sort", "loudest"), ("speaker", "nobody-at-all"), ("session", "no-such"), ("event", "no-such"),
    ],
)  # fmt: skip
def test_a_parameter_that_means_nothing_is_told(visitor: Visitor, name: str, value: str) -> None:
    page = searched(visitor, "tide", **{name: value})
    assert page.status == (200 if name in ("speaker", "session", "event") else 400)
    assert page.all(".note")


def test_a_page_behind_the_last_leads_to_the_first(visitor: Visitor) -> None:
    page = searched(visitor, "tide", page="900")
    assert page.status == 404 and not page.all(".hit")
    assert "/search?q=tide" in page.links("main a")


def test_markup_in_a_query_stays_text(visitor: Visitor) -> None:
    page = searched(visitor, "<script>alert(1)</script>\"'><img src=x>")
    assert not page.all("main script, main img")
    assert "<script>" in page.one(".find.large input[name=q]").get("value")


def test_nothing_found_says_so_and_helps(visitor: Visitor) -> None:
    page = searched(visitor, "zygomorphic")
    assert "zygomorphic" in page.text(".tally")
    assert page.all(".help") and not page.all(".facets")


def test_where_a_bound_is_reached_every_count_says_that_it_is_the_least(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = searched(visitor, '"the *"')
    assert "At least" not in whole.text(".tally")
    assert not any("+" in count for count in whole.texts(".facets span"))
    monkeypatch.setattr(matching, "MOST_FITTED", 4)
    page = searched(visitor, '"the *"')
    assert page.text(".tally").startswith("At least 4 passages")
    counts = page.texts(".facets span")
    assert counts and all(count.endswith("+") for count in counts)
    assert "20 or more" in page.texts(".note")[0]


def test_a_hit_whose_speaker_is_not_certain_says_so(visitor: Visitor) -> None:
    hit = visitor.opens("/search?q=今天没有人谈红绿灯").one(".hit:first-child")
    [doubt] = hit.cssselect("a.doubt")
    assert doubt.text_content() == "speaker?" and doubt.get("href").startswith("/u/")
    assert "not certain" in doubt.get("title")
    page = visitor.opens("/quote?text=就像今天没有人谈红绿灯一样")
    assert page.text(".place .alters").startswith("It is not certain that")
    assert not visitor.opens("/search?q=tide").one(".hit:first-child").cssselect("a.doubt")


def test_a_quotation_put_together_of_several_is_shown_sentence_by_sentence(visitor: Visitor) -> None:
    said, unsaid = "a tide table cost as much as a great pair of boots.", "Whales will govern every harbour."
    page = visitor.opens(f"/quote?text={quote(f'{said} {unsaid}')}")
    assert page.texts(".sentences .asked") == [unsaid]  # the other stands there with what differs
    assert page.texts(".sentences .answer")[1] == "Nobody in this archive said this."
    assert page.text(".verdict > .alters") == "Nobody in this archive said 1 of its 2 sentences."
    assert len(page.all(".sentences .place")) == 1


def test_a_quotation_said_more_often_than_is_shown_leads_to_a_search_for_the_rest(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.search.quote.quote.MOST_MATCHES", 1)
    page = visitor.opens("/quote?text=各位来宾")
    [more] = page.all(".verdict > p > a")
    assert more.text_content() == "And in 2 more passages"
    assert len(page.all(".place")) == 1
    assert total(visitor.opens(more.get("href"))) == 3
