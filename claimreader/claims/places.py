"""Countries, and the words that stand for them: names, peoples, seats of government.

The table is `lexicon/countries.toml`; official names come from ISO 3166 through pycountry.
"""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

import pycountry

from claimreader.claims.lexicon import table


class Sign(Enum):
    """How a word points to a country."""

    NAME = "name"
    """Ukraine, Russian Federation."""
    PEOPLE = "people"
    """Ukrainian."""
    SEAT = "seat"
    """Kyiv, the Kremlin: its government, where it is said to speak."""
    ORGAN = "organ"
    """The Pentagon, the FSB: what it acts through, under a name that does not say whose it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country as a word points to it."""

    country: str
    sign: Sign


@lru_cache(maxsize=20_000)
def folded(words: str) -> str:
    """A name for comparing: lower case, no accents, no dots, no "the" in front, straight apostrophes."""
    plain = words.replace("’", "'").casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
    plain = " ".join(plain.replace(".", "").split())
    return plain.removeprefix("the ")


@cache
def _table() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for code, entry in table("countries").items():
        name = entry["name"]
        country = pycountry.countries.get(alpha_2=code)
        official = [getattr(country, field, "") for field in ("official_name", "common_name")] if country else []
        for words in (*entry.get("people", ()), *(person + "s" for person in entry.get("people", ()))):
            found.setdefault(folded(words), Place(name, Sign.PEOPLE))
        for words in entry.get("seats", ()):
            found.setdefault(folded(words), Place(name, Sign.SEAT))
        for words in entry.get("organs", ()):
            found.setdefault(folded(words), Place(name, Sign.ORGAN))
        for words in (name, *entry.get("also", ()), *official):
            if words and folded(words) not in found:
                found[folded(words)] = Place(name, Sign.NAME)
    return found


def place_of(words: str) -> Place | None:
    """The country that a name, a people's name or a seat of government stands for."""
    return _table().get(folded(words))


@cache
def _agencies() -> dict[str, str]:
    return {folded(name): entry["name"] for entry in table("countries").values() for name in entry.get("agencies", ())}


def home_of(agency: str) -> str:
    """The country whose own news agency this is; empty for other outlets."""
    return _agencies().get(folded(agency), "")
