"""Archives to search: an empty one for each test, the samples and the seed once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archived import SAMPLES, Archive, archive_in
from tests.readers.material import SEED


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    archive = archive_in(tmp_path)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The samples, imported and indexed. To be read only."""
    archive = archive_in(tmp_path_factory.mktemp("samples"))
    archive.put_files(SAMPLES)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The seed among the samples, imported and indexed. To be read only."""
    archive = archive_in(tmp_path_factory.mktemp("seed"))
    archive.put_files([*SAMPLES, SEED])
    yield archive
    archive.close()
