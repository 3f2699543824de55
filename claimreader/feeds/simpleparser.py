"""A simple reader of HTML, for where the real parser gives nothing: it closes every element that it opens."""

import html as entities
import re
from collections import Counter
from collections.abc import Mapping
from typing import Protocol

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>?|<(?P<end>/?)(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>[^>]*)>?|(?P<words>[^<]+|<)",
    re.DOTALL,
)
"""Every character is looked at once, whatever is left open."""
_ATTRIBUTE = re.compile(r"""([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"']+)))?""")


class Events(Protocol):
    """Who takes what is found, in the order in which it stands there."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Words between two tags."""

    def close(self) -> None:
        """There is no more."""


class SimpleParser:
    """Tells of elements and words, balanced, whatever is wrong with the HTML."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        """Of the elements that are open, by their names."""

    def read(self, html: str) -> None:
        """Tell of all that stands in a document, or in a part of one."""
        for token in _TOKEN.finditer(html):
            if words := token["words"]:
                self._events.data(entities.unescape(words))
            elif tag := (token["tag"] or "").lower():
                self._close(tag) if token["end"] else self._begin(tag, token["attributes"])
        while self._open:
            self._pop()
        self._events.close()

    def _begin(self, tag: str, attributes: str) -> None:
        given = {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(attributes)}
        self._events.start(tag, {name: entities.unescape(value) for name, value in given.items()})
        if tag in _VOID:
            self._events.end(tag)
        else:
            self._open.append(tag)
            self._count[tag] += 1

    def _close(self, tag: str) -> None:
        if self._count[tag]:
            while self._pop() != tag:
                pass

    def _pop(self) -> str:
        tag = self._open.pop()
        self._count[tag] -= 1
        self._events.end(tag)
        return tag
