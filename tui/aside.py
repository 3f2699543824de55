"""Who reads claims, and holds readings against each other: a process of its own, beside the screen."""

from collections.abc import Sequence
from typing import Protocol

from claimreader.records import Dispute, KnownParty, Reading
from claimreader.workers import Worker


class Reads(Protocol):
    """Who reads claims in texts."""

    async def model(self) -> str:
        """What its readings say that read them."""

    async def ready(self) -> None:
        """Load what reading needs: what is read after it waits for nothing."""

    async def read(self, text: str, author: str = "") -> Reading:
        """What is claimed in a text, by whom it was written where that is known. Cancelling it ends the work."""

    async def disputes(self, readings: Sequence[Reading]) -> Sequence[Dispute]:
        """What the articles of a story contradict in each other."""

    def close(self) -> None:
        """Let go of everything, at once."""


class Aside:
    """Reads in a process of its own, which is started for the first text and killed with the program."""

    def __init__(self, parties: Sequence[KnownParty] = (), least: float = 0.0) -> None:
        self._parties = tuple(parties)
        self._least = least
        self._worker = Worker()

    async def model(self) -> str:
        """What its readings say that read them.

        Raises:
            ModelError: the model's files are missing or damaged.
            WorkerError: the process died.
        """
        from claimreader.claims.aside import model_of

        return await self._worker.run(model_of, self._parties, self._least, limit=60.0)

    async def ready(self) -> None:
        """Load what reading needs into the process.

        Raises:
            ModelError: the model's files are missing or damaged.
            WorkerError: the process died.
        """
        from claimreader.claims.aside import ready_aside

        await self._worker.run(ready_aside, self._parties, self._least, limit=60.0)

    async def read(self, text: str, author: str = "") -> Reading:
        """What is claimed in a text, by whom it was written where that is known.

        Raises:
            ModelError: the model's files are missing or damaged.
            WorkerError: it took far too long, or the process died.
        """
        from claimreader.claims.aside import read_aside

        limit = 60.0 + len(text) / 1000
        return await self._worker.run(read_aside, text, self._parties, self._least, author, limit=limit)

    async def disputes(self, readings: Sequence[Reading]) -> Sequence[Dispute]:
        """What the articles of a story contradict in each other.

        Raises:
            WorkerError: it took far too long, or the process died.
        """
        from claimreader.claims.aside import disputes_aside

        return await self._worker.run(disputes_aside, readings, limit=120.0)

    def close(self) -> None:
        """Kill the process."""
        self._worker.close()
