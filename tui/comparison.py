"""What an edit did to an article, looked up and worked out together: its words, and what became of its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimreader.records import Claim, KeptClaim, Spans, Version
from claimreader.records.record import record
from claimreader.versions.claims import ChangeKind, ClaimChange, Told, claim_changes
from claimreader.versions.text import Places, Woven, woven
from tui.byline import Edited

if TYPE_CHECKING:
    from storage import Store
    from tui.opened import Opened

SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.DROPPED: "−",
    ChangeKind.SOFTENED: "▽",
    ChangeKind.HARDENED: "△",
    ChangeKind.TURNED: "⇄",
    ChangeKind.FIGURE: "#",
    ChangeKind.RELAID: "→",
    ChangeKind.REWORDED: "~",
}
"""What became of a claim, in a sign."""

NAMES = {
    ChangeKind.ADDED: "new",
    ChangeKind.DROPPED: "gone",
    ChangeKind.SOFTENED: "softened",
    ChangeKind.HARDENED: "hardened",
    ChangeKind.TURNED: "turned round",
    ChangeKind.FIGURE: "another figure",
    ChangeKind.RELAID: "laid to another",
    ChangeKind.REWORDED: "reworded",
}
"""The same in a word or two."""


@record
class Change:
    """What became of one claim."""

    kind: ChangeKind
    why: str
    denial: bool
    kept: KeptClaim
    """The claim as it is, or, where it is gone, as it was; its spans are those of the woven text."""
    before: KeptClaim | None
    """The claim as it was, where it was one."""

    @property
    def name(self) -> str:
        """What became of it, in a word or two."""
        return f"{NAMES[self.kind]} denial" if self.denial and self.kind is ChangeKind.ADDED else NAMES[self.kind]


@record
class Comparison:
    """Two versions of an article, held against each other."""

    article_id: int
    old: Version
    new: Version
    woven: Woven
    changes: tuple[Change, ...]
    waiting: tuple[int, ...]
    """The versions whose claims nobody has read yet; until somebody has, there are no changes."""

    @property
    def signs(self) -> dict[int, str]:
        """The sign of each change, by its claim's id."""
        return {change.kept.id: SIGNS[change.kind] for change in self.changes}

    @property
    def same_source(self) -> bool:
        """Whether both came from the feed, or both from the article's page: else it is no edit that is seen here."""
        return self.old.full_text == self.new.full_text

    def applied(self, opened: Opened) -> Opened:
        """The article as the comparison shows it: both versions in one, and the claims that the edit touched."""
        version = replace(self.new, document=self.woven.document)
        edited = Edited(self.old, self.new, self.woven.added, self.woven.removed)
        return replace(
            opened,
            article=replace(opened.article, version=version),
            claims=tuple(change.kept for change in self.changes),
            standing=replace(opened.standing, edited=edited, newest=None),
            comparison=self,
        )


def summary(changes: Iterable[Change]) -> str:
    """How many claims an edit added, dropped, softened..."""
    counts = Counter(change.name for change in changes)
    return ", ".join(f"{number} {name}{'s' * (number > 1 and name == 'new denial')}" for name, number in counts.items())


def compare(
    store: Store, article_id: int, versions: Sequence[Version], old: int, new: int, threshold: float
) -> Comparison:
    """Two versions of an article, by their numbers; changes of claims that both times were too unlikely are left out.

    Raises:
        StorageError: the database cannot be read.
    """
    one, other = (next(version for version in versions if version.number == number) for number in (old, new))
    web = woven(one.document, other.document)
    claims = {version.id: store.version_claims(version.id) for version in (one, other)}
    waiting = tuple(version_id for version_id, found in claims.items() if found is None)
    changes = () if waiting else _changes(one, other, web, claims[one.id] or (), claims[other.id] or (), threshold)
    return Comparison(article_id, one, other, web, changes, waiting)


def _changes(
    old: Version, new: Version, web: Woven, were: Sequence[KeptClaim], are: Sequence[KeptClaim], threshold: float
) -> tuple[Change, ...]:
    told = [Told(one.document.text, [kept.claim for kept in said]) for one, said in ((old, were), (new, are))]
    before, after = ({kept.claim.number: kept for kept in said} for said in (were, are))
    found = []
    for change in claim_changes(told[0], told[1], web):
        likely = max(claim.confidence for claim in (change.before, change.after) if claim)
        if likely >= threshold:
            found.append(_change(change, before, after, web))
    return tuple(found)


def _change(change: ClaimChange, before: dict[int, KeptClaim], after: dict[int, KeptClaim], web: Woven) -> Change:
    was = before[change.before.number] if change.before else None
    if change.after:
        kept = _moved(after[change.after.number], web.new)
    else:
        assert was
        kept = _moved(was, web.old)
    return Change(change.kind, change.why, change.denial, kept, was)


def _moved(kept: KeptClaim, places: Places) -> KeptClaim:
    """The claim with its spans in the woven text; its words stay as they stand in its version."""

    def moved(where: Spans) -> Spans:
        return tuple(places.span(span) for span in where)

    claim: Claim = kept.claim
    there = replace(claim, source=moved(claim.source), cue=moved(claim.cue), content=moved(claim.content))
    return replace(kept, claim=there)
