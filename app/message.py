"""A sentence for people that pages can say in another language."""

from __future__ import annotations

from collections.abc import Mapping


class Message(str):
    """Is its English text, wherever a string is wanted; knows its form and values, for a translation.

    Message("There is no session “{slug}”.", slug="x"): the form is what catalogues know it by.
    """

    form: str
    values: Mapping[str, object]

    def __new__(cls, form: str, **values: object) -> Message:
        message = super().__new__(cls, form.format(**values) if values else form)
        message.form = form
        message.values = values
        return message
