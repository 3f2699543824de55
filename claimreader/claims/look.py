"""A cheap look at a paragraph: can anybody be said to say anything in it at all?

Tables, captions, lists of results and plain narration have no word that attributes, and need not be read. The words are
those that stand in the cues of annotated news, and those of the lexicon: 1 in 300 of what the model finds stands in a
paragraph without any of them.
"""

import re
from functools import cache, lru_cache
from importlib import resources

from claimreader.claims.cues import lemmas, lexicon

WORDS = "attributing.txt"
"""The list in `lexicon/`, made by `training/look.py`."""
_SIGNS = re.compile("[“”„«»\":]|''|(?:^|\\s)['‘]")
"""Quotation marks, and the colon that attributes in headlines and transcripts."""
_WORD = re.compile(r"[^\W\d_]+")


def worth_reading(paragraph: str) -> bool:
    """Whether there may be a claim in a paragraph."""
    if _SIGNS.search(paragraph):
        return _WORD.search(paragraph) is not None
    return any(map(_attributes, _WORD.findall(paragraph.lower())))


@lru_cache(maxsize=50_000)
def _attributes(word: str) -> bool:
    return word in _listed() or any(form in lexicon().verbs for form in lemmas(word))


@cache
def _listed() -> frozenset[str]:
    text = resources.files("claimreader.claims.lexicon").joinpath(WORDS).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
