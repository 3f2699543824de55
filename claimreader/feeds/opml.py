"""Lists of subscriptions, as readers hand them to each other: OPML in and out, folders nested and not."""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

from claimreader.errors import AddressError, OpmlError
from claimreader.feeds.address import checked
from claimreader.feeds.clean import clean_line, safe_link
from claimreader.records import Feed

MOST_BYTES = 5_000_000
MOST_FEEDS = 10_000
DEEPEST = 64
"""Folders within folders; a list that goes deeper was not made by a reader."""

_FEED_ADDRESS = re.compile(r"\s*(?:https?|feed):", re.IGNORECASE)
_STRAY_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_PAGE = re.compile(rb"\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_ENTITY = re.compile(rb"<!\s*E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list."""

    url: str
    title: str = ""
    folder: str = ""
    """Folders within folders are parted by "/"."""


def read(data: bytes) -> list[Subscription]:
    """The feeds of a list, each address once, in its order. What is not http or https is left out.

    Raises:
        OpmlError: it is no such list, or larger than one can be.
    """
    if len(data) > MOST_BYTES:
        raise OpmlError(f"This list is larger than {MOST_BYTES // 1_000_000} MB: it was not made by a feed reader.")
    if not data.strip():
        raise OpmlError("This list of subscriptions is empty: export it again from the other reader.")
    if _ENTITY.search(data):
        raise OpmlError("This list defines entities of its own, as no reader does: it is not read.")
    outlines = _Outlines()
    parser = etree.XMLParser(
        target=cast("etree.ParserTarget", outlines),
        recover=True,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        parser.feed(_mended(data))
        parser.close()
    except (etree.LxmlError, ValueError):
        pass  # what came before the fault has been read; where that is nothing, the next line says so
    outlines.check(data)
    return list(outlines.found.values())


def write(feeds: Iterable[Feed]) -> bytes:
    """The list of some feeds, for `read` and for every other reader."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "claimreader subscriptions"
    body = ET.SubElement(root, "body")
    folders: dict[tuple[str, ...], ET.Element] = {(): body}
    for feed in feeds:
        title = clean_line(feed.title) or feed.url
        about = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url}
        if site := safe_link(feed.site):
            about["htmlUrl"] = site
        ET.SubElement(_folder(folders, _path(feed.folder)), "outline", about)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'.encode()


def _mended(data: bytes) -> bytes:
    """The list as well-formed XML, as far as two common slips go: a bare "&", and a charset that is not said."""
    if b"\0" in data[:100] or data.count(b"&") > 20 * MOST_FEEDS:
        return data
    data = _STRAY_AMPERSAND.sub(b"&amp;", data)
    if b"encoding" in data[:200]:
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").encode()
    return data


def _folder(folders: dict[tuple[str, ...], ET.Element], path: tuple[str, ...]) -> ET.Element:
    """The outline of a folder, made with all that it lies in when it is not there yet."""
    if path not in folders:
        outer = _folder(folders, path[:-1])
        folders[path] = ET.SubElement(outer, "outline", {"text": path[-1], "title": path[-1]})
    return folders[path]


def _path(folder: str) -> tuple[str, ...]:
    names = (clean_line(name, limit=100) for name in folder.split("/"))
    return tuple(name for name in names if name)[:DEEPEST]


class _Outlines:
    """Takes the parser's events and collects the feeds."""

    def __init__(self) -> None:
        self.found: dict[str, Subscription] = {}
        self._root: str | None = None
        self._above: list[str] = []
        """Of every open element: the name that it gives to a folder, or nothing."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2].lower()
        self._root = self._root or name
        about = {key.rpartition("}")[2].lower(): value for key, value in attributes.items()}
        folder = ""
        if name == "outline":
            title = clean_line(html.unescape(about.get("title") or about.get("text") or ""), limit=300)
            if "xmlurl" in about:
                self._add(about, title)
            else:
                folder = title.replace("/", "∕")
        self._above.append(folder)
        if len(self._above) > DEEPEST:
            raise OpmlError(f"This list nests folders more than {DEEPEST} deep: it was not made by a feed reader.")

    def end(self, tag: str) -> None:
        self._above.pop()

    def data(self, data: str) -> None:
        pass

    def close(self) -> None:
        pass

    def check(self, data: bytes) -> None:
        """Whether it was a list at all.

        Raises:
            OpmlError: it was not; the message says what it is instead.
        """
        if self._root == "opml" or self.found:
            return
        if self._root in ("rss", "feed", "rdf"):
            raise OpmlError("This is a feed, not a list of feeds: subscribe to it by its address.")
        is_page = self._root == "html" or _PAGE.match(data)
        what = "a web page" if is_page else f"<{self._root}>" if self._root else "no XML"
        raise OpmlError(f"This is {clean_line(what, limit=60)}, not a list of subscriptions (OPML).")

    def _add(self, about: Mapping[str, str], title: str) -> None:
        if not _FEED_ADDRESS.match(about["xmlurl"]):
            return
        try:
            url = checked(about["xmlurl"])
        except AddressError:
            return
        if len(self.found) >= MOST_FEEDS:
            raise OpmlError(f"This list has more than {MOST_FEEDS:,} feeds: split it.")
        categories = about.get("category", "").split(",")[0].strip("/")
        folder = "/".join(name for name in self._above if name) or "/".join(_path(categories))
        self.found.setdefault(url, Subscription(url, title, folder))
