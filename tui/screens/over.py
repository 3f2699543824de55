"""What the screens have in common that lie over the one they were opened from."""

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message

from tui.bindings import bindings, picked
from tui.commands import LEAVE
from tui.messages import message
from tui.reading import ClaimsRead
from tui.screens.base import ReaderScreen
from tui.screens.marking import Marking
from tui.widgets.row_list import RowList
from tui.widgets.sheet import Sheet

SOON = 1.0
"""Seconds between two looks at what is shown, while claims are being read."""


class Over(ReaderScreen[None]):
    """A screen that one goes back from; what is taken back on it is seen on it at once."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LEAVE), *picked("undo"), *picked("read-on", quiet=True)]

    _stale = False
    """Whether it is to be looked up anew soon."""

    @message
    class TakenBack(Message):
        """The last change was taken back; None: there was none."""

        what: str | None

    def look_again(self) -> None:
        """Look up anew what is shown, since it may have changed."""

    @on(ClaimsRead)
    def _look_again_soon(self) -> None:
        """Articles may be read by the dozen: what is shown follows them once in a while."""
        if not self._stale:
            self._stale = True
            self.set_timer(SOON, self._look_now)

    def _look_now(self) -> None:
        self._stale = False
        self.look_again()

    def tell_home(self, article_id: int | None = None) -> None:
        """What the home screen shows of an article, or at all, may have changed."""
        self.reader.home.post_message(Marking.Marked(article_id))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def action_let_go(self) -> None:
        """Go back; a screen on which something can be chosen lets go of that first."""
        self.action_leave()

    def action_read_on(self) -> None:
        """Go a page on."""
        if isinstance(self.focused, Sheet | RowList):
            self.focused.action_pages(1)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._undo()

    @work(thread=True, group="undo", exit_on_error=False)
    def _undo(self) -> None:
        self.deliver(self.TakenBack(self.reader.store.undo()))

    @on(TakenBack)
    def _after_undoing(self, message: TakenBack) -> None:
        self.reader.home.post_message(Marking.Undone(message.what))
        self.look_again()
