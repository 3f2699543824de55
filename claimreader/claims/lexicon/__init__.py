"""The word lists that claims are read with, as TOML beside this file."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The lists of one file, read once."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """One list of a file as a set: `listed("cues", "negation.words")`; it may be written as one text of words."""
    entry: Any = table(name)
    for part in key.split("."):
        entry = entry[part]
    return frozenset(entry.split() if isinstance(entry, str) else entry)
