"""rostra import: files and folders into the archive."""

import os
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.archive.importing import Report, describe, import_upload
from app.archive.pictures import keeper
from app.archive.preparing import Upload, no_picture, prepare
from app.cli.reports import line, outline
from app.cli.typer_app import opened, print_json, progress, rostra, settings
from app.cli.upkeep import bring_index_up_to_date
from app.errors import RostraError, UnreadableSource
from app.settings import Settings

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".srt", ".vtt"})
"""What is taken from a folder. A file that is named is tried whatever its suffix."""
LONGEST_NAME = 255
"""Bytes of a file's name, on every common file system."""
ABOUT = frozenset({"readme", "provenance", "license", "changelog"})
"""Files of a folder that speak of the folder."""


@rostra.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="Transcripts, or folders of them.", metavar="PATH…")],
    agenda: Annotated[
        Path | None,
        typer.Option(
            help="The printed programme. Without it, NAME.agenda.yaml or .txt beside NAME is taken."
        ),
    ] = None,
    event: Annotated[str, typer.Option(help="The event these sessions belong to.")] = "",
    reader: Annotated[
        str, typer.Option(help="Read as this format instead of finding out: bilingual, labelled, …")
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Read files anew that are in the archive already.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be made of it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON report.")] = False,
) -> None:
    """Import transcripts. The same file again changes nothing; a changed one keeps its links."""
    chosen = settings()
    files, missing = _files(paths)
    if agenda and len(files) > 1:
        raise typer.BadParameter("--agenda goes with one transcript.", param_hint="--agenda")
    reports: list[Report] = []
    refused = [(path, _refused(error)) for path, error in missing]
    say = print if not as_json else (lambda *_: None)
    with ExitStack() as stack:
        database = None if dry_run else stack.enter_context(opened(chosen))
        bar = stack.enter_context(progress())
        for file in bar.track(files, description="Importing"):
            try:
                upload = _upload(file, agenda, event, reader, again, dry_run, chosen)
                if database:
                    reports.append(import_upload(database, upload))
                    say(line(reports[-1]))
                else:
                    prepared = prepare(upload)
                    reports.append(describe(prepared))
                    say(outline(prepared))
            except RostraError as error:
                refused.append((file, _refused(error)))
        if database and reports:
            bring_index_up_to_date(database, chosen)
    if as_json:
        print_json(
            {
                "imported": [asdict(report) for report in reports],
                "refused": [{"path": _in_unicode(str(path)), "reason": reason} for path, reason in refused],
            }
        )
    if refused:
        raise typer.Exit(1)


def _refused(error: RostraError) -> str:
    """Why a file is not taken, which is said at once; the others of the list go on."""
    print(f"rostra: {error}", file=sys.stderr)
    return _in_unicode(str(error))


def _files(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, UnreadableSource]]]:
    """The transcripts meant by `paths`, folders opened, in order; and the paths that mean none, with why."""
    files: list[Path] = []
    missing: list[tuple[Path, UnreadableSource]] = []
    for path in paths:
        try:
            files += _transcripts(path)
        except UnreadableSource as error:
            missing.append((path, error))
    return files, missing


def _transcripts(path: Path) -> list[Path]:
    """The file, or those of the folder. Raises UnreadableSource."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise UnreadableSource(f"{path.name[:40]}…", "there is no such file: no name is so long.")
    try:
        path.stat()
    except FileNotFoundError:
        raise UnreadableSource(str(path), "there is no such file.") from None
    except OSError as error:  # links in a circle, a folder that may not be looked into
        raise UnreadableSource(str(path), f"it cannot be read: {error.strerror}.") from error
    if not path.is_dir():
        return [path]
    found = [file for file in sorted(path.rglob("*")) if _is_transcript(file, path)]
    if not found:
        raise UnreadableSource(str(path), "there is no transcript in this folder.")
    return found


def _is_transcript(file: Path, folder: Path) -> bool:
    return (
        file.suffix.lower() in SUFFIXES
        and file.stem.lower() not in ABOUT
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def _upload(
    file: Path, agenda: Path | None, event: str, reader: str, again: bool, dry_run: bool, chosen: Settings
) -> Upload:
    beside = (file.with_name(f"{file.stem}.agenda{suffix}") for suffix in (".yaml", ".yml", ".txt"))
    printed = agenda or next((one for one in beside if one.exists()), None)
    content = _read(file, chosen)
    return Upload(
        name=_in_unicode(file.name),
        content=content,
        agenda_name=_in_unicode(printed.name) if printed else "",
        agenda=_agenda_text(printed, chosen) if printed else "",
        event=event,
        reader=reader or None,
        most_bytes=chosen.max_source_mb * 2**20,
        again=again,
        picture=no_picture if dry_run else keeper(file.parent, chosen.slides),
    )


def _in_unicode(name: str) -> str:
    """A file's name; one that is no UTF-8 was mostly written on a Chinese Windows."""
    written = os.fsencode(name)
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("gb18030", errors="replace")


def _read(file: Path, chosen: Settings) -> bytes:
    """Its bytes; never more than may be, for some files have no end (/dev/zero)."""
    most = chosen.max_source_mb * 2**20
    try:
        with file.open("rb") as opened_file:
            content = opened_file.read(most + 1)
    except OSError as error:
        raise UnreadableSource(_in_unicode(str(file)), f"it cannot be read: {error.strerror}.") from error
    if len(content) > most:
        raise UnreadableSource(
            _in_unicode(file.name),
            f"it has more than {chosen.max_source_mb} MB; that is the most (ROSTRA_MAX_SOURCE_MB).",
        )
    return content


def _agenda_text(file: Path, chosen: Settings) -> str:
    try:
        return _read(file, chosen).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(_in_unicode(file.name), "an agenda has to be UTF-8 text.") from error
