"""The words that an utterance's page is about: its own, or those that a pointer covers, over passages too."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select

from app.database import Db
from app.models import NameVariant, Speaker, Utterance
from app.text import pointer as pointers
from app.text.normalise import is_han

MOST_PASSAGES = 200
"""Passages that words may run on into."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One person's words of those that a page shows: an utterance, or what a pointer covers of it."""

    id: str
    text: str
    lang: str
    speaker_slug: str
    speaker: str
    speaker_role: str
    words: tuple[int, int] | None = None
    """Where those that are pointed to stand in `text`; None where none are."""
    spellings: tuple[str, ...] = ()
    """The speaker's name as it is written elsewhere, where that tells which part of it is the family name."""

    @property
    def chosen(self) -> str:
        """The words that are pointed to, or all of them."""
        return self.text[slice(*self.words)] if self.words else self.text


def quoted(db: Db, first: Utterance, pointer: str) -> list[Quoted]:
    """The utterance; or, passage by passage, the words that are pointed to, which begin in it."""
    speaker = first.speaker
    shown = [Quoted(first.public_id, first.text, first.lang, speaker.slug, speaker.name, speaker.role)]
    span = pointers.resolve(first.text, pointer)
    characters = pointers.length(pointer)
    if span is None and characters:
        shown += _following(db, first, characters)
        span = pointers.resolve("".join(one.text for one in shown), pointer, len(first.text))
    covered = list(pointers.parts([one.text for one in shown], span)) if span else [None]
    return [replace(one, words=words) for one, words in zip(shown, covered, strict=False)]


def _following(db: Db, first: Utterance, characters: int) -> list[Quoted]:
    """What follows an utterance, until it is enough for words of that length."""
    query = (
        select(Utterance.public_id, Utterance.text, Utterance.lang, Speaker.slug, Speaker.name, Speaker.role)
        .join(Speaker, Speaker.id == Utterance.speaker_id)
        .where(Utterance.session_id == first.session_id, Utterance.position > first.position)
        .order_by(Utterance.position)
        .limit(MOST_PASSAGES)
    )
    found: list[Quoted] = []
    for row in db.execute(query):
        found.append(Quoted(*row))
        characters -= len(found[-1].text)
        if characters <= 0:
            break
    return found


def with_spellings(db: Db, passages: list[Quoted]) -> tuple[Quoted, ...]:
    """With the other spellings of names that have two parts in Latin letters."""
    slugs = {one.speaker_slug for one in passages if " " in one.speaker and not any(map(is_han, one.speaker))}
    spellings: dict[str, dict[str, None]] = {slug: {} for slug in slugs}
    if slugs:
        query = (
            select(Speaker.slug, NameVariant.name)
            .join(Speaker, Speaker.id == NameVariant.speaker_id)
            .where(Speaker.slug.in_(slugs))
            .order_by(NameVariant.id)
        )
        for slug, name in db.execute(query):
            spellings[slug][name] = None
    return tuple(replace(one, spellings=tuple(spellings.get(one.speaker_slug, ()))) for one in passages)
