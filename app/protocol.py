"""HTTP as the server speaks it: uvicorn's, with addresses of any length."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_OF_AN_ADDRESS = 60_000
"""Bytes. httptools takes 65,535; beyond that a reader would get a bare line instead of a page. What is cut
could not be looked at anyway: a search has 2,000 characters, of at most twelve bytes each in an address."""


class Protocol(HttpToolsProtocol):
    """Longer addresses are cut, so that the page they ask for tells that they are too long."""

    def on_url(self, url: bytes) -> None:
        """A piece of the address, as the parser hands it on; kept within bounds, whatever comes."""
        super().on_url(url[: MOST_OF_AN_ADDRESS - len(self.url)])
