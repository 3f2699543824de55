"""The panes of the home screen: which stand side by side, which of them has the keyboard, and the ways between them."""

from textual.widget import Widget

from tui.screens.base import columns_in
from tui.screens.browsing import Browsing
from tui.screens.shown_article import ShownArticle


class Panes(Browsing, ShownArticle):
    """Feeds, articles, the article and its parties, as far as the terminal is wide; in one column, one of the lists."""

    def __init__(self) -> None:
        super().__init__()
        self.set_classes("-at-articles")

    def on_resize(self) -> None:
        """Use the room there is: two lines for an article where the list has the whole height."""
        self.article_list.set_row_height(1 if self.wide else 2)

    @property
    def wide(self) -> bool:
        """Whether the article is shown beside the lists."""
        return columns_in(self.app.size.width) == 3

    def _panes(self) -> list[Widget]:
        """The panes from left to right that the keyboard can be in."""
        panes: list[Widget] = [self.feed_list, self.article_list, self.article_text, self.parties_pane]
        return [pane for pane in panes if pane.display] if self.wide else panes[:2]

    def focus_on(self, pane: Widget) -> None:
        """Put the keyboard into a pane, which in one column is the one that is shown."""
        self.set_class(pane is self.feed_list, "-at-feeds")
        self.set_class(pane is not self.feed_list, "-at-articles")
        pane.focus()

    def action_step_pane(self, by: int) -> None:
        """Go to the pane on the right, or on the left."""
        panes = self._panes()
        here = panes.index(self.focused) if self.focused in panes else 0
        self.focus_on(panes[max(0, min(here + by, len(panes) - 1))])

    async def action_back(self) -> None:
        """From the article to the list, in one column from the list to the feeds, and from there out."""
        if self.focused in (self.article_text, self.parties_pane):
            self.focus_on(self.article_list)
        elif self.has_class("-one") and self.focused is self.article_list:
            self.focus_on(self.feed_list)
        else:
            await self.app.action_quit()

    def action_claims_pane(self) -> None:
        """Show the parties, or hide them."""
        if self.focused is self.parties_pane:
            self.focus_on(self.article_list)
        self.toggle_class("-without-parties")
