"""The search page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from app.database import Db
from app.search.find import find
from app.search.names.lexicon import lexicon
from app.search.query.fields import TypedField
from app.search.query.query import SearchQuery, from_parameters
from app.search.stored.rows import name_of
from app.search.turns import TurnHits, by_turn
from app.sharing.head import Shared
from app.web import render, site_of

router = APIRouter()


@router.get("/search")
def search(request: Request) -> Response:
    """Hits of a search, with what it can be narrowed to. What cannot be is told above it (400)."""
    site = site_of(request)
    query = from_parameters(request.query_params)
    with site.database.reading() as db:
        results = find(db, site.engine, query, site.indexer.partial)
        narrowed_to = chips(db, results.query, request.query_params)
    context = {
        "results": results,
        "query": query,
        "passages": by_turn(results.hits) if query.sort == "relevance" else list(map(TurnHits, results.hits)),
        "chips": narrowed_to,
    }
    if not query.parameters():
        context["shared"] = Shared("/search")
    if not query.empty and not query.faults:
        context["feed"] = query.url("/search.atom", page=1)
    status = 400 if query.faults else 404 if results.beyond else 200
    return render(request, "search.html", context, status)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something the search is narrowed to."""

    name: str
    label: str
    url: str
    """The search without it."""
    excluded: bool = False
    """Whether it is what hits must not have."""


def chips(db: Db, query: SearchQuery, parameters: Mapping[str, str]) -> list[Chip]:
    """What a search is narrowed to, by parameters or by fields among the words; and what is left out."""
    found = []
    for name in ("speaker", "session", "event", "lang"):
        value = getattr(query, name)
        if value and parameters.get(name):
            found.append(Chip(name, _label(db, name, value), _without(query, **{name: ""})))
    if query.kind and parameters.get("in"):
        found.append(Chip("in", query.kind, _without(query, kind="")))
    if query.match and parameters.get("match"):
        found.append(Chip("match", query.match, _without(query, match=None)))
    if query.first and parameters.get("from"):
        found.append(Chip("from", query.first.isoformat(), _without(query, first=None)))
    if query.last and parameters.get("to"):
        found.append(Chip("to", query.last.isoformat(), _without(query, last=None)))
    if query.first or query.last:
        days = [one for one in query.typed if one.field == "date"]
        without = _without(query, q=query.words_but(*days), first=None, last=None)
        found += [Chip("date", days[-1].value, without)] if days else []
    for one, *again in _each_once(query.typed):
        if one.field != "date":
            without = _without(query, q=query.words_but(one, *again), **{one.field: ""})
            found.append(Chip(one.name, _label(db, one.name, one.value), without))
    for one, *again in _each_once(query.without):
        without = _without(query, q=query.words_but(one, *again))
        found.append(Chip(one.name, _label(db, one.name, one.value), without, excluded=True))
    return found


def _each_once(typed: Iterable[TypedField]) -> Iterable[list[TypedField]]:
    """Fields that say the same together."""
    same: dict[tuple[str, str], list[TypedField]] = {}
    for one in typed:
        same.setdefault((one.field, one.value), []).append(one)
    return same.values()


def _label(db: Db, name: str, value: str) -> str:
    """The name of the one speaker, session or event that is meant, if nothing is found of it too."""
    return name_of(db, lexicon(db), name, value) if name in ("speaker", "session", "event") else value


def _without(query: SearchQuery, **empty: str | None) -> str:
    return query.url("/search", page=1, **empty)
