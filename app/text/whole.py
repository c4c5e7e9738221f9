"""Whole numbers as addresses name them."""

_LONGEST = 9
"""Digits; Python refuses to read some thousands of them, and a database holds no more than 18."""


def whole_number(written: str, most: int) -> int | None:
    """The number from 1 to `most` that is written in digits 0 to 9; None for anything else."""
    if not (written.isascii() and written.isdigit() and len(written) <= _LONGEST):
        return None
    number = int(written)
    return number if 1 <= number <= most else None
