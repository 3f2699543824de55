"""Reading through the lists: what is read, what is next, and taking it back."""

from array import array
from dataclasses import replace
from functools import partial

from textual import on, work
from textual.message import Message

from claimreader.records import ArticleQuery
from tui.in_force import key
from tui.messages import message
from tui.screens.browsing import Browsing
from tui.widgets.feed_list import Place

NEARBY = 200
"""Lines that are looked through at once for an unread article; what is farther away is looked for in the store."""

MANY = 20_000
"""Articles that are marked for long enough to say so meanwhile."""
MARKING = "marking as read..."


class Marking(Browsing):
    """A screen whose articles are marked as read, and gone through from one unread to the next."""

    @message
    class Marked(Message):
        """Read marks were set in the store; `number` is told when it is not None."""

        article_id: int | None = None
        number: int | None = None

    @message
    class Undone(Message):
        """The last change was taken back; None: there was none."""

        what: str | None

    @message
    class Found(Message):
        """The unread article that was looked for; None: there is none left."""

        place: Place
        article_id: int | None

    def visit(self, article_id: int) -> None:
        """What is done with an article that was gone to; the screen says."""
        raise NotImplementedError

    # --------------------------------------------------------------------------------- read marks

    def mark(self, article_id: int, read: bool = True, *, undoable: bool = False) -> None:
        """Mark an article, on the screen at once and then in the store; `undoable` where the user asked for it."""
        row = self.article_list.row_of(article_id)
        if row is None or row.read != read:
            self.article_list.patch(article_id, read=read)
            self._mark(article_id, read, undoable)

    @work(thread=True, group="marks", exit_on_error=False)
    def _mark(self, article_id: int, read: bool, undoable: bool) -> None:
        self.reader.store.mark_read([article_id], read, undoable=undoable)
        self.deliver(self.Marked(article_id))

    @work(thread=True, group="marks", exit_on_error=False)
    def _mark_all(self, query: ArticleQuery) -> None:
        self.deliver(self.Marked(number=self.reader.store.mark_all_read(query)))

    @on(Marked)
    def _after_marking(self, message: Marked) -> None:
        if message.number is not None:
            done = f"{message.number:,} marked as read; {key('undo')} takes it back"
            self.reader.say(done if message.number else "nothing was unread")
        self.article_list.freshen(message.article_id)
        self.count_again()

    def action_toggle_read(self) -> None:
        """The article under the cursor: read, or unread again."""
        row = self.article_list.current_row()
        if row is not None:
            self.mark(row.id, not row.read, undoable=True)

    def action_mark_all_read(self) -> None:
        """Everything in the list is read."""
        if self.article_list.count >= MANY:
            self.reader.say(MARKING)
        self._mark_all(self.query_here)

    def action_unread_only(self) -> None:
        """Hide what is read, or show it again."""
        self.unread_only = not self.unread_only

    # ---------------------------------------------------------------------------------------- undo

    @work(thread=True, group="marks", exit_on_error=False)
    def undo(self) -> None:
        """Take back the last change, whichever it was."""
        self.deliver(self.Undone(self.reader.store.undo()))

    @on(Undone)
    def _after_undoing(self, message: Undone) -> None:
        self.reader.say(f"taken back: {message.what}" if message.what else "there is nothing to take back")
        self.article_list.freshen()
        self.look_again()
        self.reader.stories.wake()

    # ----------------------------------------------------------------------------- the next unread

    def action_next_unread(self) -> None:
        """Go to the unread article after this one, in this list or in the next feed that has any."""
        self._step_unread(1)

    def action_previous_unread(self) -> None:
        """Go to the unread article before this one."""
        self._step_unread(-1)

    def go_to_unread(self, by: int) -> None:
        """The same for a screen that lies over this one; there too, keys wait for a list that is on its way."""
        step = partial(self._step_unread, by)
        if self.ready_for("next_unread", self, step):
            step()

    def _step_unread(self, by: int) -> None:
        articles = self.article_list
        here = articles.cursor
        last = here + by * NEARBY
        for index in range(here + by, max(-1, min(last, articles.count)), by) if articles.count else ():
            row = articles.row(index)
            if row is not None and not row.read:
                articles.cursor = index
                self.visit(row.id)
                return
        self.expect()
        ahead = articles.ids[here + 1 :] if by > 0 else articles.ids[:here][::-1]
        self._seek(self.place, ahead, self._feeds_from_here(by))

    def _feeds_from_here(self, by: int) -> list[Place]:
        """The other feeds in the order in which they are gone through, where the place is a feed."""
        places = self.overview.in_order()
        here = places.index(self.place) if self.place in places else 0
        others = [*places[here + 1 :], *places[:here]]
        return [] if self.place.kind != "feed" else others if by > 0 else others[::-1]

    @work(thread=True, exclusive=True, group="seek", exit_on_error=False)
    def _seek(self, place: Place, ahead: "array[int]", elsewhere: list[Place]) -> None:
        store = self.reader.store
        unread = set(store.article_ids(replace(place.query, unread=True)))
        found = next((id for id in ahead if id in unread), None)
        for other in elsewhere if found is None else ():
            first = store.article_ids(replace(other.query, unread=True), 1)
            if first:
                place, found = other, first[0]
                break
        self.deliver(self.Found(place, found))

    @on(Found)
    def _go_to_found(self, message: Found) -> None:
        if message.article_id is not None and message.place != self.place:
            self.go(message.place, message.article_id)
            self.visit(message.article_id)
            return
        self.arrive()
        if message.article_id is None:
            self.reader.say("no more unread articles")
        else:
            self.article_list.cursor = self.article_list.index_of(message.article_id) or 0
            self.visit(message.article_id)
