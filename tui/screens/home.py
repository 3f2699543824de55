"""Home: feeds, articles, the article and its parties, side by side as far as the terminal is wide."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from claimreader.errors import StorageError
from tui import first_day
from tui.commands import HOME, WELCOME, bindings
from tui.screens.base import columns_in
from tui.screens.doors import Doors
from tui.screens.marking import Marking
from tui.widgets.article_list import ArticleList
from tui.widgets.feed_list import FeedList, Overview
from tui.widgets.key_line import KeyLine
from tui.widgets.progress_line import ProgressLine
from tui.widgets.welcome import Welcome


class HomeScreen(Marking, Doors):
    """The screen that the program opens with."""

    BINDINGS = bindings(HOME, WELCOME)
    DEFAULT_CSS = """
    HomeScreen {
        #panes { height: 1fr; }
        #feeds { width: 26; }
        #middle { width: 1fr; }
        #articles { height: 1fr; }
        &.-one #feeds { width: 1fr; }
        &.-one.-at-feeds #middle, &.-one.-at-articles #feeds { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """The panes, and the keys below them."""
        yield Welcome()
        with Horizontal(id="panes"):
            yield FeedList(id="feeds", classes="pane")
            with Vertical(id="middle"):
                yield ArticleList(self.reader.store.rows, self.reader.now, id="articles", classes="pane")
        yield ProgressLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show at once what is quickly looked up, and look up the rest after the first paint."""
        self._begin_first_day()
        self.look_first()
        self.add_class("-at-articles")
        self.article_list.focus()
        self.call_after_refresh(self._begin)

    def _begin_first_day(self) -> None:
        try:
            first_day.begin(self.reader.store, self.reader.now())
        except StorageError as error:
            self.reader.complain(error)

    def _begin(self) -> None:
        self.look_again()
        self.begin_refreshing()
        if self.overview.only_sample:
            self.look_for_newsboat()

    def on_unmount(self) -> None:
        """Remember where the user was."""
        store = self.reader.store
        store.remember("place", self.place.key)
        store.remember("article", str(self.article_at or ""))

    def watch_overview(self, overview: Overview) -> None:
        """Show the feeds; welcome who has none of their own."""
        super().watch_overview(overview)
        self.show_welcome()

    def on_resize(self) -> None:
        """Use the room there is: two lines for an article where the list has the whole height."""
        columns = columns_in(self.app.size.width)
        self.article_list.set_row_height(1 if columns == 3 else 2)
        self.welcome.short = columns < 3 or self.app.size.height < 30

    def visit(self, article_id: int) -> None:
        """Show an article that was gone to, and hold it for read where it can be read."""
        if self.has_class("-three"):
            self.mark(article_id)

    # ------------------------------------------------------------------------------------ handlers

    @on(FeedList.Chosen)
    def _open_place(self) -> None:
        match self.feed_list.place.kind:
            case "disputed":
                self.action_disputes()
            case "bookmarks":
                self.action_bookmarks()
            case _:
                self._focus(self.article_list)

    @on(ArticleList.Chosen)
    def _open_article(self) -> None:
        article_id = self.article_list.article_id
        if article_id is not None:
            self.mark(article_id)
            self.reader.open_article(article_id)

    # --------------------------------------------------------------------------------------- panes

    def _panes(self) -> list[Widget]:
        """The panes from left to right that the keyboard can be in."""
        return [self.feed_list, self.article_list]

    def _focus(self, pane: Widget) -> None:
        """Put the keyboard into a pane, which in one column is the one that is shown."""
        self.set_class(pane is self.feed_list, "-at-feeds")
        self.set_class(pane is not self.feed_list, "-at-articles")
        pane.focus()

    def action_step_pane(self, by: int) -> None:
        """Go to the pane on the right, or on the left."""
        panes = self._panes()
        here = panes.index(self.focused) if self.focused in panes else 0
        self._focus(panes[max(0, min(here + by, len(panes) - 1))])

    def action_step_feed(self, by: int) -> None:
        """Show the next feed's articles, or those of the one before."""
        place = self.feed_list.step(by)
        if place is not None:
            self.go(place)

    async def action_back(self) -> None:
        """From an article to the list, in one column from the list to the feeds, and from there out."""
        if self.has_class("-one") and self.focused is self.article_list:
            self._focus(self.feed_list)
        else:
            await self.app.action_quit()

    # ------------------------------------------------------------------------------- other screens

    def action_search(self) -> None:
        """Find articles by their words."""
        from tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen())

    def action_feed_errors(self) -> None:
        """Show how it went with every feed."""
        from tui.screens.feed_errors import FeedErrors

        self.app.push_screen(FeedErrors())

    def action_disputes(self) -> None:
        """Show every open dispute."""
        from tui.screens.disputes import DisputesScreen

        self.app.push_screen(DisputesScreen())

    def action_bookmarks(self) -> None:
        """Show what is bookmarked."""
        from tui.screens.bookmarks import BookmarksScreen

        self.app.push_screen(BookmarksScreen())

    def action_parties(self) -> None:
        """Show who claims something."""
        from tui.screens.parties import PartiesScreen

        self.app.push_screen(PartiesScreen())
