"""The lists of the home screen: where the user is, what lies there, and how both are looked up."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

from textual import on, work
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from claimreader.errors import StorageError
from claimreader.records import ArticleQuery, ArticleRow
from tui.in_force import key
from tui.messages import message
from tui.screens.base import ReaderScreen
from tui.titles import plain
from tui.widgets.article_list import ArticleList
from tui.widgets.feed_list import ALL, FeedList, Overview, Place
from tui.widgets.row_list import RowList

FIRST_LOOK = 100
"""Articles that are looked up before the first paint; the others follow it."""


def _nothing_in(kind: str) -> str:
    """What stands in a place without articles."""
    return {
        "all": f"Nothing here yet: {key('add-feed')} adds a feed.",
        "disputed": "Nothing is disputed in what has been read.",
        "bookmarks": f"No bookmarks yet: {key('bookmark')} makes one.",
        "folder": "No articles in this folder yet.",
        "feed": f"No articles yet: {key('refresh')} asks the feed.",
    }[kind]


class Browsing(ReaderScreen[None]):
    """A screen with a list of feeds and a list of the articles of one place."""

    feed_list = query_one(FeedList)
    article_list = query_one(ArticleList)

    place: var[Place] = var(ALL, init=False)
    """Where the listed articles lie."""
    unread_only: var[bool] = var(False, init=False)
    """Whether what is read is left out of the list."""
    overview: var[Overview] = var(Overview, init=False)
    """The feeds, and how much is unread in each."""

    article_at: var[int | None] = var(None, init=False)
    """The article that the cursor is on; it is still known when the widgets have gone."""

    _anew = False
    """Whether the list still shows another place's articles, or only the first of this one's."""
    _sought: int | None = None
    """The article that the cursor is to be on once the list is there."""

    @message
    class Surveyed(Message):
        """The feeds and their counts were looked up."""

        overview: Overview

    @message
    class Listed(Message):
        """The articles of a place were looked up."""

        query: ArticleQuery
        ids: "array[int]"

    @property
    def query_here(self) -> ArticleQuery:
        """What the article list shows."""
        return replace(self.place.query, unread=self.unread_only)

    def fetch_rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """What the lines of some articles show; where the store fails, that is told, and the lines stay empty."""
        try:
            return self.reader.store.rows(ids)
        except StorageError as error:
            self.reader.complain(error)
            return []

    def look_first(self) -> None:
        """Show, before anything is painted, what is looked up in no time: feeds without counts, the newest articles.

        Raises:
            StorageError: the database cannot be read.
        """
        store = self.reader.store
        self.set_reactive(Browsing.place, Place.of_key(store.recall("place") or ""))
        self.overview = Overview(tuple(store.feeds()))
        ids = store.article_ids(self.query_here, FIRST_LOOK)
        article = store.recall("article") or ""
        sought = int(article) if article.isdecimal() else None
        self._show_articles(ids, sought)
        if sought is not None and sought not in ids:
            self._anew, self._sought = True, sought

    def look_again(self) -> None:
        """Look up feeds, counts and articles; what the user is at, or on the way to, stays where it is."""
        self.count_again()
        self.look_in_turn("articles", lambda: self._list(self.query_here))

    def count_again(self) -> None:
        """Look up feeds and counts."""
        self.look_in_turn("survey", self._survey)

    def go(self, place: Place, article_id: int | None = None) -> None:
        """Show a place's articles, with the cursor on one of them."""
        self.set_reactive(Browsing.place, place)
        self.feed_list.show(self.overview, place)
        self._list_anew(article_id)

    def _list_anew(self, article_id: int | None = None) -> None:
        """List other articles; what is asked of them waits until they are there."""
        self.expect()
        self._anew, self._sought = True, article_id
        self._list(self.query_here)

    # ------------------------------------------------------------------------------------- workers

    @work(thread=True, exclusive=True, group="survey", exit_on_error=False)
    def _survey(self) -> None:
        store = self.reader.store
        totals = store.totals()
        self.deliver(self.Surveyed(Overview(tuple(store.feeds()), store.counts(), totals)))

    @work(thread=True, exclusive=True, group="articles", exit_on_error=False)
    def _list(self, query: ArticleQuery) -> None:
        self.deliver(self.Listed(query, self.reader.store.article_ids(query)))

    # ------------------------------------------------------------------------------------ handlers

    @on(Surveyed)
    def _take_overview(self, message: Surveyed) -> None:
        self.overview = message.overview

    @on(Listed)
    def _take_articles(self, message: Listed) -> None:
        if message.query != self.query_here:
            return
        if self._anew:
            self._show_articles(message.ids, self._sought)
            return
        if message.ids != self.article_list.ids:
            self.article_list.update(message.ids)
            self._entitle()
        else:
            self.article_list.freshen()
        same = self.article_at == self.article_list.article_id
        self.article_at = self.article_list.article_id
        if same:
            self.look_at_article_again()

    def look_at_article_again(self) -> None:
        """What is done about the article under the cursor when everything was looked up again; the screen says."""

    @on(RowList.Moved, "#feeds")
    def _move_to_place(self) -> None:
        place = self.feed_list.place
        if place != self.place:
            self.set_reactive(Browsing.place, place)
            self._list_anew()

    @on(RowList.Moved, "#articles")
    def _note_article(self) -> None:
        self.article_at = self.article_list.article_id

    def watch_overview(self, overview: Overview) -> None:
        """Draw the feed list anew."""
        self.feed_list.show(overview, self.place)
        self._entitle()

    def watch_unread_only(self) -> None:
        """List with what is read, or without."""
        self._list_anew(self.article_list.article_id)

    # ----------------------------------------------------------------------------------- the lists

    def _show_articles(self, ids: "array[int]", article_id: int | None) -> None:
        self._anew, self._sought = False, None
        articles = self.article_list
        articles.with_outlet = self.place.kind != "feed"
        unread = f"Nothing unread here: {key('unread-only')} shows what is read."
        empty = unread if self.unread_only else _nothing_in(self.place.kind)
        articles.show(ids, article_id, empty=empty)
        self.article_at = articles.article_id
        self._entitle()
        self.arrive()

    def _entitle(self) -> None:
        """Name the place above the articles, and how many there are."""
        articles = self.article_list
        articles.border_title = plain(self.overview.title_of(self.place))
        number = f"{articles.count:,}" if articles.count else ""
        articles.border_subtitle = plain(f"{number} unread" if self.unread_only and number else number)
