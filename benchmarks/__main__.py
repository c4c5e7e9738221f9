"""Run the measurements named on the command line, or all."""

import platform
import sys
from datetime import date

from benchmarks import importing, pages, search
from benchmarks.material import SEED

MEASUREMENTS = {"import": importing.run, "search": search.run, "pages": pages.run}


def main() -> None:
    """Print every table asked for."""
    if not SEED.exists():
        sys.exit(f"The measurements need the real transcripts in {SEED.parent.parent}.")
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}")
    for name in sys.argv[1:] or MEASUREMENTS:
        if name not in MEASUREMENTS:
            sys.exit(f"There is no measurement “{name}”; there are: {', '.join(MEASUREMENTS)}.")
        MEASUREMENTS[name]()


main()
