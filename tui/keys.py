"""The user's keys: from the configuration's command ids to Textual's keymap, saying what cannot be used."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.command import Group
from tui.commands import command_of, commands

_MODIFIED = re.compile(r"((?:(?:ctrl|shift|alt|super|hyper|meta)[+-])*)(.+)", re.IGNORECASE | re.DOTALL)
_NAMED = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "tab"),
        *("enter", "escape", "space", "at", "slash", "backslash", "minus", "plus", "underscore"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
"""The names of keys that are not Unicode's."""


class Keys(NamedTuple):
    """The keymap that can be used, and by command id what could not be, and why."""

    keymap: dict[str, str]
    problems: dict[str, str]


def keymap(wanted: Mapping[str, str]) -> Keys:
    """The keymap for what the configuration's `[keys]` asks for."""
    known = {command.id: command for command in commands()}
    usable: dict[str, str] = {}
    problems: dict[str, str] = {}
    for id, keys in wanted.items():
        if id not in known:
            problems[id] = f"is not a command{_nearest(id, known)}"
            continue
        given = [key.strip() for key in keys.split(",")] if keys.strip() != "," else ["comma"]
        meant = [_as_textual_writes(key) for key in given]
        if None in meant:
            wrong = given[meant.index(None)]
            kept = " ".join(names(known[id].key))
            problems[id] = f"must be a key or several, not {wrong or 'nothing'}; {kept} is kept"
        else:
            usable[id] = ",".join(key for key in meant if key)
    return Keys(usable, problems)


def _nearest(id: str, known: Mapping[str, object]) -> str:
    import difflib

    near = difflib.get_close_matches(id, known, 1)
    return f"; did you mean {near[0]}?" if near else "; the README lists them with their names"


def _as_textual_writes(key: str) -> str | None:
    """A key as Textual writes it, for one that may be written as people do: "Ctrl-d", "PgDn"; None where it is none."""
    parts = _MODIFIED.fullmatch(key)
    if parts is None:
        return None
    modifiers, name = parts[1].lower().replace("-", "+"), parts[2]
    if len(name) > 1 or "ctrl" in modifiers:
        name = name.lower()
    name = _WRITTEN.get(name, name)
    return modifiers + name if len(name) == 1 or name in _NAMED or _is_character(name) else None


def _is_character(name: str) -> bool:
    """Whether a name is Unicode's for a character, as in `question_mark`."""
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


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
    "asterisk": "*",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_WRITTEN = {written.lower(): key for key, written in _NAMES.items() if len(key) > 1}


def names(keys: str) -> list[str]:
    """The keys of a command as people write them."""
    return [_name(key.strip()) for key in keys.split(",")]


def _name(key: str) -> str:
    modifier, _, name = key.rpartition("+")
    name = _NAMES.get(name, name.capitalize() if len(name) > 1 else name)
    return f"{modifier.capitalize()}-{name}" if modifier else name


def taken(wanted: Mapping[str, str]) -> dict[str, str]:
    """By command id, from which other command a key has been taken that the configuration gives it."""
    found: dict[str, str] = {}
    lost = losses(wanted)
    for clash in _clashes(wanted):
        where = f" {clash.where}" if clash.where else ""
        if clash.shared:
            said = f"has the key {clash.key}, and so has {clash.other}{where}: only one of them can hear it"
        elif where:
            said = f"takes {clash.key} from {clash.other}{where}"
        else:
            usual = command_of(clash.other).key.split(",")
            left = " ".join(names(key)[0] for key in usual if key not in lost[clash.other]) or "no key"
            said = f"takes {clash.key} from {clash.other}, which has {left} now"
        found[clash.id] = f"{found[clash.id]}; {said}" if clash.id in found else said
    return found


def losses(wanted: Mapping[str, str]) -> dict[str, set[str]]:
    """By command id, the usual keys that a command of the first screen loses to others, as Textual writes them."""
    lost: dict[str, set[str]] = {}
    for clash in _clashes(wanted):
        if not clash.shared and not clash.where:
            usual = command_of(clash.other).key.split(",")
            lost.setdefault(clash.other, set()).update(key for key in usual if names(key)[0] == clash.key)
    return lost


class _Clash(NamedTuple):
    id: str
    """The command that the configuration gives the key to."""
    key: str
    """The key as people write it."""
    other: str
    """The command that has it by default, or from the configuration as well."""
    shared: bool
    """The other one keeps it, too."""
    where: str
    """On which screen; empty for the first one."""


def _clashes(wanted: Mapping[str, str]) -> Iterator[_Clash]:
    """The keys that the configuration gives to a command and another one has where it is; the first screen's first."""
    usable = keymap(wanted).keymap
    usual = {command.id: names(command.key) for command in commands()}
    now = usual | {id: names(keys) for id, keys in usable.items()}
    told: set[tuple[str, str, str]] = set()
    for where, layers in _places():
        for id, layer in ((id, layer) for layer, ids in enumerate(layers) for id in ids if id in usable):
            for other, first in ((one, number > layer) for number, ids in enumerate(layers) for one in ids):
                for key in now[id]:
                    if key in usual[id] or key not in now[other] or other == id or (key, id, other) in told:
                        continue
                    told |= {(key, id, other), (key, other, id)}
                    yield _Clash(id, key, other, first or other in usable, where)


def _places() -> Iterator[tuple[str, list[list[str]]]]:
    """The screens, and their commands in layers: what has the keyboard hears a key first, the program last."""
    from tui.commands import ARTICLE, EVERYWHERE, FEEDS, GOING, GROUPS, HOME, LEAVE, LISTS, READING, SHARED

    def ids(*groups: Group) -> list[str]:
        return [one.id for one in commands(groups)]

    whole, lists = ids(EVERYWHERE, GOING), ids(LISTS)
    yield "", [whole, ids(READING, ARTICLE, HOME), [*lists, *ids(FEEDS)]]
    for group in GROUPS:
        where = group.title[0].lower() + group.title[1:]
        if group.title in SHARED:
            yield where, [whole, [*ids(group, LEAVE), *SHARED[group.title], "undo"], lists]
        elif group not in (EVERYWHERE, GOING, READING, ARTICLE, HOME, LISTS, FEEDS):
            yield where, [ids(group)]
