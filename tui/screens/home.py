"""Home: feeds, articles, the article and its parties, side by side as far as the terminal is wide."""

import logging
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.dom import DOMNode
from textual.timer import Timer

from claimreader.errors import StorageError
from tui import first_day
from tui.bindings import bindings, picked, shown_at_home
from tui.commands import ARTICLE, HOME, READING, WELCOME
from tui.feed_colours import colours_of
from tui.in_force import key
from tui.reading import ClaimsRead
from tui.screens.doors import Doors
from tui.screens.elsewhere import Elsewhere
from tui.screens.marking import Marking
from tui.screens.moving import Moving
from tui.screens.open_article import NEEDS_ARTICLE, OpenArticle
from tui.screens.panes import Panes
from tui.widgets.article_list import ArticleList
from tui.widgets.article_text import ArticleText
from tui.widgets.config_line import ConfigLine
from tui.widgets.feed_list import FeedList, Overview
from tui.widgets.key_line import KeyLine
from tui.widgets.parties_pane import PartiesPane
from tui.widgets.progress_line import ProgressLine
from tui.widgets.row_list import RowList
from tui.widgets.welcome import Welcome

_log = logging.getLogger(__name__)

NOTHING = "No article is selected."
REST = 0.04
"""Seconds that the cursor is on an article before it is shown."""
PATIENCE = 1.0
"""Seconds between two looks at the feeds' numbers while claims are being read."""
SEEN = frozenset(
    {
        *("next_claim", "previous_claim", "next_party", "previous_party", "next_contested", "previous_contested"),
        *("open_party", "claims_pane", "step_outlet", "versions", "edit", "step_version"),
    }
)
"""What is done to an article where it is seen."""
LISTWISE = frozenset({"next_unread", "previous_unread", "read_on", "toggle_read", "mark_all_read"})
"""What goes from the line that the cursor is on."""


class HomeScreen(Moving, Marking, Doors, Elsewhere, Panes, OpenArticle):
    """The screen that the program opens with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(READING, HOME, ARTICLE, WELCOME),
        *picked("let-go"),
        *shown_at_home("disputes", "search"),
    ]
    DEFAULT_CSS = """
    HomeScreen {
        #panes { height: 1fr; }
        #feeds { width: 20%; min-width: 26; max-width: 34; }
        #middle { width: 1fr; }
        #articles { height: 2fr; min-height: 6; }
        #text { height: 3fr; }
        #parties { width: 30%; min-width: 32; max-width: 48; }
        &.-without-parties #parties { display: none; }
        &.-one #text, &.-two #text, &.-one #parties, &.-two #parties { display: none; }
        &.-one #feeds { width: 1fr; max-width: 100%; }
        &.-one.-at-feeds #middle, &.-one.-at-articles #feeds { display: none; }
    }
    """

    AUTO_FOCUS = "#articles"

    def __init__(self) -> None:
        super().__init__()
        self._counting = False
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The panes, and the keys below them."""
        yield Welcome(classes="-away")
        with Horizontal(id="panes"):
            yield FeedList(id="feeds", classes="pane")
            with Vertical(id="middle"):
                yield ArticleList(self.fetch_rows, self.reader.now, id="articles", classes="pane")
                yield ArticleText(id="text", classes="pane")
            yield PartiesPane(id="parties", classes="pane")
        yield ConfigLine()
        yield ProgressLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show at once what is quickly looked up, and look up the rest after the first paint."""
        self.article_text.border_title = "Article"
        self.feed_list.colours = colours_of(self.reader.config.feeds)
        try:
            first_day.begin(self.reader.store, self.reader.now())
            self.begin_following()
            self.look_first()
            self.show_welcome()
            if self.article_at is None:
                self.close(NOTHING)
            else:
                self.open_at_once(self.article_at)
        except StorageError as error:
            self.reader.complain(error)
        self.tell(self.reader.problems)
        self.call_after_refresh(self._begin)

    def tell(self, problems: Sequence[str]) -> None:
        """Say in a line that things in the configuration cannot be used; none: that line is closed."""
        for line in self.query(ConfigLine):
            line.tell(self.reader.config.path, problems)

    def _begin(self) -> None:
        self.look_again()
        self.begin_refreshing()
        if self.overview.only_sample:
            self.look_for_newsboat()

    def on_unmount(self) -> None:
        """Remember where the user was."""
        store = self.reader.store
        try:
            store.remember("place", self.place.key)
            store.remember("article", str(self.article_at or ""))
        except StorageError as error:
            _log.warning("where the reader was left could not be remembered: %s", error)

    def watch_overview(self, overview: Overview) -> None:
        """Show the feeds; welcome who has none of their own."""
        super().watch_overview(overview)
        self.show_welcome()

    def look_at_article_again(self) -> None:
        """Look up the open article once its list has been: it is still there."""
        if self.article_at is not None:
            OpenArticle.look_again(self)

    def on_resize(self) -> None:
        """Welcome in as few lines as there is room for."""
        self.welcome.short = not self.wide or self.app.size.height < 30

    def visit(self, article_id: int) -> None:
        """Hold an article that was gone to for read, where it can be read."""
        if self.wide:
            self.mark(article_id)

    def idle(self, action: str) -> bool:
        """Going from claim to claim is for where they are seen."""
        return (action in SEEN and not self.wide) or super().idle(action)

    def waits(self, action: str, namespace: DOMNode | None) -> bool:
        """What is done to a line waits for the lines; the way back leads from what is on its way, not from the list."""
        if action == "back":
            return self.sent_for
        return namespace is self.article_list or action in LISTWISE or action in NEEDS_ARTICLE

    def ready_for(self, action: str, namespace: DOMNode | None, do: Callable[[], object]) -> bool:
        """Whether there is what an action is meant for: the lines, and the article where it is seen."""
        if action in SEEN and not self.wide and namespace is self:
            self.reader.say(f"{key('open')} opens the article: there is room for it then")
            return False
        return super().ready_for(action, namespace, do)

    def hurry(self) -> bool:
        """Have the article here that the cursor is on, and not the one that it came from."""
        if self.article_wanted != self.article_at:
            self._wanted = (self.article_at, None) if self.article_at is not None else None
        return super().hurry()

    # ------------------------------------------------------------------------------------ handlers

    @on(RowList.Chosen, "#feeds")
    def _open_place(self) -> None:
        match self.feed_list.place.kind:
            case "disputed":
                self.reader.action_disputes()
            case "bookmarks":
                self.reader.action_bookmarks()
            case _:
                self.focus_on(self.article_list)

    @on(RowList.Chosen, "#articles")
    def _open_article(self) -> None:
        article_id = self.article_list.article_id
        if article_id is not None:
            self.mark(article_id)
            if self.wide:
                self.article_text.focus()
            else:
                self.reader.open_article(article_id)

    def watch_article_at(self, article_id: int | None) -> None:
        """Show the article that the cursor is on, as soon as the cursor rests: a held key runs through the list."""
        if self._resting is not None:
            self._resting.stop()
        if REST:
            self._resting = self.set_timer(REST, self._show_article_here)
        else:
            self._show_article_here()

    def _show_article_here(self) -> None:
        if self.article_at is None:
            self.close(NOTHING)
        elif self.article_wanted != self.article_at:
            self.open(self.article_at)

    @on(ClaimsRead)
    def _show_counts(self, message: ClaimsRead) -> None:
        """Show how many claims an article has; the feeds' numbers follow when more have come."""
        self.article_list.freshen(message.article_id or None)
        if not self._counting:
            self._counting = True
            self.set_timer(PATIENCE, self._count)

    def _count(self) -> None:
        self._counting = False
        self.count_again()

    # ------------------------------------------------------------------------------------- actions

    async def action_back(self) -> None:
        """Back from an edit or an earlier version to the article; else to the list, and from there out."""
        if not (self.wide and (self.close_edit() or self.show_newest())):
            await super().action_back()

    def action_step_feed(self, by: int) -> None:
        """Show the next feed's articles, or those of the one before."""
        place = self.feed_list.step(by)
        if place is not None:
            self.go(place)

    def action_read_on(self) -> None:
        """Scroll the article; at its end, or where it is not shown, go to the next unread one."""
        text = self.article_text
        if not self.wide:
            self.article_list.action_choose()
        elif self.article_at is None or text.article is None or text.article.id != self.article_at:
            self.hurry()  # the key is meant for what is not seen yet: it is shown, and not scrolled past
        else:
            self.mark(self.article_at)
            if text.scroll_offset.y < text.max_scroll_y:
                text.action_pages(1)
            else:
                self.action_next_unread()
