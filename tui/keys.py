"""The user's keys: from the configuration's command ids to Textual's keymap, saying what cannot be used."""

import difflib
from collections.abc import Mapping
from typing import NamedTuple

from tui.commands import commands


class Keys(NamedTuple):
    """The keymap that can be used, and what could not be."""

    keymap: dict[str, str]
    problems: list[str]


def keymap(wanted: Mapping[str, str]) -> Keys:
    """The keymap for what the configuration's `[keys]` asks for."""
    known = {command.id: command for command in commands()}
    usable: dict[str, str] = {}
    problems: list[str] = []
    for id, keys in wanted.items():
        if id not in known:
            near = difflib.get_close_matches(id, known, 1)
            problems.append(f"keys.{id}: there is no such command{f'; did you mean {near[0]}?' if near else ''}")
        elif not all(key.strip() for key in keys.split(",")):
            problems.append(f"keys.{id}: no key is given; {known[id].key} is kept")
        else:
            usable[id] = ",".join(key.strip() for key in keys.split(","))
    return Keys(usable, problems)


def table() -> str:
    """Every command with its default keys, as the README shows them."""
    from tui.commands import GROUPS

    lines = ["| key | command | what it does | name in `[keys]` |", "|---|---|---|---|"]
    for group in GROUPS:
        lines.append(f"| | **{group.title}** | | |")
        for command in group.commands:
            keys = " ".join(f"`{name}`" for name in names(command.key))
            lines.append(f"| {keys} | {command.title} | {command.help} | `{command.id}` |")
    return "\n".join(lines)


_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def names(keys: str) -> list[str]:
    """The keys of a command as people write them."""
    return [_name(key.strip()) for key in keys.split(",")]


def _name(key: str) -> str:
    modifier, _, name = key.rpartition("+")
    name = _NAMES.get(name, name.capitalize() if len(name) > 1 else name)
    return f"{modifier.capitalize()}-{name}" if modifier else name
