"""HTTP as the server speaks it: uvicorn's, with addresses of any length and in any letters."""

import re

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_OF_AN_ADDRESS = 60_000
"""Bytes. httptools takes 65,535; beyond that a reader would get a bare line instead of a page."""
_REQUEST = re.compile(rb"(?:GET|HEAD) [^\r\n]*")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


class Protocol(HttpToolsProtocol):
    """Longer addresses are cut, so that a page can tell that they are too long. Those typed into a program
    (curl …/search?q=规模定律) are read as a browser would have written them.
    """

    def data_received(self, data: bytes) -> None:
        """A piece of what the client sends; mostly a request, whole."""
        request = _REQUEST.match(data)
        if request and not request[0].isascii():
            line = _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], request[0])
            data = line + data[request.end() :]
        super().data_received(data)

    def on_url(self, url: bytes) -> None:
        """A piece of the address, as the parser hands it on; kept within bounds, whatever comes."""
        super().on_url(url[: MOST_OF_AN_ADDRESS - len(self.url)])
