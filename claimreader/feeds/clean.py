"""What every text and every address of a feed goes through once, before anything refers to it by offset.

Nothing here reads markup, and nothing here knows what an article is.
"""

import re
import unicodedata
from functools import cache
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

_MARKS = 4
"""More combining marks than this on one letter are a prank; no script that news is written in needs them."""

_ADDRESS = 4096
"""Longer addresses are no addresses: servers refuse them from 8 KB on, most much earlier."""


def _replacements() -> dict[int, str]:
    table: dict[int, str] = dict.fromkeys([*range(0x00, 0x20), 0x7F, *range(0x80, 0xA0)], "")
    for code in range(0x80, 0xA0):  # C1 controls in a feed are windows-1252 gone astray: "Monday\x92s"
        table[code] = bytes([code]).decode("cp1252", errors="ignore")
    table |= dict.fromkeys([0x0A], "\n") | dict.fromkeys([0x0B, 0x0C, 0x2028, 0x2029], "\n")
    table |= dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
    invisible = [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
    unprintable = [*range(0xFFF9, 0xFFFC), *range(0xFDD0, 0xFDF0), *range(0xD800, 0xE000), *range(0xE0000, 0xE0100)]
    nowhere = [plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)]
    return table | dict.fromkeys([*invisible, *unprintable, *nowhere, *range(0x1D173, 0x1D17B)], "")


_REPLACED = _replacements()
_ORDINARY = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u04ff–—‘’“”…€]*")
"""What most texts are made of, and what nothing has to be done about."""
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]+[0-~])")
"""What terminals are told to do: colours, titles, character sets. All of it goes, not only what makes it an order."""
_LINE_ENDS = re.compile(r"\r\n?")
_TRACKING = re.compile(
    r"((utm_|at_)\w*|mc_[ce]id|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igsh(id)?|li_fat_id"
    r"|_hsenc|_hsmi|_ga|_gl|mkt_tok|oly_(anon|enc)_id|vero_id|wickedid|xtor|cmpid|smid|ns_(mchannel|source|campaign))"
    r"(=|$)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?", re.IGNORECASE)


@cache
def _crowds() -> re.Pattern[str]:
    """Where marks may be stacked: long runs of marks, or of what lies beyond the basic plane, marks among it."""
    marks = "".join(chr(code) for code in range(0x300, 0x10000) if _is_mark(chr(code)))
    return re.compile(f"[{marks}\U00010000-\U0010ffff]{{{_MARKS + 1},}}")


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")


def _thinned(crowd: re.Match[str]) -> str:
    """The run with no more marks in a row than a letter may carry."""
    kept: list[str] = []
    row = 0
    for character in crowd[0]:
        row = row + 1 if _is_mark(character) else 0
        if row <= _MARKS:
            kept.append(character)
    return "".join(kept)


def clean_text(text: str, *, limit: int | None = None) -> str:
    r"""The text without anything that is not for reading: what it returns, it returns unchanged when asked again.

    No control character but `\n`, no bidi control, no invisible format character, no lone surrogate, no more than four
    marks on a letter; every white space is a plain space or a line feed; composed (NFC). At most `limit` characters,
    the last one "…" when something was cut off.
    """
    if not _ORDINARY.fullmatch(text):
        if "\x1b" in text:
            text = _ESCAPES.sub("", text)
        text = _LINE_ENDS.sub("\n", text).translate(_REPLACED)
        # Before composing too: sorting the marks of one letter takes time that grows with their square.
        text = _crowds().sub(_thinned, text)
        text = _crowds().sub(_thinned, unicodedata.normalize("NFC", text))
    return text if limit is None or len(text) <= limit else text[: limit - 1] + "…"


def clean_line(text: str, *, limit: int = 1000) -> str:
    """The same on one line, every run of white space one space: titles, names, messages."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def safe_link(url: str | None, base: str | None = None) -> str | None:
    """The address as one that can be handed to a browser, or None where it is none: absolute, http or https, ASCII.

    What follows people about (`utm_source` and the like) is left out, and so are a user name and a password.
    """
    if not url or len(url) > _ADDRESS:
        return None
    url = re.sub(r"[\t\r\n\ud800-\udfff]", "", url.strip())
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host = _host(parts)
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    fragment = "" if _TRACKING.match(parts.fragment) else parts.fragment
    link = urlunsplit((parts.scheme, host, _ascii(parts.path), _ascii(query), _ascii(fragment)))
    return link if len(link) <= _ADDRESS else None


def _host(parts: SplitResult) -> str | None:
    """Host and port in ASCII; None where there is no host, or it is written to be mistaken for another.

    Raises:
        ValueError: not a host, or not a port.
    """
    name = parts.hostname
    if not name or len(name) > 253 or "\\" in parts.netloc:
        return None
    if ":" in name:
        host = f"[{IPv6Address(name)}]"
    else:
        host = name if name.isascii() else name.encode("idna").decode("ascii")
        if not _HOST.fullmatch(host) or ".." in host:
            return None
    return host if parts.port is None else f"{host}:{parts.port}"


def _ascii(part: str) -> str:
    """Percent-encoded where it must be, and nowhere else."""
    return quote(part, safe="%/:?#[]@!$&'()*+,;=~-._")
