"""rostra search, rostra quote: the archive searched from a terminal."""

from contextlib import closing
from typing import Annotated

import typer

from app.api.answers import quote_answer, search_answer
from app.cli.typer_app import opened, print_json, rostra, settings
from app.errors import BadParameter
from app.search.find import Hit, find_or_refuse
from app.search.indexer import Indexer
from app.search.query import from_parameters
from app.search.quote import find_quote
from app.search.whoosh_engine import WhooshEngine
from app.sharing.quotation import pointed


@rostra.command("search")
def search(
    query: Annotated[str, typer.Argument(help="Words, “exact phrase”, -not, speaker:NAME, date:2024..2025.")],
    page: Annotated[int, typer.Option(min=1, help="Which page of the hits.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print what the JSON interface answers.")] = False,
) -> None:
    """Search what was said."""
    chosen = settings()
    with opened(chosen) as database, closing(WhooshEngine(chosen.index)) as engine, database.reading() as db:
        partial = Indexer(database, engine).partial
        results = find_or_refuse(db, engine, from_parameters({"q": query, "page": str(page)}), partial)
    if as_json:
        print_json(search_answer(results))
        return
    for hint in results.hints:
        print(f"note: {hint}")
    for hit in results.hits:
        print(_shown(hit))
    more = " at least" if results.partial else ""
    print(f"{results.total}{more} found, page {results.query.page} of {max(1, results.pages)}")


@rostra.command("quote")
def quote(
    text: Annotated[str, typer.Argument(help="The quotation.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print what the JSON interface answers.")] = False,
) -> None:
    """Find out who said a sentence, where, and how the quotation differs."""
    if not text.strip():
        raise BadParameter("There is nothing to check: a quotation has words.")
    chosen = settings()
    with opened(chosen) as database, closing(WhooshEngine(chosen.index)) as engine, database.reading() as db:
        answer = find_quote(db, engine, text)
    if answer.too_short:
        raise BadParameter(answer.hint)
    if as_json:
        print_json(quote_answer(answer))
        return
    if answer.hint:
        print(f"note: {answer.hint}")
    print(answer.verdict)
    for match in answer.matches:
        names = ", ".join(row.speaker for row in match.speakers)
        first = match.utterances[0]
        where = " · ".join(filter(None, (first.session, first.date.isoformat() if first.date else "")))
        link = pointed(f"/u/{first.id}", match.pointer)
        print(f"{link}  {match.match}  {names} · {where}\n    {match.said}")
        for note in match.notes:
            print(f"    note: {note}")
        for one in match.difference:
            print(f"    {one.op}: {one.asked or '–'} → {one.said or '–'}")


def _shown(hit: Hit) -> str:
    row = hit.row
    words = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in hit.pieces)
    where = " · ".join(filter(None, (row.speaker, row.session, row.date.isoformat() if row.date else "")))
    return f"/u/{row.id}  {hit.match}  {where}\n    {words}"
