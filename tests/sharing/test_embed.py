"""A quotation within another site, and oEmbed."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from lxml.html import document_fromstring, fragment_fromstring

from app.text.pointer import pointer
from tests.sharing.client import Client

Said = Callable[[str], str]


@pytest.fixture
def utterance(said: Said) -> str:
    return said("Tides are the cheapest")


def oembed(client: Client, url: str, more: str = "") -> dict[str, object]:
    answer = client.get(f"/oembed?url={quote(url, safe='')}{more}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    found: dict[str, object] = answer.json()
    return found


def test_only_the_embedded_page_may_stand_in_other_sites(client: Client, utterance: str) -> None:
    embedded = client.get(f"/embed/u/{utterance}").headers["content-security-policy"]
    assert "frame-ancestors *" in embedded and "script-src 'self'" in embedded
    for address in ("/", f"/u/{utterance}", "/sessions", "/search?q=x", "/oembed", "/embed/u/never"):
        assert "frame-ancestors 'none'" in client.get(address).headers["content-security-policy"], address


def test_the_embedded_page_has_the_words_their_source_and_no_script(client: Client, utterance: str) -> None:
    root = document_fromstring(client.get(f"/embed/u/{utterance}").text)
    assert not root.xpath("//script | //form | //iframe")
    assert root.xpath("string(//blockquote)").strip() == "Tides are the cheapest clock we have."
    links = root.xpath("//a")
    assert [link.get("href") for link in links] == [f"http://archive.example/u/{utterance}"]
    assert all((link.get("target"), link.get("rel")) == ("_blank", "noopener") for link in links)
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert root.xpath("//link[@rel='canonical']/@href") == [f"http://archive.example/u/{utterance}"]


def test_a_page_leads_to_its_oembed(client: Client, utterance: str) -> None:
    root = document_fromstring(client.get(f"/u/{utterance}").text)
    [address] = root.xpath("//link[@type='application/json+oembed']/@href")
    found = client.get(address).json()
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert (found["author_name"], found["provider_name"]) == ("Tomo Reed", "Rostra")
    frame = fragment_fromstring(found["html"])
    assert frame.tag == "iframe"
    assert frame.get("src") == f"http://archive.example/embed/u/{utterance}"
    assert client.get(found["thumbnail_url"]).headers["content-type"] == "image/png"


def test_the_place_in_a_session_is_an_address_too(client: Client, utterance: str) -> None:
    found = oembed(client, f"http://archive.example/sessions/2024-03-01-a-film#u-{utterance}")
    assert f"/embed/u/{utterance}" in str(found["html"])


@pytest.fixture
def chosen(said: Said) -> str:
    """The address of words that two people speak, one after the other."""
    talk = "Welcome to the harbour. We talk about tides today." + "Tides are the cheapest clock we have."
    return f"/u/{said('Welcome to the harbour')}?words={pointer(talk, 24, 59)}"


def test_of_a_link_to_some_words_just_these_are_embedded(client: Client, chosen: str) -> None:
    root = document_fromstring(client.get(chosen).text)
    [address] = root.xpath("//link[@type='application/json+oembed']/@href")
    found = client.get(address).json()
    assert found["author_name"] == "Ines Vale, Tomo Reed"
    assert found["title"] == "Ines Vale, Tomo Reed: We talk about tides today. Tides are"
    frame = fragment_fromstring(found["html"]).get("src")
    assert frame == f"http://archive.example/embed{chosen}"
    root = document_fromstring(client.get(frame).text)
    assert [one.text_content() for one in root.xpath("//blockquote/p")] == [
        "Ines ValeWe talk about tides today.",
        "Tomo ReedTides are",
    ]
    assert root.xpath("//a/@href") == [f"http://archive.example{chosen}"]
    assert root.xpath("//link[@rel='canonical']/@href") == [
        f"http://archive.example{chosen.partition('?')[0]}"
    ]


def test_of_words_that_are_not_there_any_more_the_passage_is_embedded(client: Client, utterance: str) -> None:
    found = oembed(client, f"http://archive.example/u/{utterance}?words=0-5-1")
    assert fragment_fromstring(str(found["html"])).get("src") == f"http://archive.example/embed/u/{utterance}"
    root = document_fromstring(client.get(f"/embed/u/{utterance}?words=0-5-1").text)
    assert root.xpath("string(//blockquote)").strip() == "Tides are the cheapest clock we have."


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("", (600, 320)),
        ("&maxwidth=400&maxheight=200", (400, 200)),
        ("&maxwidth=9999", (600, 320)),
        ("&maxwidth=1", (200, 320)),
    ],
)
def test_the_frame_is_no_larger_than_asked_for(
    client: Client, utterance: str, asked: str, size: tuple[int, int]
) -> None:
    found = oembed(client, f"http://archive.example/u/{utterance}", asked)
    assert (found["width"], found["height"]) == size


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 404),
        ("url=http://elsewhere.example/u/x", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://archive.example/u/never", 404),
        ("url=http://archive.example/speakers/tomo-reed", 404),
        ("url=http://archive.example/u/../../x", 404),
        ("url=http://[::1", 404),
        ("url=http://archive.example/u/never&format=xml", 501),
    ],
)
def test_what_it_cannot_show_is_refused(client: Client, query: str, status: int) -> None:
    assert client.get(f"/oembed?{query}").status_code == status


def test_a_size_that_is_none_is_refused(client: Client, utterance: str) -> None:
    url = f"/oembed?url=http://archive.example/u/{utterance}"
    assert client.get(f"{url}&maxwidth=wide").status_code == 400


@pytest.mark.parametrize("words", ["</script>", "x" * 50])
def test_hostile_words_are_harmless_in_frame_and_code(client: Client, said: Said, words: str) -> None:
    address = said(words)
    found = oembed(client, f"http://archive.example/u/{address}")
    frame = fragment_fromstring(str(found["html"]))
    assert frame.tag == "iframe" and len(frame) == 0
    assert set(frame.attrib) == {"src", "width", "height", "title", "frameborder", "loading"}
    assert len(str(found["title"])) <= 200
    root = document_fromstring(client.get(f"/embed/u/{address}").text)
    assert not root.xpath("//script | //b | //img")
