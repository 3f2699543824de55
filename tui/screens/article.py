"""One article on the whole screen, its parties beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from claimreader.records import KeptClaim
from tui.bindings import bindings, picked
from tui.commands import ARTICLE
from tui.in_force import key
from tui.opened import Opened
from tui.screens.open_article import OpenArticle
from tui.screens.over import Over
from tui.widgets.article_text import ArticleText
from tui.widgets.key_line import KeyLine
from tui.widgets.parties_pane import PartiesPane

SHARED = ("next-pane", "previous-pane", "read-on", "next-unread", "previous-unread", "toggle-read")
"""What can be done here as on the home screen."""


class ArticleScreen(OpenArticle, Over):
    """An article; in a narrow terminal its parties take its place when they are asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ARTICLE), *picked(*SHARED)]
    DEFAULT_CSS = """
    ArticleScreen {
        #panes { height: 1fr; }
        ArticleText { width: 1fr; }
        PartiesPane { width: 34%; min-width: 30; max-width: 48; }
        &.-without-parties PartiesPane { display: none; }
        &.-one PartiesPane { width: 1fr; max-width: 100%; }
        &.-one.-at-text PartiesPane, &.-one.-at-parties ArticleText { display: none; }
    }
    """

    _from_list = False
    """Opened out of the home screen's list: then one can read on in that."""
    _left_unread: int | None = None
    """The article that the user has marked as unread while it was in front."""

    def __init__(self, article_id: int, claim_id: int | None = None, *, edit: bool = False) -> None:
        super().__init__()
        self._first = (article_id, claim_id)
        self._edit_first = edit

    def _follow_list(self, article_id: int | None) -> None:
        """Show what the home screen's list has gone on to."""
        if article_id is not None and self.is_current:
            self.article_text.scroll_to(y=0, animate=False)
            self.open(article_id)

    def compose(self) -> ComposeResult:
        """The text, the parties, the keys."""
        with Horizontal(id="panes"):
            yield ArticleText(classes="pane")
            yield PartiesPane(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the article."""
        self.add_class("-at-text")
        self.article_text.border_title = "Article"
        self.article_text.focus()
        self._from_list = self.reader.home.article_at == self._first[0]
        self.open(*self._first)
        if self._from_list:
            self.watch(self.reader.home, "article_at", self._follow_list, init=False)

    def watch_opened(self, opened: Opened | None) -> None:
        """Show it, and hold it for read."""
        super().watch_opened(opened)
        if opened is not None and opened.article.id != self._left_unread:
            self.hold_for_read()
        if opened is not None and self._edit_first:
            self._edit_first = False
            if opened.article.versions > 1:
                self.action_edit()

    def idle(self, action: str) -> bool:
        """One can go on to other articles where there is a list to go on in."""
        return (action in ("next_unread", "previous_unread") and not self._from_list) or super().idle(action)

    def action_read_on(self) -> None:
        """Scroll the article; at its end, go on to the next unread one."""
        text = self.article_text
        if text.scroll_offset.y < text.max_scroll_y:
            text.action_pages(1)
        else:
            self.action_next_unread()

    def action_next_unread(self) -> None:
        """Go to the unread article that follows in the list."""
        self._go_on(1)

    def action_previous_unread(self) -> None:
        """Go to the unread article before."""
        self._go_on(-1)

    def _go_on(self, by: int) -> None:
        if self._from_list:
            self.reader.home.go_to_unread(by)
        else:
            self.hint(f"the list is at another article: {key('leave')} goes back to it")

    def action_toggle_read(self) -> None:
        """Leave the article unread; again, it is read."""
        if self.opened is not None:
            article_id, unread = self.opened.article.id, self._left_unread != self.opened.article.id
            self._left_unread = article_id if unread else None
            self.reader.home.mark(article_id, not unread, undoable=True)
            self.reader.say("marked as unread" if unread else "marked as read")

    def open_telling(self, kept: KeptClaim) -> None:
        """Show another outlet's article in the place of this one."""
        self._from_list = False
        self.open(kept.article_id, kept.id)

    def open_other(self, article_id: int) -> None:
        """Show another article of the story in the place of this one."""
        self._from_list = False
        self.article_text.scroll_to(y=0, animate=False)
        self.open(article_id)

    def action_claims_pane(self) -> None:
        """Show the parties or hide them; in one column, go from the text to them and back."""
        if not self.has_class("-one"):
            self.toggle_class("-without-parties")
        hidden = self.has_class("-without-parties") if not self.has_class("-one") else self.has_class("-at-parties")
        self._go(self.article_text if hidden else self.parties_pane)

    def action_step_pane(self, by: int) -> None:
        """Go to the parties, or back to the text."""
        self._go(self.parties_pane if by > 0 else self.article_text)

    def _go(self, pane: ArticleText | PartiesPane) -> None:
        at_text = pane is self.article_text
        self.set_class(at_text, "-at-text")
        self.set_class(not at_text, "-at-parties")
        if not at_text and not self.has_class("-one"):
            self.remove_class("-without-parties")
        pane.focus()

    def action_leave(self) -> None:
        """Go back to where the article was opened; in one column from the parties to the text first."""
        if self.has_class("-one") and self.has_class("-at-parties"):
            self._go(self.article_text)
        else:
            self.dismiss()
