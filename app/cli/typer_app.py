"""The command's frame: where subcommands hang, what they open, how they print."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from app.database import Database
from app.errors import RostraError
from app.settings import Settings

rostra = typer.Typer(
    name="rostra",
    help="A searchable web archive of forum talks. ROSTRA_DATA names the folder that holds it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class BadSettings(RostraError):
    """A ROSTRA_* variable with a value it cannot have."""


def settings() -> Settings:
    """The settings of this run. Raises BadSettings naming the variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        variable = f"ROSTRA_{first['loc'][0]}".upper()
        raise BadSettings(f"{variable}={first['input']}: {first['msg']}.") from error


@contextmanager
def opened(chosen: Settings) -> Iterator[Database]:
    """The archive's database, closed at the end."""
    database = Database(chosen.database)
    try:
        yield database
    finally:
        database.close()


def print_json(value: Any) -> None:
    """For programs: one JSON document on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def progress() -> Progress:
    """A bar on a terminal; nothing elsewhere (the commands print plain lines there)."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        transient=True,
        disable=not sys.stderr.isatty(),
        console=Console(stderr=True),
    )
