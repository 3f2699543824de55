"""Reading claims in a process of its own: the jobs that a `claimreader.workers.Worker` is given.

Importing this costs nothing; the model is loaded by the process that does the first job.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimreader.records import Dispute, KnownParty, Reading

if TYPE_CHECKING:
    from claimreader.claims.read import Reader

POLITENESS = 5
"""How far reading stands back behind what the user is doing (`nice`)."""
HOLD = 0.0005
"""Seconds for which the rules keep the interpreter from the network's threads; a pass over a window takes some 0.04."""


def only_read() -> None:
    """Tell the interpreter that this process does nothing but read: its threads then wait less for each other."""
    sys.setswitchinterval(HOLD)


def model_of(parties: Sequence[KnownParty], least: float = 0.0) -> str:
    """What `Reading.model` will say: which model, rules and parties read, and how sure of what it says.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    return _reader(tuple(parties), least).model


def ready_aside(parties: Sequence[KnownParty], least: float = 0.0) -> None:
    """Load what reading needs: what is read after it waits for nothing.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    _reader(tuple(parties), least).ready()


def read_aside(text: str, parties: Sequence[KnownParty], least: float = 0.0, author: str = "") -> Reading:
    """What is claimed in a text by that author, as far as that is at least so likely to be right.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    return _reader(tuple(parties), least).read(text, author=author)


def disputes_aside(readings: Sequence[Reading]) -> list[Dispute]:
    """The disputes across the articles of a story, as they were read."""
    from claimreader.claims.disputes import disputes

    return disputes(readings)


@cache
def _reader(parties: tuple[KnownParty, ...], least: float) -> "Reader":
    only_read()
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(POLITENESS)
    from claimreader.claims.read import Reader

    return Reader(parties, least=least)
