"""The ways from home to the other screens, each imported when it is gone."""

from typing import Any, Protocol

from textual.app import App


class _OnScreen(Protocol):
    @property
    def app(self) -> App[Any]: ...


class Ways:
    """Actions that open a screen over home."""

    def action_search(self: _OnScreen) -> None:
        """Find articles by their words."""
        from tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen())

    def action_feed_errors(self: _OnScreen) -> None:
        """Show how it went with every feed."""
        from tui.screens.feed_errors import FeedErrors

        self.app.push_screen(FeedErrors())

    def action_disputes(self: _OnScreen) -> None:
        """Show every open dispute."""
        from tui.screens.disputes import DisputesScreen

        self.app.push_screen(DisputesScreen())

    def action_bookmarks(self: _OnScreen) -> None:
        """Show what is bookmarked."""
        from tui.screens.bookmarks import BookmarksScreen

        self.app.push_screen(BookmarksScreen())

    def action_parties(self: _OnScreen) -> None:
        """Show who claims something."""
        from tui.screens.parties import PartiesScreen

        self.app.push_screen(PartiesScreen())
