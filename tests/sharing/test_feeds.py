"""Atom feeds: valid, escaped, and only sent when something is new."""

from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree

import pytest

from app.browse.feeds import Entry, Feed
from app.sharing.atom import atom
from tests.sharing.client import Client

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/feed.atom", "/events/films.atom", "/speakers/ines-vale.atom", "/search.atom?q=tides"]


def feed(client: Client, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def check(root: ElementTree.Element) -> None:
    """What RFC 4287 demands of a feed (4.1.1) and its entries (4.1.2)."""
    assert root.tag == f"{ATOM}feed"
    ids = [node.text or "" for node in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) and all(one.startswith("http://") for one in ids)
    for node in [root, *root.iter(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            [found] = node.findall(f"{ATOM}{name}")
            assert found.text
        datetime.strptime(node.findtext(f"{ATOM}updated") or "", "%Y-%m-%dT%H:%M:%SZ")
        assert len(node.findall(f"{ATOM}link[@rel='alternate']")) == 1
    assert all(node.findtext(f"{ATOM}name") for node in root.iter(f"{ATOM}author"))
    assert root.find(f"{ATOM}author") is not None
    assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1


@pytest.mark.parametrize("address", FEEDS)
def test_each_feed_is_valid_and_has_entries(client: Client, address: str) -> None:
    root = feed(client, address)
    check(root)
    assert len(list(root.iter(f"{ATOM}entry"))) >= 1


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    etag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", FEEDS)
def test_every_link_of_a_feed_leads_somewhere(client: Client, address: str) -> None:
    for link in feed(client, address).iter(f"{ATOM}link"):
        assert client.get(link.attrib["href"]).status_code == 200, link.attrib


def test_the_archive_s_feed_has_every_session_with_its_day_and_people(client: Client) -> None:
    root = feed(client, "/feed.atom")
    entries = {node.findtext(f"{ATOM}title"): node for node in root.iter(f"{ATOM}entry")}
    assert root.findtext(f"{ATOM}title") == "Rostra"
    film = entries["A film"]
    assert film.findtext(f"{ATOM}published") == "2024-03-01T00:00:00Z"
    assert [node.text for node in film.iter(f"{ATOM}name")] == ["Ines Vale", "Tomo Reed"]
    assert len(entries) == 6


def test_an_event_s_feed_has_its_sessions_only(client: Client) -> None:
    root = feed(client, "/events/films.atom")
    assert sorted(node.findtext(f"{ATOM}title") or "" for node in root.iter(f"{ATOM}entry")) == [
        "A film",
        "A tube",
    ]


def test_a_speaker_s_feed_has_their_first_words_in_each_session(client: Client) -> None:
    entries = list(feed(client, "/speakers/tomo-reed.atom").iter(f"{ATOM}entry"))
    assert [node.findtext(f"{ATOM}summary") for node in entries] == [
        "Tides are the cheapest clock we have."
    ] * 2


def test_a_search_s_feed_has_its_hits_newest_first(client: Client) -> None:
    root = feed(client, "/search.atom?q=tides")
    days = [node.findtext(f"{ATOM}published") or "" for node in root.iter(f"{ATOM}entry")]
    assert len(days) >= 3 and days == sorted(days, reverse=True)
    assert root.findtext(f"{ATOM}title") == "tides · Rostra"


def test_a_search_that_finds_nothing_is_an_empty_feed(client: Client) -> None:
    root = feed(client, "/search.atom?q=zxqvbn")
    check(root)
    assert list(root.iter(f"{ATOM}entry")) == []


@pytest.mark.parametrize(
    ("address", "status"),
    [("/search.atom", 400), ("/events/no-such.atom", 404), ("/speakers/no-such.atom", 404)],
)
def test_what_there_is_no_feed_of_is_an_error(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/", "/feed.atom"),
        ("/sessions", "/feed.atom"),
        ("/events/films", "/events/films.atom"),
        ("/speakers/ines-vale", "/speakers/ines-vale.atom"),
        ("/search?q=tides", "/search.atom?q=tides"),
    ],
)
def test_pages_name_their_feed(client: Client, page: str, address: str) -> None:
    assert 'type="application/atom+xml"' in (text := client.get(page).text)
    assert f'href="{address}"' in text


def test_hostile_words_are_plain_text(client: Client, said: Callable[[str], str]) -> None:
    root = feed(client, "/feed.atom")
    titles = [node.text or "" for node in root.iter(f"{ATOM}title")]
    [title] = [one for one in titles if "Talk" in one]
    assert title == "</script><script>document.title=1</script> gnirts zerowidth Talk"
    assert {node.get("type", "text") for node in root.iter(f"{ATOM}summary")} == {"text"}


def test_what_xml_cannot_hold_is_left_out() -> None:
    bad = "a\x00b\x1bc\ud800d\ufffee\u202ef"
    entry = Entry("/u/x", bad, bad, "en", (bad,), None, datetime(2026, 1, 2))
    root = ElementTree.fromstring(atom(Feed(bad, "/", (entry,)), "Rostra", "http://a.example", "/feed.atom"))
    check(root)
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "abcdef"
