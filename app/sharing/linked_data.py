"""Pages as schema.org describes them (JSON-LD): events, recordings, people, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.browse.event import EventPage
from app.browse.session import SessionPage
from app.browse.speaker import SpeakerPage
from app.browse.utterance import UtterancePage
from app.recordings import Recording, recording
from app.sharing.quotation import PEOPLE
from app.text.harmless import single_line

Thing = dict[str, Any]
MOST_PERFORMERS = 50
MOST_EVENTS = 100


def site_thing(name: str, base: str) -> Thing:
    """The archive, and how to search it."""
    target = f"{base}/search?q={{search_term_string}}"
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    return _whole({"@type": "WebSite", "name": name, "url": f"{base}/", "potentialAction": search})


def session_thing(page: SessionPage, base: str) -> Thing:
    """A session: an event with its performers, and its recording."""
    where = recording(page.source_url)
    performers = [
        _person(voice.name, voice.title, voice.org, f"{base}/speakers/{voice.slug}")
        for voice in page.voices
        if voice.role in PEOPLE
    ][:MOST_PERFORMERS]
    return _whole(
        {
            "@type": "Event",
            "name": page.title,
            "url": f"{base}/sessions/{page.slug}",
            "startDate": page.date.isoformat() if page.date else "",
            "location": {"@type": "Place", "name": page.venue} if page.venue else "",
            "inLanguage": [one for one in page.languages if one != "und"],
            "superEvent": _event(page.event, page.event_slug, base),
            "performer": performers,
            "recordedIn": _video(page.title, where, page.uploader) if where else "",
        }
    )


def utterance_thing(page: UtterancePage, base: str) -> Thing:
    """An utterance: a quotation, from a clip of the recording where its time is known."""
    where = recording(page.source_url, page.seconds)
    return _whole(
        {
            "@type": "Quotation",
            "text": page.text,
            "url": f"{base}/u/{page.id}",
            "inLanguage": page.lang if page.lang != "und" else "",
            "datePublished": page.date.isoformat() if page.date else "",
            "creator": _speaker(page, base),
            "isPartOf": _clip(page, where) if where else "",
            "about": {
                "@type": "Event",
                "name": page.session,
                "url": f"{base}/sessions/{page.session_slug}",
                "startDate": page.date.isoformat() if page.date else "",
                "superEvent": _event(page.event, page.event_slug, base),
            },
        }
    )


def speaker_thing(page: SpeakerPage, base: str) -> Thing | None:
    """A person and their page; None for a voice that is no known person."""
    line = page.line
    if line.role not in PEOPLE:
        return None
    person = {
        "@type": "Person",
        "name": line.name,
        "alternateName": list(page.variants),
        "jobTitle": line.title,
        "affiliation": _organisation(line.org),
        "url": f"{base}/speakers/{line.slug}",
    }
    return _whole({"@type": "ProfilePage", "url": f"{base}/speakers/{line.slug}", "mainEntity": person})


def event_thing(page: EventPage, base: str) -> Thing:
    """An event with its sessions."""
    lines = [line for year in page.years for line in year.sessions][:MOST_EVENTS]
    return _whole(
        {
            "@type": "Event",
            "name": page.name,
            "url": f"{base}/events/{page.slug}",
            "startDate": page.first.isoformat() if page.first else "",
            "endDate": page.last.isoformat() if page.last else "",
            "subEvent": [
                {
                    "@type": "Event",
                    "name": line.title,
                    "url": f"{base}/sessions/{line.slug}",
                    "startDate": line.date.isoformat() if line.date else "",
                }
                for line in lines
            ],
        }
    )


def _whole(thing: Thing) -> Thing:
    return {"@context": "https://schema.org", **_known(thing)}


def _known(thing: Thing) -> Thing:
    """Without what is not known, every text on one line and free of what nobody sees."""
    return {name: plain for name, value in thing.items() if (plain := _plain(value)) not in ("", [], None)}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return single_line(value)
    if isinstance(value, dict):
        return _known(value)
    if isinstance(value, Sequence):
        return [_plain(one) for one in value]
    return value


def _speaker(page: UtterancePage, base: str) -> Thing | str:
    if page.speaker_role not in PEOPLE:
        return ""
    address = f"{base}/speakers/{page.speaker_slug}"
    return _person(page.speaker, page.speaker_title, page.speaker_org, address)


def _person(name: str, title: str, org: str, url: str) -> Thing:
    return {
        "@type": "Person",
        "name": name,
        "jobTitle": title,
        "affiliation": _organisation(org),
        "url": url,
    }


def _organisation(name: str) -> Thing | str:
    return {"@type": "Organization", "name": name} if name else ""


def _event(name: str, slug: str, base: str) -> Thing | str:
    return {"@type": "Event", "name": name, "url": f"{base}/events/{slug}"} if name else ""


def _video(title: str, where: Recording, uploader: str = "") -> Thing:
    return {
        "@type": "AudioObject" if where.kind == "audio" else "VideoObject",
        "name": title,
        "url": where.url,
        "embedUrl": where.player if where.kind == "frame" else "",
        "contentUrl": where.player if where.kind in ("video", "audio") else "",
        "publisher": _organisation(uploader),
    }


def _clip(page: UtterancePage, where: Recording) -> Thing:
    whole = recording(page.source_url)
    video = _video(page.session, whole or where)
    if page.seconds is None:
        return video
    return {
        "@type": "Clip",
        "name": f"{page.speaker}: {page.session}",
        "url": where.url,
        "startOffset": int(page.seconds),
        "endOffset": int(page.end_seconds) if page.end_seconds is not None else "",
        "partOf": video,
    }
