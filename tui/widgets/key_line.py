"""The last line of a screen: the keys that do something now, as many as fit, and what there is to say."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol, runtime_checkable

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.keys import key_to_character
from textual.style import Style
from textual.widget import Widget

from tui.commands import EVERYWHERE, commands

GAP = "  "
BACK = ("leave", "leave-search", "leave-errors")
"""The commands that lead back to where the user came from."""
SOON = 0.05
"""Seconds until a change of what the keys do is shown."""
SECONDS = 5.0
"""How long a message stands there."""


@runtime_checkable
class Speaks(Protocol):
    """A program with something to say."""

    word: str


@runtime_checkable
class Offers(Protocol):
    """Something with keys that may have nothing to do."""

    def idle(self, action: str) -> bool:
        """Whether an action would only say why it does nothing."""


class KeyLine(Widget):
    """Keys and what they do, out of the bindings that are active where the focus is; a click is as good as the key."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        width: 1fr;
        background: $footer-background;
        color: $footer-description-foreground;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow what the screen can do."""
        self._stale = False
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._grow_stale())

    def _grow_stale(self) -> None:
        """Say what the keys do now, soon: it changes several times while an article is opened."""
        if not self._stale:
            self._stale = True
            self.set_timer(SOON, self._freshen)

    def _freshen(self) -> None:
        self._stale = False
        self.refresh()

    def has_room_for(self, word: str) -> bool:
        """Whether a message fits into the line."""
        return cell_len(word) <= self.size.width

    def render(self) -> Content:
        """The keys for where the user is, as many as fit; at the right a message, or the keys for everywhere."""
        everywhere = {command.id for command in EVERYWHERE.commands}
        order = {command.id: place for place, command in enumerate(commands())}
        active = {one.binding.action: one.binding for one in self._shown()}
        entries = sorted(active.values(), key=lambda binding: order.get(binding.id or "", -1))
        word = self.app.word if isinstance(self.app, Speaks) else ""
        right = Content(GAP).join(self._entry(one) for one in entries if one.id in everywhere)
        right = Content.styled(word, "$foreground") if word else right
        back = [self._entry(one) + Content(GAP) for one in entries if one.id in BACK]
        kept = sum(entry.cell_length for entry in back)  # whatever has to give way, the way back is seen
        left, room = Content(""), self.size.width - right.cell_length - len(GAP) - kept
        for entry in (self._entry(one) for one in entries if one.id not in (*everywhere, *BACK)):
            if left.cell_length + entry.cell_length > room:
                break
            left += entry + Content(GAP)
        left += Content("").join(back) if room >= 0 else Content("")
        return left + Content(" " * max(self.size.width - left.cell_length - right.cell_length, 0)) + right

    def _shown(self) -> Iterator[ActiveBinding]:
        """The bindings that say something here, the first key of each command."""
        told: set[str] = set()
        for one in self.screen.active_bindings.values():
            if one.enabled and one.binding.show and not is_idle(one) and one.binding.action not in told:
                told.add(one.binding.action)
                yield one

    def _entry(self, binding: Binding) -> Content:
        first = _first_key(binding)
        typed = self.screen.focused is not None and self.screen.focused.check_consume_key(
            first, key_to_character(first)
        )
        key = self.app.get_key_display(binding if typed else replace(binding, key=first))
        entry = Content.assemble((key, "bold $footer-key-foreground"), (f" {binding.description}", ""))
        return entry.stylize(Style.from_meta({"key": binding.key}))

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        key = event.style.meta.get("key")
        if key is not None:
            self.app.simulate_key(key)


def _first_key(binding: Binding) -> str:
    """The key that a command is known by, also where what has the keyboard takes that one first and passes it on."""
    keys = next((one.key.split(",") for one in commands() if one.id == binding.id), [])
    return keys[0] if binding.key in keys else binding.key


def is_idle(one: ActiveBinding) -> bool:
    """Whether a key would only say why it does nothing."""
    return isinstance(one.node, Offers) and one.node.idle(one.binding.action.partition("(")[0])
