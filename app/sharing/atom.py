"""Feeds as Atom (RFC 4287)."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

from app.browse.feeds import Entry, Feed
from app.text.harmless import single_line

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
LONGEST_TITLE = 300
NEVER = datetime(1970, 1, 1)
"""When a feed without entries was updated."""


def atom(feed: Feed, archive: str, base: str, path: str) -> bytes:
    """The feed as a file; `base` is the archive's address, `path` the feed's own within it.

    Every text is of type "text", so no reader takes anything for markup. Ids are the lasting addresses.
    """
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    title = single_line(feed.title, LONGEST_TITLE)
    _text(root, "title", f"{title} · {archive}" if title else archive)
    _text(root, "id", base + path)
    _link(root, "self", base + path, "application/atom+xml")
    _link(root, "alternate", base + feed.page, "text/html")
    _text(root, "updated", _time(max((entry.added for entry in feed.entries), default=NEVER)))
    _author(root, archive, f"{base}/")
    for entry in feed.entries:
        _entry(root, entry, base)
    return bytes(ElementTree.tostring(root, "utf-8", xml_declaration=True))


def _entry(root: ElementTree.Element, entry: Entry, base: str) -> None:
    node = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(node, "title", single_line(entry.title, LONGEST_TITLE) or entry.path)
    _text(node, "id", base + entry.path)
    _link(node, "alternate", base + entry.path, "text/html")
    _text(node, "updated", _time(entry.added))
    if entry.day:
        _text(node, "published", f"{entry.day.isoformat()}T00:00:00Z")
    for name in entry.authors:
        _author(node, name)
    summary = _text(node, "summary", single_line(entry.summary), type="text")
    if entry.lang != "und":
        summary.set(f"{{{_XML}}}lang", entry.lang)


def _text(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    node.text = single_line(text)
    return node


def _link(parent: ElementTree.Element, rel: str, href: str, media_type: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": media_type})


def _author(parent: ElementTree.Element, name: str, uri: str = "") -> None:
    node = ElementTree.SubElement(parent, f"{{{_ATOM}}}author")
    _text(node, "name", name)
    if uri:
        _text(node, "uri", uri)


def _time(when: datetime) -> str:
    return f"{when.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
