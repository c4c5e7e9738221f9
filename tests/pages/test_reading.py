"""What a person sees on each page, and where its links lead."""

import re

import pytest

from tests.pages.conftest import Shown, Visitor

TIDE = "/sessions/2025-09-19-who-owns-the-tide-a-conversation-about-harbours-data-and"
QUAY = "/sessions/2025-09-19-the-quay-at-night-a-walk-with-a-pilot-and-an-engineer"
FORUM = "/sessions/2025-09-18-chao-xi-yu-suan-li-zhi-hui-gang-hang-zhu-ti-lun-tan-xu-gou"
EVENT = "/events/harbour-forum-2025-an-invented-example"


# Home


def test_home_says_what_this_is_and_lets_one_search(visitor: Visitor) -> None:
    page = visitor.opens("/")
    assert page.status == 200
    assert page.one("main form[action='/search'] input[name=q]").get("type") == "search"
    assert "5 sessions" in page.text(".counts")


def test_home_lists_the_latest_sessions_first(visitor: Visitor) -> None:
    dates = [time.get("datetime") for time in visitor.opens("/").all(".session-line time")]
    assert dates == sorted(dates, reverse=True) and len(dates) == 5


def test_home_lists_the_events_with_their_days(visitor: Visitor) -> None:
    page = visitor.opens("/")
    assert EVENT in page.links(".event-line a")
    assert any("18–19 Sept 2025" in line and "3 sessions" in line for line in page.texts(".event-line"))


def test_an_archive_with_nothing_in_it_says_how_to_begin(empty: Visitor) -> None:
    page = empty.opens("/")
    assert "rostra import" in page.text(".empty code")
    assert "no session" in empty.opens("/sessions").text(".empty")
    assert empty.opens("/speakers").status == 200


# Sessions


def test_all_sessions_stand_by_year(visitor: Visitor) -> None:
    page = visitor.opens("/sessions")
    assert page.texts(".year h2") == ["2025"]
    assert {TIDE, QUAY, FORUM} <= set(page.links(".session-line .title"))


def test_an_event_lists_its_sessions_only(visitor: Visitor) -> None:
    page = visitor.opens(EVENT)
    assert page.text("h1").startswith("Harbour Forum 2025")
    assert set(page.links(".session-line .title")) == {TIDE, QUAY, FORUM}


def test_a_session_has_head_programme_speakers_and_words(visitor: Visitor) -> None:
    page = visitor.opens(TIDE)
    assert page.text("h1").startswith("Who owns the tide?")
    assert page.links(".kicker a") == [EVENT]
    assert page.texts(".programme li")[0] == "Opening" and len(page.texts(".programme li")) == 6
    assert page.texts(".part") == page.texts(".programme li")
    assert any("Maren Tollefsby" in voice and "%" in voice for voice in page.texts(".voices li"))


def test_every_passage_of_a_session_has_an_anchor_and_its_own_address(visitor: Visitor) -> None:
    passages = visitor.opens(TIDE).all("p[id^='u-']")
    assert len(passages) == 55
    for passage in passages:
        assert passage.cssselect("a.at")[0].get("href") == f"/u/{passage.get('id')[2:]}"


def test_how_long_a_session_is_stands_in_its_head_where_the_source_has_times(visitor: Visitor) -> None:
    assert "9 min" in visitor.opens(QUAY).text(".head .facts")
    assert "9分钟" in visitor.opens(QUAY, Accept_Language="zh").text(".head .facts")
    assert "min" not in visitor.opens(TIDE).text(".head .facts")


def test_programme_and_speakers_lead_to_passages_of_the_page(visitor: Visitor) -> None:
    page = visitor.opens(TIDE)
    anchors = page.links(".programme a, .voices a:not(.only), .strip a")
    assert len(anchors) > 40
    assert all(page.all(anchor) for anchor in anchors)


def test_times_are_shown_where_the_source_has_them(visitor: Visitor) -> None:
    assert visitor.opens(QUAY).texts("a.at")[0] == "0:11"
    assert set(visitor.opens(TIDE).texts("a.at")) == {"¶"}


def test_slides_and_marks_stand_at_their_place(visitor: Visitor) -> None:
    page = visitor.opens(FORUM)
    pictures = [picture.get("src") for picture in page.all(".slide img")]
    assert len(pictures) == 2
    assert all(picture.get("alt") for picture in page.all(".slide img"))
    for picture in pictures:
        assert visitor.gets(picture).headers["content-type"] == "image/png"
    assert {"music", "applause"} <= set(page.texts(".mark"))


def test_a_doubtful_speaker_is_marked_with_the_reason(visitor: Visitor) -> None:
    doubts = visitor.opens(FORUM).all("a.doubt")
    assert doubts
    assert all("sure" in doubt.get("title") for doubt in doubts)


# One passage


def test_a_passage_on_its_own_has_words_speaker_surroundings_and_citation(visitor: Visitor) -> None:
    passages = visitor.opens(TIDE).all("p[id^='u-']")
    address = passages[5].cssselect("a.at")[0].get("href")
    page = visitor.opens(address)
    words = page.text("blockquote")
    assert words in " ".join(passages[5].text_content().split())
    assert len(page.all(".around p")) == 4
    assert page.one("#link").get("value") == f"http://archive.example{address}"
    citation = page.text("#citation")
    assert words in citation and "19 September 2025" in citation and f"{address} (accessed" in citation
    assert page.one("link[rel=canonical]").get("href") == f"http://archive.example{address}"


def test_the_first_passage_has_nothing_before_it(visitor: Visitor) -> None:
    first = visitor.opens(TIDE).links("a.at")[0]
    assert len(visitor.opens(first).all(".around p")) == 2


def test_a_passage_leads_back_to_its_place_in_the_session(visitor: Visitor) -> None:
    address = visitor.opens(TIDE).links("a.at")[7]
    assert f"{TIDE}#u-{address[3:]}" in visitor.opens(address).links()


def test_a_mended_passage_shows_what_was_heard(visitor: Visitor) -> None:
    page = visitor.opens(FORUM)
    mended = next(p for p in page.all("p[id^='u-']") if "5.6万亿" in p.text_content())
    assert "5。6万亿" in visitor.opens(f"/u/{mended.get('id')[2:]}").text(".heard p")


# Speakers


def test_speakers_stand_by_letter_chinese_names_by_their_pinyin(visitor: Visitor) -> None:
    page = visitor.opens("/speakers")
    letters = page.texts(".letter h2")
    assert letters == sorted(letters)
    [luchengfan] = [li for li in page.all(".letter li") if "陆澄帆" in li.text_content()]
    assert luchengfan.xpath("ancestor::section/h2")[0].text == "L"


def test_a_voice_without_a_post_is_told_from_others_by_its_session(visitor: Visitor) -> None:
    [visitor_of_the_quay] = [
        li for li in visitor.opens("/speakers").all(".letter li") if "Visitor" in li.text_content()
    ]
    [post] = visitor_of_the_quay.cssselect(".post")
    assert post.text_content() == visitor.opens(QUAY).text("h1")


@pytest.mark.parametrize("asked", ["陸澄帆", "陆澄", "ondarra", "Ondarra"])
def test_a_speaker_is_found_by_any_spelling(visitor: Visitor, asked: str) -> None:
    found = visitor.opens(f"/speakers?name={asked}")
    assert len(found.all(".people li")) == 1


def test_an_event_a_session_and_a_speaker_tell_the_same_numbers(visitor: Visitor) -> None:
    """Also of words that were mended since: what was heard is counted."""
    characters = re.compile(r"([\d,]+)\scharacters")

    def told(page: Shown, selector: str) -> list[int]:
        return [
            int(found[1].replace(",", ""))
            for text in page.texts(selector)
            if (found := characters.search(text))
        ]

    event = visitor.opens(EVENT)
    sessions = [told(visitor.opens(address), ".head .facts")[0] for address in (TIDE, QUAY, FORUM)]
    assert told(event, ".head .facts") == [sum(sessions)]
    names = event.links(".people a")
    assert told(event, ".people .facts") == [told(visitor.opens(name), ".head .facts")[0] for name in names]
    assert sum(told(event, ".people .facts")) == sum(sessions)


def test_a_name_that_nobody_has_leads_to_the_search(visitor: Visitor) -> None:
    page = visitor.opens("/speakers?name=Nobody+%26+Son")
    assert "Nobody" in page.text(".empty")
    assert page.links(".empty a") == ["/search?q=Nobody%20%26%20Son"]


def test_a_speaker_has_names_sessions_and_words(visitor: Visitor) -> None:
    page = visitor.opens("/speakers/lu-cheng-fan")
    assert page.text("h1") == "陆澄帆"
    assert "陸澄帆" in page.texts(".variants span")
    assert {FORUM, QUAY} == set(page.links(".session-line .title"))
    words = page.all(".words .said")
    assert words
    assert all(word.cssselect("a.at")[0].get("href").startswith("/u/") for word in words)


# The frame


@pytest.mark.parametrize("address", ["/", "/sessions", TIDE, EVENT, "/speakers", "/search?q=tide"])
def test_every_page_has_a_title_one_heading_a_description_and_a_way_to_search(
    visitor: Visitor, address: str
) -> None:
    page = visitor.opens(address)
    assert page.text("head title").endswith("Rostra")
    assert len(page.all("h1")) == 1
    assert page.one("meta[name=description]").get("content")
    assert page.all("form[role=search]")
    assert page.all("a.skip")[0].get("href") == "#main"
    assert page.one("html").get("lang")


# Ways of reading a session


def test_only_what_one_person_says_can_be_read(visitor: Visitor) -> None:
    page = visitor.opens(TIDE)
    only = next(link for link in page.links(".voices a.only") if link.endswith("idris-fennimoor"))
    alone = visitor.opens(only)
    assert set(alone.texts(".turn h3 a")) == {"Idris Fennimoor"}
    assert len(alone.texts(".turn")) == page.texts(".turn h3 a").count("Idris Fennimoor")
    assert alone.text(".voices b.only") == "only"
    assert alone.one("link[rel=canonical]").get("href").endswith(TIDE)
    assert alone.links(".note a") == [TIDE]
    assert len(alone.all(".strip rect")) == len(alone.all(".strip .faint")) + len(alone.all(".turn"))


def test_somebody_who_does_not_speak_there_cannot_be_read_alone(visitor: Visitor) -> None:
    page = visitor.opens(f"{TIDE}?speaker=lu-cheng-fan")
    assert page.status == 404 and "lu-cheng-fan" in page.text(".lead")


def test_the_words_can_be_read_as_they_were_heard(visitor: Visitor) -> None:
    page = visitor.opens(FORUM)
    assert "5.6万亿" in page.text(".talk") and "5。6万亿" not in page.text(".talk")
    heard = visitor.opens(page.links(".mended a")[0])
    assert "5。6万亿" in heard.text(".talk")
    assert heard.links(".note a") == [FORUM]


def test_one_goes_on_to_the_sessions_before_and_after_of_the_same_event(visitor: Visitor) -> None:
    seen = [FORUM]
    while following := visitor.opens(seen[-1]).links(".beside a[rel=next]"):
        seen += following
    assert sorted(seen) == sorted([FORUM, QUAY, TIDE])
    assert visitor.opens(seen[-1]).links(".beside a[rel=prev]") == [seen[-2]]


def test_a_line_shows_who_speaks_when_from_end_to_end(visitor: Visitor) -> None:
    page = visitor.opens(QUAY)
    rects = page.all(".strip rect")
    assert len(rects) == len(page.all(".turn"))
    at = float(rects[0].get("x"))
    for rect in rects:
        assert abs(float(rect.get("x")) - at) < 0.2
        at = float(rect.get("x")) + float(rect.get("width"))
    assert abs(at - 1000) < 0.2


def test_who_somebody_is_stands_where_they_first_speak(visitor: Visitor) -> None:
    headings = [one for one in visitor.opens(TIDE).texts(".turn h3") if one.startswith("Ansel")]
    assert "Harbour pilot" in headings[0]
    assert all("Harbour pilot" not in heading for heading in headings[1:])


@pytest.mark.parametrize("words", ["heard", "corrected", "<b>"])
@pytest.mark.parametrize("speaker", ["idris-fennimoor", ""])
def test_ways_of_reading_combine(visitor: Visitor, speaker: str, words: str) -> None:
    assert visitor.opens(f"{TIDE}?speaker={speaker}&words={words}").status == 200
