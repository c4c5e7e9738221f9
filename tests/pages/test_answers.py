"""Answers on the wire: what browsers may keep, what they must not do, how much the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from app.languages import languages
from app.main import create_app
from app.web import TEMPLATES, environment, static_files
from tests.pages.conftest import Visitor
from tests.pages.test_reading import EVENT, TIDE
from tests.sample_archive import gone, settings

PAGES = {
    "/": 8,
    "/sessions": 2,
    TIDE: 11,
    EVENT: 3,
    "/speakers": 2,
    "/speakers?name=Ondarra": 2,
    "/speakers/liesbet-ondarra": 5,
    "/search": 2,
    "/search?q=tide": 12,
    "/search?q=zygomorphic": 10,
    "/quote": 0,
    "/quote?text=a tide table cost as much as a great pair of boots": 8,
}
"""Pages, and how many statements each may ask the database, however large the archive is."""
NO_QUESTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")


@pytest.mark.parametrize("address", [page for page in PAGES if "?q=" not in page])
def test_a_page_that_the_browser_has_is_not_sent_again(visitor: Visitor, address: str) -> None:
    first = visitor.gets(address)
    again = visitor.gets(address, If_None_Match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert visitor.gets(address, If_None_Match='W/"other"').status_code == 200
    assert visitor.gets(address, If_None_Match=f'"a", {first.headers["etag"]}').status_code == 304


@pytest.mark.parametrize("address", [*PAGES, "/nothing", "/api/v1/sessions", "/healthz"])
def test_every_answer_forbids_scripts_styles_and_requests_that_are_not_the_site_s(
    visitor: Visitor, address: str
) -> None:
    headers = visitor.gets(address).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("address", ["/broken", "/api/v1/broken"])
def test_a_fault_of_ours_is_told_without_a_trace_and_as_guarded_as_a_page(
    tmp_path: Path, address: str
) -> None:
    app = create_app(settings(tmp_path))
    app.add_api_route(address, lambda: 1 / 0)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get(address)
    assert answer.status_code == 500
    assert "it is not your fault" in answer.text
    assert "division" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_script_or_style_of_its_own(visitor: Visitor, address: str) -> None:
    page = visitor.opens(address)
    assert not page.all("style, [style]")
    scripts = page.all("script:not([type='application/ld+json'])")  # data is not run
    assert all(script.get("src") and not script.text for script in scripts)
    handlers = page.root.xpath("//@*[starts-with(name(), 'on')]")
    assert handlers == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_nothing_from_elsewhere(visitor: Visitor, address: str) -> None:
    page = visitor.opens(address)
    loaded = page.root.xpath("//@src | //link[not(@rel='canonical')]/@href")
    assert loaded
    assert all(one.startswith("/") and not one.startswith("//") for one in loaded)


def test_static_files_are_kept_for_ever_and_named_by_their_content(visitor: Visitor) -> None:
    for name, file in static_files().items():
        response = visitor.gets(file.url)
        assert response.status_code == 200, name
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["content-type"] == file.media_type
        assert response.content == file.content


def test_slides_are_kept_for_ever(visitor: Visitor) -> None:
    [picture] = [image.get("src") for image in visitor.opens(TIDE).all(".slide img")]
    assert "immutable" in visitor.gets(picture).headers["cache-control"]


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_pages_are_compressed_as_the_browser_wishes(visitor: Visitor, encoding: str) -> None:
    response = visitor.gets(TIDE, Accept_Encoding=encoding)
    assert response.headers["content-encoding"] == encoding
    assert "Accept-Encoding" in response.headers["vary"]


def test_head_answers_like_get_without_the_page(visitor: Visitor) -> None:
    response = visitor.client.head(TIDE)
    assert response.status_code == 200 and response.content == b""
    assert response.headers["etag"] == visitor.gets(TIDE).headers["etag"]


# How much the database is asked


@contextmanager
def statements(visitor: Visitor) -> Iterator[list[str]]:
    """What is asked of the database meanwhile, as SQLite itself tells it."""
    engine = visitor.client.app.state.site.database.engine
    asked: list[str] = []
    traced: list[Connection] = []

    def note(statement: str) -> None:
        if not statement.startswith(NO_QUESTIONS) and "index_jobs" not in statement:  # the indexer's
            asked.append(statement)

    def trace(connection: Connection, *rest: object) -> None:
        connection.set_trace_callback(note)
        traced.append(connection)

    event.listen(engine, "checkout", trace)
    yield asked
    event.remove(engine, "checkout", trace)
    for connection in traced:
        connection.set_trace_callback(None)


@pytest.mark.parametrize(("address", "most"), PAGES.items())
def test_a_page_asks_the_database_a_bounded_number_of_times(
    visitor: Visitor, address: str, most: int
) -> None:
    visitor.opens("/search?q=quay")  # what the archive knows of names is read once
    with statements(visitor) as asked:
        assert visitor.opens(address).status == 200
    assert len(asked) <= most, "\n\n".join(asked)


def test_one_passage_or_what_became_of_it_takes_few_statements(visitor: Visitor, data: Path) -> None:
    passage = visitor.opens(TIDE).links("a.at")[9]
    for address in (
        f"{passage}?fresh=1",
        f"/u/{gone(settings(data))}",
    ):  # not kept from a test before
        with statements(visitor) as asked:
            visitor.opens(address)
        assert 0 < len(asked) <= 4, "\n\n".join(asked)


# Templates


@pytest.mark.parametrize("name", [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*")])
def test_every_template_loads_and_is_short(name: str) -> None:
    for code in languages():
        environment(code).get_template(name)
    assert len((TEMPLATES / name).read_text("utf-8").splitlines()) <= 100
