"""What somebody is and where, as people write it."""

from __future__ import annotations

from app.text.normalise import is_han


def post(org: str, title: str) -> str:
    """ "Harbour pilot, Port of Jigang"; 远汐科技首席科学家; one alone where the other is unknown."""
    if not org or not title:
        return org or title
    if is_han(title[0]):
        return f"{org}{title}" if is_han(org[-1]) else f"{org} {title}"
    return f"{title}, {org}"
