"""Words without the white space between them: what a text says, however its lines were broken."""


def squash(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())
