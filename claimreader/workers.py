"""One child process for what may run away: hostile feeds, strange pages, long texts. It can be killed; a thread cannot.

The child is a fresh interpreter that imports only what its jobs need. It is spoken to over two pipes, one job at a
time, and is replaced when a job runs out of time or memory, when it dies, and after a number of jobs.
"""

import asyncio
import contextlib
import pickle
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Self, TypeVar, cast

from claimreader.errors import ClaimReaderError, WorkerError
from claimreader.workshop import read, write

T = TypeVar("T")

START_LIMIT = 60.0
"""Seconds that a child may take to start and to import what a job needs; no part of the job's own limit."""

CLOSED = "The worker was closed before the job was done."

_BOOT = "import sys; sys.path[:] = {path!r}; from claimreader.workshop import serve; serve({memory!r})"


class Worker:
    """One killable child process, started when the first job comes; jobs wait for their turn.

    Safe to use from several threads and event loops at once.
    """

    def __init__(self, *, memory: int | None = None, jobs: int = 500) -> None:
        """Prepare, without starting anything.

        Args:
            memory: how many bytes of address space the child may have, on systems that can limit it.
            jobs: after how many jobs the child is replaced.
        """
        self._memory = memory
        self._jobs = jobs
        self._turn = threading.Lock()
        self._state = threading.Lock()
        self._tickets: weakref.WeakSet[_Ticket] = weakref.WeakSet()
        self._thread: ThreadPoolExecutor | None = None
        self._child: _Child | None = None
        """Only touched by whoever has the turn."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def run(self, job: Callable[..., T], *args: object, limit: float) -> T:
        """What `job(*args)` returns, without blocking the event loop; cancelling it kills the job.

        Args:
            job: a function of a module's top level, so that the child can import it.
            args: what it is called with; copied to the child.
            limit: seconds that it may take.

        Raises:
            ClaimReaderError: the job raised it.
            WorkerError: the job took too long, needed too much memory, died, or raised anything else.
        """
        ticket = self._queued()
        loop, work = asyncio.get_running_loop(), partial(self._call, ticket, job, args, limit)
        try:
            return await loop.run_in_executor(self._own_thread(), work)
        except asyncio.CancelledError:
            self._call_off(ticket, "The job was cancelled.")
            task = asyncio.current_task()
            if task and task.cancelling():
                raise
            raise WorkerError(CLOSED) from None

    def call(self, job: Callable[..., T], *args: object, limit: float) -> T:
        """The same as `run`, blocking."""
        return self._call(self._queued(), job, args, limit)

    def close(self) -> None:
        """End the child and every job that runs or waits. A later job starts another child."""
        with self._state:
            tickets = tuple(self._tickets)
            thread, self._thread = self._thread, None
        for ticket in tickets:
            self._call_off(ticket, CLOSED)
        if thread:
            thread.shutdown(cancel_futures=True)
        with self._turn:
            self._replace()

    def _queued(self) -> "_Ticket":
        ticket = _Ticket()
        with self._state:
            self._tickets.add(ticket)
        return ticket

    def _own_thread(self) -> ThreadPoolExecutor:
        """Where `run` waits: jobs in the queue must not use up the loop's own threads."""
        with self._state:
            self._thread = self._thread or ThreadPoolExecutor(1, thread_name_prefix="worker")
            return self._thread

    def _call(self, ticket: "_Ticket", job: Callable[..., T], args: tuple[object, ...], limit: float) -> T:
        with self._turn:
            ticket.check()
            child = self._ready_child()
            with self._state:
                ticket.check()
                ticket.child = child
            try:
                return self._work(child, job, args, limit)
            finally:
                with self._state:
                    ticket.child = None

    def _work(self, child: "_Child", job: Callable[..., T], args: tuple[object, ...], limit: float) -> T:
        name = job.__name__
        try:
            with child.deadline(START_LIMIT, f"{name} could not be started within {START_LIMIT:g} s."):
                child.ask((job.__module__, job.__qualname__, limit))
            with child.deadline(limit, f"{name} took longer than {limit:g} s and was stopped."):
                return cast(T, child.ask(args))
        except _Lost:
            self._replace()
            raise WorkerError(child.obituary(name)) from None
        except MemoryError:
            self._replace()
            raise WorkerError(f"{name} needed more memory than it may have and was stopped.") from None

    def _ready_child(self) -> "_Child":
        child = self._child
        if child is None or child.doomed or child.midway or child.jobs >= self._jobs:
            self._replace()
            child = self._child = _Child(self._memory)
        child.jobs += 1
        return child

    def _replace(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()

    def _call_off(self, ticket: "_Ticket", reason: str) -> None:
        """Stop this job, whether it runs or waits, and no other."""
        with self._state:
            ticket.called_off = reason
            if ticket.child:
                ticket.child.kill(reason)


class _Ticket:
    """A job's place in the queue, so that calling it off does not stop another's."""

    called_off: str | None = None
    """Why."""
    child: "_Child | None" = None
    """Who is doing it."""

    def check(self) -> None:
        """Go no further with what was called off."""
        if self.called_off:
            raise WorkerError(self.called_off)


class _Lost(Exception):
    """The child is gone, or speaks nonsense."""


class _Child:
    """The process, as its parent sees it."""

    def __init__(self, memory: int | None) -> None:
        # A session of its own: Ctrl-C and a closed terminal reach the parent alone, and the parent ends the child.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT.format(path=sys.path, memory=memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.jobs = 0
        self.doomed: str | None = None
        """Why it was killed."""
        self.midway = False
        """It was spoken to and has not answered: the next to ask must not hear the answer."""
        self.end = weakref.finalize(self, _bury, self._process)

    def ask(self, message: object) -> object:
        """What the child answers; a `ClaimReaderError` of its is raised here as itself."""
        assert self._process.stdin and self._process.stdout
        self.midway = True
        try:
            write(self._process.stdin, message)
            kind, value = cast("tuple[str, object]", read(self._process.stdout))
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            raise _Lost from None
        self.midway = False
        if kind == "memory":
            raise MemoryError
        if kind == "failed":
            raise _failure(*cast("tuple[str, str]", value))
        if kind == "raised":
            raise _rebuilt(*cast("tuple[type[ClaimReaderError], tuple[object, ...], dict[str, object]]", value))
        return value

    @contextlib.contextmanager
    def deadline(self, limit: float, reason: str) -> Iterator[None]:
        """Within it, the child is killed when `limit` seconds have passed."""
        timer = threading.Timer(limit, self.kill, (reason,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def kill(self, reason: str) -> None:
        """Kill it; whoever waits for its answer learns that it is lost."""
        self.doomed = self.doomed or reason
        self._process.kill()

    def obituary(self, name: str) -> str:
        """Why it is no more, in one sentence."""
        if self.doomed:
            return self.doomed
        code = self._process.returncode
        how = f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
        return f"The process that ran {name} {how}."


def _bury(process: subprocess.Popen[bytes]) -> None:
    """Kill, reap and close; also run at exit for a worker that nobody closed."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()


def _failure(text: str, trace: str) -> WorkerError:
    error = WorkerError(text)
    error.add_note(trace)
    return error


def _rebuilt(kind: type[ClaimReaderError], args: tuple[object, ...], state: dict[str, object]) -> ClaimReaderError:
    """An error as it was raised; pickle would call its `__init__` with too few arguments."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error
