"""How records are written down: frozen, slotted dataclasses, at a quarter of what those cost when the program starts.

`dataclass` writes and compiles six methods for every class. Only the one that takes the values has to be a class's own;
the others do the same in all of them, and stand here.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from types import FunctionType
from typing import Any, NoReturn, TypeVar, dataclass_transform

R = TypeVar("R")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[R]) -> type[R]:
    """What `dataclass(frozen=True, slots=True)` makes of a class that has no default factories."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    own = fields(made)  # type: ignore[arg-type]
    assert all(one.default_factory is MISSING for one in own), cls
    names = [one.name for one in own]
    values = attrgetter(*names)

    def same(self: object, other: object) -> bool:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

    methods: dict[str, Callable[..., Any]] = {
        "__init__": _taking(made, names, [one.default for one in own if one.default is not MISSING]),
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


def _taking(cls: type, names: Sequence[str], defaults: Sequence[object]) -> Callable[..., None]:
    """The method that takes the values."""
    within: dict[str, Any] = {f"put_{name}": getattr(cls, name).__set__ for name in names}
    body = "".join(f"\n put_{name}(self, {name})" for name in names)
    exec(f"def __init__(self, {', '.join(names)}):{body}", within)
    take: FunctionType = within["__init__"]
    take.__defaults__ = tuple(defaults)
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
