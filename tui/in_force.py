"""The key that each command has in this session, for all that is written on the screen about keys."""

from collections.abc import Mapping, Sequence

from tui.commands import command_of, commands
from tui.keys import keymap, losses, names

_own: Mapping[str, Sequence[str]] = {}
"""The keys of the commands that do not have their usual ones, as Textual writes them, by command id."""


def take(wanted: Mapping[str, str]) -> None:
    """From now on the keys are in force that the configuration asks for, as far as they can be."""
    global _own
    if not wanted:
        _own = {}
        return
    usable, lost = keymap(wanted).keymap, losses(wanted)
    keys = {one.id: usable.get(one.id, one.key).split(",") for one in commands() if one.id in usable or one.id in lost}
    _own = {id: [key for key in found if key not in lost.get(id, ())] for id, found in keys.items()}


def keys_of(id: str) -> Sequence[str]:
    """The keys of a command, as Textual writes them; none, where the configuration has given them all to others."""
    return _own[id] if id in _own else command_of(id).key.split(",")


def key(id: str) -> str:
    """The first key of a command as people write it; where it has none, its name in the palette."""
    keys = keys_of(id)
    return names(keys[0])[0] if keys else f"“{command_of(id).title}”"
