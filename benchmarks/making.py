"""Feeds, articles and claims to measure with, as a refresh and a reading would have left them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from claimreader.feeds.decide import fingerprint
from claimreader.records import (
    Act,
    ArticleUpdate,
    Claim,
    Document,
    Entry,
    Feed,
    FeedOutcome,
    Quoted,
    Reason,
    Span,
)
from storage import Store

NEVER = timedelta(days=36_500)
"""When a feed is due again."""
AT_ONCE = 500
"""Articles of one transaction."""


def outlet(store: Store, number: int, folder: str = "") -> Feed:
    """The feed of an outlet that is called by its number."""
    return store.add_feed(f"https://outlet-{number}.example/feed", title=f"Outlet {number}", folder=folder)


def new_article(key: str, title: str, date: datetime, document: Document) -> ArticleUpdate:
    """An article that is not known yet."""
    entry = Entry(key, title, f"https://outlet.example/{key}", None, date, document)
    hash_ = fingerprint(document.text)
    return ArticleUpdate(entry, Reason.NEW, hash_, hash_)


def keep(store: Store, feed: Feed, updates: Sequence[ArticleUpdate], now: datetime) -> list[int]:
    """Keep what a feed brought; the articles' numbers."""
    outcome = FeedOutcome.plain(feed.url, now, now + NEVER)
    kept: list[int] = []
    for start in range(0, len(updates), AT_ONCE):
        kept += store.keep(feed.id, outcome, updates[start : start + AT_ONCE], now).new
    return kept


def claim(number: int, source: Span, cue: Span, content: Span, party: str, act: Act = Act.ASSERT) -> Claim:
    """What a party is said to have said."""
    return Claim(number, (source,), (cue,), (content,), act, Quoted.INDIRECT, 0.9, None, (party,))
