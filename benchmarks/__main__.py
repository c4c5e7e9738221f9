"""Run the measurements named on the command line, or all; a number after a name is how many utterances."""

import platform
import sys
from datetime import date
from importlib import import_module

from app.collector import collect_seldom
from benchmarks.material import SEED

MEASUREMENTS = {
    "import": "importing",
    "attribution": "attribution",
    "search": "search",
    "engine": "engine",
    "relevance": "relevance",
    "pages": "pages",
}


def main() -> None:
    """Print every table asked for."""
    if not SEED.exists():
        sys.exit(f"The measurements need the real transcripts in {SEED.parent.parent}.")
    collect_seldom()  # as `rostra` does
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}")
    names = [name for name in sys.argv[1:] if not name.isdigit()]
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()]
    for name in names or MEASUREMENTS:
        if name not in MEASUREMENTS:
            sys.exit(f"There is no measurement “{name}”; there are: {', '.join(MEASUREMENTS)}.")
        import_module(f"benchmarks.{MEASUREMENTS[name]}").run(*sizes)


main()
