"""One article on the whole screen, its parties beside it."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.commands import ARTICLE, bindings, picked
from tui.screens.open_article import OpenArticle, Opened
from tui.screens.over import Over
from tui.widgets.article_text import ArticleText
from tui.widgets.key_line import KeyLine
from tui.widgets.parties_pane import PartiesPane


class ArticleScreen(OpenArticle, Over):
    """An article; in a narrow terminal its parties take its place when they are asked for."""

    BINDINGS = [*bindings(ARTICLE), *picked("next-pane", "previous-pane", "read-on")]  # noqa: RUF012
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

    def __init__(self, article_id: int, claim_id: int | None = None) -> None:
        super().__init__()
        self._wanted = (article_id, claim_id)

    def compose(self) -> ComposeResult:
        """The text, the parties, the keys."""
        with Horizontal(id="panes"):
            yield ArticleText(classes="pane")
            yield PartiesPane(classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the article."""
        self.add_class("-at-text")
        self.article_text.focus()
        self.open(*self._wanted)

    def watch_opened(self, opened: Opened | None) -> None:
        """Show it, and hold it for read."""
        super().watch_opened(opened)
        self.hold_for_read()

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
