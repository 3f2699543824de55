"""`claimreader refresh`: asks the feeds for news and reads the claims in it. Made for cron, safe beside a reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from tui.commandline.given import Given
from tui.commandline.output import complain, for_people, say, values
from tui.safe import safe

if TYPE_CHECKING:
    from claimreader.config import Config
    from claimreader.feeds.fetch import FetchSettings
    from claimreader.records import Feed, Progress
    from claimreader.refresh import RefreshSettings
    from storage import Store

AT_ONCE = 20
"""How many versions are read between two looks at the store."""


@click.command("refresh", short_help="Ask the feeds that are due for news.")
@click.option("--all", "everything", is_flag=True, help="Ask every feed now, also those whose time has not come.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what failed.")
@click.option("--no-claims", is_flag=True, help="Do not read the claims of what is new; the reader will.")
@click.pass_obj
def refresh(given: Given, everything: bool, quiet: bool, no_claims: bool) -> int:
    """Ask the feeds that are due for news, and read the claims in it. Safe beside an open reader; made for cron.

    Prints one line for each feed; when piped, its values between tabs: ok, unchanged or failed, new articles, changed
    articles, address, title, and what there is to say. The exit code is 1 when a feed failed.
    """
    from claimreader.records import FeedState

    with given.store() as store:
        askable = [feed for feed in store.feeds() if feed.state is not FeedState.GONE and not feed.sample]
        if not askable and not quiet:
            complain("there is no feed to ask yet: claimreader add URL")
        feeds = askable if everything else store.due(datetime.now(UTC))
        if askable and not feeds and for_people() and not quiet:
            say(_nothing_due(askable))
        return refresh_feeds(given, store, feeds, quiet=quiet, claims=not no_claims)


def _nothing_due(feeds: Sequence[Feed]) -> str:
    waiting = [feed.next_poll for feed in feeds if feed.next_poll]
    when = f"; the next one is at {min(waiting).astimezone():%H:%M}" if waiting else ""
    return f"no feed is due{when}; --all asks them now"


def refresh_feeds(given: Given, store: Store, feeds: Sequence[Feed], *, quiet: bool, claims: bool) -> int:
    """Ask these feeds, printing how each went; 1 when one failed."""
    import asyncio

    failed = asyncio.run(_ask(given.config, store, feeds, quiet=quiet)) if feeds else 0
    if claims:
        read_claims(given.config, store, quiet=quiet)
    return int(failed > 0)


async def _ask(config: Config, store: Store, feeds: Sequence[Feed], *, quiet: bool) -> int:
    from claimreader.refresh import refresh as ask

    failed = 0
    async for progress in ask(store, settings=refresh_settings(config), feeds=feeds, now=lambda: datetime.now(UTC)):
        if progress.feed is None:
            continue
        failed += progress.error is not None
        _tell(progress, quiet=quiet)
    return failed


def _tell(progress: Progress, *, quiet: bool) -> None:
    """The line of one feed; where lines are not wanted, a failure goes to stderr."""
    feed = progress.feed
    assert feed
    if quiet:
        if progress.error:
            complain(f"{feed.title} ({feed.url}): {progress.error}")
        return
    said = progress.error or progress.note or ""
    status = "failed" if progress.error else "unchanged" if progress.unchanged else "ok"
    if not for_people():
        values(status, progress.new, progress.changed, feed.url, feed.title, said)
        return
    news = f"{progress.new} new" + (f", {progress.changed} changed" if progress.changed else "")
    words = {"failed": said, "unchanged": "nothing new", "ok": news}[status]
    note = f" ({said})" if progress.note and not progress.error else ""
    say(
        f"[{progress.done}/{progress.total}] {safe(feed.title)}: {safe(words)}{safe(note)}",
        fg="red" if progress.error else None,
    )


def read_claims(config: Config, store: Store, *, quiet: bool) -> None:
    """Read the claims of every version that was not read yet, the newest articles first; then what they contradict.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    from claimreader.claims.read import Reader
    from claimreader.stories.keeping import bring_up_to_date

    reader = Reader(config.known_parties(), least=config.claims.least)
    done: set[int] = set()
    while waiting := [one for one in store.unread_versions(reader.model, AT_ONCE) if one[0] not in done]:
        for reading in reader.read_many((str(version), text) for version, text in waiting):
            store.keep_reading(int(reading.document), reading)
        done |= {version for version, _ in waiting}
    bring_up_to_date(store)
    if done and not quiet and for_people():
        say(f"claims of {len(done)} articles read")


def fetch_settings(config: Config) -> FetchSettings:
    """How documents are fetched, as far as the user can set it."""
    from claimreader.feeds.fetch import FetchSettings

    return FetchSettings(
        timeout=config.refresh.timeout, at_once=config.refresh.concurrency, per_host=config.refresh.per_host
    )


def refresh_settings(config: Config) -> RefreshSettings:
    """How feeds are refreshed, as far as the user can set it."""
    from claimreader.refresh import RefreshSettings

    every = timedelta(minutes=config.refresh.every) if config.refresh.every else timedelta(hours=1)
    return RefreshSettings(fetch=fetch_settings(config), interval=every)


COMMANDS = (refresh,)
