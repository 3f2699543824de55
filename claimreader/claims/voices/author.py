"""Who writes a text in their own name: whom "I" and "we" mean outside of all quotation marks.

A text is somebody's own where it says "I" in more places than one, and not only in what it sets off as another's words.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from claimreader.claims.lexicon import listed
from claimreader.claims.places import place_of
from claimreader.claims.quotes import quotation
from claimreader.claims.voices.naming import given_names, is_body, split_words

_I = re.compile(r"(?<!War )(?<!Part )\b(?:I|I['’](?:m|ve|ll|d)|my|My|me|myself)\b")
_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von|al|bin)){0,3} [A-Z][\w’'-]+"
_BYLINE = re.compile(rf"^(?:By|BY|by) (?P<who>{_NAME})(?=\s*(?:$|[,|•·–—-]|\bfor\b))", re.MULTILINE)
_ABOUT = re.compile(
    rf"^(?P<who>{_NAME})(?:, (?:an?|the) [^.\n]{{3,90}},)?"
    r" (?:is|was|has been|teaches|writes|covers|serves|reports|edits)\b",
    re.MULTILINE,
)
_OPINIONS = re.compile(r"\b(?:opinions?|views?) expressed (?:here|in this \w+)? ?(?:are|is|belongs?) ", re.IGNORECASE)
"""What stands beside who a commentator is."""
_TWEET = re.compile(r"— .{2,60}\(@\w+\)")
_HEAD = 500
"""Characters in which a byline stands."""
_FOOT = 2
"""Paragraphs at the end that may tell who wrote the text."""
_OFTEN = 2
"""So many paragraphs of a text that is somebody's own say "I"."""
_LONGEST_NAME = 5
_DESKS = frozenset(
    ["editor", "desk", "newsroom", "reporter", "correspondent", "contributor", "admin", "editorial", "guest", "special"]
)
_MANY = re.compile(r",|\band\b|&|/|\bwith\b")


class Author:
    """Who wrote one text, as far as its feed or the text itself tells.

    Args:
        text: the document.
        told: who wrote it, as its feed says; empty where that says nothing.
    """

    def __init__(self, text: str, told: str = "") -> None:
        self._text, self._told = text, told

    def at(self, place: int) -> str:
        """The name of whoever says "I" at a place; empty where somebody is quoted there, or nobody is known."""
        paragraph = self._paragraph(place)
        return self._name if paragraph in self._own and not self._quoted[place] else ""

    @cached_property
    def _name(self) -> str:
        found = [self._told, *self._bylines()]
        return next((name for name in map(_personal, found) if name), "")

    def _bylines(self) -> Iterator[str]:
        head = _BYLINE.search(self._text, 0, _HEAD)
        if head:
            yield head["who"]
        top = _ABOUT.search(self._text, 0, _HEAD) if _OPINIONS.search(self._text) else None
        if top:
            yield top["who"]
        foot = self._starts[-_FOOT] if len(self._starts) > _FOOT else len(self._text)
        about = _ABOUT.search(self._text, foot)
        if about and about["who"] not in self._text[: about.start()]:
            yield about["who"]

    @cached_property
    def _quoted(self) -> bytes:
        return quotation(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [match.start() for match in re.finditer(r"[^\n]+", self._text)]

    def _paragraph(self, place: int) -> int:
        return self._text.rfind("\n", 0, place) + 1

    @cached_property
    def _own(self) -> frozenset[int]:
        """Where the paragraphs begin that may be the author's, in a text of their own; none in another text."""
        before, own = "", set[int]()
        for start in self._starts:
            end = self._text.find("\n", start)
            line = self._text[start : end if end >= 0 else len(self._text)]
            if not before.rstrip().endswith(":") and not _TWEET.search(line):
                own.add(start)
            before = line
        said = {self._paragraph(match.start()) for match in _I.finditer(self._text) if not self._quoted[match.start()]}
        return frozenset(own) if len(said & own) >= _OFTEN else frozenset()


def _personal(told: str) -> str:
    """One person's name in a byline, without what stands around it; empty for several people, desks and agencies."""
    name = re.sub(r"^(?:by|opinion by|analysis by)\s+", "", told.strip(), flags=re.IGNORECASE).strip()
    words = split_words(name)
    if _MANY.search(name) or not 1 < len(words) < _LONGEST_NAME or is_body(words) or place_of(name):
        return ""
    named = words[0].text.title() in given_names() or all(word.proper for word in words)
    desk = any(word.noun in listed("speakers", "groups") | _DESKS for word in words)
    return "" if desk or not named else name.title() if name.isupper() else name
