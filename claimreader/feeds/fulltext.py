"""A news page -> the canonical text of its article, or a plain reason why there is none. Runs in a worker."""

import codecs
import re

from claimreader.errors import FullTextError
from claimreader.feeds.text import document
from claimreader.records import BlockKind, Document

_MOST = 5_000_000
"""Bytes of a page that are read."""

_FEWEST = 50
"""Words of an article; what is shorter is a teaser, a notice or a picture's caption."""

_FEW = 250
"""Words; a page that sells subscriptions and has fewer shows only the beginning of its article."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_WORD = re.compile(r"\w+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

_PAID = re.compile(
    r"\"isAccessibleForFree\"\s*:\s*\"?false|subscribe (?:now )?to (?:continue|read|keep|unlock)|subscribers?[ -]only"
    r"|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:available )?(?:for|to) (?:our )?"
    r"(?:paying |premium )?(?:subscribers|members)|already a (?:subscriber|member)\?|to continue reading"
    r"|become a (?:subscriber|member) to|réservé aux abonnés|nur für abonnenten|weiterlesen mit",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"captcha|are you (?:a )?(?:robot|human)|verify (?:that )?you are (?:a )?human"
    r"|checking (?:if the site|your browser)|unusual (?:traffic|activity)|access denied"
    r"|<title>\s*(?:just a moment|attention required)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"we (?:and our (?:\d+ )?partners|value your privacy|care about your privacy|use cookies)|before you continue"
    r"|accept (?:all|cookies)|consent(?:manager|-?wall|-?page|\.(?:google|yahoo))"
    r"|cookie (?:consent|wall|policy|settings)|manage (?:your )?(?:preferences|cookies|choices)"
    r"|alle akzeptieren|tout accepter|aceptar todo",
    re.IGNORECASE,
)
_CONSENT_WORDS = frozenset(
    [
        "cookie",
        "cookies",
        "consent",
        "privacy",
        "partners",
        "preferences",
        "advertising",
        "personalised",
        "personalized",
    ]
)
_SCRIPTED = re.compile(
    r"(?:enable|requires?|need|without|turn on) javascript|<div id=\"(?:root|app|__next)\">\s*</div>", re.I
)


def extract(body: bytes, url: str, title: str, charset: str | None = None) -> Document:
    """The article of a page, without the page's furniture.

    Args:
        body: the page as it was fetched.
        url: where it was, for its links.
        title: the article's, as its feed gives it.
        charset: what the server said the page is written in.

    Raises:
        FullTextError: the page has no article to read; the message says what it is instead.
    """
    page = _decoded(body[:_MOST], charset, url)
    found = document(title, _main_html(page, url), base=url)
    text = "\n".join(found.text[block.start : block.end] for block in found.blocks if block.kind is not BlockKind.TITLE)
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST:
        raise FullTextError(f"No article could be read from the page: {_why_empty(page, len(words))}.", url)
    if len(words) < _FEW and _PAID.search(page):
        raise FullTextError(_PAYWALL, url)
    if sum(word in _CONSENT_WORDS for word in words) > len(words) / 25 and _CONSENT.search(text):
        raise FullTextError("The site shows a consent page instead of the article: open it in the browser.", url)
    if not _is_about(title, page, text):
        raise FullTextError("The address leads to a page about something else: the article may be gone.", url)
    return found


_PAYWALL = "The site shows only the beginning of the article to those who are not its subscribers."


def _decoded(body: bytes, charset: str | None, url: str) -> str:
    """The page as text; an unknown or wrong charset never stops the reading.

    Raises:
        FullTextError: it is no page.
    """
    if body.startswith(b"%PDF"):
        raise FullTextError("The address leads to a PDF file, not to a page: open it in the browser.", url)
    bom = next((name for mark, name in _BOMS.items() if body.startswith(mark)), None)
    if not bom and b"\0" in body[:1000]:
        raise FullTextError("The address leads to a file, not to a page: open it in the browser.", url)
    declared = _CHARSET.search(body[:4096]) or _XML_CHARSET.search(body)
    for name in (bom, charset, declared and declared[1].decode("ascii"), "utf-8"):
        try:
            if name:
                return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")


def _main_html(page: str, url: str) -> str:
    """The part of a page that is the article, as simple HTML; nothing where none is found."""
    import trafilatura  # half a second and much memory: only the worker that extracts a page pays for it

    found = trafilatura.extract(
        page,
        url=url,
        fast=True,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_images=False,
    )
    return found or ""


def _why_empty(page: str, words: int) -> str:
    head = page[:500_000]
    if _ROBOT.search(head):
        return "the site wants proof that a human reads it"
    if _PAID.search(head):
        return "the site shows it to subscribers only"
    if _CONSENT.search(head):
        return "the site asks for consent first"
    if _SCRIPTED.search(head):
        return "it is empty without JavaScript"
    return f"it has only {words} words" if words else "it has no text"


def _is_about(title: str, page: str, text: str) -> bool:
    """Whether a page has anything to do with a title: some of its words stand in the text or its own title."""
    wanted = set(_LONG_WORD.findall(title.casefold()))
    if len(wanted) < 3:
        return True
    own = re.search(r"<title[^>]{0,200}>([^<]{1,1000})", page, re.IGNORECASE)
    there = set(_LONG_WORD.findall(f"{text} {own[1] if own else ''}".casefold()))
    return len(wanted & there) >= max(1, len(wanted) // 4)
