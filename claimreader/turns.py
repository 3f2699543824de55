"""Doing something with many feeds: several at once, hosts taking turns, and several workers as if they were one."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from typing import Self, TypeVar
from urllib.parse import urlsplit

from claimreader.records import Feed
from claimreader.workers import Worker

T = TypeVar("T")


def spread(feeds: Iterable[Feed]) -> list[Feed]:
    """The feeds in rounds of one for every host, so that a host with many does not hold up the rest."""
    seen: defaultdict[str, int] = defaultdict(int)
    rounds: list[tuple[int, Feed]] = []
    for feed in feeds:
        host = urlsplit(feed.url).netloc
        rounds.append((seen[host], feed))
        seen[host] += 1
    return [feed for _, feed in sorted(rounds, key=lambda one: one[0])]


async def as_they_finish(
    work: Callable[[Feed], Awaitable[T]], feeds: Sequence[Feed], *, at_once: int
) -> AsyncGenerator[T, None]:
    """What `work` returns for each feed, as soon as it does; `at_once` of them are under way at the same time.

    What it raises ends everything. Whoever stops early closes the generator, and what is under way is cancelled.
    """
    waiting = iter(feeds)
    finished: asyncio.Queue[tuple[T, None] | tuple[None, Exception]] = asyncio.Queue()

    async def take_turns() -> None:
        try:
            for feed in waiting:
                finished.put_nowait((await work(feed), None))
        except Exception as error:
            finished.put_nowait((None, error))

    tasks = [asyncio.create_task(take_turns()) for _ in range(min(at_once, len(feeds)))]
    try:
        for _ in feeds:
            result, error = await finished.get()
            if error is not None:
                raise error
            yield result  # type: ignore[misc]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Crew:
    """Some workers of which whoever is free does the next job."""

    def __init__(self, size: int, *, memory: int | None = None) -> None:
        """Prepare, without starting any process.

        Args:
            size: how many there are.
            memory: how many bytes of address space each may have.
        """
        self._all = [Worker(memory=memory) for _ in range(size)]
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in self._all:
            self._free.put_nowait(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._all:
            worker.close()

    async def run(self, job: Callable[..., T], *args: object, limit: float) -> T:
        """What `job(*args)` returns; see `Worker.run`.

        Raises:
            ClaimReaderError: the job raised it.
            WorkerError: the job took too long, needed too much memory, or died.
        """
        worker = await self._free.get()
        try:
            return await worker.run(job, *args, limit=limit)
        finally:
            self._free.put_nowait(worker)
