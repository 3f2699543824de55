"""By which pronouns an article may mean a source itself: "the report found that he knew" tells of somebody else.

Whoever is not known to be a man, a woman, many or a thing may be meant by any.
"""

import re
from functools import lru_cache

from claimreader.claims.lexicon import listed
from claimreader.claims.sign_words import source_kinds
from claimreader.claims.voices.naming import gender_in, gender_of, is_body, roles, singular, split_words

ANY = frozenset(["he", "she", "they", "it"])
"""The pronouns of the third person."""
ME = frozenset(["i", "we"])
"""Those by which a source means itself in its own words."""
_MAN, _WOMAN, _BODY = frozenset(["he"]), frozenset(["she"]), frozenset(["they", "it"])
_PRONOUNS = {
    "he": _MAN, "his": _MAN, "she": _WOMAN, "her": _WOMAN, "they": frozenset(["they"]), "it": _BODY,
    "i": frozenset(["i"]), "we": frozenset(["we"]),
}  # fmt: skip
_AFTER = re.compile(r",| who\b| of\b| for\b| at\b| in\b| with\b")


@lru_cache(maxsize=1_000)
def pronouns_of(source: str) -> frozenset[str]:
    """The pronouns by which an article may mean a source; in its own words it says "I" and "we".

    Args:
        source: the words of who says something.
    """
    plain = source.lower().replace("’", "'").strip(" ,")
    if plain in _PRONOUNS:
        return _PRONOUNS[plain]
    if not plain or source_kinds()["speaks_for"].search(plain):
        return ANY
    words = split_words(_AFTER.split(source, maxsplit=1)[0])
    genders = {gender_of(word.text) for word in words} | {gender_in(words)}
    if genders & {"m", "f"}:
        return _MAN if "m" in genders else _WOMAN
    last = words[-1] if words else None
    if last is None:
        return ANY
    if last.text[:1].isupper() and is_body(words):
        return _BODY
    noun = singular(last.low)
    if noun != last.low and noun in roles():
        return _BODY
    if last.text[:1].isupper() or noun in listed("speakers", "offices") | listed("speakers", "voices"):
        return ANY
    if noun in listed("speakers", "papers") | listed("speakers", "organs"):
        return _BODY
    return _MAN | _WOMAN if noun in listed("speakers", "persons") | listed("speakers", "kin") else ANY
