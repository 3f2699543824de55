"""The things claimreader speaks of, as frozen values. What each stage hands to the next is one of these.

Offsets are code points of an article's canonical text, half open. Times are aware, in UTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Self


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span selects."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]
"""Sorted, apart from each other, none empty."""


def spans(pairs: Iterable[Iterable[int]]) -> Spans:
    """Checked spans from pairs of offsets: sorted; ones that touch or overlap are joined.

    Raises:
        ValueError: a pair is not 0 <= start < end.
    """
    joined: list[Span] = []
    for start, end in sorted(tuple(pair) for pair in pairs):
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def words_of(text: str, where: Spans, gap: str = " … ") -> str:
    """The verbatim words of spans, in order, with `gap` where the text between them is left out."""
    return gap.join(span.of(text) for span in where)


# ------------------------------------------------------------------------------------------------ text


class BlockKind(StrEnum):
    """What a paragraph of an article is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    PRE = "pre"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document, `text[start:end]`; blocks are in order and lie in lines of their own."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Depth of a heading (1 to 6), a list item or a quotation."""
    number: int = 0
    """Of an item in an ordered list; 0 where the list is none."""


class InlineKind(StrEnum):
    """How a stretch within a block is set."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a block that is a link or is set apart."""

    kind: InlineKind
    start: int
    end: int
    target: str | None = None
    """A link's address: absolute, http or https."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article's canonical text, cleaned once, and what its parts are.

    The text is the blocks, separated by blank lines. Where the article has a title it is the first block, so that
    what a headline claims has offsets like everything else.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()


# ---------------------------------------------------------------------------------------------- claims


class Act(StrEnum):
    """What a cue does with its content."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    CONFIRM = "confirm"
    REJECT = "reject"
    QUESTION = "question"
    DEMAND = "demand"
    PROMISE = "promise"
    PREDICT = "predict"
    BELIEVE = "believe"


class Quoted(StrEnum):
    """Whether the content is given in the source's own words."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content: who is said to have said what, and by which words."""

    source: Spans
    """Empty where the text names nobody."""
    cue: Spans
    content: Spans
    confidence: float
    """Between 0 and 1: how likely the attribution is right."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution, and what was made of it: its act, who speaks, on whose behalf."""

    number: int
    """Counts from 1 within its document, in the order of the text."""
    source: Spans
    cue: Spans
    content: Spans
    act: Act
    quoted: Quoted
    confidence: float
    speaker: str | None = None
    """Who speaks, as fully as the text names them; None where it does not say."""
    parties: tuple[str, ...] = ()
    """On whose behalf: mostly one, several for a joint statement, none where it is not clear."""
    channel: str | None = None
    """Who passes it on ("Interfax, citing the ministry": Interfax)."""

    @property
    def party(self) -> str | None:
        """The parties as one name."""
        return "; ".join(self.parties) or None


class DisputeKind(StrEnum):
    """What two sides of a dispute are to each other."""

    DENIAL = "denial"
    ACCUSATION = "accusation"
    FIGURE = "figure"
    ACCOUNT = "account"


class ClaimRef(NamedTuple):
    """A claim among several documents."""

    document: str
    number: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A proposition that parties take opposite sides on; both sides have members."""

    kind: DisputeKind
    proposition: str
    """A neutral headline made of the claims' own words."""
    why: str
    """The reason why the sides were put against each other, in one sentence that names both."""
    pro: tuple[ClaimRef, ...]
    con: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document."""

    document: str
    """The caller's name for it."""
    text: str
    language: str | None
    """ISO 639-1, or None where it cannot be told."""
    understood: bool
    """False where the model does not read the language: then there are no claims, and that is not the text's doing."""
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    model: str
    """Which model and rules read it, for telling when it should be read again."""


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party that the user has named in the configuration."""

    name: str
    aliases: tuple[str, ...] = ()
    colour: str | None = None
    """`#rrggbb`, or one of the palette's names."""


# ----------------------------------------------------------------------------------------------- feeds


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with: kept byte for byte, each on its own."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as the feed gave it, cleaned."""

    key: str
    """Its identity within the feed."""
    title: str
    url: str | None
    author: str | None
    published: datetime | None
    document: Document
    """Title and body; the body is often a teaser."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed's document said."""

    title: str
    site: str | None
    language: str | None
    every: timedelta | None
    """How often the publisher wants to be asked (ttl, sy:updatePeriod), where it says."""
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    """What was wrong with it and read all the same, one short sentence each."""
    rest: int = 0
    """When the publisher does not want to be asked (skipHours, skipDays), as `feeds.rest` has it."""


class FeedState(StrEnum):
    """Whether a feed is asked for."""

    ACTIVE = "active"
    GONE = "gone"
    """The publisher ended it; its articles stay."""
    STOPPED = "stopped"
    """Not asked for after repeated refusals (401, 403), until the user asks."""
    UNSUBSCRIBED = "unsubscribed"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is kept."""

    id: int
    url: str
    title: str
    """What the user called it, or what it calls itself, or its address."""
    site: str | None = None
    folder: str = ""
    state: FeedState = FeedState.ACTIVE
    full_text: bool = False
    """Fetch the page of every new article and read that, since the feed carries only teasers."""
    sample: bool = False
    validators: Validators = Validators()
    body_hash: str | None = None
    moved_to: str | None = None
    """Where the last answer permanently moved it; taken over when the next one says the same."""
    last_tried: datetime | None = None
    last_fetched: datetime | None = None
    """When it was last reached, changed or not."""
    next_poll: datetime | None = None
    """Not to be asked before; None is at once."""
    failures: int = 0
    """How often in a row it has failed."""
    error: str | None = None
    """Why it failed last time; None when it did not."""
    every: timedelta | None = None
    """How often its publisher wants to be asked, as it said last."""
    rest: int = 0
    """When its publisher does not want to be asked, as `feeds.rest` has it."""


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """What a feed's line shows beside its name."""

    unread: int = 0
    total: int = 0
    disputed: int = 0
    """Articles with at least one contested claim."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the lines above the feeds show: over all that is subscribed to."""

    all: int = 0
    unread: int = 0
    disputed: int = 0
    """Articles with at least one contested claim."""
    bookmarks: int = 0
    bookmark_news: int = 0
    """Bookmarks that have moved since the user last looked at them."""


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What one try at a feed left to be remembered: the new value of every field of `Feed` that a fetch changes."""

    url: str
    state: FeedState
    validators: Validators
    body_hash: str | None
    moved_to: str | None
    last_tried: datetime
    last_fetched: datetime | None
    next_poll: datetime
    failures: int
    error: str | None
    title: str | None = None
    """What the feed calls itself, when it was parsed."""
    site: str | None = None
    every: timedelta | None = None
    rest: int = 0


# -------------------------------------------------------------------------------------------- articles


class Reason(StrEnum):
    """Why an entry is written."""

    NEW = "new"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Known:
    """What deciding needs to know of an article that is kept."""

    article_id: int
    hash: str
    """Of the newest version's text."""
    title: str
    url: str | None
    published: datetime | None
    versions: int
    full_text: bool
    """The newest version came from the article's page, not from the feed."""
    feed_hash: str = ""
    """Of the text that the feed itself last carried."""


@dataclass(frozen=True, slots=True)
class ArticleUpdate:
    """What shall be written of one entry."""

    entry: Entry
    reason: Reason
    hash: str
    """Of `entry.document.text`."""
    feed_hash: str
    full_text: bool = False
    unread_again: bool = False
    """The edit is large enough to show the article as unread."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Which articles a feed's entries made, in the order of the updates."""

    new: tuple[int, ...] = ()
    """Articles that were not known."""
    changed: tuple[int, ...] = ()
    """Articles that got a new version."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it."""

    id: int
    feed_id: int | None
    outlet: str
    title: str
    date: datetime
    """When it was published, or first seen where the feed does not say."""
    read: bool
    claims: int | None
    """How many claims; None while they are not read yet."""
    contested: int
    """How many of them are members of a dispute."""
    versions: int
    changed: bool
    """Edited since it was read."""
    bookmarked: bool
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an article's text; none is ever overwritten."""

    id: int
    number: int
    """Counts from 1."""
    document: Document
    seen: datetime
    full_text: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its newest version."""

    id: int
    feed_id: int | None
    outlet: str
    title: str
    url: str | None
    author: str | None
    published: datetime | None
    first_seen: datetime
    read: bool
    version: Version
    versions: int
    sample: bool = False


class ReadingState(StrEnum):
    """How far the claims of an article's newest version are."""

    READ = "read"
    WAITING = "waiting"
    LANGUAGE = "language"
    """It is in a language that the model does not read."""


@dataclass(frozen=True, slots=True)
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
    """False: its feed gives no date that can be; `date` is when the article was first seen."""
    edited: bool = False
    """It stands in an earlier version: the article has been edited since, and its claims are not read again yet."""
    subscribed: bool = True
    """False: its feed is no longer subscribed to."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as a list shows it."""

    name: str
    claims: int
    denials: int
    contested: int
    last: datetime


class BookmarkKind(StrEnum):
    """What a bookmark is on."""

    ARTICLE = "article"
    CLAIM = "claim"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Cited:
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
    """False: the feed gives no date that can be; `date` is when the article was first seen."""
    title: str
    """The article's."""
    url: str | None
    article_id: int
    version: int
    """The number of the article's version that the words stand in."""

    @property
    def party(self) -> str | None:
        """The parties as one name."""
        return "; ".join(self.parties) or None


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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Something that the user keeps and follows; it outlives every re-reading, edit and clean-up."""

    id: int
    kind: BookmarkKind
    article_id: int
    """The article, or the one that the claim or the dispute's first member stands in."""
    title: str
    """What the list shows: the article's title, the claim's words, the dispute's proposition."""
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


class Moved(NamedTuple):
    """A bookmark that has moved, and how; what came last comes first."""

    bookmark: Bookmark
    movements: tuple[Movement, ...]


# ------------------------------------------------------------------------------------------- questions


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles a list holds, newest first."""

    feed_id: int | None = None
    folder: str | None = None
    disputed: bool = False
    bookmarked: bool = False
    unread: bool = False
    search: str = ""
    """Words to find in title and text; every input is valid, none is an error."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article around what was searched for."""

    text: str
    hits: Spans
    """Offsets into this passage."""


# ------------------------------------------------------------------------------------------- progress


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is, after one more feed."""

    feed: Feed | None
    """The feed that was just finished; None at the start."""
    done: int
    total: int
    new: int = 0
    """Articles of this feed that were not known."""
    changed: int = 0
    """Articles of this feed that were edited."""
    unchanged: bool = False
    """The server said, or the same bytes showed, that nothing had changed."""
    error: str | None = None
    note: str | None = None
    """Said beside success: moved, gone, full text failed for some articles."""
    article_ids: tuple[int, ...] = field(default=())
    """What is new or changed, so that its claims can be read."""

    @classmethod
    def starting(cls, total: int) -> Self:
        """Nothing done yet of `total` feeds."""
        return cls(None, 0, total)
