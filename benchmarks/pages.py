"""How fast pages are served: the seed's session page against the same bytes ready-made, by one server."""

import http.client
import multiprocessing
import os
import socket
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

import uvicorn
from fastapi import FastAPI, Response

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.database import Database
from app.main import create_app
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import Settings
from benchmarks.material import SEED, print_table

CLIENTS = 4
SECONDS = 3.0
ROUNDS = 3


def run() -> None:
    """Print requests/s of the session page, a 304 of it, a search, and ready-made bytes; and memory."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        slug = _fill(settings)
        port = _free_port()
        server = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(settings, f"/sessions/{slug}", port), daemon=True
        )
        server.start()
        try:
            _wait(port)
            _measure(server.pid or 0, port, slug)
        finally:
            server.terminate()
            server.join(10)


def _fill(settings: Settings) -> str:
    database = Database(settings.database)
    report = import_source(database, prepare(Upload(SEED.name, SEED.read_bytes())))
    Indexer(database, WhooshEngine(settings.index)).drain()
    database.close()
    return report.slug


def _serve(settings: Settings, page: str, port: int) -> None:
    app = create_app(settings)
    _add_ready_made(app, page, port)
    uvicorn.run(app, port=port, log_level="warning", server_header=False)


def _add_ready_made(app: FastAPI, page: str, port: int) -> None:
    """The ceiling: the page's own bytes and headers from memory, through the same server and middleware."""
    ready: list[tuple[bytes, dict[str, str]]] = []

    def ready_made() -> Response:
        if not ready:
            _, headers, body = _get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), page, {})
            kept = {"content-type", "etag", "cache-control", "content-security-policy"}
            ready.append((body, {k: v for k, v in headers.items() if k.lower() in kept}))
        body, headers = ready[0]
        return Response(body, headers=headers)  # a new one: the middleware adds to an answer's headers

    app.router.routes.insert(0, _route("/ready-made", ready_made))


def _route(path: str, endpoint: object) -> object:
    app = FastAPI()
    app.get(path)(endpoint)  # type: ignore[type-var]
    return next(route for route in app.routes if getattr(route, "path", "") == path)


def _measure(pid: int, port: int, slug: str) -> None:
    page = f"/sessions/{slug}"
    _, headers, body = _get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), page, {})
    etag = {"If-None-Match": headers["etag"]}
    asked = {
        "ready-made bytes": ("/ready-made", {}),
        "session page": (page, {}),
        "session page, 304": (page, etag),
        "session page, gzip": (page, {"Accept-Encoding": "gzip"}),
        "search page, a common word": ("/search?q=%E4%BA%BA%E5%B7%A5%E6%99%BA%E8%83%BD", {}),
    }
    for (
        path,
        extra,
    ) in asked.values():  # one after the other: the ready-made bytes ask this server for the page
        _get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), path, extra)
    rates: dict[str, list[float]] = {name: [] for name in asked}
    costs: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (path, extra) in asked.items():
            before = _cpu_seconds(pid)
            count, rate = _load(port, path, extra)
            rates[name].append(rate)
            costs[name].append((_cpu_seconds(pid) - before) / count)
    ceiling, floor = median(rates["ready-made bytes"]), median(costs["ready-made bytes"])
    rows = [
        (
            name,
            f"{median(rates[name]):,.0f}",
            f"{median(rates[name]) / ceiling:.0%}",
            f"{median(costs[name]) * 1e3:.2f}",
            f"{floor / median(costs[name]):.0%}",
        )
        for name in asked
    ]
    head = ("what", "requests/s", "of ready-made", "server ms of CPU a request", "of ready-made")
    print_table(f"Pages ({len(body):,} bytes; {CLIENTS} clients, median of {ROUNDS} rounds)", head, rows)
    print(f"\nMemory of the serving process after that: {_resident(pid):.0f} MB")


def _load(port: int, path: str, headers: dict[str, str]) -> tuple[int, float]:
    """Requests answered, and requests a second, with CLIENTS connections kept alive."""
    counts = [0] * CLIENTS
    end = time.perf_counter() + SECONDS

    def ask(client: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < end:
            status, _, _ = _get(connection, path, headers)
            if status not in (200, 304):
                raise RuntimeError(f"{path} answered {status}")
            counts[client] += 1

    threads = [threading.Thread(target=ask, args=(client,)) for client in range(CLIENTS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts), sum(counts) / (time.perf_counter() - start)


def _get(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str]
) -> tuple[int, dict[str, str], bytes]:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            status, _, _ = _get(http.client.HTTPConnection("127.0.0.1", port, timeout=60), "/healthz", {})
            if status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def _resident(pid: int) -> float:
    """Resident memory in MB (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _cpu_seconds(pid: int) -> float:
    """Processor time a process has used, with all its threads (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
