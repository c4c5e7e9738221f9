"""Starlette's test client, without its advice on what to build it on."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient as Client

__all__ = ["Client"]
