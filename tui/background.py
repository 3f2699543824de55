"""Work that waits for the network: coroutines in threads of their own, for which neither a keypress nor leaving waits.

The threads are daemons, and so are those that their loops start (a name look-up cannot be cancelled): what is under way
when the program ends is cancelled, waited for briefly, and left behind.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any

PATIENCE = 1.0
"""Seconds that leaving waits for cancelled work to close what it has open."""

_log = logging.getLogger(__name__)


class Background:
    """The coroutines under way; `close` ends them all."""

    def __init__(self) -> None:
        self._jobs: set[Job] = set()

    def start(self, work: Callable[[], Coroutine[Any, Any, None]], name: str) -> "Job":
        """Run a coroutine beside the screen; what goes wrong in it is its own to report."""
        job = Job(work, name, self._jobs.discard)
        self._jobs.add(job)
        job.start()
        return job

    def close(self) -> None:
        """Cancel everything, and wait a moment for it to let go."""
        jobs = list(self._jobs)
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.join(PATIENCE)


class Job(threading.Thread):
    """One coroutine, in a thread with a loop of its own."""

    def __init__(
        self, work: Callable[[], Coroutine[Any, Any, None]], name: str, ended: Callable[["Job"], None]
    ) -> None:
        super().__init__(name=f"claimreader {name}", daemon=True)
        self._work = work
        self._ended = ended
        self._cancelled = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def run(self) -> None:
        """Do the work to its end, or to its being cancelled."""
        try:
            with asyncio.Runner() as runner:
                runner.run(self._guarded())
        except asyncio.CancelledError:
            pass
        except Exception:
            _log.exception("%s failed", self.name)
        finally:
            self._ended(self)

    def cancel(self) -> None:
        """Ask the coroutine to end; at once and from any thread."""
        self._cancelled.set()
        if self._loop is not None and self._task is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._task.cancel)

    async def _guarded(self) -> None:
        from tui.daemons import Daemons

        self._loop = asyncio.get_running_loop()
        self._loop.set_default_executor(Daemons())
        self._task = asyncio.current_task()
        if not self._cancelled.is_set():
            await self._work()
