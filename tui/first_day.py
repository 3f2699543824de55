"""The first day: the sample edition, put where the news will be, and with it what was read in it when it was packed."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from claimreader.records import FeedOutcome, FeedState, Validators

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
    if store.recall(BEGUN) or store.feeds():
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
    from claimreader.sample import FOLDER

    feed = store.add_feed(outlet.url, title=outlet.title, site=outlet.site, folder=FOLDER, sample=True)
    outcome = FeedOutcome(
        url=outlet.url,
        state=FeedState.ACTIVE,
        validators=Validators(),
        body_hash=None,
        moved_to=None,
        last_tried=now,
        last_fetched=now,
        next_poll=now,
        failures=0,
        error=None,
        title=outlet.title,
        site=outlet.site,
    )
    updates = decide(outlet.articles, {})
    kept = store.keep(feed.id, outcome, updates, now)
    for update, article_id in zip(updates, kept.new, strict=True):
        version, reading = store.article(article_id).version, known.get(update.entry.key)
        if reading is not None and reading.text == version.document.text:
            store.keep_reading(version.id, reading)
