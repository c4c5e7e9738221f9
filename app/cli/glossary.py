"""rostra glossary: correct terms and how they are misheard."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from app.archive.glossary import Changes, replace_glossary, take_in_glossary
from app.browse.glossary import glossary as all_terms
from app.browse.misheard import Candidate, candidates
from app.cli.reports import counted
from app.cli.sound_index import answered
from app.cli.typer_app import opened, rostra, settings
from app.errors import BadGlossary
from app.glossary import Term, parse_glossary, written


@rostra.command("glossary")
def glossary(
    file: Annotated[Path | None, typer.Argument(help="A glossary to take into the archive.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let FILE be the whole glossary: other terms go.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the archive's glossary, as without a file.")
    ] = False,
    suggest: Annotated[bool, typer.Option("--suggest", help="Print what may be misheard.")] = False,
) -> None:
    """Add a file's terms to the glossary; without a file, print it. Searches know its words at once."""
    if replace and file is None:
        raise typer.BadParameter("--replace needs a FILE.")
    if (file is not None) + show + suggest > 1:
        raise typer.BadParameter("FILE, --show and --suggest are one or the other.")
    chosen = settings()
    with opened(chosen) as database:
        if file is not None:
            take_in = replace_glossary if replace else take_in_glossary
            print(_told(take_in(database, file.name, parse_glossary(file.name, _text(file)))))
            return
        if not suggest:
            with database.reading() as db:
                print(written(all_terms(db)), end="")
            return
    _print_candidates(*answered(lambda db, engine: (all_terms(db), list(candidates(db, engine)))))


def _told(changes: Changes) -> str:
    there = f"The glossary has {changes.count} {'term' if changes.count == 1 else 'terms'}."
    done = {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    if not any(done.values()):
        return f"Nothing has changed. {there}"
    lines = [f"{what}: {', '.join(terms)}" for what, terms in done.items() if terms]
    return "\n".join([*lines, f"{there} Searches know {'it' if changes.count == 1 else 'them'} now."])


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadGlossary(file.name, f"it cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadGlossary(file.name, "it is not in UTF-8.") from error


def _print_candidates(known: Iterable[Term], found: list[Candidate]) -> None:
    """As a glossary whose wrong lines are to be taken out before it is taken in.

    What is known to be heard for a term stands before what is proposed: taken in, it takes the place of that.
    """
    for one in found:
        often = f"{counted(one.count, 'time')} in {counted(one.sessions, 'session')}"
        print(f"# {one.term} ← {one.heard}: {often}: …{one.example}…")
    everywhere = {one.term: one.heard for one in known if not one.event}
    terms = {one.term: list(everywhere.get(one.term, ())) for one in found}
    for one in found:
        terms[one.term].append(one.heard)
    print(written(Term(term, tuple(heard)) for term, heard in terms.items()), end="")
