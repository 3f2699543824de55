"""How it went with every feed when it was last asked: what came, what went wrong, and when it is asked again."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message

from claimreader.records import Feed, FeedState, Progress
from claimreader.records.record import record
from tui.ages import age, ahead
from tui.bindings import bindings
from tui.commands import FEED_ERRORS
from tui.in_force import key
from tui.messages import message
from tui.refreshing import outcome
from tui.safe import safe
from tui.screens.base import ReaderScreen
from tui.titles import name_of, plain
from tui.widgets.feed_list import Place
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import Line, RowList, fit

_STATES = (FeedState.GONE, FeedState.STOPPED)
"""Those in which a feed is not asked."""


@record
class Report:
    """What is said of one feed."""

    feed: Feed
    sign: str
    what: str
    """What came of asking it last."""
    when: str
    """When that was, and when it is asked again."""


def reports(feeds: list[Feed], outcomes: Mapping[int, Progress], now: datetime) -> list[Report]:
    """The feeds that fail first, then the others by name."""
    told = [_report(feed, outcomes.get(feed.id), now) for feed in feeds if not feed.sample]
    return sorted(told, key=lambda report: (not report.sign.strip(), report.feed.title.casefold()))


def _report(feed: Feed, progress: Progress | None, now: datetime) -> Report:
    tried = f"asked {age(feed.last_tried, now)} ago" if feed.last_tried else "never asked"
    if feed.state in _STATES:
        why = "the publisher has ended it; its articles stay"
        if feed.state is FeedState.STOPPED:
            why = f"not asked any more after repeated refusals; {key('retry')} asks it again"
        said = f"{feed.error}: {why}" if feed.error else why
        return Report(feed, "■", said, tried)
    times = f", failed {feed.failures} times in a row" if feed.failures > 1 else ""
    when = f"{tried.replace('asked now ago', 'asked just now')}{times} · next {ahead(feed.next_poll, now)}"
    if feed.error:
        return Report(feed, "×", feed.error, when)
    came = outcome(progress) if progress else "in order" if feed.last_fetched else "not asked yet"
    return Report(feed, " ", came, when)


class ReportList(RowList):
    """Feeds in three lines: title and address, what came of it, when."""

    ROW_HEIGHT = 3

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.reports: list[Report] = []

    @property
    def count(self) -> int:
        """How many feeds there are."""
        return len(self.reports)

    @property
    def feed(self) -> Feed | None:
        """The feed under the cursor."""
        return self.reports[self.cursor].feed if self.reports else None

    def show(self, reports: list[Report]) -> None:
        """Show these, with the cursor where it was."""
        self.reports = reports
        self.redraw()
        self.place_cursor(self.cursor)

    def draw(self, index: int, width: int) -> list[Line]:
        """A feed's three lines."""
        report = self.reports[index]
        title = safe(name_of(report.feed))
        name = fit(title, min(len(title) + 2, width // 2))
        style = "row--error" if report.sign.strip() else "row--quiet"
        return [
            [
                (report.sign + " ", style),
                (name, "row--strong"),
                (fit(safe(report.feed.url), width - len(name) - 3), "row--quiet"),
            ],
            [("  ", ""), (fit(safe(report.what), width - 3), style if report.sign.strip() else "")],
            [("  ", ""), (fit(report.when, width - 3), "row--quiet")],
        ]


class FeedErrors(ReaderScreen[None]):
    """Every feed with what came of asking it."""

    opened_by = "feed-errors"
    BINDINGS = bindings(FEED_ERRORS)
    DEFAULT_CSS = "FeedErrors { ReportList { height: 1fr; } }"

    report_list = query_one(ReportList)

    @message
    class Looked(Message):
        """The feeds, as they are now."""

        feeds: list[Feed]

    def __init__(self) -> None:
        super().__init__()
        self.expect()

    def compose(self) -> ComposeResult:
        """The reports, and the keys."""
        yield ReportList(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look, and go on looking while feeds are asked."""
        self._look()
        self.set_interval(2.0, partial(self.look_in_turn, "look", self._look))

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self) -> None:
        self.deliver(self.Looked(self.reader.store.feeds()))

    @on(Looked)
    def _take(self, message: Looked) -> None:
        self.report_list.empty = f"There is no feed yet: {key('add-feed')} on the first screen adds one."
        told = reports(message.feeds, self.reader.outcomes, self.reader.now())
        if told != self.report_list.reports:
            self.report_list.show(told)
        failing = sum(bool(report.sign.strip()) for report in told)
        self.report_list.border_title = plain("Feeds, and what came of asking them")
        self.report_list.border_subtitle = plain(f"{failing} of {len(told)} failing" if failing else f"{len(told)}")
        self.arrive()

    @on(RowList.Chosen)
    def _go_to_feed(self) -> None:
        feed = self.report_list.feed
        if feed is not None:
            self.dismiss()
            self.reader.home.go(Place("feed", feed_id=feed.id))

    def action_retry(self) -> None:
        """Ask the feed under the cursor now."""
        feed = self.report_list.feed
        if feed is not None:
            self.reader.home.refresh_feeds([feed])

    def action_leave(self) -> None:
        """Go back to the feeds."""
        self.dismiss()
