"""HTML or plain text -> the one canonical text of an article, with its blocks and inline spans.

Every offset anywhere refers to what is made here. Nothing here raises, whatever it is given.
"""

import html as entities
import re

from claimreader.feeds import furniture, markup
from claimreader.feeds.clean import clean_line, clean_text
from claimreader.feeds.passages import Passage, compose
from claimreader.records import BlockKind, Document

_MOST = 2_000_000
"""Characters of an article that are read; the longest real ones have a tenth of that."""

_LINE = 20_000
"""The same of a title."""

_WRAPPED = 120
"""Characters; in a text without blank lines, a longer line is a paragraph and not one that was wrapped."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_BLOCK_TAG = re.compile(r"<(?:p|br|div|li|h[1-6]|td|blockquote|pre|section|article|main)\b", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|a|div|img|b|i|em|strong|span|ul|li|h[1-6])\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def document(title: str, html: str, *, base: str | None = None, site_title: str = "") -> Document:
    """The canonical text of an article that came as HTML: its title, then its paragraphs, without a page's furniture.

    `title` is plain text. Links are made absolute with `base`. What stands beyond two million characters is not read.
    """
    title = clean_line(title)
    source = html[:_MOST]
    if "<![CDATA[" in source:  # wrapped once too often by its publisher
        source = source.replace("<![CDATA[", "").replace("]]>", "")
    if not _TAG.search(source) and _ESCAPED_TAG.search(source):  # escaped once too often by its publisher
        source = entities.unescape(source)
    if not _BLOCK_TAG.search(source):
        source = _BLANK_LINES.sub("<p>", source.replace("\r\n", "\n").replace("\r", "\n"))
    passages, pictures = markup.read(source, base)
    return compose(title, furniture.without(title, passages, site_title=site_title, pictures=pictures))


def plain_document(text: str, title: str = "", *, site_title: str = "") -> Document:
    """The canonical text of plain text, its paragraphs kept.

    With a title it is an article, and a page's furniture is left out; without one only what is glued in front of
    several paragraphs is.
    """
    title = clean_line(title)
    whole = clean_text(text[:_MOST]).strip()
    paragraphs = _BLANK_LINES.split(whole)
    if len(paragraphs) == 1 and max(map(len, whole.split("\n"))) > _WRAPPED:
        paragraphs = whole.split("\n")
    passages = [Passage(BlockKind.PARAGRAPH, shape) for shape in map(_trimmed, paragraphs) if shape]
    if not title:
        return compose("", furniture.unglued(passages))
    return compose(title, furniture.without(title, passages, site_title=site_title))


def plain_line(html: str) -> str:
    """A title or a name that may hold markup, as one clean line."""
    return clean_line(" ".join(passage.text for passage in markup.read(html[:_LINE], None).passages))


def _trimmed(paragraph: str) -> str:
    return "\n".join(line.rstrip() for line in paragraph.strip("\n").split("\n")).strip()
