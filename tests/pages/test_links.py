"""Links: all that the archive's pages offer lead somewhere; addresses hold, or say what became of them."""

from collections import deque
from contextlib import closing
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml.html import document_fromstring

from app.database import Database
from app.main import create_app
from tests.pages.conftest import Visitor
from tests.pages.test_reading import TIDE
from tests.sample_archive import BESIDE, GOES, gone, put_text, settings, standing

HERE = "http://archive.example"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_internal_link_leads_to_a_page_and_every_anchor_to_a_place(
    visitor: Visitor, language: str
) -> None:
    waiting = deque(["/"])
    anchors: dict[str, set[str]] = {}
    asked: set[tuple[str, str]] = set()
    while waiting:
        address = waiting.popleft()
        if address in anchors:
            continue
        response = visitor.gets(address, Accept_Language=language)
        assert response.status_code == 200, address
        anchors[address] = set()
        if not response.headers["content-type"].startswith("text/html"):
            continue
        root = document_fromstring(response.text)
        anchors[address] = {*root.xpath("//@id")}
        for found in root.xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            target, fragment = urldefrag(urljoin(HERE + address, found))
            if not target.startswith(HERE):
                continue
            parts = urlsplit(target)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.path == "/search" and address.startswith("/search"):
                continue  # a search's filters and orders combine without end
            if "ui=" in parts.query:
                continue  # the same page in the other language
            if fragment:
                asked.add((path, fragment))
            waiting.append(path)
    assert sum(address.startswith("/u/") for address in anchors) > 140
    assert [f"{path}#{name}" for path, name in asked if name not in anchors[path]] == []


def test_words_that_went_answer_410_with_what_stood_there_and_the_nearest_that_stayed(
    visitor: Visitor, data: Path
) -> None:
    page = visitor.opens(f"/u/{gone(settings(data))}")
    assert page.status == 410
    assert page.text(".gone blockquote") == GOES
    assert "Tomo Reed" in page.text(".gone figcaption")
    neighbour, elsewhere = page.links("a.more")
    assert visitor.opens(elsewhere).text("textarea") == GOES
    assert visitor.opens(neighbour).text("blockquote") in BESIDE
    assert page.one("meta[name=robots]").get("content") == "noindex"


def test_words_that_moved_redirect_for_good_with_what_is_pointed_to(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    first = "The quay was rebuilt twice, and each time the harbour master wrote it down in ink."
    second = "Nobody measured the tide that winter, because the clock in the tower had stopped."
    talk = f"# 2025-06-01 Quay\n\n**Ines Vale:** {first}"
    with closing(Database(chosen.database)) as database:
        put_text(database, f"{talk}\n\n**Tomo Reed:** {second}", "quay.md")
        old = standing(chosen, "Nobody measured")
        put_text(database, f"{talk[:-12]}{second[12:]}", "quay.md")  # cut across the border
    new = standing(chosen, "tide that winter")
    assert new != old
    with TestClient(create_app(chosen), follow_redirects=False) as client:
        for address in ("/u/{}", "/u/{}?words=1-9-abc", "/embed/u/{}", "/u/{}/card.png"):
            answer = client.get(address.format(old))
            assert (answer.status_code, answer.headers["location"]) == (308, address.format(new))


@pytest.mark.parametrize(
    "address",
    [
        "/u/zzzzzzzzzz", "/u/潮汐", "/u/%00", "/u/" + "a" * 5_000, "/u/..%2f..%2fetc%2fpasswd",
        "/sessions/no-such", "/sessions/<b>", "/events/no-such", "/speakers/no-such",
        "/slides/none.png", "/slides/..%2f..%2frostra.sqlite3", "/static/0/rostra.css", "/nothing/here",
    ],
)  # fmt: skip
def test_an_unknown_address_is_404_in_the_site_s_look(visitor: Visitor, address: str) -> None:
    page = visitor.opens(address)
    assert page.status == 404
    assert page.text("h1") == "Not here"
    assert page.all(".brand") and page.all("main form[action='/search']")
    assert "Traceback" not in page.response.text
    assert page.one("meta[name=robots]").get("content") == "noindex"


def test_the_words_of_an_unknown_address_are_ready_to_be_searched_for(visitor: Visitor) -> None:
    page = visitor.opens("/sessions/2025-09-19-owns-the-tide")
    box = page.one("main input[name=q]")
    assert box.get("value") == "owns the tide"
    found = visitor.opens(f"/search?q={box.get('value')}")
    assert TIDE in {urlsplit(link).path for link in found.links(".hit .facts a")}
    mixed = visitor.opens("/2024世界人工智能大会-gb2eu2k3p7-x")
    assert mixed.one("main input[name=q]").get("value") == "世界人工智能大会 x"
    for address in ("/u/zzzzzzzzzz", "/embed/u/zzzzzzzzzz", "/gb2eu2k3p7"):
        page = visitor.opens(address)
        assert page.one("main input[name=q]").get("value") == ""
        assert "/quote" in page.links("main a")
        for search in page.links(".tries a"):
            assert visitor.opens(search).all(".hit")
        assert page.links(".tries a") == visitor.opens("/").links(".tries a") != []


@pytest.mark.parametrize("more", [".", ")", "。", "”,", "%0A", "。他说"])
def test_a_link_copied_with_what_stood_behind_it_still_leads_to_the_words(
    visitor: Visitor, more: str
) -> None:
    address = visitor.opens(TIDE).links("a.at")[4]
    page = visitor.opens(address + more)
    assert page.status == 200 and page.one("#link").get("value").endswith(address)


@pytest.mark.parametrize("number", ["0", "-3", "x", "1e3", "²", "9" * 20, "1" * 5000, "0" * 5000 + "1"])
def test_a_page_number_that_is_none_is_refused(visitor: Visitor, number: str) -> None:
    page = visitor.opens(f"/speakers/liesbet-ondarra?page={number}")
    assert page.status == 400
    assert number[:20] in page.text(".lead")


def test_a_page_behind_the_last_is_not_there(visitor: Visitor) -> None:
    assert visitor.opens("/speakers/liesbet-ondarra?page=9").status == 404


def test_a_slash_too_many_is_forgiven(visitor: Visitor) -> None:
    response = visitor.gets(f"{TIDE}/?a=b")
    assert (response.status_code, response.headers["location"]) == (308, f"{TIDE}?a=b")


def test_an_address_does_not_lead_off_the_site(visitor: Visitor) -> None:
    for address in ("//elsewhere.example/", "/%2Felsewhere.example/x"):
        response = visitor.gets(address)
        assert not response.headers.get("location", "/").startswith("//")
        assert 'href="//' not in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_can_only_be_read(visitor: Visitor, method: str) -> None:
    response = visitor.client.request(method, "/sessions")
    assert response.status_code == 405
    assert "can only be read" in response.text
