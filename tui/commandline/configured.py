"""The feeds that the configuration lists, brought into the store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimreader.errors import AddressError
from tui.commandline.output import complain

if TYPE_CHECKING:
    from claimreader.config import FeedSetting
    from storage import Store


def subscribe(store: Store, listed: Sequence[FeedSetting]) -> None:
    """Subscribe to what is listed and was never subscribed to; what is set in the file wins over what was set since."""
    if not listed:
        return
    from claimreader.feeds.address import checked

    for setting in listed:
        try:
            url = checked(setting.url)
        except AddressError as error:
            complain(f"the configuration lists a feed that cannot be one: {error}")
            continue
        feed = store.feed_by_url(url) or store.add_feed(
            url, title=setting.title or "", folder=setting.folder or "", full_text=bool(setting.full_text)
        )
        now = (feed.title, feed.folder, feed.full_text)
        wanted = (setting.title, setting.folder, setting.full_text)
        if any(value is not None and value != was for value, was in zip(wanted, now, strict=True)):
            store.change_feed(feed.id, title=setting.title, folder=setting.folder, full_text=setting.full_text)
