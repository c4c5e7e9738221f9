"""What a page's head tells those who find it or show it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from app.sharing.linked_data import Thing


@dataclass(frozen=True, slots=True)
class Shared:
    """A page with an address that lasts; its title and description are the page's own."""

    address: str
    """From the root on, without what only changes how it is shown."""
    linked: Thing | None = None
    """What schema.org makes of it."""
    kind: str = "website"
    """Of Open Graph: website, article, profile."""
    image: str = "/card.png"
    shown: str = ""
    """The address of some words of the page, where it was asked for these: what a shared link leads to."""
    embedded: bool = False
    """Whether it can be shown within other sites (oEmbed)."""
