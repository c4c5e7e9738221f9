"""Archives to search: an empty one for each test, the samples and the seed once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archived import Archive, archive_in, fill_with_samples, fill_with_seed
from tests.conftest import Copied
from tests.search.quoting import TALK


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    archive = archive_in(tmp_path)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, copied: Copied) -> Iterator[Archive]:
    """The samples, imported and indexed. To be read only."""
    archive = archive_in(copied(fill_with_samples, tmp_path_factory.mktemp("samples")))
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, copied: Copied) -> Iterator[Archive]:
    """The seed among the samples, imported and indexed. To be read only."""
    archive = archive_in(copied(fill_with_seed, tmp_path_factory.mktemp("seed")))
    yield archive
    archive.close()


@pytest.fixture
def harbour(archive: Archive) -> Archive:
    """One in which two speak of tides."""
    archive.put("harbour.md", TALK)
    archive.indexer.drain()
    return archive
