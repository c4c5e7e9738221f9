"""An utterance's page as something to cite."""

from __future__ import annotations

from datetime import date

from app.browse.utterance import UtterancePage
from app.citations.cited import Cited, talk_title

PEOPLE = ("speaker", "moderator")
"""Roles of those whose name is a person's; a moderator without one is called so in every language."""


def cited(page: UtterancePage, archive: str, base: str, accessed: date) -> Cited:
    """The utterance, or the words of it that are pointed to, for citations.

    `base` is the archive's address, `accessed` the reader's day.
    """
    start, end = page.words or (0, len(page.text))
    pointed = f"?words={page.pointer}" if page.words else ""
    return Cited(
        id=page.id,
        speaker=page.speaker,
        is_name=page.speaker_role in PEOPLE,
        words=page.text[start:end],
        lang=page.lang,
        talk=talk_title(page.section_kind, page.section),
        session=page.session,
        event=page.event,
        day=page.date,
        seconds=page.seconds,
        archive=archive,
        url=f"{base}/u/{page.id}{pointed}",
        accessed=accessed,
    )
