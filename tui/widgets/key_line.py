"""The last line of a screen: the keys that do something now, as many as fit."""

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.commands import commands


class KeyLine(Widget):
    """Keys and what they do, out of the bindings that are active where the focus is; a click is as good as the key."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
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
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """The keys, in the order of the command list, up to the first that does not fit."""
        order = {command.id: place for place, command in enumerate(commands())}
        active = [one.binding for one in self.screen.active_bindings.values() if one.enabled and one.binding.show]
        active.sort(key=lambda binding: order.get(binding.id or "", -1))
        line, room, seen = Content(""), self.size.width, set[str]()
        for binding in active:
            if binding.action in seen:
                continue
            seen.add(binding.action)
            key = self.app.get_key_display(binding)
            entry = Content.assemble((key, "bold $footer-key-foreground"), (f" {binding.description}", ""))
            if line.cell_length + entry.cell_length > room:
                break
            line += entry.stylize(Style.from_meta({"key": binding.key})) + Content("   ")
        return line

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        key = event.style.meta.get("key")
        if key is not None:
            self.app.simulate_key(key)
