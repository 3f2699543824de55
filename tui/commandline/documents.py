"""FILE, FOLDER, URL or `-` -> the texts in which claims are read. A plain text stays as it is, so that offsets hold."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from claimreader.errors import ClaimReaderError, FullTextError
from claimreader.records.record import record

LARGEST = 20_000_000
"""Bytes: some three million words, more than anyone means to have read at once."""
SECONDS = 60.0
"""How long a page may take to become a text."""
MEMORY = 1 << 30
"""Bytes of address space that it may take for that."""
ENDINGS = (".txt", ".text", ".html", ".htm", ".xhtml")
"""Of the files that are read in a folder."""
_HTML = re.compile(
    rb"\s*(<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(!doctype\s+html|html|head|body|article|div|p)\b", re.I | re.S
)


_KINDS = {
    b"%PDF-": "a PDF: take its text out first, with pdftotext for example",
    b"PK\x03\x04": "an archive or an office document: save it as text or HTML first",
    b"\xd0\xcf\x11\xe0": "an office document: save it as text or HTML first",
    b"\x1f\x8b": "compressed: unpack it first",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
"""What a file is that begins so."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
"""Bytes that stand in no text of any encoding that is guessed at."""


class UnreadableError(ClaimReaderError):
    """A document that no text can be had from."""


@record
class Read:
    """A document's name and its text."""

    name: str
    text: str


def documents(places: Sequence[str]) -> Iterator[Read | UnreadableError]:
    """The text of each place, or why there is none; names are made unlike where two files are called alike."""
    taken: dict[str, int] = {}
    for place in chain.from_iterable(map(_within, places)):
        try:
            given, text = _read(place)
        except (ClaimReaderError, OSError) as error:
            yield UnreadableError(_reason(place, error))
            continue
        name = given.encode("utf-8", "replace").decode()
        taken[name] = taken.get(name, 0) + 1
        yield Read(name if taken[name] == 1 else f"{name}-{taken[name]}", text)


def _read(place: str) -> tuple[str, str]:
    if place == "-":
        return "stdin", _text(sys.stdin.buffer.read(LARGEST + 1), "")
    if place.lower().startswith(("http://", "https://")):
        return _page(place)
    path = Path(place)
    if path.is_dir():
        raise UnreadableError(f"has no texts in it, no files that end in {', '.join(ENDINGS)}")
    with path.open("rb") as file:
        return path.stem, _text(file.read(LARGEST + 1), path.suffix.lower())


def _within(place: str) -> Iterator[str]:
    """The files of a folder and of those below it, in their order, hidden ones left out; any other place as it is."""
    if place == "-" or not Path(place).is_dir():
        yield place
        return
    empty = True
    for folder, below, files in os.walk(place):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                empty = False
                yield str(Path(folder, name))
    if empty:
        yield place


def _page(url: str) -> tuple[str, str]:
    """A page of the web: its article's text, named after the last part of its address."""
    import asyncio

    from claimreader.feeds.fetch import Fetcher, FetchSettings

    async def fetch() -> tuple[bytes, str, str | None, str]:
        async with Fetcher(FetchSettings()) as fetcher:
            page = await fetcher.page(url, typed=True)
            return page.body, page.content_type, page.charset, page.final_url

    body, content_type, charset, final_url = asyncio.run(fetch())
    parts = urlsplit(final_url)
    name = PurePosixPath(parts.path).stem or parts.hostname or "page"
    if "html" in content_type or _HTML.match(body):
        return name, _article(body, final_url, charset)
    return name, _text(body, "", charset)


def _text(data: bytes, suffix: str, charset: str | None = None) -> str:
    """What a file says."""
    if len(data) > LARGEST:
        raise UnreadableError(f"is larger than {LARGEST // 1_000_000} MB: split it")
    for beginning, kind in _KINDS.items():
        if data.startswith(beginning):
            raise UnreadableError(f"is not a text but {kind}")
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(data[:4096]):
        return _article(data, "", charset)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" not in data:
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(charset or "utf-8")
    if _CONTROL.search(data):
        raise UnreadableError("is not a text: it has bytes in it that no text has")
    return data.decode("windows-1252", errors="replace")


def _article(page: bytes, url: str, charset: str | None) -> str:
    """The article of an HTML page, read where it can be stopped."""
    from claimreader.workers import Worker

    with Worker(memory=MEMORY) as worker:
        return worker.call(article_text, page, url, charset, limit=SECONDS)


def article_text(page: bytes, url: str, charset: str | None) -> str:
    """The article of an HTML page; all that it says where no article stands out in it."""
    from claimreader.feeds.fulltext import extract
    from claimreader.feeds.text import document

    try:
        return extract(page, url=url, title="", charset=charset).text
    except FullTextError:
        return document("", page.decode(charset or "utf-8", errors="replace")).text


def _reason(place: str, error: Exception) -> str:
    said = str(error.strerror).lower() if isinstance(error, OSError) else str(error)
    return f"{place}: {said}"
