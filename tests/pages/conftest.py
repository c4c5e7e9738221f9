"""Pages through the front door: an archive on disk, a test client, and what a person sees of an answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml.html import HtmlElement, document_fromstring

from app.main import create_app
from tests.conftest import Copied
from tests.sample_archive import fill, settings


class Shown:
    """An answer as a person sees it."""

    def __init__(self, response: Response) -> None:
        self.response = response
        self.status = response.status_code
        self.root: HtmlElement = document_fromstring(response.text)

    def all(self, selector: str) -> list[HtmlElement]:
        found: list[HtmlElement] = self.root.cssselect(selector)
        return found

    def one(self, selector: str) -> HtmlElement:
        [found] = self.all(selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """The words of all such elements, blanks as a browser shows them."""
        return [" ".join(element.text_content().split()) for element in self.all(selector)]

    def text(self, selector: str) -> str:
        [found] = self.texts(selector)
        return found

    def links(self, selector: str = "a") -> list[str]:
        """Where these links lead, and what else of the archive the page loads."""
        return [element.get("href") for element in self.all(selector)]


class Visitor:
    """Somebody who opens addresses of one archive."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def opens(self, address: str, **headers: str) -> Shown:
        """The page, redirects followed."""
        return Shown(self._asks(address, headers, True))

    def gets(self, address: str, **headers: str) -> Response:
        """The answer itself; redirects are not followed."""
        return self._asks(address, headers, False)

    def _asks(self, address: str, headers: dict[str, str], follow: bool) -> Response:
        self.client.cookies.clear()  # every time somebody new
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response: Response = self.client.get(address, headers=named, follow_redirects=follow)
        return response


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, copied: Copied) -> Path:
    """The folder of an archive that is only read."""
    return copied(fill, tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def client(data: Path) -> Iterator[TestClient]:
    with TestClient(create_app(settings(data)), base_url="http://archive.example") as client:
        yield client


@pytest.fixture(scope="session")
def visitor(client: TestClient) -> Visitor:
    return Visitor(client)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A visitor of an archive with nothing in it."""
    app = create_app(settings(tmp_path_factory.mktemp("empty")))
    with TestClient(app, base_url="http://archive.example") as client:
        yield Visitor(client)
