"""Bookmarks that move, as the home screen tells of them: that they did, and one key to what is new."""

from __future__ import annotations

from textual import on, work
from textual.message import Message

from claimreader.records import Moved
from tui.in_force import key
from tui.messages import message
from tui.moved import open_bookmark
from tui.screens.browsing import Browsing
from tui.widgets.feed_list import Overview


class Moving(Browsing):
    """A screen that says when a bookmark has moved, and goes to the one that moved last."""

    _moved_known = 0
    """How many have moved, as far as it was said."""
    _word = ""
    """What was said of it last."""

    @message
    class MovedFound(Message):
        """The bookmark that moved last; None: none has."""

        moved: Moved | None

    def watch_overview(self, overview: Overview) -> None:
        """Say that more bookmarks have moved than was known; once one was looked at, that holds no longer."""
        super().watch_overview(overview)
        number = overview.totals.bookmark_news
        if number > self._moved_known:
            what = "a bookmark has moved" if number == 1 else f"{number} bookmarks have moved"
            self._word = f"● {what}: {key('moved')} goes to what is new"
            self.reader.say(self._word, timeout=10)
        elif number < self._moved_known:
            self.reader.unsay(self._word)
        self._moved_known = number

    def action_moved(self) -> None:
        """Go to the bookmark that moved last, at what is new in it."""
        self._find_moved()

    @work(thread=True, exclusive=True, group="moved", exit_on_error=False)
    def _find_moved(self) -> None:
        self.deliver(self.MovedFound(next(iter(self.reader.store.moved()), None)))

    @work(thread=True, group="seen", exit_on_error=False)
    def _hold_for_seen(self, moved: Moved) -> None:
        self.reader.store.seen_bookmark(moved.bookmark.id)
        self.app.call_from_thread(self.count_again)

    @on(MovedFound)
    def _go_to_moved(self, message: Moving.MovedFound) -> None:
        if message.moved is None:
            self.reader.say("no bookmark has moved since you looked")
        else:
            open_bookmark(self.reader, *message.moved)
            self._hold_for_seen(message.moved)
