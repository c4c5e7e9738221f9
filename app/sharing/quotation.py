"""An utterance's page as something to cite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from app.browse.utterance import UtterancePage
from app.citations.cited import Cited, Said, talk_title
from app.text.joined import joined

PEOPLE = ("speaker", "moderator")
"""Roles of those whose name is a person's; a moderator without one is called so in every language."""


def cited(page: UtterancePage, archive: str, base: str, accessed: date) -> Cited:
    """The utterance, or the words that are pointed to, for citations.

    `base` is the archive's address, `accessed` the reader's day.
    """
    return Cited(
        id=page.id,
        said=tuple(_said(page)),
        lang=page.lang,
        talk=talk_title(page.section_kind, page.section),
        session=page.session,
        event=page.event,
        day=page.date,
        seconds=page.seconds,
        archive=archive,
        url=f"{base}{address(page)}",
        accessed=accessed,
    )


def address(page: UtterancePage) -> str:
    """Of the utterance, or of the words of it that are pointed to, within the archive."""
    return pointed(f"/u/{page.id}", page.pointer if page.found else "")


def pointed(address: str, pointer: str) -> str:
    """An address with a pointer to exact words, if there is one."""
    return f"{address}?{urlencode({'words': pointer})}" if pointer else address


def _said(page: UtterancePage) -> Iterator[Said]:
    """The words of each speaker in turn."""
    for _, some in groupby(page.quoted, key=lambda one: one.speaker_slug):
        passages = list(some)
        first = passages[0]
        words = joined(one.chosen for one in passages)
        yield Said(first.speaker, first.speaker_role in PEOPLE, words, first.spellings)
