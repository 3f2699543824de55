"""The program on the terminal: what all screens share, and how one leads to another."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from claimreader.config import Config
from claimreader.errors import ClaimReaderError
from claimreader.records import Feed, Progress
from storage import Store
from tui import themes
from tui.background import Background
from tui.commands import EVERYWHERE, bindings
from tui.keys import keymap
from tui.palette import Palette
from tui.reading import Aside, ClaimsRead, ReadingFailed, ReadingService, Reads
from tui.safe import safe
from tui.screens.base import ReaderScreen
from tui.screens.home import HomeScreen
from tui.telling import StoriesMoved, StoryService

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.command import Provider
    from textual.notifications import SeverityLevel

    from claimreader.feeds.discover import Found

Refresher = Callable[[Sequence[Feed]], AsyncIterator[Progress]]
"""Asks these feeds for news, and says how it goes."""
Finder = Callable[[str], Awaitable["Sequence[Found]"]]
"""Finds the feeds at an address that a user typed."""

Pages = Callable[[int], Awaitable[bool]]
"""Fetches the page of an article and keeps what stands there; whether that is news."""

_log = logging.getLogger(__name__)


def _palette() -> type[Provider]:
    """What the command palette offers, imported when it is asked for."""
    from tui.command_palette import ReaderCommands

    return ReaderCommands


class ClaimReader(App[None]):
    """The reader: a store to read from, a configuration, and the screens."""

    TITLE = "claimreader"
    BINDINGS = bindings(EVERYWHERE)
    COMMANDS = {_palette}  # noqa: RUF012
    COMMAND_PALETTE_BINDING = "f1"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        store: Store,
        config: Config | None = None,
        *,
        refresher: Refresher | None = None,
        finder: Finder | None = None,
        reads: Reads | None = None,
        pages: Pages | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.store = store
        self.config = config or Config()
        self.now = now
        self.background = Background()
        self.refresher = refresher or self._refresh
        self.finder = finder or self._find
        self.pages = pages or self._fetch_page
        reads = reads or self._aside()
        self.reading = ReadingService(store, reads, self.post_message)
        self.stories = StoryService(store, reads.disputes, self.post_message)
        self.outcomes: dict[int, Progress] = {}
        """What came of asking each feed since the program started."""
        self.merging: int | None = None
        """The article whose story shall be merged with that of another one, which is still to be chosen."""
        self.home = HomeScreen()
        self._dress()

    def _aside(self) -> Aside:
        """Who reads claims, as the user has set it."""
        return Aside(self.config.known_parties(), self.config.claims.least)

    @cached_property
    def palette(self) -> Palette:
        """The parties' colours, the same on every screen."""
        return Palette(self.config.known_parties())

    def get_default_screen(self) -> Screen[None]:
        """The home screen lies under all others."""
        return self.home

    def on_mount(self) -> None:
        """Take the user's keys, and tell what the configuration has wrong."""
        self.set_keymap(keymap(self.config.keys).keymap)
        for problem in self.config.problems:
            self.say(problem, "warning", timeout=20)
        self.call_after_refresh(self.background.start, self.reading.run, "reading")
        self.call_after_refresh(self.background.start, self.stories.run, "stories")

    def news_came(self) -> None:
        """Articles are there whose claims nobody has read."""
        self.reading.wake()
        self.stories.wake()

    def on_claims_read(self, message: ClaimsRead) -> None:
        """Tell every screen that is open, the one in front first."""
        for screen in reversed(self.screen_stack):
            screen.post_message(ClaimsRead(message.version_id, message.article_id))
        self.stories.wake()

    def on_stories_moved(self, message: StoriesMoved) -> None:
        """Tell every screen that is open, the one in front first."""
        for screen in reversed(self.screen_stack):
            screen.post_message(StoriesMoved(message.article_ids))

    def on_reading_failed(self, message: ReadingFailed) -> None:
        """Say why claims are not marked."""
        self.say(f"claims could not be read: {message.error}", "error", timeout=15)

    def on_unmount(self) -> None:
        """Leave nothing running."""
        self.background.close()

    # ------------------------------------------------------------------------------------- telling

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what made a worker of the program's own fail."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.complain(event.worker.error)

    def say(self, text: str, severity: SeverityLevel = "information", *, timeout: float | None = None) -> None:
        """Show a short message for a while; `text` may be from anywhere."""
        self.notify(safe(text, 400), severity=severity, markup=False, timeout=timeout)

    def complain(self, error: BaseException) -> None:
        """Show what went wrong; what is no fault of the world is logged with where it happened."""
        if isinstance(error, ClaimReaderError):
            self.say(str(error), "error", timeout=10)
        else:
            _log.error("a worker failed", exc_info=error)
            self.say(f"something went wrong: {type(error).__name__}: {error}", "error", timeout=10)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Two commands on one key: the configuration gave it to both."""
        names = " and ".join(sorted({f"“{binding.description}”" for binding in clashed_bindings}))
        if names not in self._clashes_told:
            self._clashes_told.add(names)
            self.say(f"the same key is set for another command and {names}", "warning")

    # --------------------------------------------------------------------------------------- going

    def open_article(self, article_id: int, claim_id: int | None = None) -> None:
        """Show an article on a screen of its own, at a claim if one is given."""
        from tui.screens.article import ArticleScreen

        self.push_screen(ArticleScreen(article_id, claim_id))

    def open_edit(self, article_id: int) -> None:
        """Show what was edited in an article, on a screen of its own."""
        from tui.screens.article import ArticleScreen

        self.push_screen(ArticleScreen(article_id, edit=True))

    def open_dispute(self, dispute_id: int, claim_id: int | None = None) -> None:
        """Show both sides of a dispute, at a claim if one is given."""
        from tui.screens.dispute import DisputeScreen

        self.push_screen(DisputeScreen(dispute_id, claim_id))

    def open_party(self, name: str) -> None:
        """Show all that a party has said."""
        from tui.screens.party import PartyScreen

        self.push_screen(PartyScreen(name))

    def follow(self, url: str | None) -> None:
        """Open an address in the browser, if it is one that may be."""
        link = _checked(url)
        if link is None:
            self.say("this article has no address that can be opened" if not url else f"not opened: {url}", "warning")
            return
        from tui.opener import Unopened, open_link

        try:
            open_link(link, self.config.browser, self)
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

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do nothing that the user could not see: where the terminal is too small, one can only leave."""
        if action != "quit" and isinstance(self.screen, ReaderScreen) and self.screen.too_small:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    async def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        await self.push_screen(HelpScreen())

    def action_next_theme(self) -> None:
        """Another look; it is remembered."""
        self.wear(themes.after(self.theme))

    def wear(self, theme: str) -> None:
        """Take on a theme, for good."""
        self.theme = theme
        self.run_worker(self._remember_theme, thread=True, group="theme", exit_on_error=False)

    def action_undo(self) -> None:
        """Take back the last change, and show what it changed."""
        self.home.undo()

    def _remember_theme(self) -> None:
        self.store.remember("theme", f"{self.config.theme} {self.theme}")

    def _dress(self) -> None:
        """The theme that was chosen last, unless the configuration has been given another one since."""
        self._clashes_told: set[str] = set()
        for theme in themes.THEMES:
            self.register_theme(theme)
        configured, _, chosen = (self.store.recall("theme") or "").partition(" ")
        wanted = themes.named(chosen if configured == self.config.theme else self.config.theme)
        self.theme = wanted if wanted in self.available_themes else themes.DARK.name

    def _refresh(self, feeds: Sequence[Feed]) -> AsyncIterator[Progress]:
        from tui.refreshing import refreshed

        return refreshed(self.store, self.config, feeds, self.now)

    async def _fetch_page(self, article_id: int) -> bool:
        from claimreader.refresh import fetch_full_text
        from tui.commandline.news import refresh_settings

        return await fetch_full_text(self.store, article_id, settings=refresh_settings(self.config), now=self.now)

    async def _find(self, address: str) -> Sequence[Found]:
        from claimreader.feeds.discover import discover
        from claimreader.feeds.fetch import Fetcher
        from tui.commandline.news import fetch_settings

        async with Fetcher(fetch_settings(self.config)) as fetcher:
            return await discover(fetcher, address)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; themes that are not ours have no name for what is quiet."""
        variables = super().get_css_variables()
        variables.setdefault("quiet", variables["text-muted"])
        return variables

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """None of Textual's own: the palette lists ours."""
        return ()


def _checked(url: str | None) -> str | None:
    from claimreader.feeds.clean import safe_link

    return safe_link(url)
