"""rostra search, rostra quote: the archive searched from a terminal."""

from collections.abc import Iterator
from shlex import quote as quoted
from typing import Annotated

import typer

from app.api.answers import quote_answer, search_answer
from app.cli.sound_index import answered
from app.cli.typer_app import print_json, rostra
from app.errors import BadParameter
from app.search.check_quote import check_quote
from app.search.find import Results, find_or_refuse
from app.search.hit import Hit
from app.search.query.query import from_parameters
from app.search.quote.quote_answer import QuoteAnswer, QuoteMatch
from app.sharing.quotation import pointed
from app.text.posts import post

_ANY_WORDS = {"ignore_unknown_options": True}
"""What begins with a hyphen is searched for, too: "-storm tide"."""


@rostra.command("search", context_settings=_ANY_WORDS)
def search(
    query: Annotated[str, typer.Argument(help="Words, “exact phrase”, -not, speaker:NAME, date:2024..2025.")],
    page: Annotated[int, typer.Option(min=1, help="Which page of the hits.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print what the JSON interface answers.")] = False,
) -> None:
    """Search what was said."""
    asked = from_parameters({"q": query, "page": str(page)})
    results = answered(lambda db, engine: find_or_refuse(db, engine, asked))
    if as_json:
        print_json(search_answer(results))
        return
    for note in _notes(results):
        print(f"note: {note}")
    for speaker in results.speakers:
        about = " · ".join(filter(None, (speaker.name, post(speaker.org, speaker.title))))
        print(f"/speakers/{speaker.slug}  {about}")
    for hit in results.hits:
        print(_shown(hit))
    more = " at least" if results.partial else ""
    print(f"{results.total}{more} found, page {results.query.page} of {max(1, results.pages)}")


@rostra.command("quote", context_settings=_ANY_WORDS)
def quote(
    text: Annotated[str, typer.Argument(help="The quotation.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print what the JSON interface answers.")] = False,
) -> None:
    """Find out who said a sentence, where, and how the quotation differs."""
    if not text.strip():
        raise BadParameter("There is nothing to check: a quotation has words.")
    answer = answered(lambda db, engine: check_quote(db, engine, text))
    if answer.too_short:
        raise BadParameter(answer.hint)
    if as_json:
        print_json(quote_answer(answer))
        return
    for note in filter(None, (answer.hint, *answer.remarks)):
        print(f"note: {note}")
    print(answer.verdict)
    for warning in answer.warnings:
        print(f"note: {warning}")
    for match in answer.matches:
        _print_match(match)
    if answer.more:
        least = "at least " if answer.more.at_least else ""
        print(f"and in {least}{answer.more.number} more: rostra search {quoted(answer.more.query.q)}")
    for sentence in answer.sentences:
        _print_sentence(sentence)


def _print_match(match: QuoteMatch) -> None:
    names = ", ".join(row.speaker for row in match.speakers)
    first = match.utterances[0]
    where = " · ".join(filter(None, (first.session, first.date.isoformat() if first.date else "")))
    link = pointed(f"/u/{first.id}", match.pointer)
    print(f"{link}  {match.match}  {names} · {where}\n    {match.said}")
    for note in (*match.doubts, *match.notes, *match.remarks):
        print(f"    note: {note}")
    for one in match.difference:
        print(f"    {one.op}: {one.asked or '–'} → {one.said or '–'}")


def _print_sentence(sentence: QuoteAnswer) -> None:
    """One of several sentences, and where it was said first of all."""
    print(f"\nsentence: {sentence.asked}")
    for note in sentence.remarks:
        print(f"note: {note}")
    if sentence.too_short:
        print("too short to be looked for by itself")
    elif not sentence.matches:
        print(sentence.verdict)
    for match in sentence.matches[:1]:
        _print_match(match)


def _notes(results: Results) -> Iterator[str]:
    """What a search page says above the hits."""
    yield from results.hints
    if results.partial:
        yield results.why_partial
    if results.did_you_mean:
        yield f"Did you mean: {results.did_you_mean}"
    for one in results.fewer:
        yield f"No passage has all of it; {one.total} found if “{one.words}” is left out: {one.query.q}"
    if results.nearest:
        yield "Nobody said exactly this. These passages come nearest."
    if results.by_speaker:
        speaker, narrowed = results.by_speaker
        many = f"{results.said_by_speaker} found for what" if results.said_by_speaker else "Only what"
        yield f"{many} {speaker.name} said: {narrowed.q} speaker:{speaker.slug}"


def _shown(hit: Hit) -> str:
    row = hit.row
    words = "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in hit.pieces)
    speaker = row.speaker if row.is_certain else f"{row.speaker} (not certain)"
    where = " · ".join(filter(None, (speaker, row.session, row.date.isoformat() if row.date else "")))
    return f"/u/{row.id}  {hit.match}  {where}\n    {words}"
