"""Sessions, speakers and utterances as JSON: their shape, their pages, and what is refused."""

from typing import Any

import pytest
from fastapi.openapi.models import OpenAPI
from fastapi.testclient import TestClient

SESSIONS, SPEAKERS = "/api/v1/sessions", "/api/v1/speakers"


def get(api: TestClient, url: str, **parameters: object) -> Any:
    answer = api.get(url, params=parameters or None)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def slugs(api: TestClient) -> list[str]:
    return [one["slug"] for one in get(api, SESSIONS)["items"]]


def refused(api: TestClient, url: str, status: int, **parameters: object) -> str:
    answer = api.get(url, params=parameters or None)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem.keys() == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    return str(problem["detail"])


# Shapes


def test_sessions_are_listed_newest_first(api: TestClient) -> None:
    found = get(api, SESSIONS)
    assert found.keys() == {"items", "next"}
    assert found["next"] is None
    assert [one["date"] for one in found["items"]] == ["2025-09-19", "2025-09-19", "2025-09-18"]
    for one in found["items"]:
        assert {"slug", "title", "date", "event", "utterances"} <= one.keys()
        assert one["event"].keys() == {"slug", "name"}
        assert one["utterances"] > 30


def test_a_session_has_its_source_people_and_programme(api: TestClient) -> None:
    for slug in slugs(api):
        found = get(api, f"{SESSIONS}/{slug}")
        assert found["slug"] == slug
        assert found["source"].keys() == {"name", "sha256", "reader", "encoding", "imported_at"}
        assert found["speakers"]
        for speaker in found["speakers"]:
            assert speaker.keys() == {"slug", "name", "role", "title", "org", "variants"}
        for section in found["sections"]:
            assert section.keys() == {"kind", "title", "first", "last"}
            for end in ("first", "last"):
                get(api, f"/api/v1/utterances/{section[end]}")


def test_the_utterances_of_a_session_are_all_of_it_in_order(api: TestClient) -> None:
    for head in get(api, SESSIONS)["items"]:
        found = get(api, f"{SESSIONS}/{head['slug']}/utterances", per_page=500)
        assert (len(found["items"]), found["next"]) == (head["utterances"], None)
        speakers = {one["slug"] for one in get(api, f"{SESSIONS}/{head['slug']}")["speakers"]}
        position = 0
        for one in found["items"]:
            assert one.keys() == {
                "id", "url", "speaker", "section", "text", "heard", "lang", "source",
                "start_seconds", "end_seconds", "confidence", "evidence",
            }  # fmt: skip
            assert one["speaker"] in speakers
            assert one["url"] == f"/u/{one['id']}"
            assert position <= one["source"]["start"] < one["source"]["end"]
            position = one["source"]["end"]
            assert 0 <= one["confidence"] <= 1


def test_an_utterance_leads_to_its_neighbours(api: TestClient) -> None:
    listed = get(api, f"{SESSIONS}/{slugs(api)[-1]}/utterances", per_page=500)["items"]
    one, at, walked = get(api, f"/api/v1/utterances/{listed[0]['id']}"), 0, 1
    assert one["previous"] is None
    while one["next"]:
        following = get(api, f"/api/v1/utterances/{one['next']}")
        assert following["previous"] == one["id"]
        one, at, walked = following, at + 1, walked + 1
        assert one["id"] == listed[at]["id"]
        assert one["text"] == listed[at]["text"]
        assert one["speaker"]["slug"] == listed[at]["speaker"]
        assert one["session"].keys() == {"slug", "title", "date"}
    assert walked == len(listed)


def test_speakers_are_everybody_who_has_words(api: TestClient) -> None:
    listed = get(api, SPEAKERS)["items"]
    assert [one["name"] for one in listed] == sorted(one["name"] for one in listed)
    in_sessions = {one["slug"] for slug in slugs(api) for one in get(api, f"{SESSIONS}/{slug}")["speakers"]}
    assert {one["slug"] for one in listed} == in_sessions
    total = sum(one["utterances"] for one in get(api, SESSIONS)["items"])
    assert sum(one["utterances"] for one in listed) == total
    for one in listed:
        assert one.keys() == {"slug", "name", "role", "title", "org", "variants", "sessions", "utterances"}
        whole = get(api, f"{SPEAKERS}/{one['slug']}")
        assert whole.items() >= one.items()
        assert len(whole["in_sessions"]) == one["sessions"]
        assert len(set(one["variants"])) == len(one["variants"])


# Pages of lists


@pytest.mark.parametrize("per_page", [1, 7, 500])
def test_next_leads_through_the_whole_list_once(api: TestClient, per_page: int) -> None:
    for url in (SESSIONS, SPEAKERS, f"{SESSIONS}/{slugs(api)[0]}/utterances"):
        whole = get(api, url, per_page=500)["items"]
        page, collected = get(api, url, per_page=per_page), []
        while True:
            collected += page["items"]
            assert len(page["items"]) <= per_page
            if not page["next"]:
                break
            assert len(page["items"]) == per_page
            page = get(api, page["next"])
        assert collected == whole


@pytest.mark.parametrize("name", ["page", "per_page"])
@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "٣", "", "1" * 400, "1000001", "１"])
def test_a_page_that_cannot_be_is_refused(api: TestClient, name: str, value: str) -> None:
    for url in (SESSIONS, SPEAKERS, f"{SESSIONS}/{slugs(api)[0]}/utterances"):
        assert name in refused(api, url, 400, **{name: value})


def test_a_page_after_the_last_is_not_there(api: TestClient) -> None:
    for url in (SESSIONS, SPEAKERS, f"{SESSIONS}/{slugs(api)[0]}/utterances"):
        assert "no page 900" in refused(api, url, 404, page="900")


@pytest.mark.parametrize(
    "path",
    [
        "/sessions/none", "/sessions/none/utterances", "/speakers/none", "/utterances/none",
        "/sessions/%00", "/sessions/' OR 1=1 --", "/utterances/" + "x" * 5000, "/speakers/☃", "/nothing",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_problem_with_its_reason(api: TestClient, path: str) -> None:
    assert refused(api, f"/api/v1{path}", 404)


def test_the_interface_is_for_reading(api: TestClient) -> None:
    answer = api.post(SESSIONS, json={})
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert answer.headers["allow"] == "GET"


# The description for programs


def test_the_description_is_valid_and_says_what_each_address_answers(api: TestClient) -> None:
    read = get(api, "/api/v1/openapi.json")
    OpenAPI.model_validate(read)
    schemas = read["components"]["schemas"]
    refused_as = {"schema": {"$ref": "#/components/schemas/Problem"}}
    assert read["info"]["title"] == "Rostra"
    assert len(read["paths"]) == 8
    for path, operations in read["paths"].items():
        assert path.startswith("/api/v1/")
        responses = operations["get"]["responses"]
        answered = responses["200"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        assert schemas[answered]["properties"], path
        errors = [one for status, one in responses.items() if status.startswith("4")]
        assert errors, path
        for error in errors:
            assert error["content"].get("application/problem+json") == refused_as, path
    assert schemas["SearchAnswer"]["properties"]["nearest"]["description"].startswith("Nobody said exactly")
