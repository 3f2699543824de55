"""What an edit did to the claims of an article: which are new or gone, which are softer or firmer, and why. Pure.

Only what the edit touched is told: where the words between a claim's source and its end are the same in both versions,
the claims are, whatever a reader made of them. Every change names the words that it rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from claimreader.claims.contest.wording import negated
from claimreader.records import Claim, Span, words_of
from claimreader.versions.firmness import Hedge, HedgeKind, cue_rank, hedges, numbers
from claimreader.versions.pairing import pairs
from claimreader.versions.text import Woven
from claimreader.versions.words import Edit, steps, tokens

FEW = 3
"""Words from which on it is no chance that they stand in both versions."""
NEW, NEW_DENIAL = "not in the version before", "a denial that was not there"
"""Why a claim is new, where there is no more to say."""
LONG = 60
"""Characters of a quotation in a reason."""


class ChangeKind(StrEnum):
    """What became of a claim."""

    ADDED = "added"
    DROPPED = "dropped"
    SOFTENED = "softened"
    HARDENED = "hardened"
    TURNED = "turned"
    """Its source says the contrary now."""
    FIGURE = "figure"
    """It gives another figure."""
    RELAID = "relaid"
    """It is laid to another party."""
    REWORDED = "reworded"


class Told(NamedTuple):
    """A version's text and what is claimed in it."""

    text: str
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What an edit did to one claim."""

    kind: ChangeKind
    why: str
    """The words that it rests on."""
    before: Claim | None
    """The claim as it was; None where it is new."""
    after: Claim | None
    """The claim as it is; None where it is gone."""
    where: Span
    """Its content in the woven text, from its first word to its last."""

    @property
    def denial(self) -> bool:
        """Whether a denial appeared with it."""
        came = self.kind in (ChangeKind.ADDED, ChangeKind.TURNED)
        return came and self.after is not None and self.after.act.denies


def claim_changes(old: Told, new: Told, woven: Woven) -> tuple[ClaimChange, ...]:
    """What became of the claims between two versions, in the order of the woven text."""
    found: list[ClaimChange] = []
    paired = pairs(old, new, woven)
    for before, after in paired:
        kind_and_why = _compared(old, new, before, after, woven)
        if kind_and_why:
            found.append(ClaimChange(*kind_and_why, before, after, _place(after, woven, Edit.ADDED)))
    gone = [one for one in old.claims if one.number not in {before.number for before, _ in paired}]
    come = [one for one in new.claims if one.number not in {after.number for _, after in paired}]
    for claim in gone:
        if woven.touched(_hull(claim, woven, Edit.REMOVED)):
            why = _why_gone(old, new, claim, woven)
            found.append(ClaimChange(ChangeKind.DROPPED, why, claim, None, _place(claim, woven, Edit.REMOVED)))
    for claim in come:
        if woven.touched(_hull(claim, woven, Edit.ADDED)):
            why = _why_new(old, new, claim)
            found.append(ClaimChange(ChangeKind.ADDED, why, None, claim, _place(claim, woven, Edit.ADDED)))
    return tuple(sorted(found, key=lambda change: (change.where.start, change.where.end)))


def _compared(old: Told, new: Told, before: Claim, after: Claim, woven: Woven) -> tuple[ChangeKind, str] | None:
    """What became of a claim that is in both versions; None where nothing did."""
    if not (woven.touched(_hull(before, woven, Edit.REMOVED)) or woven.touched(_hull(after, woven, Edit.ADDED))):
        return None
    cues = words_of(old.text, before.cue), words_of(new.text, after.cue)
    contents = words_of(old.text, before.content), words_of(new.text, after.content)
    sources = words_of(old.text, before.source), words_of(new.text, after.source)
    if all(_plain(one) == _plain(other) for one, other in (cues, contents, sources)):
        return None
    recast = [_is_now(*cues)] if _plain(cues[0]) != _plain(cues[1]) and all(cues) else []
    if _against(before, contents[0]) != _against(after, contents[1]):
        return ChangeKind.TURNED, "; ".join(recast or _differences(*contents))
    counts = _figures(*contents)
    gone, come = _hedged(*contents)
    firmer = cue_rank(new.text, after) - cue_rank(old.text, before)
    firmer += sum(one.weight for one in come) - sum(one.weight for one in gone)
    why = [*(recast if firmer or cue_rank(new.text, after) else []), *_told(gone, come), *counts]
    relaid = _relaid(before, after, sources)
    if firmer:
        return (ChangeKind.HARDENED if firmer > 0 else ChangeKind.SOFTENED), "; ".join(dict.fromkeys([*why, *recast]))
    if relaid:
        return ChangeKind.RELAID, "; ".join([relaid, *why])
    if counts:
        return ChangeKind.FIGURE, "; ".join([*counts, *_told(gone, come)])
    return ChangeKind.REWORDED, "; ".join(recast + _differences(*contents) or [_is_now(*sources)])


def _against(claim: Claim, content: str) -> bool:
    """Whether a claim says that something is not so."""
    return claim.act.denies or negated(content)


def _relaid(before: Claim, after: Claim, sources: tuple[str, str]) -> str | None:
    if not before.parties or not after.parties or set(before.parties) & set(after.parties) or sources[0] == sources[1]:
        return None
    return f"it was laid to {before.party}, by “{_short(sources[0])}”"


def _figures(old: str, new: str) -> list[str]:
    """Which figure took the place of which."""
    were, are = numbers(old), numbers(new)
    gone = [said for number, said in were.items() if number not in are]
    come = [said for number, said in are.items() if number not in were]
    return [_is_now(one, other) for one, other in zip(gone, come, strict=False)]


def _hedged(old: str, new: str) -> tuple[list[Hedge], list[Hedge]]:
    """The hedges that are gone, and those that have come, as far as they bear on what both say."""
    were, are = hedges(old), hedges(new)
    left = list(are)
    gone: list[Hedge] = []
    for one in were:
        same = next(
            (other for other in left if (_plain(other.words), other.kind) == (_plain(one.words), one.kind)), None
        )
        if same:
            left.remove(same)
        else:
            gone.append(one)
    return [one for one in gone if _bears(one, old, new)], [one for one in left if _bears(one, new, old)]


def _bears(hedge: Hedge, content: str, other: str) -> bool:
    """Whether a hedge stands in a clause that the other content has, or before a number that it has."""
    if hedge.kind is HedgeKind.BOUND:
        return hedge.figure in numbers(other)
    start = max((content.rfind(sign, 0, hedge.start) for sign in ",;:.–—"), default=-1) + 1
    end = min((place for sign in ",;:.–—" if (place := content.find(sign, hedge.end)) >= 0), default=len(content))
    clause = {one.word.casefold() for one in tokens(content, start, end) if len(one.word) > 3 or one.word[0].isdigit()}
    said = {one.word.casefold() for one in tokens(other)}
    mine = {one.word.casefold() for one in tokens(hedge.words)}
    return bool((clause - mine) & said) or not clause - mine


def _told(gone: Sequence[Hedge], come: Sequence[Hedge]) -> list[str]:
    said = [f"now with {_list(come)}"] if come else []
    return [*said, *([f"without {_list(gone)}"] if gone else [])]


def _list(found: Sequence[Hedge]) -> str:
    return " and ".join(dict.fromkeys(f"“{one.words}”" for one in found))


def _differences(old: str, new: str) -> list[str]:
    """What took the place of what in a content, as far as a reason has room."""
    mine, others = tokens(old), tokens(new)
    said: list[str] = []
    removed = ""
    for edit, a, b in steps(mine, others):
        if edit is Edit.REMOVED:
            said += [f"“{_short(removed)}” is gone"] * bool(removed)
            removed = old[mine[a.start].start : mine[a.stop - 1].end]
        elif edit is Edit.ADDED:
            added = new[others[b.start].start : others[b.stop - 1].end]
            said.append(_is_now(removed, added) if removed else f"“{_short(added)}” is new")
            removed = ""
        elif removed:
            said.append(f"“{_short(removed)}” is gone")
            removed = ""
    return [*said, *([f"“{_short(removed)}” is gone"] if removed else [])][:2]


def _why_gone(old: Told, new: Told, claim: Claim, woven: Woven) -> str:
    """Why a claim is no more: its words are gone, or they stand there and are laid to nobody."""
    if _stands(words_of(old.text, claim.content), new.text):
        who = words_of(old.text, claim.source) or words_of(old.text, claim.cue)
        return (
            f"its words still stand there, no longer laid to “{_short(who)}”" if who else "its words still stand there"
        )
    parts = [woven.old.span(span) for span in claim.content]
    kept = sum(not woven.touched(part) for part in parts)
    return "part of its words is no longer in the article" if kept else "its words are no longer in the article"


def _why_new(old: Told, new: Told, claim: Claim) -> str:
    """Why a claim is new: its words are, or they stood there and were laid to nobody."""
    if claim.act.denies:
        return NEW_DENIAL
    if _stands(words_of(new.text, claim.content), old.text):
        who = words_of(new.text, claim.source)
        return f"the article had these words before; now they are laid to {f'“{_short(who)}”' if who else 'a source'}"
    return NEW


def _stands(words: str, text: str) -> bool:
    """Whether words that say something stand in a text."""
    plain = _plain(words)
    return len(plain.split()) >= FEW and f" {plain} " in f" {_plain(text)} "


def _hull(claim: Claim, woven: Woven, side: Edit) -> Span:
    """From the first word of a claim's source, cue and content to the last, in the woven text."""
    places = woven.old if side is Edit.REMOVED else woven.new
    every = [span for where in (claim.source, claim.cue, claim.content) for span in where]
    return Span(places.of(min(span.start for span in every)), places.span(max(every, key=lambda one: one.end)).end)


def _place(claim: Claim, woven: Woven, side: Edit) -> Span:
    places = woven.old if side is Edit.REMOVED else woven.new
    return Span(places.of(claim.content[0].start), places.span(claim.content[-1]).end)


def _is_now(one: str, other: str) -> str:
    return f"“{_short(one)}” is now “{_short(other)}”"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONG else f"{line[: LONG - 1].rstrip()}…"


def _plain(words: str) -> str:
    return " ".join(one.word.casefold() for one in tokens(words))
