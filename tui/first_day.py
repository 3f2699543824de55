"""The first day: the sample edition, put where the news will be, and with it what was read in it when it was packed."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from claimreader.records import FeedOutcome

if TYPE_CHECKING:
    from claimreader.records import Reading
    from claimreader.sample import SampleFeed
    from storage import Store

BEGUN = "begun"
"""The setting that says that there was a first day."""


def begin(store: "Store", now: datetime) -> bool:
    """Put the sample edition into a store that was never used; whether it was.

    Raises:
        StorageError: the store cannot be written to.
    """
    if store.recall(BEGUN) or store.has_feeds():
        return False
    from claimreader.sample import edition
    from claimreader.sample.readings import readings

    known = readings()
    for outlet in edition(now):
        _keep(store, outlet, now, known)
    store.remember(BEGUN, now.isoformat())
    return True


def _keep(store: "Store", outlet: "SampleFeed", now: datetime, known: "Mapping[str, Reading]") -> None:
    from claimreader.feeds.decide import decide
    from claimreader.sample import EARLIER, FOLDER, out

    feed = store.add_feed(outlet.url, title=outlet.title, site=outlet.site, folder=FOLDER, sample=True)
    outcome = FeedOutcome.plain(outlet.url, now, now, title=outlet.title, site=outlet.site)
    came = min((entry.published for entry in outlet.earlier if entry.published), default=now)
    for entries, name, seen in ((outlet.earlier, EARLIER, came), (outlet.articles, "{key}", out(now))):
        updates = decide(entries, store.known(feed.id, [entry.key for entry in entries]))
        if updates:
            store.keep(feed.id, outcome, updates, seen)
        for key, one in store.known(feed.id, [update.entry.key for update in updates]).items():
            version, reading = store.article(one.article_id).version, known.get(name.format(key=key))
            if reading is not None and reading.text == version.document.text:
                store.keep_reading(version.id, reading)
