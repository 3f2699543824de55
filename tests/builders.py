"""What tests are written in: records filled in where a test does not care, and stores made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from claimreader.feeds.decide import fingerprint
from claimreader.records import (
    Act,
    ArticleUpdate,
    Block,
    BlockKind,
    Claim,
    ClaimRef,
    Dispute,
    DisputeKind,
    Document,
    Entry,
    Feed,
    FeedOutcome,
    FeedState,
    Kept,
    Quoted,
    Reading,
    Reason,
    Span,
    Spans,
    Validators,
)
from storage import Store

NOW = datetime(2026, 3, 14, 9, 26, 53, 589793, tzinfo=UTC)
"""A moment in the middle of the tests' time."""

MODEL = "test-1"
"""The model that reads claims in tests."""


def a_document(*paragraphs: str, title: str = "") -> Document:
    """A document with a title block, where there is a title, and paragraphs."""
    parts = [(BlockKind.TITLE, title)] * bool(title) + [(BlockKind.PARAGRAPH, text) for text in paragraphs]
    blocks: list[Block] = []
    start = 0
    for kind, text in parts:
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + 2
    return Document("\n\n".join(text for _, text in parts), tuple(blocks))


def an_entry(
    key: str = "a",
    title: str = "Bridge closed after the storm",
    *paragraphs: str,
    url: str | None = None,
    author: str | None = None,
    published: datetime | None = NOW - timedelta(hours=1),
    document: Document | None = None,
) -> Entry:
    """An entry of a feed, with one paragraph unless the test gives others."""
    text = paragraphs or (f"The text of {title}.",)
    address = f"https://news.example/{key}" if url is None else url
    return Entry(key, title, address, author, published, document or a_document(*text, title=title))


def an_update(entry: Entry | None = None, reason: Reason = Reason.NEW, *, unread_again: bool = False) -> ArticleUpdate:
    """What deciding makes of an entry."""
    entry = entry or an_entry()
    hash_ = fingerprint(entry.document.text)
    return ArticleUpdate(entry, reason, hash_, hash_, unread_again=unread_again)


def an_outcome(feed: Feed | None = None, *, now: datetime = NOW, **changes: Any) -> FeedOutcome:
    """A try at a feed that succeeded; `changes` are fields of the outcome."""
    outcome = FeedOutcome(
        url="https://news.example/feed" if feed is None else feed.url,
        state=FeedState.ACTIVE,
        validators=Validators('"one"', "Sat, 14 Mar 2026 09:00:00 GMT"),
        body_hash="b1",
        moved_to=None,
        last_tried=now,
        last_fetched=now,
        next_poll=now + timedelta(hours=1),
        failures=0,
        error=None,
    )
    return replace(outcome, **changes)


def a_feed(store: Store, url: str = "https://news.example/feed", title: str = "The Outlet", folder: str = "") -> Feed:
    """A feed in a store."""
    return store.add_feed(url, title=title, folder=folder)


def kept(store: Store, feed: Feed, *entries: Entry, now: datetime = NOW) -> Kept:
    """Keep entries of a feed as new articles, or, where they are known, as edits."""
    return store.keep(feed.id, an_outcome(feed, now=now), [an_update(entry) for entry in entries], now)


def an_article(
    store: Store, title: str = "Bridge closed after the storm", *paragraphs: str, feed: Feed | None = None
) -> int:
    """The number of an article in a store, of one feed unless the test gives another."""
    feed = feed or store.feed_by_url("https://news.example/feed") or a_feed(store)
    [article_id] = kept(store, feed, an_entry(title, title, *paragraphs)).new
    return article_id


def span_of(text: str, words: str) -> Spans:
    """The spans of words in a text, where they first stand; none for no words."""
    start = text.index(words)
    return (Span(start, start + len(words)),) if words else ()


def a_claim(
    text: str,
    content: str,
    *,
    source: str = "",
    cue: str = "said",
    number: int = 1,
    act: Act = Act.ASSERT,
    parties: Sequence[str] = (),
    speaker: str | None = None,
    confidence: float = 0.9,
) -> Claim:
    """A claim by its words in a text; a cue that the text does not have is left out."""
    return Claim(
        number=number,
        source=span_of(text, source),
        cue=span_of(text, cue if cue in text else ""),
        content=span_of(text, content),
        act=act,
        quoted=Quoted.INDIRECT,
        confidence=confidence,
        speaker=speaker or source or None,
        parties=tuple(parties),
    )


def a_dispute(
    pro: Iterable[int] = (1,),
    con: Iterable[int] = (2,),
    *,
    proposition: str = "The bridge was safe",
    kind: DisputeKind = DisputeKind.DENIAL,
    why: str = "One side says so, the other denies it.",
) -> Dispute:
    """A dispute between claims of one document, by their numbers."""
    return Dispute(
        kind,
        proposition,
        why,
        tuple(ClaimRef("", number) for number in pro),
        tuple(ClaimRef("", number) for number in con),
    )


def a_reading(
    text: str,
    claims: Sequence[Claim] = (),
    disputes: Sequence[Dispute] = (),
    *,
    model: str = MODEL,
    language: str | None = "en",
    understood: bool = True,
) -> Reading:
    """What was read in a text; its claims are numbered in the order given."""
    numbered = tuple(replace(claim, number=number) for number, claim in enumerate(claims, 1))
    return Reading("", text, language, understood, numbered, tuple(disputes), model)
