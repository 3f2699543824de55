"""Which characters of a text stand inside quotation marks, and whether words open with one."""

import re
from functools import lru_cache

_PAIRS = {"“": "”", "«": "»", '"': '"', "‘": "’", "„": "“"}
_OPENING = (*_PAIRS, "''")


def opens_quoted(words: str) -> bool:
    """Whether words open with a quotation mark: what follows is the speaker's own."""
    return words.lstrip().startswith(_OPENING)


@lru_cache(maxsize=4)
def quotation(text: str) -> bytes:
    """One byte for each character: 1 inside quotation marks, the marks included.

    Straight marks toggle; a curly single mark closes only where no letter follows, since it is an apostrophe
    elsewhere. A quotation that is not closed runs to the end of its line, unless a single mark opened it.
    """
    inside = bytearray(len(text))
    for line in re.finditer(r"[^\n]+", text):
        closing, opened = "", 0
        for match in re.finditer('[“”"«»„‘’]', line.group()):
            at, mark = line.start() + match.start(), match.group()
            if not closing:
                closing, opened = _PAIRS.get(mark, ""), at
            elif mark == closing and not (mark == "’" and text[at + 1 : at + 2].isalnum()):
                inside[opened : at + 1] = b"\x01" * (at + 1 - opened)
                closing = ""
        if closing and closing != "’":
            inside[opened : line.end()] = b"\x01" * (line.end() - opened)
    return bytes(inside)
