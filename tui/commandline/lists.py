"""`claimreader list`: feeds and articles, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from tui.commandline.given import Given
from tui.commandline.output import complain, for_people, say, table, values
from tui.commandline.wrong import Number, OneOf
from tui.safe import safe

if TYPE_CHECKING:
    from claimreader.records import ArticleRow, Feed, FeedCounts
    from storage import Store

FEED_COLUMNS = ("unread", "all", "disputed", "title", "address")
ARTICLE_COLUMNS = ("", "age", "claims", "outlet", "title")


@click.command("list")
@click.argument("what", type=OneOf(["articles", "feeds"]), default="articles")
@click.option("--feed", "wanted", metavar="TEXT", help="Only of feeds whose address or title has TEXT in it.")
@click.option("--unread", is_flag=True, help="Only articles that are not read.")
@click.option("--disputed", is_flag=True, help="Only articles with a contested claim.")
@click.option("--search", default="", metavar="WORDS", help="Only articles with these words in title or text.")
@click.option("--limit", type=Number(), help="How many articles; 0 is all.  [default: 100]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object a line.")
@click.pass_context
def list_(
    context: click.Context,
    what: str,
    wanted: str | None,
    unread: bool,
    disputed: bool,
    search: str,
    limit: int | None,
    as_json: bool,
) -> int:
    """List articles, newest first, or feeds.

    When piped, one line each, the values between tabs. Articles: id, date, read or unread, claims (empty: not read in
    yet), contested claims, outlet, title. Feeds: unread, all, disputed, state, address, title, the last problem.
    """
    from claimreader.records import ArticleQuery

    if what == "feeds":
        _of_articles_only(context, unread=unread, disputed=disputed, search=search, limit=limit is not None)
    most = 100 if limit is None else limit or None
    given: Given = context.obj
    with given.store() as store:
        feeds = [feed for feed in store.feeds() if _called(feed, wanted)]
        if wanted and not feeds:
            complain(f"no feed has {wanted!r} in its address or title")
            return 1
        if what == "feeds":
            _feeds(feeds, store.counts(), as_json=as_json)
            return 0
        queries = [
            ArticleQuery(feed_id=feed_id, unread=unread, disputed=disputed, search=search)
            for feed_id in ([feed.id for feed in feeds] if wanted else [None])
        ]
        rows = [row for query in queries for row in store.rows(store.article_ids(query, most))]
        rows.sort(key=lambda row: (row.date, row.id), reverse=True)
        _articles(store, rows[:most], as_json=as_json)
    return 0


def _of_articles_only(context: click.Context, **given: object) -> None:
    """Nothing that is asked for is passed over in silence."""
    for name in [name for name, value in given.items() if value]:
        raise click.UsageError(f"--{name} goes with articles, not with feeds", context)


def _called(feed: Feed, wanted: str | None) -> bool:
    return not wanted or wanted.lower() in feed.url.lower() or wanted.lower() in feed.title.lower()


def _feeds(feeds: Sequence[Feed], counts: dict[int, FeedCounts], *, as_json: bool) -> None:
    from claimreader.records import FeedCounts

    every = [(feed, counts.get(feed.id, FeedCounts())) for feed in feeds]
    if as_json:
        for feed, count in every:
            _feed_json(feed, count)
    elif for_people():
        table(FEED_COLUMNS, ((c.unread, c.total, c.disputed, feed.title, feed.url) for feed, c in every))
        for feed in feeds:
            if feed.error:
                say(f"{safe(feed.title)}: {safe(feed.error)}", fg="red")
    else:
        for feed, c in every:
            values(c.unread, c.total, c.disputed, feed.state.value, feed.url, feed.title, feed.error)


def _articles(store: Store, rows: Sequence[ArticleRow], *, as_json: bool) -> None:
    if as_json:
        for row in rows:
            _article_json(row, store)
    elif for_people():
        from tui.ages import age

        now = datetime.now(UTC)
        table(
            ARTICLE_COLUMNS,
            ((" " if row.read else "*", age(row.date, now), _claims(row), row.outlet, row.title) for row in rows),
        )
    else:
        for row in rows:
            read = "read" if row.read else "unread"
            values(row.id, _iso(row.date), read, row.claims, row.contested, row.outlet, row.title)


def _claims(row: ArticleRow) -> str:
    """How many claims, and how many of them are contested; nothing while nobody has looked."""
    contested = f" {row.contested}!" if row.contested else ""
    return f"{row.claims}{contested}" if row.claims is not None else ""


def _feed_json(feed: Feed, count: FeedCounts) -> None:
    _print_json(
        id=feed.id,
        url=feed.url,
        title=feed.title,
        site=feed.site,
        folder=feed.folder,
        state=feed.state.value,
        full_text=feed.full_text,
        unread=count.unread,
        total=count.total,
        disputed=count.disputed,
        last_fetched=_iso(feed.last_fetched),
        next_poll=_iso(feed.next_poll),
        failures=feed.failures,
        error=feed.error,
    )


def _article_json(row: ArticleRow, store: Store) -> None:
    article = store.article(row.id)
    _print_json(
        id=row.id,
        feed_id=row.feed_id,
        outlet=row.outlet,
        title=row.title,
        url=article.url,
        author=article.author,
        date=_iso(row.date),
        read=row.read,
        claims=row.claims,
        contested=row.contested,
        versions=row.versions,
        changed=row.changed,
        bookmarked=row.bookmarked,
        sample=row.sample,
    )


def _print_json(**values: Any) -> None:
    click.echo(json.dumps(values, ensure_ascii=True))


def _iso(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat(timespec="seconds") if time else None


COMMANDS = (list_,)
