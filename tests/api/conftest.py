"""The server over archives of the samples and of small talks, called as programs call it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.archived import fill_with_samples
from tests.conftest import Copied


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory, copied: Copied) -> Iterator[TestClient]:
    """A client of an archive of the samples. A fault of the server raises here."""
    folder = copied(fill_with_samples, tmp_path_factory.mktemp("api"))
    with TestClient(create_app(Settings(data=folder)), follow_redirects=False) as client:
        yield client
