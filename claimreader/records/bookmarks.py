"""What the user follows, and how it has moved."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from claimreader.records.claims import Act, Voiced
from claimreader.records.record import record


class BookmarkKind(StrEnum):
    """What a bookmark is on."""

    ARTICLE = "article"
    CLAIM = "claim"
    DISPUTE = "dispute"


@record
class Anchor:
    """Where something stands in a text, in words: it holds when offsets do not (W3C Web Annotation's text quote)."""

    quote: str
    before: str
    after: str


class Side(StrEnum):
    """Where a claim stands towards what is bookmarked."""

    SELF = "self"
    """It is what is bookmarked."""
    PRO = "for"
    CON = "against"


@record
class Cited(Voiced):
    """A claim as it was found last, with all it takes to cite it, whatever becomes of its article."""

    side: Side
    words: str
    """The content, verbatim."""
    act: Act
    parties: tuple[str, ...]
    speaker: str | None
    channel: str | None
    source: str
    cue: str
    outlet: str
    date: datetime
    dated: bool
    """False: the feed gives no date that can be, or an edit brought it; `date` is when it was first seen."""
    title: str
    """The article's."""
    url: str | None
    article_id: int
    version: int
    """The number of the article's version that the words stand in."""


class MovementKind(StrEnum):
    """What happened to a bookmark."""

    DENIAL = "denial"
    """A denial that was not in the dispute, or of the claim."""
    SIDE = "side"
    """A party that had no part in the dispute takes a side."""
    FIGURE = "figure"
    """Another figure."""
    CLAIM = "claim"
    """Another claim on one of the sides, or against the claim."""
    CHANGED = "changed"
    """A new version words a claim otherwise: softer, firmer, the contrary."""
    DROPPED = "dropped"
    """A claim is no longer in its article."""
    BACK = "back"
    """A claim that was gone is there again."""
    VERSION = "version"
    """The article has a new version."""


@record
class Movement:
    """One thing that happened to a bookmark since the user looked at it."""

    kind: MovementKind
    words: str
    """The claim that it is about, verbatim; an article's title."""
    party: str | None
    outlet: str
    seen: datetime
    """When the version came in that it stands in."""
    article_id: int
    claim_id: int | None = None
    """The claim to go to, where there is one."""
    why: str = ""
    """Of a change: the words that it rests on."""
    dispute_id: int | None = None
    """The dispute that the claim is part of, where it is."""

    @property
    def key(self) -> str:
        """The same for the same thing, whenever it is found."""
        return f"{self.kind} {self.article_id} {' '.join(self.words.split())}"


@record
class Bookmark:
    """Something that the user keeps and follows; it outlives every re-reading, edit and clean-up."""

    id: int
    kind: BookmarkKind
    article_id: int
    """The article, or the one that the claim or the dispute's first member stands in."""
    title: str
    """The words under which it was made: the article's title, the claim's words, the dispute's proposition."""
    outlet: str
    anchor: Anchor | None
    note: str
    tags: tuple[str, ...]
    made: datetime
    news: bool
    """It has moved since the user last looked at it."""
    claim_id: int | None = None
    """The claim it is on today, where it can be found."""
    dispute_id: int | None = None
    """The dispute it is on today, where it can be found."""
    evidence: tuple[Cited, ...] = ()
    """The claim, or both sides' claims, as they were found last."""
    gone: bool = False
    """The claim's words are no longer in the article."""
    url: str | None = None
    """The article's page."""
    date: datetime | None = None
    """The article's: when it was published, or first seen where the feed does not say."""
    now: str = ""
    """What the same is called today, where it is not called as it was."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that take part: all that report a claim of the dispute; else the article's."""
        return tuple(dict.fromkeys(one.outlet for one in self.evidence)) or (self.outlet,)

    @property
    def place(self) -> tuple[BookmarkKind, int] | None:
        """What it leads to, the same for two bookmarks that have come to lead to the same; None where that is gone."""
        number = {
            BookmarkKind.ARTICLE: self.article_id,
            BookmarkKind.CLAIM: self.claim_id,
            BookmarkKind.DISPUTE: self.dispute_id,
        }[self.kind]
        return None if number is None else (self.kind, number)


class Moved(NamedTuple):
    """A bookmark that has moved, and how; what came last comes first."""

    bookmark: Bookmark
    movements: tuple[Movement, ...]
