"""What programs ask a site for."""

from xml.etree import ElementTree

import pytest

from app.browse.sitemap import KINDS
from app.sharing import sitemap
from tests.sharing.client import Client

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def locations(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/xml; charset=utf-8"
    return [node.text or "" for node in ElementTree.fromstring(answer.content).iter(f"{MAP}loc")]


def test_the_map_leads_to_every_session_event_and_speaker(client: Client) -> None:
    found = locations(client, "/sitemap.xml")
    assert len(found) == len(set(found))
    assert {
        "http://archive.example/",
        "http://archive.example/sessions/2024-03-01-a-film",
        "http://archive.example/events/films",
        "http://archive.example/speakers/tomo-reed",
    } <= set(found)
    for address in found:
        assert client.get(address, follow_redirects=False).status_code == 200, address


def test_a_large_archive_has_a_map_of_maps_with_the_same_addresses(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = locations(client, "/sitemap.xml")
    monkeypatch.setattr(sitemap, "MOST", 4)
    maps = locations(client, "/sitemap.xml")
    assert len(maps) > len(KINDS)
    parts = [address for one in maps for address in locations(client, one)]
    assert all(len(locations(client, one)) <= 4 for one in maps)
    assert sorted(parts) == sorted(
        set(small) - {f"http://archive.example/{n}" for n in ("", "sessions", "speakers")}
    )


@pytest.mark.parametrize("part", ["sessions-0", "sessions-99", "sessions-x", "things-1", "speakers-9999999"])
def test_a_map_that_is_none_is_not_found(client: Client, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_told_of_the_map_and_kept_from_searches(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert "Sitemap: http://archive.example/sitemap.xml" in lines
    assert "Disallow: /search" in lines
    assert not any(line in ("Disallow: /", "Disallow: /u/", "Disallow: /sessions") for line in lines)


def test_a_browser_learns_how_to_search_here(client: Client) -> None:
    assert 'href="/opensearch.xml"' in client.get("/").text
    answer = client.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(answer.content)
    assert 0 < len(root.findtext(f"{SEARCH}ShortName") or "") <= 16
    templates = {node.get("type"): node.get("template", "") for node in root.iter(f"{SEARCH}Url")}
    for kind in ("text/html", "application/atom+xml"):
        assert client.get(templates[kind].replace("{searchTerms}", "tides")).status_code == 200
