"""Cited claims as JSON and back. Pure."""

from dataclasses import asdict
from typing import Any

from claimreader.records import Act, Cited, Side
from storage.values import moment, stamp


def cited_value(one: Cited) -> dict[str, Any]:
    """A cited claim as JSON has it."""
    return {**asdict(one), "date": stamp(one.date)}


def cited_of(value: dict[str, Any]) -> Cited:
    """The cited claim of a JSON object."""
    known = {
        "side": Side(value["side"]),
        "act": Act(value["act"]),
        "parties": tuple(value["parties"]),
        "date": moment(value["date"]),
    }
    return Cited(**{**value, **known})
