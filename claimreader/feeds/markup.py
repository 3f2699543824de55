"""HTML -> passages: one walk over the events of a parser, so that neither depth nor size can hurt.

Pictures leave only their captions; what is not for reading (scripts, forms, players) leaves nothing.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, cast

from lxml import etree

from claimreader.feeds.clean import clean_line, safe_link
from claimreader.feeds.passages import LINE_BREAK, Passage, Piece, Style, passage_of
from claimreader.feeds.simpleparser import SimpleParser
from claimreader.records import BlockKind, InlineKind


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNREAD = _names(
    "script style noscript iframe object embed applet svg math template title select datalist textarea button form "
    "input audio video canvas map dialog nav rp rt del s strike"
)
_BREAKS = _names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 "
    "h3 h4 h5 h6 header hr html li main menu ol p pre section summary table tbody tfoot thead tr ul"
)
_PLAIN = _names("p br div span td tr")
"""Elements that change nothing for the text in them, but for their attributes."""

_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_STYLES = {
    "a": InlineKind.LINK,
    "b": InlineKind.STRONG,
    "strong": InlineKind.STRONG,
    "i": InlineKind.EMPHASIS,
    "em": InlineKind.EMPHASIS,
    "cite": InlineKind.EMPHASIS,
    "code": InlineKind.CODE,
    "kbd": InlineKind.CODE,
    "samp": InlineKind.CODE,
    "tt": InlineKind.CODE,
}
_NO_TEXT_CLASSES = _names(
    "sharedaddy jp-relatedposts addtoany_share_save_container feedflare screen-reader-text sr-only visually-hidden "
    "visuallyhidden yarpp yarpp-related heateor_sss_sharing_container footnote-ref"
)
_CAPTION_CLASSES = _names("wp-caption-text caption-text image-caption photo-caption media-caption")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 9
_MOST = 20_000
"""Passages of one article; the longest real ones have a tenth of that."""

_FALLBACK = 200_000
"""Characters that the simpler parser reads."""


class Markup(NamedTuple):
    """What a piece of HTML says."""

    passages: list[Passage]
    pictures: frozenset[str]
    """What its pictures are described as (`alt`); not part of the text."""


def read(html: str, base: str | None) -> Markup:
    """The paragraphs of a piece of HTML, whatever is wrong with it; links are made absolute with `base`."""
    html = html.replace("\0", "")
    walk = _Walk(base)
    try:
        parser = etree.HTMLParser(target=cast("etree.ParserTarget", walk), encoding="utf-8")
        parser.feed(html.encode("utf-8", "ignore"))
        parser.close()
    except etree.LxmlError:
        walk.close()
    if not walk.passages and _has_words(html):  # some builds of libxml2 answer what they find too deep with nothing
        walk = _Walk(base)
        SimpleParser(walk).read(html[:_FALLBACK])
    return Markup(walk.passages, frozenset(walk.pictures))


def _has_words(html: str) -> bool:
    return any(not chunk.rpartition(">")[2].isspace() for chunk in html.split("<") if chunk.rpartition(">")[2])


class _Setting(NamedTuple):
    """What holds for text at one place of the tree."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    quotes: int = 0
    styles: tuple[Style, ...] = ()
    unread: bool = False
    counted: list[int] | None = None
    """How far the items of the ordered list around are counted."""
    number: int = 0


class _Walk:
    """Takes a parser's events, which must be balanced, and collects passages."""

    def __init__(self, base: str | None) -> None:
        self.passages: list[Passage] = []
        self.pictures: set[str] = set()
        self._base = base
        self._setting = _Setting()
        self._around: list[_Setting] = []
        self._pieces: list[Piece] = []
        self._shape = self._setting
        """The setting of the first words of the passage in hand."""
        self._worded = False
        """The passage in hand has words."""
        self._ended = False
        """The passage in hand is complete: the next words begin another one."""
        self._broken = False
        """The passage in hand ends with a line break so far."""
        self._bullet = False
        """The next words are the first ones of their list item."""
        self._row = False
        """The passage in hand is a row of a table."""
        self._fresh = False
        """The present cell of the row has no words yet, and the cells before it have."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._around.append(self._setting)
        if self._setting.unread:
            return
        if tag in _BREAKS and not self._fresh:
            self._ended = True
        match tag:
            case "br":
                self._line_break()
            case "img":
                self.pictures.add(clean_line(attributes.get("alt") or ""))
            case "td" | "th":
                self._cell()
            case "tr":
                self._finish()
            case "q":
                self.data("“")
            case "li":
                self._bullet = True
        self._setting = self._within(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "q":
            self.data("”")
        if self._around:
            self._setting = self._around.pop()
        if self._setting.unread:
            return
        if tag in _BREAKS and not self._fresh:
            self._ended = True
        if tag == "tr":
            self._finish()

    def data(self, text: str) -> None:
        if self._setting.unread:
            return
        if text.isspace():
            if self._worded or self._setting.kind is BlockKind.PRE:
                self._pieces.append((text, self._setting.styles))
            return
        if self._ended:
            self._finish()
        if not self._worded:
            self._begin()
        if self._fresh:
            self._pieces.append((" | ", ()))
        self._fresh = self._broken = False
        self._pieces.append((text, self._setting.styles))

    def close(self) -> None:
        self._finish()

    def _within(self, tag: str, attributes: Mapping[str, str]) -> _Setting:
        """The setting inside an element."""
        here = self._setting
        if not attributes and tag in _PLAIN:
            return here
        classes = (attributes.get("class") or "").split()
        if tag in _UNREAD or _is_hidden(attributes, classes):
            return here._replace(unread=True)
        if tag in _STYLES:
            return here._replace(styles=self._styled(_STYLES[tag], attributes))
        if tag in ("ul", "ol", "menu"):
            counted = [_number(attributes.get("start"), 1) - 1] if tag == "ol" else None
            return here._replace(lists=min(here.lists + 1, _DEEPEST), counted=counted)
        if tag == "li":
            return here._replace(kind=BlockKind.ITEM, level=max(here.lists, 1), number=self._count(attributes))
        if tag == "blockquote":
            quotes = min(here.quotes + 1, _DEEPEST)
            return here._replace(kind=BlockKind.QUOTE, level=quotes, quotes=quotes)
        if tag in _HEADINGS:
            return here._replace(kind=BlockKind.HEADING, level=int(tag[1]))
        if tag == "pre":
            return here._replace(kind=BlockKind.PRE, level=0)
        if tag in ("figcaption", "caption") or not _CAPTION_CLASSES.isdisjoint(classes):
            return here._replace(kind=BlockKind.CAPTION, level=0)
        return here

    def _count(self, attributes: Mapping[str, str]) -> int:
        """The number of the next item; 0 in a list that is not ordered."""
        counted = self._setting.counted
        if counted is None:
            return 0
        counted[0] = _number(attributes.get("value"), counted[0] + 1)
        return counted[0]

    def _styled(self, kind: InlineKind, attributes: Mapping[str, str]) -> tuple[Style, ...]:
        styles = self._setting.styles
        if kind is not InlineKind.LINK:
            return styles if (kind, None) in styles else (*styles, (kind, None))
        href = attributes.get("href") or ""
        target = None if href.lstrip().startswith("#") else safe_link(href, self._base)
        others = tuple(style for style in styles if style[0] is not InlineKind.LINK)
        return (*others, (kind, target)) if target else others

    def _line_break(self) -> None:
        """One is a new line, two in a row are a new paragraph."""
        self._ended = self._ended or self._broken
        self._broken = True
        self._pieces.append(LINE_BREAK)

    def _cell(self) -> None:
        """A cell continues its row, unless the one before held whole paragraphs."""
        if self._row and self._worded:
            self._ended, self._fresh = False, True
        else:
            self._ended = self._row = True

    def _begin(self) -> None:
        """The first words of a passage say what it is."""
        self._shape, self._worded = self._setting, True
        if self._shape.kind is BlockKind.ITEM:
            if not self._bullet:  # a further paragraph of the item stands below the one that has the bullet
                self._shape = self._shape._replace(kind=BlockKind.PARAGRAPH, number=0)
            self._bullet = False

    def _finish(self) -> None:
        """Make a passage of the pieces in hand."""
        number = self._shape.number if self._shape.kind is BlockKind.ITEM else 0
        passage = passage_of(self._pieces, self._shape.kind, self._shape.level, number)
        if passage.text and len(self.passages) < _MOST:
            self.passages.append(passage)
            self._row = False
        self._pieces = []
        self._worded = self._ended = self._broken = self._fresh = False


def _number(written: str | None, otherwise: int) -> int:
    """A number of an ordered list."""
    return int(written) if written and len(written) < 7 and written.isascii() and written.isdecimal() else otherwise


def _is_hidden(attributes: Mapping[str, str], classes: list[str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or not _NO_TEXT_CLASSES.isdisjoint(classes)
        or ("style" in attributes and _UNSEEN.search(attributes["style"] or "") is not None)
    )
