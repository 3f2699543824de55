"""What stands above the panes while the user has no feed of their own: where they are, and the four ways on."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.command import Command
from tui.commands import WELCOME, command_of
from tui.in_force import key, keys_of

INVENTED = "A sample edition: outlets, places, people are invented."
SAMPLE = (
    "This is a sample edition: five invented outlets tell three affairs, each its own way. None of it has happened."
)
MARKS = (
    "Marked words are claims, with their party's letter and colour; ! is contested. At right: who says and denies what."
)
SHORT = {"door-address": "Address", "door-opml": "OPML", "door-newsboat": "newsboat", "door-starters": "Starter list"}
BARE = "There is no feed here yet. Four ways to begin:"


class Welcome(Widget):
    """A few lines of welcome, and the four doors as keys that can be clicked as well."""

    BORDER_TITLE = "Welcome to claimreader"
    DEFAULT_CSS = """
    Welcome {
        height: auto;
        border: round $accent;
        border-title-color: $accent;
        border-title-style: bold;
        padding: 0 1;
        &.-away { display: none; }
    }
    """
    ALLOW_SELECT = False

    with_sample: reactive[bool] = reactive(True, layout=True)
    """Whether the sample edition lies below."""
    short: reactive[bool] = reactive(False, layout=True)
    """Whether there is little room."""
    newsboat: reactive[str] = reactive("", layout=True)
    """Where a list of newsboat's was found."""

    def render(self) -> Content:
        """The welcome and the doors."""
        gap = Content("  " if self.short else "   ")
        doors = [self._door(command) for command in WELCOME.commands]
        if self.with_sample:
            doors.append(_key("drop-sample", "Drop it" if self.short else "Remove the sample"))
        lines = [Content(BARE if not self.with_sample else INVENTED if self.short else SAMPLE)]
        if self.with_sample and not self.short:
            lines.append(Content.styled(MARKS, "$quiet"))
        return Content("\n").join([*lines, gap.join(doors)])

    def on_click(self, event: events.Click) -> None:
        """Go through the door under the mouse."""
        pressed = event.style.meta.get("key")
        if pressed is not None:
            self.app.simulate_key(pressed)

    def _door(self, command: Command) -> Content:
        if self.short:
            return _key(command.id, SHORT[command.id])
        found = f" ({self.newsboat})" if command.id == "door-newsboat" and self.newsboat else ""
        return _key(command.id, command.title + found)


def _key(id: str, title: str) -> Content:
    keys = keys_of(id)
    if not keys:  # the configuration has given them to others: the palette leads there
        return Content.assemble((key("palette"), "bold $footer-key-foreground"), f"\u00a0{command_of(id).title}")
    # no break within a door: it is one thing to click
    text = Content.assemble((key(id), "bold $footer-key-foreground"), " " + title.replace(" ", "\u00a0"))
    return text.stylize(Style.from_meta({"key": keys[0]}))
