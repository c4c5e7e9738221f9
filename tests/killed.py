"""Processes that are killed with kill -9 while they work, at any moment.

One process loads the program and is forked for each kill: the program is not loaded again and again.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.settings import ROOT

FORK = """
import importlib, os, sys

main = importlib.import_module(sys.argv[1]).main
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        print(os.getpid(), flush=True)
        main(*line.rstrip("\\n").split("\\t"))
    os.waitpid(child, 0)
    print("\\nended", flush=True)
"""

Kill = Callable[..., list[str]]


@contextmanager
def killing(module: str) -> Iterator[Kill]:
    """A function that runs main(ARGUMENT…) of a module in a new process, and kills it some seconds after the
    first line it prints: kill(seconds, *arguments). It returns the lines that were printed."""
    command = [sys.executable, "-c", FORK, module]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        told, said = process.stdout, process.stdin

        def kill(seconds: float, *arguments: object) -> list[str]:
            said.write("\t".join(map(str, arguments)) + "\n")
            said.flush()
            child = int(told.readline())
            lines = [told.readline().strip()]
            assert lines[0], "it ended by itself"
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
            while (line := told.readline()) != "ended\n":
                assert line, "it could not be killed"
                if line.strip():
                    lines.append(line.strip())
            return lines

        yield kill
        said.close()
