"""What the user keeps: disputes, claims and articles, with notes and tags, and whether they have moved since."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.message import Message

from claimreader.bookmarked import FOUND, state, written
from claimreader.evidence import Format
from claimreader.following import told, told_outlets
from claimreader.records import Bookmark, BookmarkKind, Movement
from tui.ages import age
from tui.bindings import bindings
from tui.commands import BOOKMARKS
from tui.in_force import key
from tui.messages import message
from tui.moved import open_bookmark
from tui.safe import safe
from tui.screens.note import Noted, NoteScreen
from tui.screens.over import Over
from tui.screens.taking import take_text
from tui.titles import plain
from tui.widgets.key_line import KeyLine
from tui.widgets.row_list import Line, RowList, fit

OF_BOOKMARK = ("note", "remove", "copy_bookmark", "take_bookmarks")
"""What can be done where there is a bookmark."""
OTHER = 30
"""Cells of another bookmark's name."""
_KINDS = {BookmarkKind.DISPUTE: "dispute", BookmarkKind.CLAIM: "claim", BookmarkKind.ARTICLE: "article"}


class BookmarkList(RowList):
    """Bookmarks in three lines: what is kept, what it is and where it stands, the note and the tags."""

    ROW_HEIGHT = 3

    def __init__(self, now: Callable[[], datetime], *, classes: str) -> None:
        super().__init__(classes=classes)
        self.bookmarks: list[Bookmark] = []
        self.movements: Mapping[int, Sequence[Movement]] = {}
        """What happened to those that have moved, by their ids."""
        self._now = now

    @property
    def count(self) -> int:
        """How many bookmarks there are."""
        return len(self.bookmarks)

    @property
    def bookmark(self) -> Bookmark | None:
        """The bookmark under the cursor."""
        return self.bookmarks[self.cursor] if self.bookmarks else None

    def show(self, bookmarks: list[Bookmark], movements: Mapping[int, Sequence[Movement]]) -> None:
        """Show these; the cursor stays on its bookmark, or on the one that has taken its place."""
        here = self.bookmark.id if self.bookmark else None
        self.bookmarks, self.movements = bookmarks, movements
        self.redraw()
        self.place_cursor(next((place for place, one in enumerate(bookmarks) if one.id == here), self.cursor))

    def draw(self, index: int, width: int) -> list[Line]:
        """A bookmark's three lines."""
        one = self.bookmarks[index]
        about = f"{_KINDS[one.kind]}{self._shared(one)} · {safe(told_outlets(one))}"
        about += f" · bookmarked {_since(age(one.made, self._now()))}"
        if state(one) != FOUND:
            about += f" · {state(one)}"
        moved = self._moved(one, width - 2)
        tags = "  ".join(f"#{safe(tag)}" for tag in one.tags)
        note = fit(safe(one.note), width - 4 - len(tags)) if one.note else " " * max(width - 4 - len(tags), 0)
        return [
            [("● " if one.news else "★ ", "row--accent"), *_title(one, width - 2)],
            [("  ", ""), (moved, "row--accent") if moved else (fit(about, width - 2), "row--quiet")],
            [("  ", ""), (note, ""), (f"  {tags}", "row--accent")],
        ]

    def _shared(self, one: Bookmark) -> str:
        """That another bookmark has come to lead to the same."""
        others = [other for other in self.bookmarks if other.id != one.id and other.place == one.place is not None]
        return f", the same now as “{fit(safe(others[0].title), OTHER).rstrip()}”" if others else ""

    def _moved(self, one: Bookmark, width: int) -> str:
        """What happened to a bookmark since the user looked; empty for nothing."""
        found = self.movements.get(one.id, ())
        if not found:
            return fit("moved since you looked", width) if one.news else ""
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        return fit(safe(told(found[0])), width - len(more)) + more


def _title(one: Bookmark, width: int) -> Line:
    """The words under which a bookmark was made, and beside them what the same is called now, if that is not it."""
    title, now = (f"“{words}”" if words and one.kind is BookmarkKind.CLAIM else words for words in (one.title, one.now))
    if not now:
        return [(fit(safe(title), width), "row--strong")]
    title, now = safe(title), safe(now)
    if cell_len(title) + cell_len(now) > width - 8:
        now = _onwards(title, now)
    now = f" · now: {now}"
    room = max(width // 2, width - cell_len(now))
    title = fit(title, min(room, cell_len(title)))
    return [(title, "row--strong"), (fit(now, width - cell_len(title)), "row--quiet")]


def _onwards(title: str, now: str) -> str:
    """The words from shortly before those on which differ from a title's."""
    words, before = now.split(), title.split()
    same = (at for at, (one, other) in enumerate(zip(before, words, strict=False)) if one != other)
    begin = max(next(same, min(len(before), len(words))) - 2, 0)
    return f"…{' '.join(words[begin:])}" if begin else now


def _since(age: str) -> str:
    return "just now" if age == "now" else f"{age} ago" if age[-1] in "mhd" else f"on {age}"


class BookmarksScreen(Over):
    """The list of bookmarks; Enter opens what is kept."""

    opened_by = "bookmarks"
    BINDINGS = bindings(BOOKMARKS)
    DEFAULT_CSS = "BookmarksScreen BookmarkList { height: 1fr; }"

    bookmark_list = query_one(BookmarkList)

    @message
    class Loaded(Message):
        """The bookmarks were looked up."""

        bookmarks: list[Bookmark]
        movements: Mapping[int, Sequence[Movement]]

    def __init__(self) -> None:
        super().__init__()
        self.expect()

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        yield BookmarkList(self.reader.now, classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look them up."""
        self.bookmark_list.border_title = "Bookmarks"
        self.bookmark_list.focus()

    def on_screen_resume(self) -> None:
        """Look up what is kept now: something may have changed on another screen."""
        self.look_again()

    def look_again(self) -> None:
        """Look up the list."""
        self.look_in_turn("bookmarks", self._load)

    # ------------------------------------------------------------------------------------- workers

    @work(thread=True, exclusive=True, group="bookmarks", exit_on_error=False)
    def _load(self) -> None:
        store = self.reader.store
        movements = {one.bookmark.id: one.movements for one in store.moved()}
        self.deliver(self.Loaded(store.bookmarks(), movements))

    @work(thread=True, group="bookmark", exit_on_error=False)
    def _change(self, change: Callable[[], object]) -> None:
        """Change something in the store, and show it; what was looked up before is not shown any more."""
        change()
        self.app.call_from_thread(self.look_again)
        self.tell_home()

    @on(Loaded)
    def _take(self, message: Loaded) -> None:
        moved = sum(one.news for one in message.bookmarks)
        self.bookmark_list.show(message.bookmarks, message.movements)
        self.refresh_bindings()
        self.bookmark_list.empty = f"Nothing yet: {key('bookmark')} on a dispute, a claim or an article bookmarks it."
        number = str(len(message.bookmarks)) if message.bookmarks else ""
        self.bookmark_list.border_subtitle = plain(f"{moved} of {number} moved" if moved else number)
        self.arrive()

    # ------------------------------------------------------------------------------------- actions

    def idle(self, action: str) -> bool:
        """What is for a bookmark has nothing to do where there is none."""
        return (action in OF_BOOKMARK and not self.bookmark_list.count) or super().idle(action)

    @on(RowList.Chosen)
    def _open(self) -> None:
        one = self.bookmark_list.bookmark
        if one is None:
            return
        if one.news:
            self._change(lambda: self.reader.store.seen_bookmark(one.id))
        open_bookmark(self.reader, one, self.bookmark_list.movements.get(one.id, ()))

    def action_remove(self) -> None:
        """Remove the bookmark under the cursor."""
        one = self.bookmark_list.bookmark
        if one is not None:
            self._change(lambda: self.reader.store.remove_bookmark(one.id))
            self.reader.say(f"bookmark removed; {key('undo')} takes it back")

    def action_copy_bookmark(self) -> None:
        """Copy the bookmark under the cursor with its evidence."""
        one = self.bookmark_list.bookmark
        if one is not None:
            text = written([one], Format.MARKDOWN, self.bookmark_list.movements)
            self.reader.copy_words(text, "the bookmark with its evidence")

    def action_take_bookmarks(self) -> None:
        """Ask as what and where to the bookmarks are to be taken, and do it."""
        bookmarks, movements = self.bookmark_list.bookmarks, self.bookmark_list.movements
        if bookmarks:
            take_text(self, "bookmarks", lambda format: written(bookmarks, format, movements))
        else:
            self.reader.say("nothing is bookmarked")

    def action_note(self) -> None:
        """Write a note on the bookmark under the cursor."""
        one = self.bookmark_list.bookmark
        if one is None:
            return

        def take(noted: Noted | None) -> None:
            if noted is not None:
                self._change(lambda: self.reader.store.annotate(one.id, noted.note, noted.tags))

        self.app.push_screen(NoteScreen(one), take)
