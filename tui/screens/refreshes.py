"""Asking the feeds for news, beside everything else: when it is time, when the user wants it, and what came of it."""

from collections.abc import Sequence
from functools import partial
from itertools import count

from textual import on, work
from textual.getters import query_one
from textual.message import Message

from claimreader.records import Feed, FeedState
from tui.in_force import key
from tui.messages import message
from tui.refreshing import Refreshed, Refreshing, Tally, report
from tui.screens.browsing import Browsing
from tui.widgets.progress_line import ProgressLine

PUNCTUALITY = 60.0
"""Seconds between two looks at whether a feed is due."""
PATIENCE = 0.7
"""Seconds between two looks at what a refresh has brought, while it goes on."""


class Refreshes(Browsing):
    """A screen that refreshes feeds and shows how it goes."""

    progress_line = query_one(ProgressLine)

    @message
    class Due(Message):
        """These feeds may be asked; `asked` when the user wants to know."""

        feeds: Sequence[Feed]
        asked: bool

    def __init__(self) -> None:
        super().__init__()
        self._runs = count()
        self._tallies: dict[int, Tally] = {}
        self._looking = False

    def begin_refreshing(self) -> None:
        """Refresh now and from now on, as the configuration says."""
        settings = self.reader.config.refresh
        if settings.on_start:
            self._look_for_due(asked=False)
        if settings.every:
            self.set_interval(PUNCTUALITY, partial(self._look_for_due, asked=False))

    def refresh_feeds(self, feeds: Sequence[Feed]) -> None:
        """Ask these feeds for news now."""
        run = next(self._runs)
        self._tallies[run] = Tally(total=len(feeds))
        self._show_progress()
        steps = partial(self.reader.refresher, feeds)
        self.reader.background.start(partial(report, run, steps, self.post_message), "refresh")

    def action_refresh(self) -> None:
        """Ask the feeds of the selected place; where that is a view, all that are due."""
        if self.place.kind not in ("feed", "folder"):
            self.action_refresh_all()
            return
        feeds = [feed for feed in self.overview.feeds_of(self.place) if not feed.sample]
        if feeds:
            self.refresh_feeds(feeds)
        else:
            self.reader.say("the sample edition has no news")

    def action_refresh_all(self) -> None:
        """Ask every feed that may be asked."""
        self._look_for_due(asked=True)

    @work(thread=True, group="due", exit_on_error=False)
    def _look_for_due(self, *, asked: bool) -> None:
        self.deliver(self.Due(self.reader.store.due(self.reader.now()), asked))

    @on(Due)
    def _refresh_due(self, message: Due) -> None:
        if self._tallies:
            if message.asked:
                self.reader.say("the feeds are being asked already")
        elif message.feeds:
            self.refresh_feeds(message.feeds)
        elif message.asked:
            self.reader.say(self._why_none())

    def _why_none(self) -> str:
        """Why no feed is asked now."""
        waiting = [feed for feed in self.overview.feeds if not feed.sample and feed.state is FeedState.ACTIVE]
        times = [feed.next_poll for feed in waiting if feed.next_poll]
        if not times:
            return f"there is no feed to ask: {key('add-feed')} adds one"
        due = f"{min(times).astimezone():%H:%M}"
        return f"every feed has been asked lately; the next is due at {due} ({key('refresh')} on a feed asks it now)"

    # --------------------------------------------------------------------------------- how it goes

    @on(Refreshing)
    def _take_progress(self, message: Refreshing) -> None:
        progress = message.progress
        self._tallies[message.run] = self._tallies[message.run].after(progress)
        if progress.feed is not None:
            self.reader.outcomes[progress.feed.id] = progress
        if (progress.new or progress.changed) and not self._looking:
            self._looking = True
            self.set_timer(PATIENCE, self._look_at_news)
        self._show_progress()

    @on(Refreshed)
    def _take_end(self, message: Refreshed) -> None:
        tally = sum(self._tallies.values(), Tally())
        del self._tallies[message.run]
        if message.error is not None:
            self.reader.complain(message.error)
        if self._tallies:
            self._show_progress()
        else:
            self.progress_line.show(tally, finished=True)
        self._look_at_news()

    def _look_at_news(self) -> None:
        self._looking = False
        self.look_again()
        self.reader.news_came()

    def _show_progress(self) -> None:
        self.progress_line.show(sum(self._tallies.values(), Tally()), finished=False)
