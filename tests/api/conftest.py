"""The server over archives of the samples and of small talks, called as programs call it."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.archived import SAMPLES, archive_in


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an archive of the samples. A fault of the server raises here."""
    folder = tmp_path_factory.mktemp("api")
    archive = archive_in(folder)
    archive.put_files(SAMPLES)
    archive.close()
    with TestClient(create_app(Settings(data=folder)), follow_redirects=False) as client:
        yield client
