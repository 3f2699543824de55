"""Whom "he" and "she" mean: the likeliest person before them, by nearness, place in the sentence and who was speaking.

Every such pronoun, and every "the president", of a text is made out in turn, since each carries its person on to the
next. Where two people are as likely, nobody is chosen.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimreader.claims.lexicon import listed
from claimreader.claims.quotes import quotation
from claimreader.claims.voices.cast import Cast, Sighting
from claimreader.claims.voices.naming import roles, singular
from claimreader.claims.voices.people import Figure
from claimreader.claims.voices.surroundings import says

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,2}?(?=([a-z]+(?: (?!of\b|for\b|at\b)[a-z]+)?)\b(?! (?:of|for|at)\b))"
)
_STRANGER = re.compile(r"\b(?:A|An|One|Another) ((?:[a-z-]+ ){0,2}[a-z-]+)\b(?!,? [A-Z])")
"""Somebody without a name who begins a sentence: "A fire officer"."""
_MALE = frozenset(["he", "him", "his"])
_OBJECTS = frozenset(["him", "her", "his"])
_MEMORY = 14
"""How many mentions back are looked at."""
_FAR = 7
"""How many sentences back."""
_MARGIN = 0.35
_NEAR = 3.0
_SUBJECT = 1.0
_STEP = 0.7
"""How much less likely each sentence in between makes somebody."""
_OBJECT = re.compile(
    r"\b(?:of|for|to|by|with|from|at|on|about|against|over|like|than|into|under|between|behind|including|told|asked|accused"
    r"|called|urged|blamed|and|or|after|as|when|defeat|named)\s+(?:(?:[A-Z][\w.]*|the|former)\s+){0,3}$"
)
_OPENED = re.compile(r",\s+(?:[A-Z][\w.]*\s+){0,3}$")
_ACTS = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|then\s+)?(?:[a-z]+ed|was|is|had|has|did|does|will|would|gave|took|made|went|came|left|met|won)\b"
)
"""What follows the subject of a clause that others open: "In questioning by Mr. B, Mr. A offered"."""
_CLAUSE = re.compile(r"[,;:.!?\n—–“”\"]|\b(?:that|who|which|whether|because|while|when|and|but|if|as)\b")


@dataclass(frozen=True, slots=True)
class _Seen:
    figure: Figure
    sentence: int
    weight: float


def people_meant(
    text: str, cast: Cast, speaking: frozenset[int], places: Mapping[int, Figure | None]
) -> dict[int, Figure]:
    """The person whom each pronoun means, by the pronoun's place; one that is not clear is left out.

    Args:
        text: the document.
        cast: who is named in it.
        speaking: where the name, or the pronoun, that a source goes by begins.
        places: where sources begin, and who is none of them: a pronoun inside a quotation counts only there.
    """
    quoted = quotation(text)
    recent: deque[_Seen] = deque(maxlen=_MEMORY)
    found: dict[int, Figure] = {}
    for at, word, sighting in _events(text, cast):
        if sighting is not None:
            figure = sighting.figure
        elif word == "a":
            figure = Figure("")
        elif quoted[at] and at not in places:
            continue
        elif word.startswith("the "):
            figure = cast.called(word[4:], at)
        else:
            others = [seen for seen in recent if places.get(at) is None or seen.figure is not places[at]]
            figure = _meant(word, cast.sentence(at), others, _clause(text, at))
            if figure is not None and figure.name:
                found[at] = figure
        if figure is None or word in _OBJECTS:
            continue
        weight = _weight(text, cast, at, sighting, at in speaking) - (2.0 if quoted[at] else 0.0)
        recent.append(_Seen(figure, cast.sentence(at), weight))
    return found


def _events(text: str, cast: Cast) -> list[tuple[int, str, Sighting | None]]:
    """Everything that points to a person, in order."""
    events: list[tuple[int, str, Sighting | None]] = [(one.start, "", one) for one in cast.sightings if one.figure]
    events += [(match.start(), match.group().lower(), None) for match in _PRONOUN.finditer(text)]
    persons = listed("speakers", "persons")
    for match in _DESCRIPTION.finditer(text):
        words = match.group(1)
        role = words if words in persons else words.split()[0]
        if role in persons:
            events.append((match.start(), f"the {role}", None))
    people = persons | listed("speakers", "own") | listed("speakers", "nobody")
    events += [(match.start(), "a", None) for match in _STRANGER.finditer(text) if people & set(match.group(1).split())]
    return sorted(events, key=lambda event: event[0])


def _clause(text: str, at: int) -> str:
    """The rest of a pronoun's clause: whoever is named in it is somebody else."""
    end = _CLAUSE.search(text, at + 2, at + 90)
    return text[at : end.start() if end else at + 90]


def _weight(text: str, cast: Cast, at: int, sighting: Sighting | None, speaking: bool) -> float:
    """How much a mention stands out: a speaker most, then a subject; hardly who only lends somebody a name."""
    if sighting is None:
        return 1.5 if speaking else 1.0
    following = re.match(r"[  ]([a-z]+)", text[sighting.end : sighting.end + 24])
    if following and singular(following.group(1)) in roles() | listed("speakers", "bodies") | {"supporter", "era"}:
        return -1.5
    if sighting.owner:
        return -0.6
    before = text[max(0, sighting.start - 60) : sighting.start]
    if speaking or says(text, sighting.start, sighting.end):
        return 1.5
    if _OBJECT.search(before):
        return -0.6
    begins = at - cast.sentences[cast.sentence(at)]
    subject = begins < 60 or (_OPENED.search(before) and _ACTS.match(text, sighting.end))
    return 1.5 if begins < 6 else 1.0 if subject else 0.4


def _meant(pronoun: str, sentence: int, recent: Iterable[_Seen], clause: str) -> Figure | None:
    gender = "m" if pronoun in _MALE else "f"
    scores: dict[Figure, float] = {}
    for seen in recent:
        if seen.figure.gender not in ("", gender) or sentence - seen.sentence > _FAR:
            continue
        surname = seen.figure.name.rpartition(" ")[2]
        if surname and surname in clause and re.search(rf"\b{re.escape(surname)}\b(?!['’]s)", clause):
            continue
        away = sentence - seen.sentence
        if away > 1 and not seen.figure.name:
            continue
        score = _NEAR - _STEP * away + seen.weight + (0.2 if seen.figure.gender else -0.2)
        if not away and seen.weight >= _SUBJECT:
            score += 0.5
        scores[seen.figure] = max(scores.get(seen.figure, -9.0) + 0.15, score)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return None
    return ranked[0][0]
