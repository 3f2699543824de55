"""Reading claims in a process of its own: the jobs that a `claimreader.workers.Worker` is given.

Importing this costs nothing; the model is loaded by the process that does the first job.
"""

import contextlib
import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimreader.records import KnownParty, Reading

if TYPE_CHECKING:
    from claimreader.claims.read import Reader

POLITENESS = 5
"""How far reading stands back behind what the user is doing (`nice`)."""


def model_of(parties: Sequence[KnownParty]) -> str:
    """What `Reading.model` will say: which model, rules and parties read.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    return _reader(tuple(parties)).model


def read_aside(text: str, parties: Sequence[KnownParty]) -> Reading:
    """What is claimed in a text.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    return _reader(tuple(parties)).read(text)


@cache
def _reader(parties: tuple[KnownParty, ...]) -> "Reader":
    from claimreader.claims.read import Reader

    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(POLITENESS)
    return Reader(parties)
