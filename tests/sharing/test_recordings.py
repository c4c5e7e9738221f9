"""Addresses of a recording's moments, and of players."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.recordings import Recording, recording
from app.web import content_security, player_policy


@pytest.mark.parametrize(
    ("source", "seconds", "url"),
    [
        (
            "https://www.bilibili.com/video/BV1iT421k7Bv?p=28",
            None,
            "https://www.bilibili.com/video/BV1iT421k7Bv?p=28",
        ),
        (
            "https://www.bilibili.com/video/BV1iT421k7Bv?p=28",
            123.9,
            "https://www.bilibili.com/video/BV1iT421k7Bv?p=28&t=123",
        ),
        ("https://m.bilibili.com/video/av170001/", 5.0, "https://www.bilibili.com/video/av170001?t=5"),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", 60.0, "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=60s"),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", None, "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", 9.0, "https://vimeo.com/76979871#t=9s"),
        ("https://media.example/a%20b.mp3?key=1#t=5", 61.0, "https://media.example/a%20b.mp3?key=1#t=61"),
        ("https://media.example/a.mp4", None, "https://media.example/a.mp4"),
        ("https://forum.example/2025/talk", 61.0, "https://forum.example/2025/talk"),
    ],
)
def test_the_moment_is_told_to_hosts_that_understand_it(source: str, seconds: float | None, url: str) -> None:
    found = recording(source, seconds)
    assert found is not None and found.url == url


@pytest.mark.parametrize(
    ("source", "kind", "player", "origin"),
    [
        (
            "https://www.bilibili.com/video/BV1iT421k7Bv?p=28",
            "frame",
            "https://player.bilibili.com/player.html?bvid=BV1iT421k7Bv&p=28&t=7&autoplay=0",
            "https://player.bilibili.com",
        ),
        (
            "https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ",
            "frame",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=7",
            "https://www.youtube-nocookie.com",
        ),
        ("https://media.example:8443/a.webm", "video", "https://media.example:8443/a.webm#t=7", "https://media.example:8443"),
        ("http://media.example/a.ogg", "audio", "http://media.example/a.ogg#t=7", "http://media.example"),
        ("https://forum.example/2025/talk", "page", "", ""),
    ],
)  # fmt: skip
def test_a_player_and_the_one_origin_it_needs(source: str, kind: str, player: str, origin: str) -> None:
    found = recording(source, 7.2)
    assert found is not None
    assert (found.kind, found.player, found.origin) == (kind, player, origin)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "javascript:alert(1)//a.mp4",
        "data:text/html,x",
        "//media.example/a.mp4",
        "https://user:secret@media.example/a.mp4",
        "https://media.example;script-src *;/a.mp4",
        "https://media.example'self'/a.mp4",
        "https://media.example:99999/a.mp4",
        "https://[::1/a.mp4",
        "https:///a.mp4",
    ],
)
def test_what_is_no_web_address_is_no_recording(source: str) -> None:
    assert recording(source, 3.0) is None


def test_a_look_alike_of_a_video_site_is_only_a_page() -> None:
    assert recording("https://bilibili.com.evil.example/video/BV1iT421k7Bv") == Recording(
        "https://bilibili.com.evil.example/video/BV1iT421k7Bv"
    )


@given(st.text(max_size=40), st.text(max_size=20))
def test_nothing_gets_into_the_policy_but_an_origin(host: str, path: str) -> None:
    found = recording(f"https://{host}/{path}.mp4")
    policy = player_policy(found).get("Content-Security-Policy", content_security())
    assert policy.count(";") <= content_security().count(";") + 1
    assert "'unsafe" not in policy and "\n" not in policy and "*" not in policy
