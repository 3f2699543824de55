"""The bodies that a document names, each by its full name, whatever part of it the text uses."""

from claimreader.claims.lexicon import listed
from claimreader.claims.places import folded
from claimreader.claims.voices.naming import singular

_LONGEST_NAME = 12
"""Words; a longer run of capitals is no name that is shortened later."""


class Bodies:
    """Full names by every form that stands for them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._ends: dict[str, list[str]] = {}
        self._short: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return folded(name) in self._names

    def shorten(self, name: str, short: str) -> None:
        """Keep what the text says that it calls a body from then on: "Berkeley College Republicans (BCR)"."""
        self._short[folded(short)] = name

    def full(self, name: str) -> str:
        """The full name of a body that is called by a part of it or by its initials."""
        key = folded(name)
        if key in self._short:
            return self._short[key]
        longer = self._ends.get(key, [])
        whole = len(set(longer)) == 1 and singular(key.split()[-1]) not in listed("speakers", "many_of")
        if longer and (key not in self._names or " " not in key or whole):
            return longer[-1]
        known = self._names.get(key) or name.removeprefix("The ").removeprefix("the ")
        return known.title() if known.isupper() and " " in known else known

    def learn(self, name: str) -> str:
        """Keep a body's name, its initials, and what it ends in."""
        key = folded(name)
        known = self._names.get(key, "")
        if known and not (known.isupper() and not name.isupper()):
            return known
        self._names[key] = name
        words = name.split()
        if 1 < len(words) <= _LONGEST_NAME and singular(words[-1].lower()) not in ("democrat", "republican"):
            initials = "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper()).lower()
            for end in (*(folded(" ".join(words[at:])) for at in range(1, len(words))), initials):
                if len(end) > 1:
                    self._ends.setdefault(end, []).append(name)
            if singular(words[-1].lower().strip(".")) in listed("speakers", "trades"):
                self._ends.setdefault(folded(words[0]), []).append(name)
        return name
