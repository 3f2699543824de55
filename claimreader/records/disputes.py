"""Claims and disputes as they are kept, and the lists of them and of the parties to them."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from claimreader.records.claims import Claim, DisputeKind
from claimreader.records.record import record


@record
class KeptClaim:
    """A claim of a kept article, with what a screen needs to show and to reach it."""

    id: int
    """Its present row; derived, never kept by anything that the user made."""
    article_id: int
    version_id: int
    outlet: str
    date: datetime
    title: str
    """The article's."""
    claim: Claim
    words: str
    """The content, verbatim."""
    source_words: str
    cue_words: str
    dispute_ids: tuple[int, ...] = ()
    """Not empty: contested."""
    url: str | None = None
    """The article's page."""
    dated: bool = True
    """False: its feed gives no date that can be, or an edit brought it; `date` is when it was first seen."""
    edited: bool = False
    """It stands in an earlier version: the article has been edited since, and its claims are not read again yet."""
    subscribed: bool = True
    """False: its feed is no longer subscribed to."""

    @property
    def telling(self) -> str:
        """The words that attribute it, in the order of the text, with a mark where others stand between them."""
        source, cue = self.claim.source, self.claim.cue
        if not source or not cue:
            return " ".join(f"{self.source_words} {self.cue_words}".split())
        first, second = (source, cue) if source[0] < cue[0] else (cue, source)
        one, other = self.source_words, self.cue_words
        words = (one, other) if first is source else (other, one)
        return " ".join((" " if second[0].start - first[-1].end <= 1 else " … ").join(words).split())


@record
class KeptDispute:
    """A dispute with both sides' claims in order of time."""

    id: int
    kind: DisputeKind
    proposition: str
    why: str
    opened: datetime
    moved: datetime
    """When it last gained or lost a member."""
    pro: tuple[KeptClaim, ...]
    con: tuple[KeptClaim, ...]
    bookmarked: bool = False


@record
class DisputeRow:
    """A dispute as a list shows it."""

    id: int
    kind: DisputeKind
    proposition: str
    opened: datetime
    moved: datetime
    claims: int
    outlets: int
    parties: tuple[str, ...]
    bookmarked: bool
    news: bool
    """Bookmarked, and moved since the user last looked at it."""


class DisputeOrder(StrEnum):
    """Which dispute comes first in a list."""

    MOVEMENT = "movement"
    """The one that moved last."""
    SIZE = "size"
    """The one with most claims; of two as large, the one that moved last."""
    NEWEST = "newest"
    """The one that was opened last."""
    OLDEST = "oldest"
    """The one that was opened first."""


@record
class DisputeQuery:
    """Which disputes a list holds, and in which order."""

    order: DisputeOrder = DisputeOrder.MOVEMENT
    party: str | None = None
    """Only those in which this party has a part."""
    feed_id: int | None = None
    """Only those with a claim in an article of this feed."""


class PartyShare(NamedTuple):
    """A party, and in how many disputes it has a part."""

    name: str
    disputes: int


class FeedShare(NamedTuple):
    """A feed, and in how many disputes claims of its articles are."""

    feed_id: int
    outlet: str
    disputes: int


@record
class PartyRow:
    """A party as a list shows it."""

    name: str
    claims: int
    denials: int
    contested: int
    last: datetime
