"""The server's process: `rostra serve` puts it in its own place, with nothing of the command line in memory.

Arguments: host, port, workers. Settings come from the ROSTRA_* variables.
"""

import sys

import uvicorn


def main(host: str, port: str, workers: str) -> None:
    """Serve until stopped."""
    uvicorn.run(
        "app.main:app_from_environment",
        factory=True,
        host=host,
        port=int(port),
        workers=int(workers),
        http="app.protocol:Protocol",
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=10,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
