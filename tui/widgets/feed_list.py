"""The left pane: everything, what is disputed, what is bookmarked, and the feeds in their folders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from claimreader.records import ArticleQuery, Feed, FeedCounts, FeedState, Totals
from claimreader.records.record import record
from tui.bindings import bindings
from tui.commands import FEEDS
from tui.safe import safe
from tui.titles import name_of
from tui.widgets.coloured_rows import ColouredRows
from tui.widgets.row_list import Line, fit


@record
class Place:
    """Where articles are looked for: a line of the feed list."""

    kind: str
    """`all`, `disputed`, `bookmarks`, `folder` or `feed`."""
    feed_id: int | None = None
    folder: str | None = None

    @property
    def query(self) -> ArticleQuery:
        """The articles that lie there."""
        return ArticleQuery(
            feed_id=self.feed_id,
            folder=self.folder,
            disputed=self.kind == "disputed",
            bookmarked=self.kind == "bookmarks",
        )

    @property
    def key(self) -> str:
        """A text to remember the place by."""
        return f"{self.kind}:{self.feed_id if self.kind == 'feed' else self.folder or ''}"

    @classmethod
    def of_key(cls, key: str) -> "Place":
        """The place that a key stands for; everything, when it stands for none."""
        kind, _, name = key.partition(":")
        if kind == "feed" and name.isdecimal():
            return cls("feed", feed_id=int(name))
        if kind == "folder":
            return cls("folder", folder=name)
        return cls(kind) if kind in ("disputed", "bookmarks") else ALL


ALL = Place("all")
DISPUTED = Place("disputed")
BOOKMARKS = Place("bookmarks")


@record
class Shelf:
    """A line of the feed list."""

    place: Place
    title: str
    count: int
    sign: str = ""
    """▾ and ▸ before a folder, × before a feed that fails, ■ before one that is not asked for any more."""
    depth: int = 0
    address: str = ""
    """A feed's."""
    news: int = 0
    """How many of those here have moved since the user looked."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the feed list shows."""

    feeds: tuple[Feed, ...] = ()
    counts: Mapping[int, FeedCounts] = field(default_factory=dict)
    totals: Totals = field(default_factory=Totals)

    def shelves(self, folded: frozenset[str]) -> list[Shelf]:
        """The lines of the list; feeds of a folded folder are left out."""
        lines = [
            Shelf(ALL, "All", self.totals.unread),
            Shelf(DISPUTED, "Disputed", self.totals.disputed),
            Shelf(BOOKMARKS, "Bookmarks", self.totals.bookmarks, news=self.totals.bookmark_news),
        ]
        for folder, members in groupby(self._ordered(), key=lambda feed: feed.folder):
            lines.extend(self._folder(folder, list(members), folder in folded))
        return lines

    def unread_of(self, feed: Feed) -> int:
        """How many unread articles a feed has, as far as it is known."""
        return self.counts[feed.id].unread if feed.id in self.counts else 0

    def title_of(self, place: Place) -> str:
        """What a place is called."""
        if place.kind == "feed":
            return next((name_of(feed) for feed in self.feeds if feed.id == place.feed_id), "Articles")
        return place.folder or place.kind.capitalize()

    def in_order(self) -> list[Place]:
        """The feeds, in the order of the list."""
        return [Place("feed", feed_id=feed.id) for feed in self._ordered()]

    def feeds_of(self, place: Place) -> list[Feed]:
        """The feed of a place, or the feeds of its folder; all, where the place is a view."""
        if place.kind == "feed":
            return [feed for feed in self.feeds if feed.id == place.feed_id]
        return [feed for feed in self.feeds if place.kind != "folder" or feed.folder == place.folder]

    @property
    def only_sample(self) -> bool:
        """Whether the user has no feed of their own."""
        return all(feed.sample for feed in self.feeds)

    def _ordered(self) -> list[Feed]:
        """Folders by name, then what is in none, then the sample."""
        return sorted(
            self.feeds, key=lambda feed: (feed.sample, not feed.folder, feed.folder.casefold(), feed.title.casefold())
        )

    def _folder(self, folder: str, feeds: Sequence[Feed], folded: bool) -> Iterable[Shelf]:
        if folder:
            unread = sum(map(self.unread_of, feeds))
            yield Shelf(Place("folder", folder=folder), folder, unread, sign="▸" if folded else "▾")
        if not (folder and folded):
            for feed in feeds:
                place = Place("feed", feed_id=feed.id)
                yield Shelf(place, name_of(feed), self.unread_of(feed), _sign(feed), 1 if folder else 0, feed.url)


def _sign(feed: Feed) -> str:
    if feed.state is not FeedState.ACTIVE:
        return "■"
    return "×" if feed.error else ""


class FeedList(ColouredRows):
    """Feeds and their folders, with how much in each is unread; in the colours that the user has set."""

    BORDER_TITLE = "Feeds"
    BINDINGS = bindings(FEEDS)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.shelves: list[Shelf] = []
        self.folded: frozenset[str] = frozenset()
        self._overview = Overview()
        self.colours: Mapping[str, str] = {}
        """Colours of feeds, by their addresses."""

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.shelves)

    @property
    def place(self) -> Place:
        """Where the cursor is."""
        return self.shelves[self.cursor].place if self.shelves else ALL

    def show(self, overview: Overview, place: Place | None = None) -> None:
        """Show the feeds; the cursor stays on its place, or goes to `place`."""
        wanted = place or self.place
        self._overview = overview
        self.shelves = overview.shelves(self.folded)
        places = [shelf.place for shelf in self.shelves]
        self.redraw()
        self.place_cursor(places.index(wanted) if wanted in places else 0)

    def step(self, by: int) -> Place | None:
        """The feed, folder or view after (or before) the cursor's, going round; None without any."""
        places = [shelf.place for shelf in self.shelves if shelf.place.kind in ("all", "feed")]
        if not places:
            return None
        position = places.index(self.place) if self.place in places else 0
        return places[(position + by) % len(places)]

    def action_fold(self) -> None:
        """Fold the folder under the cursor, or unfold it."""
        folder = self.place.folder
        if folder is not None:
            self.folded = self.folded ^ {folder}
            self.show(self._overview)

    def draw(self, index: int, width: int) -> list[Line]:
        """A sign, the title, and how much is unread."""
        shelf = self.shelves[index]
        number = f"{shelf.news:,} of {shelf.count:,}" if shelf.news else f"{shelf.count:,}" if shelf.count else ""
        sign = shelf.sign or ("●" if shelf.news else " ")
        room = width - len(number) - 2 * shelf.depth - 4
        title = fit(safe(shelf.title), room)
        loud = "row--strong" if shelf.count or shelf.place.kind == "folder" else "row--quiet"
        sign_style = "row--error" if sign == "×" else "row--accent" if shelf.news else "row--quiet"
        if ink := self.ink_of(self.colours.get(shelf.address, "")):
            loud = ink
        return [[("  " * shelf.depth, ""), (sign + " ", sign_style), (title, loud), (" " + number + " ", "row--quiet")]]
