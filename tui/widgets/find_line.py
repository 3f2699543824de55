"""A line to type into, above what it narrows down; it is there while something is looked for."""

from textual import on
from textual.message import Message
from textual.widgets import Input

from tui.bindings import bindings
from tui.commands import FINDING
from tui.messages import message


class FindLine(Input):
    """Words that are looked for as they are typed; escape forgets them, Enter and down keep them and go to what is
    found.
    """

    BINDINGS = bindings(FINDING)
    DEFAULT_CSS = """
    FindLine { display: none; border: round $border-blurred; background: transparent; }
    FindLine:focus { border: round $border; }
    FindLine.-there { display: block; }
    """

    @message
    class Sought(Message):
        """Other words are looked for; none: everything is to be shown."""

        words: str

    @message
    class Left(Message):
        """The keyboard goes back to what was found."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder)

    def begin(self) -> None:
        """Take the keyboard."""
        self.add_class("-there")
        self.focus()

    @on(Input.Changed)
    def _tell(self, message: Input.Changed) -> None:
        message.stop()
        self.post_message(self.Sought(self.value.strip()))

    @on(Input.Submitted)
    def action_found(self) -> None:
        """Go to what was found; with nothing looked for the line goes."""
        self.set_class(bool(self.value.strip()), "-there")
        self.post_message(self.Left())

    def action_stop_finding(self) -> None:
        """Look for nothing."""
        self.value = ""
        self.remove_class("-there")
        self.post_message(self.Left())
