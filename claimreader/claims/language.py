"""Which language a text is written in, told by its commonest small words: enough to know whether the model reads it."""

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as on by at from are this be has have not which said but they his were",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass",
    "fr": "le la les des et en un une du que est dans qui pour par sur pas au plus avec ne se ce sont cette aux il ont",
    "es": "el la de que y en los del se las por un para con no una su al lo como más pero sus este fue ha ya porque",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas foi ao das tem à seu são",
    "it": "il di che e la per un in non è una del sono della con le si da gli alla dei ha nel anche più delle come lo",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als maar door bij naar worden uit heeft",
    "pl": "w i na z się nie do to że jest o jak po co za od ale przez przed są oraz tym dla który być ma jego",
    "tr": "bir ve bu için ile da de olarak olan çok daha gibi kadar sonra ne en var olduğunu değil ama ise",
    "sv": "och att det i som en på är av för med till den har inte om ett men var från kan de vid",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada oleh telah sebagai mereka",
}  # fmt: skip
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
_SHARE = {name: frozenset(line.split()) for name, line in _SMALL_WORDS.items()}


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
    shares = {name: sum(seen[word] for word in small) / len(words) for name, small in _SHARE.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.08 else None


def _script(sample: str) -> str | None:
    """The language of a text that is not in Latin letters, by what its letters are, rarer ones first."""
    counts = [(len(letters.findall(sample)), name) for letters, name in _SCRIPTS]
    found = [(count, name) for count, name in counts if count]
    if not found:
        return None
    names = {name for _, name in found}
    for special, general in (("ja", "zh"), ("uk", "ru"), ("fa", "ar")):
        if special in names and general in names:
            count = dict((name, count) for count, name in found)
            if count[special] * 20 >= count[general]:
                found = [(c, name) for c, name in found if name != general]
    return max(found)[1]
