"""Attributions that end a sentence of the teller's own words: "Not one, says the colonel", "It rained, police said".

The model knows them in the prose of the news that it learnt from, and often misses them, or is unsure of them, where
sentences are short and lively. They stand where it found nothing in the sentence, or the same verb and less surely.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from claimreader.records import Attribution, spans

SURE = 0.85
"""How sure such an attribution is: of those in annotated news that end a sentence so, as many are marked, and more."""
_DOUBTFUL = 0.6
"""What the model is less sure of gives way to it; where it is surer, it errs less."""
_VERB = (
    r"(?:sa(?:ys?|id)|(?:claim|insist|assert|contend|maintain|warn|sniff|explain|thunder)(?:s|ed)?|(?:argu|alleg|declar|fum)e[sd]?"
    r"|adds?|added|announce[sd]|reckons?)"
)
_PEOPLE = (
    r"(?:police|officials|witnesses|lawyers|critics|experts|organi[sz]ers|activists|scientists|sources|campaigners|doctors"
    r"|residents|prosecutors|investigators|researchers|neighbours|neighbors|locals|unions|ministers)"
)
_WORD = r"[\w’'-]+(?:\.[\w’'-]+)*"
_THE = rf"(?:[Tt]he|[Aa]n?|his|her|its|their|one|two|three|several|some)\s{_WORD}"
_WHO = rf"(?:he|she|they|(?:{_THE}|[A-Z][\w’'-]*|{_PEOPLE})(?:\s{_WORD}){{0,4}}?)"
_TAG = re.compile(
    rf",\s(?:(?P<verb>{_VERB})\s(?P<who>{_WHO})|(?P<whose>{_WHO})\s(?P<said>{_VERB}|told(?=\s))(?:(?<=told)\s(?:the\s)?\w+)?)"
    rf"(?=\.?(?:\s*\n|\s*\Z|\s[“\"A-Z]))"
)
_START = re.compile(r"(?:^|\n|[.!?][”\"’']?\s+|:\s+)(?=\S)")
_MARKS = re.compile(r"[“”\"«»]")
_OWNED = re.compile(r"[’']s?\Z")
_NO_CONTENT = re.compile(r"(?:according to|as|when|while|after|if|because|although|but|and)\b", re.IGNORECASE)
_LONGEST = 300
"""Letters of a sentence that is looked at."""


def with_trailing(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, and in their places those that end a sentence in which the model found none, or no sure one."""
    tags = [one for match in _TAG.finditer(text) if (one := _trailing(text, match))]
    if not tags:
        return list(said)
    verbs = {tag.cue[0] for tag in tags}
    doubted = [one for one in said if one.confidence < _DOUBTFUL and not verbs.isdisjoint(one.cue)]
    kept = [one for one in said if one.confidence >= _DOUBTFUL or verbs.isdisjoint(one.cue)]
    taken = sorted(span for one in kept for span in (*one.cue, *one.content))
    starts, reach = [span.start for span in taken], list(accumulate((span.end for span in taken), max))
    found = [tag for tag in tags if _free(starts, reach, tag.content[0].start, max(tag.cue[0].end, tag.source[0].end))]
    again = {tag.cue[0] for tag in found}
    kept += [one for one in doubted if again.isdisjoint(one.cue)]
    return sorted((*kept, *found), key=lambda one: (one.content or one.cue)[0])


def _trailing(text: str, match: re.Match[str]) -> Attribution | None:
    who, verb = ("who", "verb") if match["verb"] else ("whose", "said")
    before = text[max(0, match.start() - _LONGEST) : match.start()]
    starts = [start.end() for start in _START.finditer(before)]
    content = before[starts[-1] :] if starts else ""
    if not content or _MARKS.search(content) or _NO_CONTENT.match(content) or _OWNED.search(match[who]):
        return None
    start = match.start() - len(content)
    return Attribution(spans([match.span(who)]), spans([match.span(verb)]), spans([(start, match.start())]), SURE)


def _free(starts: Sequence[int], reach: Sequence[int], start: int, end: int) -> bool:
    """Whether nothing that was found lies in a stretch, by where each begins, and how far those up to it reach."""
    before = bisect_left(starts, end)
    return not before or reach[before - 1] <= start
