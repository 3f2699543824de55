"""The turns of a transcript: "ALICE WELLS: We saw it coming." and all that follows until the next one has the word."""

import re
from bisect import bisect_right
from collections import Counter

_LABEL = re.compile(
    r"^[ \t]*(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}|[A-Z][a-z][\w.'’-]*(?: [A-Z][\w.'’-]+){1,3}):(?=\s)",
    re.MULTILINE,
)
_AGAIN = 2
"""How often one label stands in a text that is a transcript, and how many there are."""


class Turns:
    """Who has the word at a place of a text; nobody where it is no transcript."""

    def __init__(self, text: str) -> None:
        labels = list(_LABEL.finditer(text))
        count = Counter(label["who"] for label in labels)
        several = len(count) >= _AGAIN and max(count.values()) >= _AGAIN
        self._names = [label["who"] for label in labels] if several else []
        self._starts = [label.end() for label in labels] if several else []

    def at(self, place: int) -> str:
        """The label of the turn that a place is in, as it is written."""
        number = bisect_right(self._starts, place)
        return self._names[number - 1] if number else ""
