"""Search as JSON."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.test_lists import get, refused

SEARCH = "/api/v1/search"


def search(api: TestClient, **parameters: str) -> Any:
    return get(api, SEARCH, **parameters)


def test_an_answer_has_the_agreed_shape(api: TestClient) -> None:
    found = search(api, q="岸电")
    assert found.keys() == {
        "query", "total", "page", "pages", "took_ms", "partial", "nearest", "did_you_mean", "without",
        "speakers", "by_speaker", "hits", "facets", "spread", "hints",
    }  # fmt: skip
    assert (found["query"], found["page"], found["partial"], found["hints"]) == ("岸电", 1, False, [])
    assert found["total"] == len(found["hits"]) > 1
    for hit in found["hits"]:
        assert hit.keys() == {"utterance", "match", "spans", "continues"}
        utterance = hit["utterance"]
        assert utterance.keys() == {
            "id", "url", "text", "lang", "speaker", "confidence", "speaker_certain", "session", "kind",
            "start_seconds",
        }  # fmt: skip
        assert utterance["speaker"].keys() == {"slug", "name"}
        assert utterance["session"].keys() == {"slug", "title", "date"}
        assert hit["match"] in ("exact", "variant", "sounds_like", "partial")
        assert {utterance["text"][start:end] for start, end in hit["spans"]} <= {"岸电", "岸電", "暗电"}
    assert found["facets"].keys() == {"speaker", "session", "event", "year", "lang", "kind", "match"}
    for values in found["facets"].values():
        for value in values:
            assert value.keys() == {"value", "label", "count", "chosen"}


def test_searches_without_one_of_the_words_are_told(api: TestClient) -> None:
    [one] = search(api, q="tide zeppelinfahrt")["without"]
    assert (one["words"], one["q"]) == ("zeppelinfahrt", "tide")
    assert get(api, one["url"])["total"] == one["total"] > 0
    assert search(api, q="tide and zeppelinfahrt")["hints"] == ["Searched without: and"]


def test_hits_are_utterances_as_they_stand(api: TestClient) -> None:
    for hit in search(api, q="tide")["hits"]:
        one = get(api, f"/api/v1/utterances/{hit['utterance']['id']}")
        assert one["text"] == hit["utterance"]["text"]
        assert one["speaker"] == hit["utterance"]["speaker"]
        assert one["confidence"] == hit["utterance"]["confidence"]
        assert one["session"] == hit["utterance"]["session"]


def test_programs_are_told_of_whom_it_is_not_certain_that_they_said_it(api: TestClient) -> None:
    [hit, *_] = search(api, q='"潮汐调度了。就像今天没有人谈红绿灯一样"')["hits"]
    assert not hit["utterance"]["speaker_certain"]
    place = get(api, "/api/v1/quotes", text="就像今天没有人谈红绿灯一样")["matches"][0]
    assert place["speaker"] == place["speakers"][0]
    assert place["speaker"]["confidence"] == hit["utterance"]["confidence"] < 0.6
    assert not place["speaker"]["certain"]
    assert place["notes"][0].startswith("It is not certain that")
    certain = search(api, q="tide")["hits"][0]["utterance"]
    assert certain["speaker_certain"] and certain["confidence"] > 0.9


def test_a_quotation_put_together_of_two_is_told_sentence_by_sentence(api: TestClient) -> None:
    hits = search(api, q="tide", sort="date", per_page="100")["hits"]
    said = {hit["utterance"]["speaker"]["slug"]: hit["utterance"] for hit in hits}
    one, other = list(said.values())[:2]
    answer = get(api, "/api/v1/quotes", text=f"{one['text']} … {other['text']}")
    found = [part["matches"][0]["utterances"] for part in answer["sentences"] if part["verdict"] == "exact"]
    assert [one["id"]] in found and [other["id"]] in found
    assert any("by several people" in hint for hint in answer["hints"])
    assert get(api, "/api/v1/quotes", text=one["text"])["sentences"] == []


def test_a_quotation_said_more_often_than_is_shown_tells_how_often(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.search.quote.quote.MOST_MATCHES", 1)
    more = get(api, "/api/v1/quotes", text="各位来宾")["more"]
    assert (more["total"], more["partial"], more["q"]) == (2, False, '"各位来宾"')
    assert more["url"].startswith("/api/v1/search?q=")


def test_pages_follow_one_another(api: TestClient) -> None:
    whole = search(api, q="tide", per_page="100")
    pages = [search(api, q="tide", per_page="5", page=str(n)) for n in range(1, -(-whole["total"] // 5) + 1)]
    assert [hit for page in pages for hit in page["hits"]] == whole["hits"]
    assert {page["pages"] for page in pages} == {len(pages)}


def test_a_search_is_narrowed(api: TestClient) -> None:
    for facet in ("speaker", "session", "event", "lang"):
        for value in search(api, q="tide")["facets"][facet]:
            assert search(api, q="tide", **{facet: value["value"]})["total"] == value["count"]
    assert search(api, q="tide", to="2024-01-01")["total"] == 0
    both = {"from": "2025-09-19", "to": "2025-09-19"}
    dates = {hit["utterance"]["session"]["date"] for hit in search(api, q="tide", **both)["hits"]}
    assert dates == {"2025-09-19"}


def test_a_facet_s_value_that_the_search_is_narrowed_to_is_told(api: TestClient) -> None:
    facets = search(api, q="tide", lang="en")["facets"]
    assert [(value["value"], value["chosen"]) for value in facets["lang"]] == [("en", True)]
    assert not any(value["chosen"] for value in facets["speaker"])


def test_what_is_left_out_is_not_there(api: TestClient) -> None:
    everything = search(api, q="tide")
    for value in everything["facets"]["speaker"]:
        others = search(api, q=f"tide -speaker:{value['value']}")
        assert others["total"] == everything["total"] - value["count"]


def test_words_that_are_not_understood_are_told_in_hints(api: TestClient) -> None:
    assert search(api, q="tide date:yesterday")["hints"]
    assert search(api, q="tide", speaker="nobody")["hints"]


def test_a_query_that_may_have_been_meant_is_told(api: TestClient) -> None:
    assert search(api, q="harbuor")["did_you_mean"] == "harbour"
    assert search(api, q="tide")["did_you_mean"] is None


def test_where_nobody_said_a_phrase_the_hits_are_told_to_be_the_nearest(api: TestClient) -> None:
    near = search(api, q='"who own the data"')
    assert near["nearest"] and near["hits"]
    assert not search(api, q='"who owns the tide"')["nearest"]


def test_speakers_whose_name_is_searched_for_are_told(api: TestClient) -> None:
    [speaker] = search(api, q="Ondarra")["speakers"]
    assert speaker.keys() == {"slug", "name", "title", "org"}
    assert get(api, f"/api/v1/speakers/{speaker['slug']}").items() >= speaker.items()
    assert search(api, q="tide")["speakers"] == []


def test_a_name_beside_other_words_leads_to_what_that_speaker_said_of_them(api: TestClient) -> None:
    said = search(api, q="Quillmere boots lang:en")["by_speaker"]
    assert (said["speaker"]["name"], said["q"]) == ("Ansel Quillmere", "boots lang:en")
    led = api.get(said["url"]).json()
    assert led["total"] == said["total"] > 0
    assert {hit["utterance"]["speaker"]["slug"] for hit in led["hits"]} == {said["speaker"]["slug"]}
    assert search(api, q="Ondarra 等待")["by_speaker"]["total"] is None
    assert search(api, q="tide")["by_speaker"] is None


def test_the_chart_over_time_has_days_to_narrow_the_search_to(api: TestClient) -> None:
    bars = [bar for bar in search(api, q="tide")["spread"] if bar["count"]]
    for bar in bars:
        assert search(api, q="tide", **{"from": bar["first"], "to": bar["last"]})["total"] == bar["count"]


def test_the_chart_of_one_session_has_no_days(api: TestClient) -> None:
    bars = search(api, q="the", session="Who owns the tide")["spread"]
    assert {(bar["first"], bar["last"]) for bar in bars} == {(None, None)}
    assert sum(bar["count"] for bar in bars) > 1


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({}, "nothing to search for"),
        ({"q": ""}, "nothing to search for"),
        ({"q": "？！……—"}, "nothing"),
        ({"q": '""'}, "nothing"),
        ({"q": "\x00"}, "nothing"),
        ({"q": "tide " * 1_999 + "flood"}, "at most 2,000 characters"),
        ({"q": "date:soon"}, "“soon” is no date; write date:2024"),
        ({"q": "date:7月"}, "“7月” is no date; write date:2024"),
        ({"q": "lang:xx"}, "no language “xx”"),
        ({"q": "match:exact"}, "nothing"),
        ({"q": "tide", "page": "0"}, "page"),
        ({"q": "tide", "page": "x"}, "page"),
        ({"q": "tide", "page": "99999999999999999999"}, "page"),
        ({"q": "tide", "per_page": "101"}, "Hits on a page: “101”"),
        ({"q": "tide", "from": "2025-02-30"}, "The first day, “2025-02-30”"),
        ({"q": "tide", "to": "soon"}, "The last day, “soon”"),
        ({"q": "tide", "sort": "best"}, "best"),
    ],
)
def test_a_search_that_cannot_be_is_refused_with_the_reason(
    api: TestClient, parameters: dict[str, str], told: str
) -> None:
    assert told in refused(api, SEARCH, 400, **parameters)


def test_a_page_after_the_last_is_not_there(api: TestClient) -> None:
    assert "no page 900" in refused(api, SEARCH, 404, q="tide", page="900")


ANYTHING = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["tide", "潮汐", '"', "-", "speaker:", "date:2024..", "lang:zh", "5。6", "(", "*", "%", "\\"]
    ),
    max_size=8,
).map(" ".join)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "q",
                "speaker",
                "session",
                "event",
                "from",
                "to",
                "lang",
                "in",
                "match",
                "sort",
                "page",
                "per_page",
                "odd",
            ]
        ),
        ANYTHING,
    ).map(lambda parameters: {"q": "tide"} | parameters)
)
def test_whatever_is_asked_is_answered_or_refused(api: TestClient, parameters: dict[str, str]) -> None:
    answer = api.get(SEARCH, params=parameters)
    assert answer.status_code in (200, 400, 404)
    if answer.status_code == 200:
        for hit in answer.json()["hits"]:
            length, position = len(hit["utterance"]["text"]), 0
            for start, end in hit["spans"]:
                assert position <= start < end <= length
                position = end
    else:
        assert answer.headers["content-type"] == "application/problem+json"
    page = api.get("/search", params=parameters)
    assert page.status_code in (200, 400, 404)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
