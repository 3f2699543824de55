"""How well sources are laid to their parties: the sources that people marked in the contested stories, made out by us.

Each source is given as it was marked, so that only what is made of it counts. A party is right when its name and the
marked one are the same, or one contains the other; a source with no party is blank. Sources that the text's own voice
stands behind are left out. Where a name was marked in another form than the texts', either is right: `ALSO` has them
all, each found by reading.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from claimreader.claims.parties import resolve
from claimreader.claims.voices.agreement import shared_names
from claimreader.claims.voices.voice import Voice
from claimreader.records import Attribution, Span, spans
from tests.quality.figures import SHARED, Figures, same_party, share

Marks = dict[Attribution, set[str]]
"""Attributions as they were marked, and the parties that they were laid to."""
ALSO: dict[tuple[str, str], str] = {
    ("03", "House Oversight Committee"): "House Oversight and Government Reform Committee",
    ("07", "James Mattis"): "Jim Mattis",
    ("13", "Richard J. Durbin"): "Richard Durbin",
}
"""A name that was marked in a story, and another that is surely the same person's or body's there: its full form, a
given name for its short form, a middle initial or none. Members of a body, and whom they speak for, are others."""


def of_parties() -> Figures:
    """Right and not wrong, in percent of all sources; and of those right, how many each half of the stories has."""
    count: Counter[tuple[str, str]] = Counter()
    for folder in sorted((SHARED / "claims" / "contested").glob("*/contested.json")):
        half = "odd" if int(folder.parent.name) % 2 else "even"
        for voice, wanted in _told(folder):
            count[half, _verdict(voice, wanted)] += 1
    found: Figures = {}
    for name, halves in (("", ("odd", "even")), (" odd", ("odd",)), (" even", ("even",))):
        of = {verdict: sum(count[half, verdict] for half in halves) for verdict in ("right", "blank", "wrong")}
        found[f"right{name}"] = share(of["right"], sum(of.values()))
        found[f"not wrong{name}"] = 100 - share(of["wrong"], sum(of.values()))
    return found


def _verdict(voice: Voice, wanted: set[str]) -> str:
    if not voice.parties:
        return "blank"
    said = {"; ".join(voice.parties), " and ".join(voice.parties), " and ".join(reversed(voice.parties))}
    return "right" if any(same_party(name, one) for name in wanted for one in said) else "wrong"


def _told(story: Path) -> Iterator[tuple[Voice, set[str]]]:
    """Every marked source of a story, as we make it out, with one name for a party in all its documents."""
    told: list[tuple[Voice, set[str]]] = []
    for text, marks in _marked(story):
        told += zip(resolve(text, list(marks)), marks.values(), strict=True)
    names = shared_names((voice.speaker, voice.parties) for voice, _ in told)
    for voice, wanted in told:
        if wanted != {"journalist"}:
            yield Voice(voice.speaker, tuple(names.get(one, one) for one in voice.parties)), wanted


def _marked(story: Path) -> Iterator[tuple[str, Marks]]:
    documents: dict[str, Marks] = defaultdict(dict)
    texts = {path.name: path.read_text(encoding="utf-8") for path in story.parent.glob("doc*.txt")}
    for dispute in json.loads(story.read_text(encoding="utf-8"))["disputes"]:
        for member in dispute["members"]:
            one = _attribution(texts[member["doc"]], member)
            if one is not None and one.source:
                documents[member["doc"]].setdefault(one, set()).add(member["party"])
    for name in sorted(documents):
        for wanted in documents[name].values():
            wanted |= {ALSO[story.parent.name, one] for one in wanted if (story.parent.name, one) in ALSO}
        yield texts[name], documents[name]


def _attribution(text: str, member: dict[str, str | None]) -> Attribution | None:
    quote = str(member["quote"])
    at = text.find(quote)
    if at < 0:
        return None
    content = Span(at, at + len(quote))
    cue = _nearest(text, member["cue"], content)
    source = _nearest(text, member["source"], cue or content)
    return Attribution(spans([source] if source else []), spans([cue] if cue else []), spans([content]), 1.0)


def _nearest(text: str, words: str | None, to: Span) -> Span | None:
    """Where words stand nearest to a place, rather as whole words."""
    if not words:
        return None
    places = [Span(match.start(), match.end()) for match in re.finditer(re.escape(words), text)]
    whole = [
        place
        for place in places
        if not text[: place.start][-1:].isalnum() and not text[place.end : place.end + 1].isalnum()
    ]
    return min(
        whole or places,
        key=lambda place: min(abs(place.start - to.start), abs(place.end - to.start), abs(place.start - to.end)),
        default=None,
    )
