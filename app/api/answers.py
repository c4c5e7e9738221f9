"""What a search found, and what became of a quotation, in the forms of the JSON interface."""

from __future__ import annotations

from typing import Any

from app.search.facets import Facet
from app.search.find import Results
from app.search.hit import Hit
from app.search.quote.quote_answer import More, QuoteAnswer, QuoteMatch
from app.search.spread import Bar
from app.search.stages.speakers import SpeakerFound
from app.search.stored.rows import Row
from app.sharing.quotation import pointed


def search_answer(results: Results) -> dict[str, Any]:
    """What the JSON interface, and the command line for programs, say of a search's results."""
    return {
        "query": results.query.q,
        "total": results.total,
        "page": results.query.page,
        "pages": results.pages,
        "took_ms": results.took_ms,
        "partial": results.partial,
        "nearest": results.nearest,
        "did_you_mean": results.did_you_mean or None,
        "without": [
            {"words": one.words, "q": one.query.q, "url": one.query.url("/api/v1/search"), "total": one.total}
            for one in results.fewer
        ],
        "speakers": [_speaker(one) for one in results.speakers],
        "by_speaker": _by_speaker(results),
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            name: [_facet(one) for one in values if one.count is not None]
            for name, values in results.facets.items()
        },
        "spread": [_bar(bar) for bar in results.spread],
        "hints": list(results.hints),
    }


def quote_answer(answer: QuoteAnswer) -> dict[str, Any]:
    """What the JSON interface, and the command line for programs, say of a quotation."""
    return {
        "quote": answer.asked,
        "verdict": answer.verdict,
        "matches": [_place(match) for match in answer.matches],
        "more": _more(answer.more) if answer.more else None,
        "sentences": [_sentence(one) for one in answer.sentences],
        "hints": [str(one) for one in (answer.hint, *answer.warnings, *answer.remarks) if one],
    }


def _more(more: More) -> dict[str, Any]:
    return {
        "total": more.number,
        "partial": more.at_least,
        "q": more.query.q,
        "url": more.query.url("/api/v1/search"),
    }


def _sentence(answer: QuoteAnswer) -> dict[str, Any]:
    return {
        "quote": answer.asked,
        "verdict": None if answer.too_short else answer.verdict,
        "matches": [_place(match) for match in answer.matches],
        "hints": list(map(str, answer.remarks)),
    }


def _speaker(found: SpeakerFound) -> dict[str, Any]:
    return {"slug": found.slug, "name": found.name, "title": found.title or None, "org": found.org or None}


def _by_speaker(results: Results) -> dict[str, Any] | None:
    if results.by_speaker is None:
        return None
    speaker, narrowed = results.by_speaker
    return {
        "speaker": _speaker(speaker),
        "q": narrowed.q,
        "url": narrowed.url("/api/v1/search"),
        "total": results.said_by_speaker or None,
    }


def _facet(facet: Facet) -> dict[str, Any]:
    return {"value": facet.value, "label": facet.label, "count": facet.count, "chosen": facet.chosen}


def _bar(bar: Bar) -> dict[str, Any]:
    first, last = (day.isoformat() for day in bar.days) if bar.days else (None, None)
    return {"label": bar.label, "count": bar.count, "first": first, "last": last}


def _place(match: QuoteMatch) -> dict[str, Any]:
    first, most = match.utterances[0], match.main
    speakers = [_who_said(row) for row in match.speakers]
    return {
        "match": match.match,
        "share": round(match.share, 3),
        "utterances": [row.id for row in match.utterances],
        "url": f"/u/{first.id}",
        "link": pointed(f"/u/{first.id}", match.pointer),
        "speaker": next(one for one in speakers if one["slug"] == most.speaker_slug),
        "speakers": speakers,
        "session": {
            "slug": first.session_slug,
            "title": first.session,
            "date": first.date.isoformat() if first.date else None,
        },
        "said": match.said,
        "difference": [
            {"op": one.op, "asked": one.asked, "said": one.said, "alters": list(one.alters)}
            for one in match.difference
        ],
        "omissions": [piece.said for piece in match.pieces if piece.op == "omission"],
        "notes": [str(note) for note in (*match.doubts, *match.notes, *match.remarks)],
    }


def _who_said(row: Row) -> dict[str, Any]:
    return {
        "slug": row.speaker_slug,
        "name": row.speaker,
        "confidence": row.confidence,
        "certain": row.is_certain,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    row = hit.row
    return {
        "utterance": {
            "id": row.id,
            "url": f"/u/{row.id}",
            "text": row.text,
            "lang": row.lang,
            "speaker": {"slug": row.speaker_slug, "name": row.speaker},
            "confidence": row.confidence,
            "speaker_certain": row.is_certain,
            "session": {
                "slug": row.session_slug,
                "title": row.session,
                "date": row.date.isoformat() if row.date else None,
            },
            "kind": row.section or None,
            "start_seconds": row.start_seconds,
        },
        "match": hit.match,
        "spans": [list(span) for span in hit.spans],
        "continues": hit.continues,
    }
