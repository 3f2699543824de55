"""How one screen leads to another, to the browser and to the clipboard; each screen is imported when it is gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.commands import command_of
from tui.in_force import key
from tui.screens.base import ReaderScreen
from tui.speaking import Speaking

if TYPE_CHECKING:
    from claimreader.records import Movement


class Going(Speaking):
    """A program whose screens are gone to from anywhere."""

    browser: Sequence[str] = ()
    """The command that opens addresses; none: the system's way."""

    def open_article(self, article_id: int, claim_id: int | None = None) -> None:
        """Show an article on a screen of its own, at a claim if one is given."""
        from tui.screens.article import ArticleScreen

        self.push_screen(ArticleScreen(article_id, claim_id))

    def open_edit(self, article_id: int) -> None:
        """Show what was edited in an article, on a screen of its own."""
        from tui.screens.article import ArticleScreen

        self.push_screen(ArticleScreen(article_id, edit=True))

    def open_dispute(self, dispute_id: int, claim_id: int | None = None, moved: Sequence[Movement] = ()) -> None:
        """Show both sides of a dispute, at a claim if one is given, with what has `moved` since the user looked."""
        from tui.screens.dispute import DisputeScreen

        self.push_screen(DisputeScreen(dispute_id, claim_id, moved))

    def open_party(self, name: str) -> None:
        """Show all that a party has said."""
        from tui.screens.party import PartyScreen

        self.push_screen(PartyScreen(name))

    # ------------------------------------------------------------------------------- out of the program

    def follow(self, url: str | None) -> None:
        """Open an address in the browser, if it is one that may be."""
        link = _checked(url)
        if link is None:
            self.say("this article has no address that can be opened" if not url else f"not opened: {url}", "warning")
            return
        from tui.opener import Unopened, open_link

        try:
            open_link(link, self.browser, self)
        except Unopened as error:
            self.say(f"the browser could not be started: {error}", "error")

    def copy_words(self, words: str, what: str) -> None:
        """Put words on the clipboard, through the terminal; `what` they are, to be told."""
        self.copy_to_clipboard(words)
        self.say(f"copied {what}")

    def copy(self, url: str | None) -> None:
        """Put an address on the clipboard, through the terminal."""
        link = _checked(url)
        if link is None:
            self.say("this article has no address to copy", "warning")
            return
        self.copy_to_clipboard(link)
        self.say(f"copied {link}")

    # ------------------------------------------------------------------------------------- actions

    def action_search(self) -> None:
        """Find articles by their words."""
        from tui.screens.search import SearchScreen

        self._go_over(SearchScreen)

    def action_feed_errors(self) -> None:
        """Show how it went with every feed."""
        from tui.screens.feed_errors import FeedErrors

        self._go_over(FeedErrors)

    def action_disputes(self) -> None:
        """Show every open dispute."""
        from tui.screens.disputes import DisputesScreen

        self._go_over(DisputesScreen)

    def action_bookmarks(self) -> None:
        """Show what is bookmarked."""
        from tui.screens.bookmarks import BookmarksScreen

        self._go_over(BookmarksScreen)

    def action_parties(self) -> None:
        """Show who claims something."""
        from tui.screens.parties import PartiesScreen

        self._go_over(PartiesScreen)

    def action_settings(self) -> None:
        """Show what is wrong in the configuration."""
        from tui.screens.settings import SettingsScreen

        self._go_over(SettingsScreen)

    def _go_over(self, kind: type[ReaderScreen[None]]) -> None:
        """Open a screen, unless it is the one that is in front."""
        if isinstance(self.screen, kind):
            self.say(f"“{command_of(kind.opened_by).title}” is what you are looking at")
        else:
            self.push_screen(kind())

    def idle(self, action: str) -> bool:
        """Keys that only say where they are for, or that one is there, are not offered."""
        here = self.screen.opened_by if isinstance(self.screen, ReaderScreen) else ""
        return action in ("only_at_home", here.replace("-", "_"))

    def action_only_at_home(self, id: str) -> None:
        """Say of a key that it is for the first screen."""
        text = f"“{command_of(id).title}” is for the lists of feeds and articles: {key('leave')} goes back"
        if isinstance(self.screen, ReaderScreen):
            self.screen.hint(text)
        else:
            self.say(text)


def _checked(url: str | None) -> str | None:
    from claimreader.feeds.clean import safe_link

    return safe_link(url)
