"""The page of all components, for development only."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.pages.conftest import Visitor

COMPONENTS = [
    *(
        "kicker",
        "facts",
        "lead",
        "note",
        "more",
        "find",
        "copy",
        "session-line",
        "people",
        "chips",
        "pager",
        "person",
    ),
    *(
        "hit",
        "badge",
        "facets",
        "strip",
        "programme",
        "voices",
        "part",
        "turn",
        "mark",
        "slide",
        "doubt",
        "quote",
    ),
]


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_shown(visitor: Visitor, component: str) -> None:
    assert visitor.opens("/styleguide").all(f"main .{component}")


def test_it_is_not_there_where_the_archive_is_served(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path, development=False))) as client:
        assert client.get("/styleguide").status_code == 404
        assert client.get("/").status_code == 200
