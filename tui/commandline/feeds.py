"""`claimreader add`, `import` and `export`: what is subscribed to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimreader.errors import ClaimReaderError, FeedError, OpmlError
from tui.commandline.given import Given
from tui.commandline.output import complain, say
from tui.safe import safe

if TYPE_CHECKING:
    from claimreader.feeds.discover import Found
    from claimreader.feeds.opml import Subscription


@click.command("add", short_help="Subscribe to a feed, by its address or its site's.")
@click.argument("addresses", metavar="URL...", nargs=-1, required=True)
@click.option("--title", help="What to call it, instead of what it calls itself.")
@click.option("--folder", help="The folder that it is listed under.")
@click.option("--full-text", is_flag=True, help="Fetch the page of every new article, and read that.")
@click.option("--no-fetch", is_flag=True, help="Do not ask for its articles now.")
@click.pass_context
def add(
    context: click.Context,
    addresses: tuple[str, ...],
    title: str | None,
    folder: str | None,
    full_text: bool,
    no_fetch: bool,
) -> int:
    """Subscribe to a feed, by its address or by its site's, and fetch its articles."""
    import asyncio

    from tui.commandline.news import refresh_feeds

    if title and len(addresses) > 1:
        raise click.UsageError(f"--title is for one address, not for {len(addresses)}", context)
    given: Given = context.obj
    failed = False
    with given.store() as store:
        added = []
        for address in addresses:
            try:
                found = asyncio.run(_discover(given, address))
            except ClaimReaderError as error:
                complain(f"{address}: {error}")
                failed = True
                continue
            known = store.feed_by_url(found[0].url)
            feed = store.add_feed(found[0].url, title=title or "", folder=folder or "", full_text=full_text)
            if known == feed:
                store.change_feed(feed.id, title=title, folder=folder, full_text=full_text or None)
            say(f"{'already subscribed to' if known == feed else 'subscribed to'} {safe(feed.url)}")
            for other in found[1:]:
                say(f"  there is also {safe(other.url)}  {safe(other.title)}")
            added.append(feed)
        if added and not no_fetch:
            failed |= bool(refresh_feeds(given, store, added, quiet=False, claims=False))
    return int(failed)


async def _discover(given: Given, address: str) -> list[Found]:
    """The feeds at an address, the likeliest first.

    Raises:
        FeedError: there is none.
    """
    from claimreader.feeds.discover import discover
    from claimreader.feeds.fetch import Fetcher
    from tui.commandline.news import fetch_settings

    async with Fetcher(fetch_settings(given.config)) as fetcher:
        found = await discover(fetcher, address)
    if not found:
        raise FeedError("no feed was found there, and no page that names one", address)
    return found


@click.command("import", short_help="Take over the subscriptions of another reader.")
@click.argument("source", metavar="FILE|newsboat|-")
@click.pass_obj
def import_feeds(given: Given, source: str) -> int:
    """Subscribe to the feeds of an OPML file, or of newsboat.

    FILE is OPML, as other readers export it, or a `urls` file of newsboat; `newsboat` finds that file by itself.
    """
    listed = _subscriptions(source)
    if not listed:
        raise OpmlError(f"{source}: there are no subscriptions in it, neither as OPML nor as newsboat lists them")
    with given.store() as store:
        new = 0
        for one in listed:
            if store.feed_by_url(one.url) is None:
                new += 1
            store.add_feed(one.url, title=one.title, folder=one.folder)
    say(f"{new} feeds added, {len(listed) - new} known already")
    return 0


def _subscriptions(source: str) -> list[Subscription]:
    from claimreader.feeds import lists, newsboat

    if source == "-":
        return lists.read(sys.stdin.buffer.read())
    path = newsboat.urls_file() if source == "newsboat" and not Path(source).exists() else Path(source)
    if path is None:
        raise click.ClickException("no newsboat was found here: there is no urls file in the places where it keeps it")
    try:
        return lists.read(path.read_bytes())
    except OSError as error:
        raise click.ClickException(f"{path}: {str(error.strerror).lower()}") from None


@click.command("export", short_help="Write the subscriptions as OPML.")
@click.argument("target", metavar="FILE|-", default="-")
@click.pass_obj
def export_feeds(given: Given, target: str) -> None:
    """Write the subscriptions as OPML, for other readers or for keeping."""
    from claimreader.feeds import opml

    with given.store() as store:
        feeds = [feed for feed in store.feeds() if not feed.sample]
    data = opml.write(feeds)
    if target == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{target}: {str(error.strerror).lower()}") from None
    complain(f"{len(feeds)} feeds written to {target}")


COMMANDS = (add, import_feeds, export_feeds)
