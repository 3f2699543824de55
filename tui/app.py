"""The program on the terminal: what all screens share."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from claimreader.config import Config
from claimreader.records import Feed, Progress
from storage import Store
from tui import in_force, themes
from tui.aside import Aside, Reads
from tui.background import Background
from tui.bindings import bindings, only_at_home
from tui.commands import EVERYWHERE, GOING
from tui.going import Going
from tui.keys import keymap, names
from tui.leaving import Leaving
from tui.palette import Palette
from tui.reading import ClaimsRead, ReadingFailed, ReadingService
from tui.screens.base import ReaderScreen
from tui.screens.home import HomeScreen
from tui.telling import StoriesMoved, StoryService

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.command import Provider

    from claimreader.feeds.discover import Found

Refresher = Callable[[Sequence[Feed]], AsyncIterator[Progress]]
"""Asks these feeds for news, and says how it goes."""
Finder = Callable[[str], Awaitable["Sequence[Found]"]]
"""Finds the feeds at an address that a user typed."""

Pages = Callable[[int], Awaitable[bool]]
"""Fetches the page of an article and keeps what stands there; whether that is news."""


def _collect_garbage() -> None:
    """Look for garbage again, where that was stopped for the start, but not in what was made by now."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _palette() -> type[Provider]:
    """What the command palette offers, imported when it is asked for."""
    from tui.command_palette import ReaderCommands

    return ReaderCommands


class ClaimReader(Leaving, Going):
    """The reader: a store to read from, a configuration, and the screens."""

    TITLE = "claimreader"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE, GOING), *only_at_home()]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
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
        self.browser = self.config.browser
        self.now = now
        self.background = Background()
        self.refresher = refresher or self._refresh
        self.finder = finder or self._find
        self.pages = pages or self._fetch_page
        reads = reads or self._aside()
        self.reading = ReadingService(store, reads, self.post_message)
        self.stories = StoryService(store, reads.disputes, self.post_message, self.config.parties)
        self.outcomes: dict[int, Progress] = {}
        """What came of asking each feed since the program started."""
        self.problems = self.config.problems
        """What is wrong in the configuration, as far as it is known yet."""
        self.merging: int | None = None
        """The article whose story shall be merged with that of another one, which is still to be chosen."""
        in_force.take(self.config.keys)
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
        """Take the user's keys; the rest waits for the first paint."""
        self.set_keymap(keymap(self.config.keys).keymap)
        self.call_after_refresh(_collect_garbage)
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

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Two commands on one key, which was not seen before: the configuration gave it to both."""
        for pressed in sorted({binding.key for binding in clashed_bindings}):
            both = sorted(id for id, keys in keymap(self.config.keys).keymap.items() if pressed in keys.split(","))
            if not any(all(id in problem for id in both) for problem in self.problems):
                ids = " and ".join(f"keys.{id}" for id in both)
                self.problems += (f"{ids} are both {names(pressed)[0]}: only one of them can hear it",)
                self.home.tell(self.problems)

    # ------------------------------------------------------------------------------------- actions

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do nothing that the user could not see, and nothing to what is not on the screen yet: that is done then."""
        screen = self.screen
        if not isinstance(screen, ReaderScreen) or not isinstance(action, str):
            return await super().run_action(action, default_namespace, namespaces)
        if action != "quit" and screen.too_small:
            return False
        self.let_word_go()
        do = partial(super().run_action, action, default_namespace, namespaces)
        return await do() if screen.ready_for(action.partition("(")[0], default_namespace, do) else True

    async def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        active = [one.binding for one in self.screen.active_bindings.values()]
        here = {one.id for one in active if one.id and not one.action.startswith("only_at_home")}
        await self.push_screen(HelpScreen(here))

    def action_next_theme(self) -> None:
        """Another look; it is remembered."""
        self.wear(themes.after(self.theme))

    def wear(self, theme: str) -> None:
        """Take on a theme, for good."""
        self.theme = theme
        self.run_worker(self._remember_theme, thread=True, group="theme", exit_on_error=False)

    def action_moved(self) -> None:
        """Go to the bookmark that moved last, at what is new."""
        self.home.action_moved()

    def action_undo(self) -> None:
        """Take back the last change, and show what it changed."""
        self.home.undo()

    def _remember_theme(self) -> None:
        self.store.remember("theme", f"{self.config.theme} {self.theme}")

    def _dress(self) -> None:
        """The theme that was chosen last, unless the configuration has been given another one since."""
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
        if "quiet" not in variables:
            variables["quiet"] = themes.quieter(variables["foreground"], variables["background"])
        return variables

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """None of Textual's own: the palette lists ours."""
        return ()
