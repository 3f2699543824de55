"""`claimreader refresh`: asks the feeds for news, reads the claims in it, says which bookmarks moved. Made for cron."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from tui.commandline.given import Given
from tui.commandline.moved import MOVED, tell_moved
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
@click.option("-q", "--quiet", is_flag=True, help="Print only what failed, and which bookmarks moved.")
@click.option("--no-claims", is_flag=True, help="Do not read the claims of what is new; the reader will.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object a line, for each feed and each movement.")
@click.pass_obj
def refresh(given: Given, everything: bool, quiet: bool, no_claims: bool, as_json: bool) -> int:
    """Ask the feeds that are due for news, read the claims in it, and say which bookmarks moved with it.

    Safe beside an open reader; made for cron. Prints one line for each feed; when piped, its values between tabs: ok,
    unchanged or failed, new articles, changed articles, address, title, and what there is to say. Then, for what
    happened to a bookmark and was not told before: moved, what (denial, side, figure, claim, changed, dropped, back,
    version), the bookmark's kind, number and title, party, outlet, words, reason.

    Exit codes: 0 nothing to say, 1 a feed failed, 4 a bookmark moved, 5 both.
    """
    from claimreader.records import FeedState

    with given.store() as store:
        askable = [feed for feed in store.feeds() if feed.state is not FeedState.GONE and not feed.sample]
        if not askable and not quiet:
            complain("there is no feed to ask yet: claimreader add URL")
        feeds = askable if everything else store.due(datetime.now(UTC))
        if askable and not feeds and for_people() and not quiet and not as_json:
            say(_nothing_due(askable))
        failed = refresh_feeds(given, store, feeds, quiet=quiet, claims=not no_claims, as_json=as_json)
        moved = tell_moved(store, quiet=quiet, as_json=as_json)
        return failed + MOVED * bool(moved)


def _nothing_due(feeds: Sequence[Feed]) -> str:
    waiting = [feed.next_poll for feed in feeds if feed.next_poll]
    when = f"; the next one is at {min(waiting).astimezone():%H:%M}" if waiting else ""
    return f"no feed is due{when}; --all asks them now"


def refresh_feeds(
    given: Given, store: Store, feeds: Sequence[Feed], *, quiet: bool, claims: bool, as_json: bool = False
) -> int:
    """Ask these feeds, printing how each went; 1 when one failed."""
    import asyncio

    failed = asyncio.run(_ask(given.config, store, feeds, quiet=quiet, as_json=as_json)) if feeds else 0
    if claims:
        read_claims(given.config, store, quiet=quiet or as_json)
    return int(failed > 0)


async def _ask(config: Config, store: Store, feeds: Sequence[Feed], *, quiet: bool, as_json: bool) -> int:
    from claimreader.refresh import refresh as ask

    failed = 0
    async for progress in ask(store, settings=refresh_settings(config), feeds=feeds, now=lambda: datetime.now(UTC)):
        if progress.feed is None:
            continue
        failed += progress.error is not None
        if as_json:
            if progress.error or not quiet:
                _tell_json(progress)
        else:
            _tell(progress, quiet=quiet)
    return failed


def _status(progress: Progress) -> str:
    return "failed" if progress.error else "unchanged" if progress.unchanged else "ok"


def _tell_json(progress: Progress) -> None:
    """One feed as a JSON object."""
    import json

    feed = progress.feed
    assert feed
    told = {
        "event": "feed",
        "status": _status(progress),
        "new": progress.new,
        "changed": progress.changed,
        "url": feed.url,
        "title": feed.title,
        "note": progress.error or progress.note,
    }
    click.echo(json.dumps(told, ensure_ascii=True))


def _tell(progress: Progress, *, quiet: bool) -> None:
    """The line of one feed; where lines are not wanted, a failure goes to stderr."""
    feed = progress.feed
    assert feed
    if quiet:
        if progress.error:
            complain(f"{feed.title} ({feed.url}): {progress.error}")
        return
    said = progress.error or progress.note or ""
    status = _status(progress)
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
    from claimreader.claims.aside import only_read
    from claimreader.claims.read import Reader
    from claimreader.stories.keeping import bring_up_to_date

    only_read()
    store.name_parties(config.parties)
    reader = Reader(config.known_parties(), least=config.claims.least)
    done: set[int] = set()
    while waiting := [one for one in store.unread_versions(reader.model, AT_ONCE) if one[0] not in done]:
        authors = {str(version): store.author_of(version) for version, _ in waiting}
        for reading in reader.read_many([(str(version), text) for version, text in waiting], authors):
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
