"""Python's garbage collector, with less to do."""

import gc

NEW_OBJECTS = 20_000
"""So many may come before it is looked whether some of them only hold each other; Python has 700."""


def collect_seldom() -> None:
    """What is alive now is not walked through any more: modules, tables.

    An index is built from millions of objects that go by themselves: 7 % of its time went to looking whether
    they do, 3 % of a search's.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)
