"""What is promised of every record: it is a value, cannot be changed, and is as easy to look at as a dataclass."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from claimreader.records import Block, BlockKind, Cited, KnownParty
from claimreader.records.record import record


@record
class Ship:
    """One of ours."""

    name: str
    masts: int = 3
    crew: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boat:
    """One of Python's own."""

    name: str
    masts: int = 3
    crew: tuple[str, ...] = ()


def test_records_are_values() -> None:
    assert Ship("Ada", crew=("Bo",)) == Ship(name="Ada", masts=3, crew=("Bo",))
    others: list[object] = [Ship("Ada", 2), Boat("Ada")]
    assert Ship("Ada") not in others
    assert len({Ship("Ada"), Ship("Ada"), Ship("Eva")}) == 2


def test_they_read_and_match_like_dataclasses() -> None:
    assert repr(Ship("Ada")) == repr(Boat("Ada")).replace("Boat", "Ship")
    assert [one.name for one in fields(Ship)] == ["name", "masts", "crew"]
    assert asdict(Ship("Ada")) == asdict(Boat("Ada"))
    match Ship("Ada", 2):
        case Ship(name, masts):
            assert (name, masts) == ("Ada", 2)


@pytest.mark.parametrize("wrong", [(), ("Ada", 1, (), 4)])
def test_a_value_too_few_or_too_many_is_an_error(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        Ship(*wrong)


def test_what_a_record_cannot_have_is_refused_where_it_is_written_down() -> None:
    def of(fields: dict[str, type], **values: Any) -> type:
        return record(type("Raft", (), {"__annotations__": fields, **values}))

    assert repr(of({"logs": int, "mast": int}, mast=1)(3)) == "Raft(logs=3, mast=1)"
    assert repr(of({"logs": int}, logs=field(default=3, metadata={"least": 1}))()) == "Raft(logs=3)"
    for asked in ({"default_factory": list}, {"compare": False}, {"repr": False}, {"init": False}, {"kw_only": True}):
        with pytest.raises(TypeError, match="Raft"):
            of({"crew": list}, crew=field(**asked))
    with pytest.raises(ValueError, match="mutable default"):
        of({"crew": list}, crew=[])
    with pytest.raises(SyntaxError, match="default"):
        of({"logs": int, "mast": int}, logs=1)


def test_they_cannot_be_changed_only_copied_with_a_change() -> None:
    ship: Any = Ship("Ada")
    with pytest.raises(FrozenInstanceError, match="masts"):
        ship.masts = 4
    with pytest.raises(FrozenInstanceError, match="name"):
        del ship.name
    with pytest.raises(FrozenInstanceError):
        ship.sails = 9
    assert not hasattr(ship, "__dict__") and ship == Ship("Ada")
    assert replace(ship, masts=4) == Ship("Ada", 4)


def test_they_travel_between_processes() -> None:
    for one in (Ship("Ada", 2), KnownParty("Russia", ("Moscow",)), Block(BlockKind.TITLE, 0, 4)):
        assert pickle.loads(pickle.dumps(one)) == one == copy.deepcopy(one)


def test_a_record_that_is_a_kind_of_something_has_that_kind_s_ways() -> None:
    assert "party" not in {one.name for one in fields(Cited)} and isinstance(Cited.party, property)
