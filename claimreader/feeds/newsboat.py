"""The subscriptions of newsboat: its `urls` file, and where that lies. What newsboat computes itself is left out."""

import os
import shlex
from pathlib import Path

from claimreader.errors import AddressError
from claimreader.feeds.address import checked
from claimreader.feeds.clean import clean_line
from claimreader.feeds.opml import Subscription


def urls_file() -> Path | None:
    """Newsboat's list of feeds on this machine, where there is one."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    places = (config / "newsboat" / "urls", Path.home() / ".newsboat" / "urls")
    return next((place for place in places if place.is_file()), None)


def read(data: bytes) -> list[Subscription]:
    """The feeds of a `urls` file: addresses with their titles (`"~Title"`) and their first tag as the folder.

    Feeds that are a query or a program's output (`query:`, `exec:`, `filter:`), or a file, are nothing to subscribe to.
    """
    found: dict[str, Subscription] = {}
    for line in data.decode("utf-8", errors="replace").splitlines():
        one = _subscription(line)
        if one:
            found.setdefault(one.url, one)
    return list(found.values())


def _subscription(line: str) -> Subscription | None:
    address, *tags = _words(line)
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        url = checked(address)
    except AddressError:
        return None
    title = next((tag[1:] for tag in tags if tag.startswith("~")), "")
    folder = next((tag for tag in tags if not tag.startswith(("~", "!"))), "")
    return Subscription(url, clean_line(title), clean_line(folder))


def _words(line: str) -> list[str]:
    """The words of a line, those in double quotes whole, up to a comment; one empty word where there are none."""
    splitter = shlex.shlex(line, posix=True)
    splitter.whitespace_split, splitter.quotes, splitter.commenters = True, '"', ""
    try:
        words = list(splitter)
    except ValueError:  # a quotation mark without its fellow
        words = line.split()
    comment = next((number for number, word in enumerate(words) if word.startswith("#")), len(words))
    return words[:comment] or [""]
