"""TOML tables -> frozen dataclasses, forgiving: what cannot be used keeps its default and is told of, with its line.

It knows types, ranges and the nearest known name; which settings there are is `config`'s business.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from claimreader.errors import ConfigError

T = TypeVar("T")
Where = tuple[str | int, ...]
"""A setting's place: keys, and the numbers of entries counted from 0."""

_HEADER = r"\s*\[(\[?)\s*([^\]]+?)\s*\]"
_KEY = r"""\s*((?:"[^"]*"|'[^']*'|[\w.-]|\s*\.\s*)+?)\s*="""
_WORDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text in quotes",
    Path: "a path in quotes",
}


class Shape(NamedTuple):
    """What a text must look like, as a pattern and in words."""

    pattern: str
    words: str


class Unusable(Exception):
    """A value that does not fit; its text says what was expected."""


class Incomplete(Exception):
    """A table that cannot be used at all; its text says why."""

    def __init__(self, where: Where, problem: str) -> None:
        super().__init__(problem)
        self.where = where


@dataclass(slots=True)
class Source:
    """A configuration file while it is read, and what was found wrong in it."""

    path: Path
    text: str
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    """What the texts under certain keys must look like, wherever they stand."""
    _found: list[tuple[int, str]] = field(default_factory=list)

    def object_to(self, where: Where, problem: str) -> None:
        """Note a problem with what stands at `where`, naming file and line."""
        line = line_of(self.text, where) or 0
        self._found.append((line, f"{self.path}{f', line {line}' if line else ''}: {dotted(where)} {problem}"))

    @property
    def problems(self) -> tuple[str, ...]:
        """One sentence each, in the order of the file."""
        return tuple(problem for _, problem in sorted(self._found))


def tables_of(source: Source) -> dict[str, Any]:
    """The tables of the file, as TOML has them.

    Raises:
        ConfigError: it is no TOML.
    """
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{source.path}: not valid TOML: {error}") from error


def read(cls: type[T], table: Mapping[str, Any], source: Source, where: Where = (), root: type | None = None) -> T:
    """An instance of the dataclass `cls` from `table`; what does not fit is noted in `source` and keeps its default.

    Raises:
        Incomplete: something that has no default is missing or does not fit.
    """
    known = dict(settings_of(cls))
    hints = get_type_hints(cls)
    for key in table.keys() - known.keys():
        source.object_to((*where, key), f"is not a setting{_nearest(key, cls, root or cls)}")
    values: dict[str, Any] = {}
    for key, one in known.items():
        here = (*where, key)
        needed = one.default is MISSING and one.default_factory is MISSING
        if key not in table:
            if needed:
                raise Incomplete(where, f"needs a {key}")
            continue
        try:
            values[key] = _value(hints[key], table[key], one, source, here, root or cls)
        except Unusable as expected:
            problem = f"must be {expected}, not {_shown(table[key])}"
            if needed:
                raise Incomplete(here, problem) from None
            source.object_to(here, f"{problem}; {_fallback(one)}")
    return cls(**values)


def settings_of(cls: type) -> Iterator[tuple[str, "Field[Any]"]]:
    """The names that may stand in the file for `cls`, and their fields."""
    assert is_dataclass(cls)
    return ((one.name, one) for one in fields(cls) if one.metadata.get("kept", True))


def _value(hint: Any, value: Any, one: "Field[Any]", source: Source, where: Where, root: type) -> Any:
    """`value` as the type `hint`; raises Unusable with what was expected."""
    options = [option for option in get_args(hint) if option is not NoneType]
    if NoneType in get_args(hint):
        return None if value == "" else _value(options[0], value, one, source, where, root)
    if is_dataclass(hint):
        if not isinstance(value, dict):
            raise Unusable("a table")
        return read(hint, value, source, where, root)  # type: ignore[arg-type]
    if get_origin(hint) in (tuple, Sequence):
        return _several(options[0], value, source, where, root)
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        return _texts(value, source, where)
    return _plain(hint, value, one, source, where)


def _several(hint: Any, value: Any, source: Source, where: Where, root: type) -> tuple[Any, ...]:
    """A list of texts, or of tables, of which an unusable one is left out."""
    if not isinstance(value, list):
        raise Unusable("a list of tables" if is_dataclass(hint) else "a list of texts")
    if not is_dataclass(hint):
        if not all(isinstance(item, str) for item in value):
            raise Unusable("a list of texts")
        return tuple(value)
    read_ones = []
    for number, item in enumerate(value):
        here = (*where, number)
        try:
            if not isinstance(item, dict):
                raise Incomplete(here, f"must be a table, not {_shown(item)}")
            read_ones.append(read(hint, item, source, here, root))  # type: ignore[arg-type]
        except Incomplete as found:
            source.object_to(found.where, f"{found}; all of {dotted(here)} is left out")
    return tuple(read_ones)


def _texts(value: Any, source: Source, where: Where) -> Mapping[str, str]:
    """A table of texts; an entry that is none is left out."""
    if not isinstance(value, dict):
        raise Unusable("a table")
    for key, item in value.items():
        if not isinstance(item, str):
            source.object_to((*where, key), f"must be text in quotes, not {_shown(item)}; it is left out")
    return MappingProxyType({key: item for key, item in value.items() if isinstance(item, str)})


def _plain(hint: Any, value: Any, one: "Field[Any]", source: Source, where: Where) -> Any:
    least, most = one.metadata.get("least"), one.metadata.get("most")
    shape = source.shapes.get(str(where[-1]))
    expected = shape.words if shape else _WORDS[hint] + _range(least, most)
    if hint is float and type(value) is int:
        value = float(value)
    if type(value) is not (str if hint is Path else hint):
        raise Unusable(expected)
    if (least is not None and not value >= least) or (most is not None and not value <= most):
        raise Unusable(expected)
    if shape and not re.fullmatch(shape.pattern, value):
        raise Unusable(expected)
    return source.path.parent / Path(value).expanduser() if hint is Path else value


def _range(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f" from {least:g} to {most:g}"
    return f" of at least {least:g}" if least is not None else ""


def _shown(value: Any) -> str:
    """A value as it would stand in the file, short, and safe to print."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 60 else text[:57] + "..."


def _fallback(one: "Field[Any]") -> str:
    if isinstance(one.default, (bool, int, float, str)):
        return f"{_shown(one.default)} is used"
    return "it is ignored"


def dotted(where: Where) -> str:
    """A place as it is said: `refresh.every`, `feeds[3].url`, entries counted from 1."""
    said = ""
    for part in where:
        if isinstance(part, int):
            said += f"[{part + 1}]"
        else:
            said += "." * bool(said) + (part if re.fullmatch(r"[\w-]+", part, re.ASCII) else json.dumps(part))
    return said


def _nearest(key: str, cls: type, root: type) -> str:
    """The known name that `key` was most likely meant to be, as the end of a sentence."""
    from difflib import get_close_matches

    here = get_close_matches(key, [name for name, _ in settings_of(cls)], 1)
    if here:
        return f"; did you mean {here[0]}?"
    elsewhere = {name.rpartition(".")[2]: name for name in _all_names(root)}
    there = get_close_matches(key, elsewhere, 1, cutoff=0.8)
    return f"; did you mean {elsewhere[there[0]]}?" if there else "; `claimreader config` prints all that there are"


def _all_names(cls: type, prefix: str = "") -> Iterator[str]:
    hints = get_type_hints(cls)
    for name, _ in settings_of(cls):
        yield prefix + name
        if is_dataclass(hints[name]):
            yield from _all_names(hints[name], f"{prefix}{name}.")


def line_of(text: str, where: Where) -> int | None:
    """The line that what stands at `where` begins in, or what it stands in, as far as that can be seen."""
    current: Where = ()
    counts: dict[str, int] = {}
    found: dict[Where, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(_HEADER, line):
            name = header[2]
            current = tuple(_parts(name))
            if header[1]:
                counts[name] = counts.get(name, -1) + 1
                current = (*current, counts[name])
            found.setdefault(current, number)
        elif key := re.match(_KEY, line):
            found.setdefault((*current, *_parts(key[1])), number)
    return next((found[where[:end]] for end in range(len(where), 0, -1) if where[:end] in found), None)


def _parts(name: str) -> list[str]:
    return [part.strip().strip("\"'") for part in name.split(".")]
