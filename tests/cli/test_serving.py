"""`rostra serve`: what goes on between a reader and the server before any page is asked."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

import pytest

PATIENCE = 60.0
"""Seconds until a loaded machine has started a server."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty archive, served by a process of its own."""
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-P", "-c", "from app.cli import main; main()", "serve", "--port", str(port)]
    environment = os.environ | {"ROSTRA_DATA": str(folder / "data")}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield address
        server.terminate()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=10).close()
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not come up")


def asked(address: str) -> tuple[int, str, str]:
    """Status, type and text of what is answered."""
    try:
        answer = urllib.request.urlopen(address, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers.get_content_type(), answer.read().decode()


@pytest.mark.parametrize(("characters", "refused"), [(5_000, 400), (10_000, 414), (100_000, 414)])
def test_a_search_of_thousands_of_characters_is_refused_in_the_site_s_own_look(
    served: str, characters: int, refused: int
) -> None:
    """Ten thousand are 90 kB as an address is written, more than the parser of addresses takes."""
    status, kind, text = asked(f"{served}/search?q={quote('潮汐' * (characters // 2))}")
    assert (status, kind) == (refused, "text/html")
    assert "is too long" in text
    assert "<main" in text


def test_programs_are_refused_such_a_search_with_a_problem(served: str) -> None:
    status, kind, text = asked(f"{served}/api/v1/quotes?text={quote('潮汐' * 2_500)}")
    assert (status, kind) == (400, "application/problem+json")
    assert "at most 2,000" in text


@pytest.mark.parametrize(("characters", "refused"), [(5_000, 404), (40_000, 414)])
def test_a_path_of_any_length_is_a_page_that_is_not_there(served: str, characters: int, refused: int) -> None:
    status, kind, text = asked(f"{served}/{quote('潮汐' * (characters // 2))}")
    assert (status, kind) == (refused, "text/html")
    assert "<main" in text


def test_no_parameter_vanishes_behind_a_long_one(served: str) -> None:
    status, kind, text = asked(f"{served}/api/v1/search?q={'a' * 60_000}&speaker=ines-vale")
    assert (status, kind) == (414, "application/problem+json")
    assert "too long" in text


def test_an_address_typed_as_it_is_read_is_understood(served: str) -> None:
    """As curl sends it: no browser would."""
    host, port = served.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as line:
        line.sendall("GET /search?q=潮汐 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65_536), b"")).decode()
    assert answer.startswith("HTTP/1.1 200 ")
    assert 'value="潮汐"' in answer


@pytest.mark.parametrize("path", ["/", "/api/v1/sessions", "/search?q=tide", "/feed.atom"])
def test_whoever_asks_for_the_head_alone_gets_it_alone(served: str, path: str) -> None:
    request = urllib.request.Request(served + path, method="HEAD")
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200
        assert int(answer.headers["content-length"]) > 0
        assert answer.read() == b""
