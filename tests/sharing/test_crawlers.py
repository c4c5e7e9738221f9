"""What programs ask a site for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from lxml.html import document_fromstring

from app.browse.sitemap import KINDS, Address
from app.sharing import sitemap
from tests.sharing.client import Client

Said = Callable[[str], str]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def locations(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/xml; charset=utf-8"
    return [node.text or "" for node in ElementTree.fromstring(answer.content).iter(f"{MAP}loc")]


def test_the_map_leads_to_every_session_event_speaker_and_passage(client: Client, said: Said) -> None:
    found = locations(client, "/sitemap.xml")
    assert len(found) == len(set(found))
    assert {
        "http://archive.example/",
        "http://archive.example/sessions/2024-03-01-a-film",
        "http://archive.example/events/films",
        "http://archive.example/speakers/tomo-reed",
        f"http://archive.example/u/{said('Tides are the cheapest')}",
    } <= set(found)
    for address in found:
        answer = client.get(address, follow_redirects=False)
        assert answer.status_code == 200, address
        root = document_fromstring(answer.text)
        assert root.xpath("//link[@rel='canonical']/@href") == [address]
        assert not root.xpath("//meta[@name='robots']"), address


def test_every_page_of_the_map_bears_the_time_of_its_last_change(client: Client) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    for node in root:
        changed = datetime.fromisoformat(node.findtext(f"{MAP}lastmod") or "")
        assert timedelta() <= datetime.now(UTC) - changed < timedelta(hours=1)


def test_a_large_archive_has_a_map_of_maps_with_the_same_addresses(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = locations(client, "/sitemap.xml")
    monkeypatch.setattr(sitemap, "MOST", 4)
    maps = locations(client, "/sitemap.xml")
    assert len(maps) > len(KINDS)
    parts = [address for one in maps for address in locations(client, one)]
    assert all(len(locations(client, one)) <= 4 for one in maps)
    assert sorted(parts) == sorted(small)


def test_no_map_is_larger_than_the_protocol_allows(client: Client) -> None:
    assert sitemap.MOST <= 50_000
    longest = [Address(f"/speakers/{'x' * 200}", datetime(2026, 1, 1))] * sitemap.MOST
    assert len(sitemap.url_set("https://talks.example.org", longest)) < 50 * 2**20


@pytest.mark.parametrize(
    "part",
    [
        *("sessions-0", "sessions-99", "sessions-x", "things-1", "speakers-9999999", "lists-2", "passages-9"),
        "sessions-00001" + "1" * 5000,
    ],
)
def test_a_map_that_is_none_is_not_found(client: Client, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_told_of_the_map_and_kept_from_searches(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert "Sitemap: http://archive.example/sitemap.xml" in lines
    assert {"Disallow: /search?", "Disallow: /search.atom", "Disallow: /quote?"} <= set(lines)
    assert not any(
        line in ("Disallow: /", "Disallow: /u/", "Disallow: /sessions", "Disallow: /search") for line in lines
    )


def test_a_browser_learns_how_to_search_here(client: Client) -> None:
    assert 'href="/opensearch.xml"' in client.get("/").text
    answer = client.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(answer.content)
    assert 0 < len(root.findtext(f"{SEARCH}ShortName") or "") <= 16
    templates = {node.get("type"): node.get("template", "") for node in root.iter(f"{SEARCH}Url")}
    for kind in ("text/html", "application/atom+xml"):
        assert client.get(templates[kind].replace("{searchTerms}", "tides")).status_code == 200


@pytest.mark.parametrize(
    ("page", "question"), [("/search", "?q=tides"), ("/quote", "?text=tides are a clock")]
)
def test_the_page_of_a_search_may_be_indexed_and_its_answers_not(
    client: Client, page: str, question: str
) -> None:
    form, found = (document_fromstring(client.get(one).text) for one in (page, page + question))
    assert form.xpath("//link[@rel='canonical']/@href") == [f"http://archive.example{page}"]
    assert not form.xpath("//meta[@name='robots']")
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not found.xpath("//link[@rel='canonical']")
