"""rostra export, evaluate, explain: a session as data, against an annotation, and why it is as it is."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.browse.evaluation import evaluate_session
from app.browse.explanation import explain_session
from app.browse.export import export_session
from app.cli.reports import explained, figures
from app.cli.typer_app import opened, print_json, rostra, settings
from app.gold import BadGold

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


@rostra.command("evaluate")
def evaluate(
    session: Slug,
    annotation: Annotated[
        Path, typer.Argument(help="Who really speaks: turns, sections, speakers.", metavar="GOLD")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures for programs.")] = False,
) -> None:
    """Compare a session's speakers and programme with a hand-made annotation."""
    text = _text(annotation)
    with opened(settings()) as database, database.reading() as db:
        evaluation = evaluate_session(db, session, annotation.name, text)
    if as_json:
        print_json(evaluation.to_json())
    else:
        print(figures(evaluation))


@rostra.command("explain")
def explain(
    session: Slug,
    at: Annotated[int, typer.Option("--at", help="A place in the source, in characters.", metavar="OFFSET")],
    as_json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
) -> None:
    """Tell why a passage was given to its speaker: the cues, what they count, who else it could be."""
    with opened(settings()) as database, database.reading() as db:
        explanation = explain_session(db, session, at)
    if as_json:
        print_json(asdict(explanation))
    else:
        print(explained(explanation))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadGold(f"{file}: it cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadGold(f"{file.name}: an annotation has to be UTF-8 text.") from error
