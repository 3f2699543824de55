"""The colours that the user has given feeds."""

from collections.abc import Iterable

from claimreader.config import FeedSetting
from claimreader.errors import AddressError


def colours_of(settings: Iterable[FeedSetting]) -> dict[str, str]:
    """The colours by the addresses that the feeds are kept under."""
    found: dict[str, str] = {}
    for feed in settings:
        if feed.colour is None:
            continue
        from claimreader.feeds.address import checked

        try:
            found[checked(feed.url)] = feed.colour
        except AddressError:  # which is told of where it is subscribed to
            continue
    return found
