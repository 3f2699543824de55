"""The command palette: the commands that can be run where the user is, found by their words."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.types import IgnoreReturnCallbackType

from tui.command import Command
from tui.commands import GROUPS, LISTS, commands
from tui.keys import names
from tui.widgets.key_line import is_idle


class Offer(NamedTuple):
    """A line of the palette."""

    title: str
    help: str
    run: IgnoreReturnCallbackType


class ReaderCommands(Provider):
    """Offers every command whose key would do something now, and the themes."""

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for offer in self._offers():
            yield DiscoveryHit(Content(offer.title), offer.run, help=offer.help)

    async def search(self, query: str) -> Hits:
        """What the typed letters are found in."""
        matcher = self.matcher(query)
        for offer in self._offers():
            score = max(matcher.match(offer.title), matcher.match(offer.help) * 0.5)
            if score > 0:
                yield Hit(score, matcher.highlight(offer.title), offer.run, help=offer.help)

    def _offers(self) -> Iterator[Offer]:
        known = {command.id: command for command in commands(group for group in GROUPS if group is not LISTS)}
        offered: set[str] = {"palette"}
        for active in self.screen.active_bindings.values():
            command = known.get(active.binding.id or "")
            if command is None or not active.enabled or is_idle(active) or command.id in offered:
                continue
            offered.add(command.id)
            yield Offer(_title(command), command.help, partial(self._run, active.node, command.action))
        for name in sorted(self.app.available_themes, key=lambda name: (not name.startswith("claimreader"), name)):
            yield Offer(f"Theme: {name}", "Change how the reader looks.", partial(self._wear, name))

    async def _run(self, node: DOMNode, action: str) -> None:
        await self.app.run_action(action, node)

    def _wear(self, name: str) -> None:
        from tui.app import ClaimReader

        assert isinstance(self.app, ClaimReader)
        self.app.wear(name)


def _title(command: Command) -> str:
    return f"{command.title}  ({' '.join(names(command.key))})"
