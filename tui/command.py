"""One thing that the reader can be asked for, and the commands of one place of the program."""

from typing import TYPE_CHECKING, NamedTuple

from claimreader.records.record import record

if TYPE_CHECKING:
    from textual.binding import Binding


@record
class Command:
    """One thing that the reader can be asked for."""

    id: str
    key: str
    """The key as Textual writes it, or several, separated by commas."""
    title: str
    """What the key line and the palette say: a word or two."""
    help: str
    """What it does, in one short sentence."""
    show: bool = False
    """Whether the key line shows it."""
    via: str = ""
    """The action, where it is not called like the command."""

    @property
    def action(self) -> str:
        """What Textual calls when the key is pressed."""
        return self.via or self.id.replace("-", "_")

    @property
    def binding(self) -> "Binding":
        """The command as a key binding, which the configuration can give another key by the command's id."""
        from textual.binding import Binding  # the command line asks which commands there are without a screen

        return Binding(self.key, self.action, self.title, show=self.show, tooltip=self.help, id=self.id)


class Group(NamedTuple):
    """The commands of one place of the program."""

    title: str
    commands: tuple[Command, ...]

    @classmethod
    def of(cls, title: str, *commands: Command) -> "Group":
        """The group with these commands."""
        return cls(title, commands)
