"""Which language a text is written in, told by its commonest small words: enough to know whether the model reads it."""

import re
from collections import Counter

from claimreader.claims.lexicon import listed, table

_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
    (re.compile(r"[іїєґІЇЄҐ]"), "uk"),
    (re.compile(r"[\u0400-\u04ff]"), "ru"),
    (re.compile(r"[\u067e\u0686\u0698\u06af\u06cc]"), "fa"),
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0900-\u097f]"), "hi"),
    (re.compile(r"[\u0980-\u09ff]"), "bn"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""How many characters are looked at."""
_ENOUGH = 8
"""Fewer words tell nothing."""
_SHARE = 0.08
"""So much of a text are its language's small words at the least."""
_RARER = (("ja", "zh"), ("uk", "ru"), ("fa", "ar"))
"""Languages that are written in another's letters and a few of their own."""


def language_of(text: str) -> str | None:
    """The text's language (ISO 639-1), or None where there is too little of it, or none that is known."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    latin = sum(1 for c in sample if c.isalpha() and c < "\u0250")
    if letters and latin * 2 < letters:
        return _script(sample)
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _ENOUGH:
        return None
    seen = Counter(words)
    shares = {name: sum(seen[word] for word in listed("languages", name)) for name in table("languages")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _SHARE * len(words) else None


def _script(sample: str) -> str | None:
    """The language of a text that is not in Latin letters, by what its letters are."""
    counts = {name: len(letters.findall(sample)) for letters, name in _SCRIPTS}
    for rarer, commoner in _RARER:
        if counts[rarer] * 20 >= counts[commoner] and counts[rarer]:
            counts[commoner] = 0
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
