"""Pages as schema.org describes them, in an element that nothing in them can leave."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring

from tests.sharing.client import Client

Said = Callable[[str], str]


def data(client: Client, address: str) -> dict[str, Any]:
    """The one JSON-LD object of a page."""
    root = document_fromstring(client.get(address).text)
    [script] = root.xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    assert found["@context"] == "https://schema.org"
    return found


def test_the_first_page_is_a_site_that_can_be_searched(client: Client) -> None:
    found = data(client, "/")
    assert found["@type"] == "WebSite"
    assert found["potentialAction"]["target"] == "http://archive.example/search?q={search_term_string}"


def test_a_session_is_an_event_with_people_and_a_recording(client: Client) -> None:
    found = data(client, "/sessions/2024-03-01-a-film")
    assert (found["@type"], found["name"], found["startDate"]) == ("Event", "A film", "2024-03-01")
    assert found["superEvent"] == {
        "@type": "Event",
        "name": "Films",
        "url": "http://archive.example/events/films",
    }
    assert [person["name"] for person in found["performer"]] == ["Ines Vale", "Tomo Reed"]
    assert found["recordedIn"] == {
        "@type": "VideoObject",
        "name": "A film",
        "url": "https://media.example:8443/films/a.mp4",
        "contentUrl": "https://media.example:8443/films/a.mp4",
    }


def test_an_utterance_is_a_quotation_from_a_clip(client: Client, said: Said) -> None:
    address = f"/u/{said('Tides are the cheapest')}"
    found = data(client, address)
    assert (found["@type"], found["text"]) == ("Quotation", "Tides are the cheapest clock we have.")
    assert found["url"] == f"http://archive.example{address}"
    assert found["creator"]["@type"] == "Person" and found["creator"]["name"] == "Tomo Reed"
    clip = found["isPartOf"]
    assert (clip["@type"], clip["startOffset"], clip["endOffset"]) == ("Clip", 62, 69)
    assert clip["partOf"]["@type"] == "VideoObject"
    assert client.get(found["about"]["url"]).status_code == 200


def test_a_speaker_is_a_person_with_other_names_and_a_post(client: Client) -> None:
    person = data(client, "/speakers/lu-cheng-fan")["mainEntity"]
    assert (person["@type"], person["name"], person["jobTitle"]) == ("Person", "陆澄帆", "首席科学家")
    assert "陸澄帆" in person["alternateName"]
    assert person["affiliation"] == {"@type": "Organization", "name": "远汐科技"}


def test_an_event_has_its_sessions_and_days(client: Client) -> None:
    found = data(client, "/events/films")
    assert (found["startDate"], found["endDate"]) == ("2024-03-01", "2024-03-02")
    assert [one["name"] for one in found["subEvent"]] == ["A tube", "A film"]


def test_hostile_words_stay_data(client: Client, said: Said) -> None:
    address = f"/u/{said('</script>')}"
    found = data(client, address)
    assert found["text"].startswith("</script><script>document.title=1</script> & <b>bold</b> ]]> -->")
    assert "\u202e" not in found["text"] and "\u200b" not in found["text"]
    assert "isPartOf" not in found, "a source that is no web address is no recording"
    script = client.get(address).text.split('application/ld+json">')[1].split("</script>")[0]
    assert not set("<>&\u2028") & set(script)


@pytest.mark.parametrize(
    "address",
    ["/", "/sessions", "/speakers", "/events/films", "/sessions/2024-03-01-a-film", "/speakers/tomo-reed"],
)
def test_each_page_has_title_description_canonical_link_and_open_graph(client: Client, address: str) -> None:
    root = document_fromstring(client.get(address).text)
    assert root.xpath("string(//title)").strip()
    [description] = root.xpath("//meta[@name='description']/@content")
    assert 20 <= len(description) <= 400
    assert root.xpath("//link[@rel='canonical']/@href") == [f"http://archive.example{address}"]
    graph = {node.get("property"): node.get("content") for node in root.xpath("//meta[@property]")}
    assert graph["og:url"] == f"http://archive.example{address}"
    assert graph["og:title"] and graph["og:description"] and graph["og:image"].startswith("http://")


def test_a_picture_outside_the_transcript_s_folder_is_not_shown(client: Client, folder: Path) -> None:
    sessions = document_fromstring(client.get("/sessions").text)
    [address] = sessions.xpath("//a[@class='title' and contains(., 'document.title')]/@href")
    root = document_fromstring(client.get(address).text)
    assert "over the fence" in root.xpath("string(//figure)")
    assert not root.xpath("//main//img") and not list(folder.glob("slides/*"))


def test_titles_and_descriptions_of_hostile_words_are_short_and_plain(client: Client, said: Said) -> None:
    for words in ("</script>", "x" * 50):
        root = document_fromstring(client.get(f"/u/{said(words)}").text)
        texts = [root.xpath("string(//title)"), *root.xpath("//meta/@content")]
        assert all(len(text) <= 500 for text in texts)
        assert not set("\u202e\u202c\u200b") & set("".join(texts))
        assert not root.xpath("//head//script[not(@src) and @type!='application/ld+json']")
