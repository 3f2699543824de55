"""The one door to what is kept: `Store`, opened once, used from any thread."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.arrivals import Arrivals
from storage.articles import Articles
from storage.bookmarks import Bookmarks
from storage.checks import Checks
from storage.claims import Claims
from storage.connections import Connections
from storage.dispute_lists import DisputeLists
from storage.disputes import Disputes
from storage.feeds import Feeds
from storage.following import Following
from storage.keeping import Keeping
from storage.opening import prepare
from storage.placing import Placing
from storage.readings import Readings
from storage.sample import Sample
from storage.settings import Settings
from storage.stories import Stories
from storage.story_disputes import StoryDisputes
from storage.undoing import Undoing
from storage.users_parties import UsersParties
from storage.versions import Versions

PATIENCE = 10.0
"""Seconds to wait for another process that is writing before giving up."""


def utc_now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


class Store(
    Feeds,
    Keeping,
    Articles,
    Versions,
    Readings,
    Claims,
    Disputes,
    DisputeLists,
    Placing,
    Stories,
    StoryDisputes,
    Bookmarks,
    Following,
    Undoing,
    Sample,
    Settings,
    Arrivals,
    Checks,
    UsersParties,
):
    """Everything that is kept, in one SQLite file. Methods block, are quick, and may be called from any thread.

    Every method raises a StorageError for what a user can mend (locked, full, damaged, not writable), and one that
    changes something changes all of it or nothing.
    """

    def __init__(self, connections: Connections, clock: Callable[[], datetime] = utc_now) -> None:
        self._connections = connections
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE, clock: Callable[[], datetime] = utc_now) -> Self:
        """The store in a file, which is created, or brought up to date after a backup, where need be.

        Raises:
            StorageError: newer, foreign, damaged, locked, full or not writable; the file is as it was.
        """
        prepare(path, patience)
        return cls(Connections(path, patience), clock)

    @property
    def path(self) -> Path:
        """The file."""
        return self._connections.path

    def close(self) -> None:
        """Close the connections of all threads; what is running is broken off, what was kept stays."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
