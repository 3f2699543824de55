"""From commands to what screens and widgets put into their `BINDINGS`."""

from dataclasses import replace

from textual.binding import BindingType

from tui.command import Group
from tui.commands import command_of, commands

AT_HOME = (
    *("next-unread", "previous-unread", "toggle-read", "mark-all-read", "unread-only", "next-feed", "previous-feed"),
    *("add-feed", "edit-feed", "refresh", "refresh-all", "import", "drop-sample"),
)
"""What is for the lists of feeds and articles; elsewhere these keys say so."""


def bindings(*groups: Group) -> list[BindingType]:
    """The keys of whole groups."""
    return [command.binding for command in commands(groups)]


def picked(*ids: str, quiet: bool = False) -> list[BindingType]:
    """The keys of single commands, by their ids: those that a screen shares with another.

    `quiet` leaves them out of the key line, where it is needed for others.
    """
    found = (command for command in commands() if command.id in ids)
    return [(replace(command, show=False) if quiet else command).binding for command in found]


def shown_at_home(*ids: str) -> list[BindingType]:
    """Commands of the program's own that the first screen's key line shows."""
    return [replace(command_of(id), show=True, via=f"app.{id}").binding for id in ids]


def only_at_home() -> list[BindingType]:
    """The keys of what is for the lists of feeds and articles, for everywhere else."""
    return [
        replace(one, show=False, via=f"only_at_home({one.id!r})").binding for one in commands() if one.id in AT_HOME
    ]
