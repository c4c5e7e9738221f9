"""rostra serve, rostra reindex, rostra doctor: running an archive."""

import errno
import os
import socket
import sys
from contextlib import closing
from dataclasses import asdict
from typing import Annotated

import typer

from app.browse.health import examine, examine_index
from app.cli.typer_app import opened, print_json, progress, rostra, settings
from app.database import Database
from app.errors import RostraError
from app.search.indexer import Indexer
from app.search.whoosh.engine import WhooshEngine
from app.settings import Settings


class CannotServe(RostraError):
    """The server cannot start as asked."""


@rostra.command("serve")
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes; one a core at the most.")] = 1,
) -> None:
    """Serve the archive's pages and its JSON interface until stopped."""
    chosen = settings()
    with opened(chosen):
        pass  # makes and migrates the database once, before several workers would try to
    _refuse_taken(host, port)
    shown = f"[{host}]" if ":" in host else host
    print(f"{chosen.name} is at http://{shown}:{port} (stop with Ctrl+C)", flush=True)
    # In place of this process: the command line's libraries would stay in memory for nothing. Not from the
    # folder one is in (-P): what lies there may be called app, too.
    command = [sys.executable, "-P", "-m", "app.server", host, str(port), str(workers)]
    os.execv(command[0], command)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            taken = error.errno in (errno.EADDRINUSE, errno.EACCES)
            raise CannotServe(
                f"{host}:{port} cannot be listened on ({error.strerror})."
                f" Take another with {'--port' if taken else '--host: an address of this machine'}."
            ) from error


def bring_index_up_to_date(database: Database, chosen: Settings) -> None:
    """Let the search index follow what was imported, with a progress bar."""
    with closing(WhooshEngine(chosen.index)) as engine, progress() as bar:
        task = bar.add_task("Indexing", total=None)
        indexer = Indexer(database, engine)
        indexer.drain(progress=lambda done, total: bar.update(task, completed=done, total=total))
        indexer.tidy()


@rostra.command("reindex")
def reindex() -> None:
    """Build the search index anew from the database, beside the old one, and switch to it."""
    chosen = settings()
    with opened(chosen) as database, closing(WhooshEngine(chosen.index)) as engine, progress() as bar:
        task = bar.add_task("Indexing", total=None)
        count = Indexer(database, engine).rebuild(
            progress=lambda done, total: bar.update(task, completed=done, total=total)
        )
    print(f"{count} utterances indexed.")


@rostra.command("doctor")
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON report.")] = False,
) -> None:
    """Check that database, sources, pictures and index are sound and agree."""
    chosen = settings()
    with opened(chosen) as database, closing(WhooshEngine(chosen.index)) as engine, database.reading() as db:
        findings = [*examine(db, chosen), examine_index(db, engine.document_count())]
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.well else 'BAD '} {finding.name}: {finding.detail}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)
