"""rostra glossary: correct terms and how they are misheard."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from app.archive.glossary import replace_glossary
from app.browse.glossary import glossary as all_terms
from app.browse.misheard import Candidate, candidates
from app.cli.typer_app import opened, rostra, settings
from app.errors import BadGlossary
from app.glossary import Term, parse_glossary, written
from app.search.whoosh_engine import WhooshEngine


@rostra.command("glossary")
def glossary(
    file: Annotated[Path | None, typer.Argument(help="A glossary to take into the archive.")] = None,
    suggest: Annotated[bool, typer.Option("--suggest", help="Print what may be misheard.")] = False,
) -> None:
    """Take in a glossary; without a file, print the archive's. Searches know its words at once."""
    chosen = settings()
    with opened(chosen) as database:
        if file is not None:
            count = replace_glossary(database, file.name, parse_glossary(file.name, _text(file)))
            print(f"{count} terms. Searches know them now.")
            return
        with database.reading() as db:
            if not suggest:
                print(written(all_terms(db)), end="")
                return
            with closing(WhooshEngine(chosen.index)) as engine:
                _print_candidates(list(candidates(db, engine)))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadGlossary(file.name, f"it cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadGlossary(file.name, "it is not in UTF-8.") from error


def _print_candidates(found: list[Candidate]) -> None:
    """As a glossary whose wrong lines are to be taken out before it is taken in."""
    for one in found:
        print(f"# {one.term} ← {one.heard}: {one.count} times in {one.sessions} sessions: …{one.example}…")
    terms: dict[str, list[str]] = {}
    for one in found:
        terms.setdefault(one.term, []).append(one.heard)
    print(written(Term(term, tuple(heard)) for term, heard in terms.items()), end="")
