"""An utterance's page as something to cite."""

from __future__ import annotations

from datetime import date

from app.browse.utterance import UtterancePage
from app.citations.cited import Cited, talk_title

PEOPLE = ("speaker", "moderator")
"""Roles of those whose name is a person's; a moderator without one is called so in every language."""


def cited(page: UtterancePage, archive: str, base: str, accessed: date) -> Cited:
    """The utterance for citations; `base` is the archive's address, `accessed` the reader's day."""
    return Cited(
        id=page.id,
        speaker=page.speaker,
        is_name=page.speaker_role in PEOPLE,
        words=page.text,
        lang=page.lang,
        talk=talk_title(page.section_kind, page.section),
        session=page.session,
        event=page.event,
        day=page.date,
        seconds=page.seconds,
        archive=archive,
        url=f"{base}/u/{page.id}",
        accessed=accessed,
    )
