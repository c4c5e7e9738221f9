"""The `rostra` command: exit status 0 done, 1 refused with the reason on stderr, 2 wrong usage."""

import codecs
import sys

from app.cli import glossary, importing, searching, sessions, upkeep
from app.cli.typer_app import rostra
from app.collector import collect_seldom
from app.errors import RostraError

__all__ = ["glossary", "importing", "main", "searching", "sessions", "upkeep"]


def main() -> None:
    """Run the command line."""
    if (
        codecs.lookup(sys.stdout.encoding).name != "utf-8"
    ):  # a terminal of long ago: what it lacks is spelt out
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    collect_seldom()
    try:
        rostra(prog_name="rostra")
    except RostraError as error:
        print(f"rostra: {error}", file=sys.stderr)
        sys.exit(1)
    except UnicodeEncodeError as error:  # the shell handed bytes over that are no UTF-8
        print(f"rostra: {error.object[:60]!a} is no UTF-8 text.", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("rostra: stopped. What was reported as done is done; nothing is half-done.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # rostra search … | head
        sys.stderr.close()
        sys.exit(0)
