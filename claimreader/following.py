"""What happened to a bookmark since the user looked at it: its claims as they were, against what is there now. Pure.

What counts is what the news did. A claim that another model reads in the same words, or one that the user's own merging
of stories puts into a dispute, is no movement; neither is the page of an article whose teaser was read before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from claimreader.records import Bookmark, BookmarkKind, Cited, KeptClaim, Movement, MovementKind, Side
from claimreader.versions.claims import ChangeKind
from claimreader.versions.firmness import numbers

SAID = {
    MovementKind.DENIAL: "denied by",
    MovementKind.SIDE: "a new side:",
    MovementKind.FIGURE: "another figure:",
    MovementKind.CLAIM: "a new claim:",
    MovementKind.CHANGED: "now worded otherwise:",
    MovementKind.DROPPED: "no longer in the article:",
    MovementKind.BACK: "in the article again:",
    MovementKind.VERSION: "a new version:",
}
"""What happened, in a word or two; who and what follows."""


@dataclass(frozen=True, slots=True)
class Here:
    """A claim that stands with a bookmark today."""

    side: Side
    kept: KeptClaim
    version: int
    """The number of the version that it stands in."""
    seen: datetime
    """When that came in."""
    news: bool
    """The news brought it since the user looked: its version was read since, and its words were in none before."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What a new version did to a claim that is not found any more."""

    kind: ChangeKind
    why: str
    seen: datetime
    """When that version came in."""
    after: KeptClaim | None
    """The claim that it has become."""


Find = Callable[[Cited], Fate | None]
"""Tells what a new version did to a claim; None where its words still stand there."""


def cited(here: Here) -> Cited:
    """A claim as it is, to be kept with a bookmark."""
    kept, claim = here.kept, here.kept.claim
    return Cited(
        side=here.side,
        words=kept.words,
        act=claim.act,
        parties=claim.parties,
        speaker=claim.speaker,
        channel=claim.channel,
        source=kept.source_words,
        cue=kept.cue_words,
        outlet=kept.outlet,
        date=kept.date,
        dated=kept.dated,
        title=kept.title,
        url=kept.url,
        article_id=kept.article_id,
        version=here.version,
    )


def movements(kind: BookmarkKind, seen: Sequence[Cited], now: Sequence[Here], fate: Find) -> tuple[Movement, ...]:
    """What happened to a bookmark on a claim or a dispute; what came in last comes first.

    `seen` are its claims as the user saw them last, `now` those that are there; what a claim is bookmarked for that was
    gone already when the user looked is not in `seen`.
    """
    there = {(one.kept.article_id, _plain(one.kept.words)) for one in now}
    gone = [one for one in seen if (one.article_id, _plain(one.words)) not in there]
    found: list[Movement] = []
    became: set[int] = set()
    for one in gone:
        what = fate(one)
        # Of what stands against a bookmarked claim only what is new is news.
        if what is not None and (kind is BookmarkKind.DISPUTE or one.side is Side.SELF):
            found.append(_lost(one, what))
        if what is not None and what.after is not None:
            became.add(what.after.id)
    known = {(one.article_id, _plain(one.words)) for one in seen}
    new = [one for one in now if (one.kept.article_id, _plain(one.kept.words)) not in known]
    found += [
        _came(one, kind, seen) for one in new if one.news and one.kept.id not in became and one.side is not Side.SELF
    ]
    if kind is BookmarkKind.CLAIM and not any(one.side is Side.SELF for one in seen):
        found += [_back(one) for one in now if one.side is Side.SELF and one.news]
    return tuple(sorted(found, key=lambda one: (one.seen, one.kind is MovementKind.DENIAL), reverse=True))


def told(movement: Movement) -> str:
    """A movement in a line."""
    party = f" {movement.party}" if movement.party else " somebody" if movement.kind is MovementKind.DENIAL else ""
    why = f" ({movement.why})" if movement.why else ""
    return f"{SAID[movement.kind]}{party} “{' '.join(movement.words.split())}”{why}, {movement.outlet}"


def told_outlets(bookmark: Bookmark) -> str:
    """The outlets that take part in what is bookmarked: how many, and which."""
    names = bookmark.outlets
    return names[0] if len(names) == 1 else f"{len(names)} outlets: {', '.join(names)}"


def lost(bookmark: Bookmark) -> bool:
    """Whether what a bookmark is on can no longer be found."""
    return bookmark.kind is not BookmarkKind.ARTICLE and bookmark.claim_id is None and bookmark.dispute_id is None


def _lost(one: Cited, what: Fate) -> Movement:
    after = what.after
    if after is None:
        return Movement(MovementKind.DROPPED, one.words, one.party, one.outlet, what.seen, one.article_id, why=what.why)
    return Movement(
        MovementKind.CHANGED,
        after.words,
        one.party,
        one.outlet,
        what.seen,
        one.article_id,
        after.id,
        what.why,
        next(iter(after.dispute_ids), None),
    )


def _came(one: Here, kind: BookmarkKind, seen: Sequence[Cited]) -> Movement:
    claim = one.kept.claim
    parties = {party for other in seen for party in other.parties}
    figures = {number for other in seen for number in numbers(other.words)}
    what = MovementKind.CLAIM
    if claim.act.denies:
        what = MovementKind.DENIAL
    elif kind is BookmarkKind.DISPUTE and claim.parties and not parties & set(claim.parties):
        what = MovementKind.SIDE
    elif figures and set(numbers(one.kept.words)) - figures:
        what = MovementKind.FIGURE
    return _of(one, what)


def _back(one: Here) -> Movement:
    return _of(one, MovementKind.BACK)


def _of(one: Here, kind: MovementKind) -> Movement:
    kept = one.kept
    return Movement(
        kind,
        kept.words,
        kept.claim.party,
        kept.outlet,
        one.seen,
        kept.article_id,
        kept.id,
        dispute_id=next(iter(kept.dispute_ids), None),
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def lines(moved: Sequence[Movement], most: int = 3) -> Iterator[str]:
    """Movements in lines, the last ones in number only."""
    for movement in moved[:most]:
        yield told(movement)
    if len(moved) > most:
        yield f"and {len(moved) - most} more"
