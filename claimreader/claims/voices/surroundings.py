"""What stands just before and after a name in a text, and says who it is."""

import re
from dataclasses import replace

from claimreader.claims.lexicon import listed
from claimreader.claims.places import Sign, place_of
from claimreader.claims.voices.naming import Word, is_body, is_joint, roles, split_words
from claimreader.claims.voices.speakers import Mention, parse

_SPEECH = (
    r"(?:said|says|told|tells|added|adds|wrote|tweeted|argued|argues|claimed|claims|insisted|noted|notes|announced|denied|denies"
    r"|accused|called|asked|replied|responded|continued|explained|testified|stated|warned|acknowledged|admitted|suggested|declared"
    r"|recalled|confirmed|rejected|dismissed|vowed)"
)
_INSIDE = r"(?:[^,.;:!?\n“”\"]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\bMrs|\bSen|\bRep|\bGov|\bInc)\.)"
"""A character of an aside; the dot of an abbreviation does not end it."""
_AFTER = re.compile(rf"(?:\s*\([^()\n]{{1,40}}\))?,\s+({_INSIDE}{{3,160}})")
_NO_ASIDE = re.compile(
    r"(?:according|who|which|when|while|where|after|before|but|and|or|as|in|on|at|with|to|from|by|for|into|over|via|he|she|they)\b|\w+(?:ing|ed)\b"
)
_SPEAKS_ITSELF = re.compile(rf"(?:(?!\b(?:who|which|that|and)\b).)*\s{_SPEECH}\b")
"""After the comma another speaks: "in words of support for her, the senator said"."""
_BEFORE = re.compile(rf"{_INSIDE}{{3,120}},\s+$")
_BEGINS = re.compile(r"(?:^\s*|\b)(?:an?|the|his|her|their|its|[A-Z][\w.]*(?: [A-Z][\w.]*){0,4}['’]s?)\s")
_OPENS = re.compile(r"(?:^|\b(?:and|but|that|said|told|as|when|while|because))\s*$")
"""What a noun phrase can follow that is the subject of its clause."""
_AND = re.compile(r"\s+and\s+(?=[a-z])")
_CLAUSE_MARK = re.compile(r"(?<![A-Z])\.|[;:!?\n“”\"(),]|\s--?(?=\s)")
_SPEAKS = re.compile(
    rf"(?:\s*\([^()\n]{{1,40}}\))?(?:,[^.;:!?\n“”\"]{{2,140}},)?\s+(?:\w+ly\s+|also\s+|later\s+|then\s+|has\s+|had\s+|once\s+)*"
    rf"(?:{_SPEECH}|who)\b"
)
_SPOKEN = re.compile(rf"\b(?:{_SPEECH}|according to)\s+(?:[A-Z][\w.]*\s+|the\s+|former\s+|[a-z]+\s+)?\Z")
_PERSONAL = re.compile(r",?\s+whose?\b|,\s+\d\d,")
"""What follows a person's name only: "who", an age."""
_WHO_LEADS = re.compile(r"who (?:now |currently )?(leads|heads|runs|chairs|directs|commands|represents|defends) (.+)")
_POSSESSIVE = re.compile(r"['’]s?\s")
_CAPITAL = r"[A-Z](?:[\w’'&-]|\.(?=\w)|(?<=\b[A-Z])\.)*"
_OF_BODY = re.compile(
    rf"\s+(of|from|at|with)\s+((?:the\s+)?{_CAPITAL}(?:\s+(?:(?:of|for|and|the)\s+)*{_CAPITAL}){{0,6}})"
)
_SHORT = 5
"""So many words at the most has the name of what somebody leads."""
_TIED = re.compile(rf"\s+(?:for|of|from|to|at|by)\s+{_INSIDE}{{2,80}}")
_HEADS = frozenset(["president", "prime minister", "premier", "chancellor", "king", "queen"])
_IN_COUNTRY = re.compile(r"\b[Ii]n ((?:[A-Z][\w.]*\s?){1,3}),\s+(?:[A-Z]\w+\s+){0,2}$")
_PHRASE = r"\b(?:[Aa]n?|[Tt]he) (?:[\w’'-]+ ){{0,3}}?{role}\b(?!['’])"
_LONGEST_HEADLINE = 160
_TITLE_BACK = 90
_BACK = 160
_FAR_BACK = 1500
_NEAR = 60
_LONGEST_TITLE = 8


def heads(clause: str) -> str:
    """What "who leads the observers" makes of somebody: the leader of the observers; empty for other clauses."""
    match = _WHO_LEADS.match(clause)
    if not match or len(match.group(2).split()) > _SHORT or _POSSESSIVE.search(match.group(2)):
        return ""
    role = "lawyer" if match.group(1) in ("represents", "defends") else "leader"
    return f"{role} of {match.group(2)}"


def belongs(text: str, end: int) -> list[Mention]:
    """The body that a name is said to be of: Hugh Williamson of Human Rights Watch."""
    match = _OF_BODY.match(text, end)
    if not match or not is_body(split_words(match.group(2))):
        return []
    return [Mention(match.group(2), role="member", backing=match.group(2), link=match.group(1))]


def governing(text: str, start: int, said: Mention) -> Mention:
    """Somebody who heads the country that the sentence is set in: "In Britain, Prime Minister David Cameron"."""
    before = text[max(0, start - _NEAR) : start]
    match = _IN_COUNTRY.search(before) if said.role in _HEADS and not said.backing else None
    place = place_of(match.group(1)) if match else None
    return replace(said, backing=place.country, link="of") if place and place.sign is Sign.NAME else said


def says(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands next to a name."""
    return bool(_SPEAKS.match(text, end) or _SPOKEN.search(text[max(0, start - _NEAR) : start]))


def speaks_here(text: str, start: int, end: int) -> bool:
    """Whether a name stands where people do: before or after a verb of saying, or after a role."""
    if text[max(0, start - 4) : start].lower() == "the ":
        return False
    if says(text, start, end) or called_before(text, start) or _PERSONAL.match(text, end):
        return True
    return text.startswith(",", end) and (bool(aside_before(text, start)) or _apposed(text, start, end))


def _apposed(text: str, start: int, end: int) -> bool:
    """Whether commas part a name from what stands before it, and a verb of saying follows."""
    return text[:start].endswith(", ") and bool(_SPEAKS.match(text, end + 1))


def called_before(text: str, start: int) -> list[Word]:
    """The words just before a name that belong to it: "the Kremlin's chief spokesman" before Dmitry Peskov."""
    before = text[max(0, start - _TITLE_BACK) : start]
    return noun_phrase(before if start <= _TITLE_BACK else before.partition(" ")[2])


def noun_phrase(before: str) -> list[Word]:
    """The noun phrase that a stretch of text ends in, if it ends in a role and a space."""
    tail = _CLAUSE_MARK.split(before)[-1]
    if not tail.endswith((" ", "\u00a0")):
        return []
    words = split_words(tail)
    if not words or words[-1].owner or words[-1].noun not in roles() | listed("speakers", "titles"):
        return []
    stops = listed("speakers", "prepositions") | listed("speakers", "stops")
    found: list[Word] = []
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _LONGEST_TITLE), -1):
        word = words[at]
        within = word.low == "and" and at and is_joint(words[at - 1].text) and found and is_joint(found[0].text)
        if word.low in stops and not word.proper and not within:
            break
        found.insert(0, word)
        if word.low in ("a", "an", "the"):
            break
    return found


def aside_after(text: str, end: int) -> list[str]:
    """What a comma parts from the name before it: "Yusov, a spokesman for military intelligence"."""
    match = _AFTER.match(text, end)
    if match is None or _SPEAKS_ITSELF.match(match.group(1)):
        return []
    told = heads(match.group(1))
    return [told] if told else [] if _NO_ASIDE.match(match.group(1)) else _AND.split(match.group(1))


def called_earlier(text: str, role: str, at: int) -> tuple[str, int]:
    """The last phrase before a place that says whose a role is, and where: "a spokesman for X", "the spokesman"."""
    window = text[max(0, at - _FAR_BACK) : at]
    for match in reversed(list(re.finditer(rf"\b{re.escape(role)}\b", window, re.IGNORECASE))):
        before = " ".join(
            word.text + ("’s" if word.owner else "") for word in noun_phrase(window[: match.end()][-90:] + " ")
        )
        after = _TIED.match(window, match.end())
        phrase = f"{before or match.group()}{after.group() if after else ''}"
        if parse(phrase).backing:
            return phrase, max(0, at - _FAR_BACK) + match.end()
    return "", at


def called_later(text: str, role: str, at: int) -> tuple[str, int]:
    """Whom a headline's bare role means: the first phrase below it that has the role, "a former engineer of X"."""
    if "\n" in text[max(0, at - _LONGEST_HEADLINE) : at] or at > _LONGEST_HEADLINE:
        return "", at
    body = text.find("\n", at)
    match = re.compile(_PHRASE.format(role=re.escape(role))).search(text, body, body + _FAR_BACK) if body >= 0 else None
    if match is None:
        return "", at
    after = _TIED.match(text, match.end())
    return match.group() + (after.group() if after else ""), match.start()


def aside_before(text: str, start: int) -> list[str]:
    """The role that a comma parts from the name after it: "a spokesman for the ministry, Oleg Nikolenko"."""
    before = text[max(0, start - _BACK) : start]
    match = _BEFORE.search(before) if before.rstrip().endswith(",") else None
    if not match:
        return []
    segment = match.group().rstrip(", ")
    for begin in _BEGINS.finditer(segment):
        phrase = segment[begin.start() :]
        found = parse(phrase)
        person = (
            found.role in roles()
            and not found.name
            and not found.plural
            and found.role not in listed("speakers", "papers")
        )
        owned = begin.group().rstrip().endswith(("s", "r", "is"))
        if person and (owned or _OPENS.search(segment[: begin.start()])):
            return [phrase]
    return []
