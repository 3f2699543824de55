"""What a verb of rejecting is about: something held to be so, or something offered, asked for, or to be decided.

Who rejects a claim says that it is not so; who rejects an offer, a bill or a candidate says nothing of the kind. Verbs
that do both ("reject", "dismiss", "turn down") are told apart by the noun that they govern.
"""

import re
from collections.abc import Sequence

from claimreader.claims.cues import has_form
from claimreader.claims.lexicon import listed

_TOKEN = re.compile(
    r"(?:[A-Z]\w{0,3}\.)+(?= [A-Z])|@?[^\W_]+(?:[-'’.&][^\W_]+)*(?:(?<=s)[’'](?!\w))?|[^\w\s“”\"‘’'$%&]"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|ing)")
_LONGEST = 12
"""Words of a noun phrase that are looked at."""


def is_refused(verb: Sequence[str], rest: Sequence[str], content: str) -> bool:
    """Whether what is rejected is not taken, or not wanted, rather than called untrue.

    Args:
        verb: the words that reject.
        rest: the words of the cue after them.
        content: what the cue governs.
    """
    if not has_form(verb, listed("cues", "refusing.verbs")):
        return False
    line = [*rest, *_TOKEN.findall(content)]
    start = next((at for at, word in enumerate(line) if word.lower() not in listed("cues", "refusing.leading")), 0)
    line, leading = line[start : start + _LONGEST], line[:start]
    if _is_that(line):
        return True
    phrase, end = _noun_phrase(line)
    if not phrase or end in listed("grammar", "auxiliaries"):
        return False
    if _is_any(next((word for word in reversed(phrase) if len(word) > 1), ""), "refused"):
        return True
    if any(_is_held(word) for word in phrase):
        return False
    named = _is_name(phrase) and listed("cues", "refusing.determiners").isdisjoint(leading[-1:])
    somebody = named or phrase[-1].lower() in listed("cues", "refusing.persons") or _is_any(phrase[-1], "posts")
    judged = "as" in line and not somebody
    return not judged and not (somebody and has_form(verb, listed("cues", "refusing.arguing")))


def _is_any(word: str, *names: str) -> bool:
    """Whether a word is a form of one of some lists'."""
    return any(has_form([word.lower()], listed("contents", name)) for name in names)


def _is_held(word: str) -> bool:
    """Whether a word is for what is held to be so."""
    return _is_any(word, "claims", "utterances", "held") or word.endswith("ness")


def _is_that(line: Sequence[str]) -> bool:
    """Whether a line begins with "that offer"."""
    return [word.lower() for word in line[:1]] == ["that"] and any(_is_any(word, "refused") for word in line[1:2])


def _noun_phrase(line: Sequence[str]) -> tuple[list[str], str]:
    """The words of the noun phrase that a line begins with, up to its head, and the word that ends it."""
    found: list[str] = []
    if not line or line[0].lower() in listed("cues", "refusing.clauses"):
        return found, ""
    ends = listed("cues", "refusing.ends") | listed("grammar", "auxiliaries") | listed("grammar", "persons")
    for word, following in zip(line, [*line[1:], ""], strict=True):
        plain = word.lower()
        if plain == "of" and found and has_form([found[-1].lower()], listed("cues", "refusing.counting")):
            found.clear()
            continue
        named = plain == "of" and found and found[-1].istitle() and following.istitle()
        done = found and following.lower() in ends and _PARTICIPLE.fullmatch(plain) and not _is_held(plain)
        if not named and (plain in ends or done or not word[0].isalnum()):
            return found, plain
        if not (found and plain.endswith("ly")):
            found.append(word)
    return found, ""


def _is_name(phrase: Sequence[str]) -> bool:
    """Whether a noun phrase is only a name, and nothing of its bearer's."""
    return all(word[:1].isupper() for word in phrase) and not any(map(_POSSESSIVE.search, phrase))
