"""Which claim of a version is which of the one before: by their words first, then by what they say and where."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimreader.claims.contest.wording import meaningful, stem
from claimreader.records import Claim, Span, words_of
from claimreader.versions.firmness import hedges
from claimreader.versions.text import Woven
from claimreader.versions.words import tokens

if TYPE_CHECKING:
    from claimreader.versions.claims import Told

ALIKE = 0.5
"""How much of what two claims say they must share, to be taken for one that was edited."""
HERE = 0.34
"""The same, where they stand at the same place of the text."""
NEARBY = 40
"""Claims before and after the same place that are looked at: an edit leaves most claims in their order."""

Pair = tuple[Claim, Claim]


def pairs(old: "Told", new: "Told", woven: Woven) -> list[Pair]:
    """The claims that are in both versions."""
    same = list(_unchanged(old, new, woven))
    left = [one for one in old.claims if all(one is not before for before, _ in same)]
    come = [one for one in new.claims if all(one is not after for _, after in same)]
    ranked = sorted(_candidates(old, new, left, come, woven), key=lambda one: (-one[0], one[1].number, one[2].number))
    found, taken = [], set[tuple[str, int]]()
    for _, before, after in ranked:
        if not {("old", before.number), ("new", after.number)} & taken:
            taken |= {("old", before.number), ("new", after.number)}
            found.append((before, after))
    return sorted([*same, *found], key=lambda pair: pair[1].number)


def _unchanged(old: "Told", new: "Told", woven: Woven) -> Iterator[Pair]:
    """Claims whose content and cue say the same word for word; of several, those nearest to each other."""
    waiting: dict[tuple[str, str], list[Claim]] = {}
    for claim in new.claims:
        waiting.setdefault(_words(new.text, claim), []).append(claim)
    for before in old.claims:
        alike = waiting.get(_words(old.text, before))
        if alike:
            place = woven.old.of(before.content[0].start)
            after = min(alike, key=lambda one: abs(woven.new.of(one.content[0].start) - place))
            alike.remove(after)
            yield before, after


def _candidates(
    old: "Told", new: "Told", left: Sequence[Claim], come: Sequence[Claim], woven: Woven
) -> Iterator[tuple[float, Claim, Claim]]:
    says = {id(one): _says(text, one) for text, every in ((old.text, left), (new.text, come)) for one in every}
    shift = len(come) / max(len(left), 1)
    for number, before in enumerate(left):
        middle = round(number * shift)
        for after in come[max(middle - NEARBY, 0) : middle + NEARBY]:
            if not _same_voice(before, after) and before.act is not after.act:
                continue  # one party's word in the place of another's: one claim is gone, and one is new
            mine, theirs = says[id(before)], says[id(after)]
            most = max(len(mine), len(theirs))
            alike = len(mine & theirs) / most if most else 0.0
            least = len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
            here = _overlap(before, after, woven)
            if alike >= ALIKE or (here and (alike >= HERE or least >= ALIKE)):
                yield alike + here + 0.2 * _same_voice(before, after), before, after


def _overlap(before: Claim, after: Claim, woven: Woven) -> float:
    """How far two contents lie at the same place of the woven text, from 0 to 1."""
    one = Span(woven.old.of(before.content[0].start), woven.old.of(before.content[-1].end))
    other = Span(woven.new.of(after.content[0].start), woven.new.of(after.content[-1].end))
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / max(one.end - one.start, other.end - other.start, 1)


def _same_voice(before: Claim, after: Claim) -> bool:
    return bool(set(before.parties) & set(after.parties)) or (not before.parties and not after.parties)


def _says(text: str, claim: Claim) -> frozenset[str]:
    """What a claim says, without what hedges it: stems of its words, and its numbers."""
    content = words_of(text, claim.content)
    plain = list(content)
    for hedge in hedges(content):
        plain[hedge.start : hedge.end] = " " * (hedge.end - hedge.start)
    return _stems("".join(plain))


@lru_cache(maxsize=4000)
def _stems(content: str) -> frozenset[str]:
    found = [one.word for one in tokens(content)]
    return frozenset(stem(word) for word in found if meaningful(word) or word[0].isdigit()) or frozenset(found)


def _words(text: str, claim: Claim) -> tuple[str, str]:
    content, cue = (words_of(text, where, " ") for where in (claim.content, claim.cue))
    return " ".join(one.word.casefold() for one in tokens(content)), " ".join(one.word for one in tokens(cue))
