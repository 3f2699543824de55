"""A shelf in memory, for tests of what is kept and when, and feeds to fill it with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from html import escape

from claimreader.errors import StorageError
from claimreader.feeds.decide import fingerprint
from claimreader.records import (
    Article,
    ArticleUpdate,
    Document,
    Feed,
    FeedOutcome,
    FeedState,
    Kept,
    Known,
    Version,
)

NOW = datetime(2026, 11, 5, 12, tzinfo=UTC)


@dataclass
class MemoryShelf:
    """Keeps feeds and articles in two dictionaries."""

    feeds: dict[int, Feed] = field(default_factory=dict)
    articles: dict[int, Article] = field(default_factory=dict)
    kept: dict[tuple[int, str], Known] = field(default_factory=dict)
    full_at: int | None = None
    """How many more times something can be kept before the disk is full."""

    def add(self, url: str, *, full_text: bool = False) -> Feed:
        feed = Feed(len(self.feeds) + 1, url, url, full_text=full_text)
        self.feeds[feed.id] = feed
        return feed

    def due(self, now: datetime) -> list[Feed]:
        waiting = [feed for feed in self.feeds.values() if feed.state is FeedState.ACTIVE]
        return [feed for feed in waiting if feed.next_poll is None or feed.next_poll <= now]

    def feed(self, feed_id: int) -> Feed:
        return self.feeds[feed_id]

    def article(self, article_id: int) -> Article:
        return self.articles[article_id]

    def known(self, feed_id: int, keys: Sequence[str]) -> Mapping[str, Known]:
        return {key: self.kept[feed_id, key] for key in keys if (feed_id, key) in self.kept}

    def keep(self, feed_id: int, outcome: FeedOutcome, updates: Sequence[ArticleUpdate], now: datetime) -> Kept:
        if self.full_at is not None:
            if self.full_at <= 0:
                raise StorageError("The disk is full.")
            self.full_at -= 1
        known = dict(self.kept)
        new = [self._write(feed_id, update, now) for update in updates if (feed_id, update.entry.key) not in known]
        edited = [update for update in updates if (feed_id, update.entry.key) in known]
        changed = [self._write(feed_id, update, now) for update in edited if self._differs(feed_id, update)]
        known_now = {one.name: getattr(outcome, one.name) for one in fields(outcome)}
        told = {name: value for name, value in known_now.items() if value is not None}
        self.feeds[feed_id] = replace(self.feeds[feed_id], **{"error": None, **told})
        return Kept(tuple(new), tuple(changed))

    def keep_full_text(self, article_id: int, document: Document, now: datetime) -> bool:
        article = self.articles[article_id]
        if fingerprint(document.text) == fingerprint(article.version.document.text):
            return False
        [place] = [place for place, known in self.kept.items() if known.article_id == article_id]
        self.kept[place] = replace(self.kept[place], hash=fingerprint(document.text), full_text=True)
        self._add_version(article, document, now, full_text=True)
        return True

    def texts(self) -> dict[str, str]:
        """The newest text of every article, by its title."""
        return {article.title: article.version.document.text for article in self.articles.values()}

    def _differs(self, feed_id: int, update: ArticleUpdate) -> bool:
        place = (feed_id, update.entry.key)
        self.kept[place] = replace(self.kept[place], feed_hash=update.feed_hash)
        return self.kept[place].hash != update.hash

    def _write(self, feed_id: int, update: ArticleUpdate, now: datetime) -> int:
        entry, old = update.entry, self.kept.get((feed_id, update.entry.key))
        number = old.article_id if old else len(self.articles) + 1
        versions = old.versions + 1 if old else 1
        version = Version(number * 1000 + versions, versions, entry.document, now, update.full_text)
        read = bool(old) and self.articles[number].read and not update.unread_again
        self.articles[number] = Article(
            number, feed_id, "", entry.title, entry.url, entry.author, entry.published, now, read, version, versions
        )
        self.kept[feed_id, entry.key] = Known(
            number, update.hash, entry.title, entry.url, entry.published, versions, update.full_text, update.feed_hash
        )
        return number

    def _add_version(self, article: Article, document: Document, now: datetime, *, full_text: bool) -> None:
        versions = article.versions + 1
        version = Version(article.id * 1000 + versions, versions, document, now, full_text)
        self.articles[article.id] = replace(article, version=version, versions=versions)


def item(number: int, *, title: str = "", body: str = "", link: str = "", now: datetime = NOW) -> str:
    """One item of an RSS feed; the higher its number, the older."""
    title = title or f"Report {number} on the dam"
    body = body or f"<p>The operator denied on day {number} that gate {number} had been opened.</p>"
    date = (now - timedelta(hours=number)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    address = f"<link>{escape(link)}</link>" if link else ""
    return (
        f"<item><guid isPermaLink='false'>item-{number}</guid><title>{escape(title)}</title>{address}"
        f"<pubDate>{date}</pubDate><description>{escape(body)}</description></item>"
    )


def rss(*items: str, title: str = "Valley Post") -> str:
    """An RSS feed."""
    return f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>"
