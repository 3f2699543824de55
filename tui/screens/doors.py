"""The ways to feeds: an address, a list from another reader, the starter list; and the sample's way out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.getters import query_one
from textual.message import Message

from claimreader.records import Feed
from tui.in_force import key
from tui.messages import message
from tui.screens.refreshes import Refreshes
from tui.widgets.feed_list import ALL, Place
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from claimreader.feeds.opml import Subscription
    from tui.screens.edit_feed import FeedChange


class Doors(Refreshes):
    """A screen that feeds are added on, and that welcomes who has none."""

    welcome = query_one(Welcome)

    @message
    class Subscribed(Message):
        """Feeds were added; `new` are those that were not subscribed to before."""

        new: tuple[Feed, ...]
        known: int

    @message
    class NewsboatFound(Message):
        """A list of newsboat's lies where it keeps it."""

        path: str

    @message
    class SampleDropped(Message):
        """The sample edition is gone."""

    @message
    class Changed(Message):
        """A feed was changed as the user asked."""

        change: "FeedChange"

    def show_welcome(self) -> None:
        """Welcome the user as long as they have no feed of their own."""
        feeds = self.overview.feeds
        self.welcome.with_sample = bool(feeds)
        self.welcome.set_class(not self.overview.only_sample, "-away")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The doors are there while the welcome is."""
        return self.overview.only_sample if action == "door" else super().check_action(action, parameters)

    def idle(self, action: str) -> bool:
        """The sample can go while it is there."""
        return (action == "drop_sample" and not self._has_sample) or super().idle(action)

    @property
    def _has_sample(self) -> bool:
        return any(feed.sample for feed in self.overview.feeds)

    @work(thread=True, group="newsboat", exit_on_error=False)
    def look_for_newsboat(self) -> None:
        """Offer newsboat's list by its path, where there is one."""
        from claimreader.feeds.newsboat import urls_file

        path = urls_file()
        if path is not None:
            self.deliver(self.NewsboatFound(str(path).replace(str(Path.home()), "~")))

    @on(NewsboatFound)
    def _offer_newsboat(self, message: NewsboatFound) -> None:
        self.welcome.newsboat = message.path

    # ------------------------------------------------------------------------------------- adding

    def action_door(self, door: str) -> None:
        """Go through one of the four doors of the welcome."""
        match door:
            case "address":
                self.action_add_feed()
            case "starters":
                self._choose_starters()
            case _:
                self._import(door)

    def action_add_feed(self) -> None:
        """Ask for an address, and subscribe to the feed that is found there."""
        from tui.screens.add_feed import AddFeed

        self.app.push_screen(AddFeed(), self._take_feed)

    def action_import_feeds(self) -> None:
        """Ask for a list of another reader, and subscribe to what is on it."""
        from claimreader.feeds.newsboat import urls_file

        self._import("newsboat" if urls_file() else "opml")

    def _import(self, kind: str) -> None:
        from tui.screens.import_feeds import ImportFeeds

        self.app.push_screen(ImportFeeds(kind), self._take_feeds)

    def _choose_starters(self) -> None:
        from tui.screens.starters import Starters

        self.app.push_screen(Starters(self.reader.config.starters), self._take_feeds)

    def _take_feed(self, feed: "Subscription | None") -> None:
        if feed is not None:
            self._subscribe([feed])

    def _take_feeds(self, feeds: "Sequence[Subscription] | None") -> None:
        if feeds:
            self._subscribe(feeds)

    @work(thread=True, group="subscribe", exit_on_error=False)
    def _subscribe(self, wanted: "Sequence[Subscription]") -> None:
        store = self.reader.store
        known = {feed.url for feed in store.feeds()}
        added = [store.add_feed(one.url, title=one.title, folder=one.folder) for one in wanted]
        new = tuple(feed for feed in added if feed.url not in known)
        self.deliver(self.Subscribed(new, len(added) - len(new)))

    @on(Subscribed)
    def _after_subscribing(self, message: Subscribed) -> None:
        new = message.new
        if not new:
            self.reader.say(
                "all of that is subscribed to already" if message.known > 1 else "that is subscribed to already"
            )
            return
        self.overview = replace(self.overview, feeds=(*self.overview.feeds, *new))
        self.go(Place("feed", feed_id=new[0].id) if len(new) == 1 else ALL)
        known = f", {message.known} known already" if message.known else ""
        self.reader.say(f"{len(new)} feed{'s' * (len(new) != 1)} added{known}")
        self.refresh_feeds(new)

    # ---------------------------------------------------------------------------------- one feed

    def action_edit_feed(self) -> None:
        """Change what the selected feed is called, where it stands, or leave it."""
        from tui.screens.edit_feed import EditFeed

        feeds = self.overview.feeds_of(self.place) if self.place.kind == "feed" else []
        if feeds:
            self.app.push_screen(EditFeed(feeds[0]), self._take_change)
        else:
            self.reader.say("select a feed first")

    def _take_change(self, change: "FeedChange | None") -> None:
        if change is not None:
            self._change(change)

    @work(thread=True, group="change", exit_on_error=False)
    def _change(self, change: "FeedChange") -> None:
        store = self.reader.store
        if change.unsubscribe:
            store.unsubscribe(change.feed.id)
        else:
            title = change.title if change.title != change.feed.title else None
            store.change_feed(change.feed.id, title=title, folder=change.folder, full_text=change.full_text)
        self.deliver(self.Changed(change))

    @on(Changed)
    def _after_changing(self, message: Changed) -> None:
        if message.change.unsubscribe:
            title = message.change.feed.title
            self.reader.say(f"unsubscribed from {title}; its articles stay, {key('undo')} takes it back")
        self.look_again()

    # ---------------------------------------------------------------------------------- the sample

    def action_drop_sample(self) -> None:
        """Remove the sample edition, articles and all."""
        if self._has_sample:
            self._drop_sample()
        else:
            self.reader.say("the sample edition is not here")

    @work(thread=True, exclusive=True, group="sample", exit_on_error=False)
    def _drop_sample(self) -> None:
        self.reader.store.drop_sample()
        self.deliver(self.SampleDropped())

    @on(SampleDropped)
    def _after_dropping(self) -> None:
        self.overview = replace(self.overview, feeds=tuple(feed for feed in self.overview.feeds if not feed.sample))
        self.go(ALL)
        self.count_again()
        self.reader.say(f"the sample edition is gone; {key('undo')} takes it back")
