"""Recordings on pages: links to moments, and a policy that lets in one player only where it is."""

from collections.abc import Callable

import pytest
from lxml.html import HtmlElement, document_fromstring

from tests.sharing.client import Client

Said = Callable[[str], str]


def opened(client: Client, address: str) -> tuple[HtmlElement, str]:
    answer = client.get(address)
    return document_fromstring(answer.text), answer.headers["content-security-policy"]


def test_a_film_is_linked_at_the_moment_and_may_be_loaded_from_its_origin(client: Client, said: Said) -> None:
    film = said("Tides are the cheapest")
    root, policy = opened(client, f"/u/{film}")
    assert "https://media.example:8443/films/a.mp4#t=62" in root.xpath("//figcaption//a/@href")
    assert "media-src https://media.example:8443;" in policy and "frame-src" not in policy


def test_a_session_with_times_marks_where_each_passage_begins(client: Client) -> None:
    root, policy = opened(client, "/sessions/2024-03-01-a-film")
    assert [float(at) for at in root.xpath("//@data-at")] == [1.0, 62.5]
    assert root.xpath("//a[@data-player='video']/@href") == ["https://media.example:8443/films/a.mp4"]
    assert "media-src https://media.example:8443;" in policy


def test_a_video_on_a_site_is_a_link_that_a_script_makes_a_frame_of(client: Client) -> None:
    root, policy = opened(client, "/sessions/2024-03-02-a-tube")
    [link] = root.xpath("//a[@data-player]")
    assert link.get("href") == "https://www.youtube.com/watch?v=abcdefghijk"
    assert link.get("data-src") == "https://www.youtube-nocookie.com/embed/abcdefghijk"
    assert "frame-src https://www.youtube-nocookie.com;" in policy and "media-src" not in policy
    assert not root.xpath("//@data-at"), "what cannot be followed carries no times"


def test_a_part_of_a_video_is_linked_where_there_are_no_times(client: Client, said: Said) -> None:
    root, policy = opened(client, f"/u/{said('一年下来')}")
    assert "https://www.bilibili.com/video/BV1rostra000?p=3" in root.xpath("//figcaption//a/@href")
    assert "frame-src https://player.bilibili.com;" in policy


@pytest.mark.parametrize("address", ["/", "/sessions", "/speakers/tomo-reed", "/events/films"])
def test_pages_without_a_recording_let_nothing_in(client: Client, address: str) -> None:
    _, policy = opened(client, address)
    assert "frame-src" not in policy and "media-src" not in policy and "default-src 'none'" in policy


def test_no_page_loads_anything_from_another_site(client: Client) -> None:
    for address in ("/sessions/2024-03-01-a-film", "/sessions/2024-03-02-a-tube"):
        root, _ = opened(client, address)
        loaded = root.xpath("//@src | //link[not(@rel='canonical')]/@href")
        assert all(one.startswith("/") for one in loaded)
        assert not root.xpath("//iframe | //video | //audio")


def test_a_source_that_is_no_web_address_is_no_link(client: Client, said: Said) -> None:
    root, _ = opened(client, f"/u/{said('</script>')}")
    assert not [one for one in root.xpath("//@href") if one.startswith("javascript:")]
