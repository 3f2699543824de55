"""Sources in full: a name that the network cut in two, between a source and the words around it, is made whole."""

from collections.abc import Iterable, Sequence

from claimreader.claims.decode import Linked
from claimreader.claims.pieces import SHAPES, Window

_LOWER, _CAPITAL, _MARK = 1, 2, 4
"""The shapes of a word in lower case, of one with a capital, and of a mark of punctuation."""

Words = tuple[int, ...]
"""Numbers of a window's words, in order."""


def in_full(window: Window, linked: Sequence[Linked]) -> list[tuple[Words, Words]]:
    """The source and the cue of each attribution of a window, with no name cut."""
    ended = [_ended(window, _begun(window, one), one.cue) for one in linked]
    sources = [source for source, _ in ended]
    return [(_longest(window, source, sources), cue) for source, cue in ended]


def _shaped(window: Window, word: int) -> int:
    return window.words[word].shape % (SHAPES // 2)


def _begun(window: Window, one: Linked) -> Words:
    """A source's words, with the name that it begins at the end of: "Velland", before "'s army"."""
    words = window.words
    first = one.source[0] if one.source else 0
    cut = 0 < first < len(words) - 1 and not words[first].opens and _shaped(window, first) == _MARK
    cut = cut and _shaped(window, first - 1) != _MARK
    if not cut or not words[first - 1].end == words[first].start < words[first].end == words[first + 1].start:
        return one.source
    taken = first - 1 in one.cue or first - 1 in one.content
    return one.source if taken else (first - 1, *one.source)


def _ended(window: Window, source: Words, cue: Words) -> tuple[Words, Words]:
    """A source and its cue, which gives back the end of a name: "Works", of "Canal Dye Works said"."""
    after = source[-1] + 1 if source else 0
    if not after or cue[:2] != (after, after + 1) or window.words[after].opens:
        return source, cue
    name = [_shaped(window, word) for word in (after - 1, after, after + 1)] == [_CAPITAL, _CAPITAL, _LOWER]
    return ((*source, after), cue[1:]) if name else (source, cue)


def _longest(window: Window, source: Words, others: Iterable[Words]) -> Words:
    """A source, in full where another that begins with it goes on with its name: "Canal Dye", "Canal Dye Works"."""
    for other in others:
        more = other[len(source) :] if source and other[: len(source)] == source else ()
        if more and all(_shaped(window, word) == _CAPITAL for word in (source[-1], *more)):
            source = other
    return source
