"""What acts, disputes and their sides are called, for people: the same words everywhere."""

import re

from claimreader.records import Act, DisputeKind

KINDS = {
    DisputeKind.DENIAL: "denial",
    DisputeKind.ACCUSATION: "accusation",
    DisputeKind.FIGURE: "different figures",
    DisputeKind.ACCOUNT: "different accounts",
}
"""What the two sides are to each other, in words."""

SIDES = {
    DisputeKind.DENIAL: ("says so", "denies it"),
    DisputeKind.ACCUSATION: ("accuses", "answers"),
    DisputeKind.FIGURE: ("one figure", "another figure"),
    DisputeKind.ACCOUNT: ("one account", "another account"),
}
"""What each side does."""

VERBS = {
    Act.ASSERT: "says",
    Act.DENY: "denies",
    Act.ACCUSE: "accuses",
    Act.CONFIRM: "confirms",
    Act.REJECT: "rejects",
    Act.QUESTION: "questions",
    Act.DEMAND: "demands",
    Act.PROMISE: "promises",
    Act.PREDICT: "predicts",
    Act.BELIEVE: "believes",
}
"""What a party does with its claim, in a word."""

NO_PARTY = "Party not known"
"""Heads the claims of those who are not made out: named by no name, or by nothing that says whose they are."""

UNSAID = "does not say"
"""What a party does that declines to comment, or does not answer, at some length."""

_OWN = {
    Act.ASSERT: r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according|add(?:s|ed|ing)?|state[sd]?)\b",
    Act.DENY: r"\b(?:deny|denie[sd]|denying|denials?)$",
    Act.ACCUSE: r"\baccus(?:e|es|ed|ing)\b",
    Act.CONFIRM: r"\bconfirm",
    Act.REJECT: r"\breject\w*$",
    Act.QUESTION: r"\bquestion",
    Act.DEMAND: r"\bdemand",
    Act.PROMISE: r"\bpromis",
    Act.PREDICT: r"\bpredict",
    Act.BELIEVE: r"\bbeliev",
}
"""Cues that an act's own word puts no differently."""

_TURNED = frozenset([Act.DENY, Act.REJECT, Act.QUESTION])
"""Acts whose word, put before what was only said, would say the opposite of it."""

_NO_VERB = re.compile(
    r"(?i)(?:is|are|was|were|be|been|being|ha[sd] been|have been)\s+(?:\w+ly\s+)?\w+(?:ed|en|ght)\b"
    r"|(?:.*\s)?(?:view|opinion|belief|statement|report|words?|letter|interview|(?-i:Asked)|:|quoting|citing)$"
)
"""Cues with which a sentence about the speaker would not go on: passives, and what is no verb."""

_NEGATED = re.compile(r"(?i)\b(?:not|cannot|never|no longer|declin\w+|refus\w+)\b|n[’']t\b")
"""Cues that do not do what their verb says: "would not say how many"."""

_LONGEST = 32
"""Letters of a cue that still stands before its claim."""
_LONGEST_ELSE = 60
"""The same of one that is nothing like "says", and that no word of ours stands for."""


def verb(act: Act, cue: str) -> str:
    """What a party does with its claim, in words that go before it.

    The article's own words where they are others than the act's: "denies it never happened" would turn around what
    "says it never happened" denies, and who "advises travellers to book" demands nothing.

    Args:
        act: what the cue does.
        cue: the cue as it stands in the article.
    """
    own = " ".join(cue.split()).strip(" ,;:“”\"'")
    if act is Act.QUESTION and len(own) > _LONGEST and _NEGATED.search(own):
        return UNSAID
    if not own or _NO_VERB.match(own):
        return VERBS[act]
    if len(own) > _LONGEST:
        return VERBS[act] if act is not Act.ASSERT or _says(own) else _small(_shortened(own))
    if not _NEGATED.search(own):
        if re.search(_OWN[act], own, re.IGNORECASE):
            return VERBS[act]
        if _says(own):
            return VERBS[Act.ASSERT] if act in _TURNED else VERBS[act]
    return _small(own)


def _says(cue: str) -> bool:
    return re.search(_OWN[Act.ASSERT], cue, re.IGNORECASE) is not None


def _shortened(cue: str) -> str:
    """A cue that is too long, without the words at its end."""
    return cue if len(cue) <= _LONGEST_ELSE else cue[:_LONGEST_ELSE].rpartition(" ")[0] + " …"


def _small(cue: str) -> str:
    return cue[:1].lower() + cue[1:]


def named(speaker: str | None, source: str) -> str | None:
    """Who says a claim that no known party does, as its article has it: a name, or a source of some words.

    None where that tells nothing, as a pronoun does: `NO_PARTY`.
    """
    plain = " ".join(source.split())
    return speaker or (plain if " " in plain else None)
