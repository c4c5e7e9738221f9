"""Pictures of a quotation, for those who share its link: pure, from a card's texts to the bytes of a PNG."""

from app.cards.card import Card, draw, identity

__all__ = ["Card", "draw", "identity"]
