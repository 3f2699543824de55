"""XML that is nearly well-formed -> well-formed XML: what most broken feeds have in common, put right byte by byte.

What it leaves broken, a forgiving parser can still try.
"""

import html.entities
import re

_ESCAPE = rb"(?:\x1b|&#0{0,5}27;|&#[xX]0{0,4}1[bB];)(?:\[[0-9:;?]*[@-~]|\][^\x07\x1b<&]*(?:\x07|\x1b\\))"
"""An order to a terminal, which goes as a whole; a `<` in it is markup all the same."""
_PIECE = re.compile(
    rb"(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))"
    rb"|(?P<escape>" + _ESCAPE + rb")"
    rb"|&(?:#(?:(?P<decimal>\d{1,7})|[xX](?P<hex>[0-9a-fA-F]{1,6}));|(?P<name>[a-zA-Z][a-zA-Z0-9]{0,31});)?"
    rb"|[\x00-\x08\x0b\x0c\x0e-\x1f]",
    re.DOTALL,
)
_CONTROLS = re.compile(_ESCAPE + rb"|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OF_XML = {b"amp", b"lt", b"gt", b"quot", b"apos"}


def mended(body: bytes) -> bytes:
    """The document without what stands before its first tag and without control characters, every `&` an entity's.

    In CDATA sections an `&` is text, and stays. An encoding that is not made of ASCII is left alone.
    """
    wide = b"\x00" in body[:4] or body.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide or b"iso-2022" in body[:200].lower():
        return body
    return _PIECE.sub(_mended, body.lstrip())


def _mended(piece: re.Match[bytes]) -> bytes:
    if piece["cdata"]:
        return _CONTROLS.sub(b"", piece["cdata"])
    if piece["escape"]:
        return b""
    if name := piece["name"]:
        return piece[0] if name in _OF_XML else _entity(name)
    if number := piece["decimal"] or piece["hex"]:
        return piece[0] if _is_character(int(number, 10 if piece["decimal"] else 16)) else b""
    return b"&amp;" if piece[0] == b"&" else b""


def _entity(name: bytes) -> bytes:
    """An entity of HTML as its number; any other is no entity, but text."""
    code = html.entities.name2codepoint.get(name.decode("ascii"))
    return b"&#%d;" % code if code else b"&amp;%s;" % name


def _is_character(code: int) -> bool:
    """Whether XML allows it."""
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
