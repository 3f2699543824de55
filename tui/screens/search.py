"""Search: articles by their words, found while they are typed."""

from array import array

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from claimreader.records import ArticleQuery, Snippet
from tui.bindings import bindings
from tui.commands import SEARCH
from tui.messages import message
from tui.screens.base import ReaderScreen
from tui.titles import plain
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import RowList
from tui.widgets.search_results import SearchResults

MOST = 1000
"""Articles that a search lists."""
HINT = "Type what to look for."


class SearchScreen(ReaderScreen[None]):
    """A line to type into, and what is found so far."""

    opened_by = "search"
    BINDINGS = bindings(SEARCH)
    DEFAULT_CSS = """
    SearchScreen {
        SearchResults { height: 1fr; }
    }
    """

    words = query_one("#words", Input)
    results = query_one(SearchResults)

    searched: var[str] = var("")
    """What the results were found by."""

    @message
    class Found(Message):
        """The articles that hold the words."""

        words: str
        ids: "array[int]"

    @message
    class Quoted(Message):
        """The passage of an article that holds the words."""

        words: str
        article_id: int
        snippet: Snippet | None

    _go_there = False
    """The user wants to go to what is found, as soon as it is."""

    def compose(self) -> ComposeResult:
        """The words, the results, the keys."""
        yield Input(placeholder="words in title or text", id="words")
        yield SearchResults(self.reader.home.fetch_rows, self.reader.now, classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing is found yet."""
        self.words.border_title = "Search"
        self.results.forget_snippets()
        self.results.show(array("q"), empty=HINT)
        self.words.focus()

    # ------------------------------------------------------------------------------------- workers

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, words: str) -> None:
        query = ArticleQuery(search=words)
        ids = self.reader.store.article_ids(query, MOST) if words.strip() else array("q")
        self.deliver(self.Found(words, ids))

    @work(thread=True, group="quote", exit_on_error=False)
    def _quote(self, words: str, article_id: int) -> None:
        self.deliver(self.Quoted(words, article_id, self.reader.store.snippet(article_id, words)))

    # ------------------------------------------------------------------------------------ handlers

    @on(Input.Changed)
    def _take_words(self) -> None:
        self._go_there = False
        self._search(self.words.value)

    @on(Found)
    def _take_found(self, message: Found) -> None:
        if message.words != self.words.value:
            return
        self.searched = message.words
        self.results.forget_snippets()
        nothing = f"Nothing with “{message.words}”." if message.words.strip() else HINT
        self.results.show(message.ids, empty=nothing)
        number = f"{MOST:,} and more" if len(message.ids) == MOST else f"{len(message.ids):,}"
        self.results.border_subtitle = plain(number if message.words.strip() else "")
        if self._go_there:
            self.action_results()

    @on(SearchResults.Wanted)
    def _want_quote(self, message: SearchResults.Wanted) -> None:
        self._quote(self.searched, message.article_id)

    @on(Quoted)
    def _take_quote(self, message: Quoted) -> None:
        if message.words == self.searched:
            self.results.take_snippet(message.article_id, message.snippet)

    @on(Input.Submitted)
    def action_results(self) -> None:
        """Go to what was found."""
        self._go_there = self.searched != self.words.value
        if not self._go_there and self.results.count:
            self.results.focus()

    @on(RowList.Chosen)
    def _open(self) -> None:
        article_id = self.results.article_id
        if article_id is not None:
            self.reader.home.mark(article_id)
            self.results.patch(article_id, read=True)
            self.reader.open_article(article_id)

    def idle(self, action: str) -> bool:
        """Nobody is offered to go to where they are."""
        return action == ("results" if self.results.has_focus else "words")

    def action_words(self) -> None:
        """Go back to the words."""
        self.words.focus()

    def action_leave(self) -> None:
        """Go back to where the search began."""
        self.dismiss()
