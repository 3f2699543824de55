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
        wanted = {"title": setting.title, "folder": setting.folder, "full_text": setting.full_text}
        changes = {name: value for name, value in wanted.items() if value is not None and value != getattr(feed, name)}
        if changes:
            store.change_feed(feed.id, **changes)
