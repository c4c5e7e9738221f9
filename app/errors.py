"""The errors of the domain: each says what is wrong, where, and what to do about it."""


class RostraError(Exception):
    """Something a person can understand and mend; the message is shown as it is.

    Edges translate it once: a page with its `status`, a problem+json, one line on stderr with exit status 1.
    """

    status = 400


class UnreadableSource(RostraError):
    """A file that cannot become a transcript: binary, empty, too large, unknown encoding or format."""

    status = 422

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class BadAgenda(RostraError):
    """An agenda that is not YAML, or has a key or value that an agenda does not have."""

    status = 422

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{name}, line {line}: {reason}" if line else f"{name}: {reason}")
        self.line = line


class BadGlossary(RostraError):
    """A glossary that is not YAML, or not of the form of one; or that names an event that is not there."""

    status = 422

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{name}, line {line}: {reason}" if line else f"{name}: {reason}")
        self.line = line


class NotFound(RostraError):
    """Nothing has or had this address."""

    status = 404


class Gone(RostraError):
    """There was something at this address once; it is not there any more."""

    status = 410


class BadParameter(RostraError):
    """A parameter of a request that cannot be understood or lies out of range."""

    status = 400


class StoreUnavailable(RostraError):
    """The data folder, its database or its index cannot be used as they are."""

    status = 503
