"""How records are written down: frozen, slotted dataclasses, at a third of what those cost when the program starts.

`dataclass` writes and compiles six methods for every class. Only the one that takes the values has to be a class's own;
the others do the same in all of them, and stand here. Of what else `dataclass` can do, a record has nothing: its fields
have defaults and metadata at the most, and there is no `__post_init__`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

R = TypeVar("R")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """What `dataclass(frozen=True, slots=True)` makes of a class."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    every: tuple[Field[Any], ...] = fields(cast(Any, made))
    if not all(map(_is_plain, every)):
        raise TypeError(f"{cls.__qualname__}: a record's fields have a default and metadata, and nothing else")
    defaults = {one.name: one.default for one in every}
    values = attrgetter(*defaults)

    def same(self: object, other: object) -> bool:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

    methods: dict[str, Callable[..., Any]] = {
        "__init__": _taking(made, defaults),
        "__eq__": same,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _told,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _restore,
    }
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def _is_plain(one: Field[Any]) -> bool:
    """Whether nothing is asked of a field that a record would not do."""
    return one.default_factory is MISSING and one.init and one.repr and one.compare and not (one.hash or one.kw_only)


def _taking(cls: type, defaults: Mapping[str, object]) -> Callable[..., None]:
    """The method that takes the values; `defaults` are all fields, `MISSING` where one has no default."""
    within: dict[str, Any] = {}
    taken, body = [], ""
    for name, default in defaults.items():
        within |= {f"put_{name}": getattr(cls, name).__set__, f"default_{name}": default}
        taken.append(name if default is MISSING else f"{name}=default_{name}")
        body += f"\n put_{name}(self, {name})"
    exec(f"def __init__(self, {', '.join(taken)}):{body}", within)
    take: Callable[..., None] = within["__init__"]
    return take


def _told(self: Any) -> str:
    values = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__} is not to be changed: {name}")


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: Sequence[object]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
