"""rostra export, rostra evaluate: a session as data, and against a hand-made annotation."""

from enum import StrEnum
from typing import Annotated

import typer

from app.browse.export import export_session
from app.cli.typer_app import opened, print_json, rostra, settings

Slug = Annotated[str, typer.Argument(help="The session's slug, the end of its address.", metavar="SESSION")]


class Format(StrEnum):
    """What a session can be exported as."""

    json = "json"


@rostra.command("export")
def export(
    session: Slug,
    form: Annotated[Format, typer.Option("--format", help="The form of the export.")] = Format.json,
) -> None:
    """Print a whole session: head, speakers, programme, every utterance with its place in the source."""
    with opened(settings()) as database, database.reading() as db:
        print_json(export_session(db, session))
