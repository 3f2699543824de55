"""The child's side of `claimreader.workers`: take a job, do it, say how it went, until the parent is gone."""

import contextlib
import importlib
import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Iterator
from typing import IO, cast

from claimreader.errors import ClaimReaderError

GRACE = 2.0
"""Seconds past its limit after which a job ends itself: the parent that should have ended it is gone."""

_LENGTH = struct.Struct(">Q")


def write(pipe: IO[bytes], message: object) -> None:
    """Send one message: its length, then its pickle. Nothing is sent of what cannot be pickled."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read(pipe: IO[bytes]) -> object:
    """Receive one message.

    Raises:
        EOFError: the other side is gone.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    return cast(object, pickle.loads(pipe.read(_LENGTH.unpack(head)[0])))


def serve(memory: int | None) -> None:
    """Do jobs until the parent closes its end of the pipe.

    Args:
        memory: how many bytes of address space this process may have; None for no limit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = _take_pipes()
    if memory:
        _limit_memory(memory)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            module, name, limit = cast("tuple[str, str, float]", read(asked))
            if _prepared(answers, module, name):
                _do(asked, answers, module, name, limit)


def _prepared(answers: IO[bytes], module: str, name: str) -> bool:
    """Whether what the job needs could be imported; the parent starts its clock when it hears so."""
    try:
        getattr(importlib.import_module(module), name)
    except Exception as error:
        write(answers, ("failed", (f"{module}.{name} cannot be loaded: {error}", traceback.format_exc())))
        return False
    write(answers, ("ready", None))
    return True


def _do(asked: IO[bytes], answers: IO[bytes], module: str, name: str, limit: float) -> None:
    job = getattr(sys.modules[module], name)
    try:
        args = cast("tuple[object, ...]", read(asked))
        with _alarm(limit + GRACE):
            answer: tuple[str, object] = ("done", job(*args))
        write(answers, answer)
    except ClaimReaderError as error:
        write(answers, ("raised", (type(error), error.args, vars(error))))
    except MemoryError:
        write(answers, ("memory", None))
    except (EOFError, BrokenPipeError):
        raise
    except Exception as error:
        write(answers, ("failed", (f"{name} failed: {type(error).__name__}: {error}", traceback.format_exc())))


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes to the parent, moved to where no stray `print` or `input` of a library can reach them."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return asked, answers


def _limit_memory(memory: int) -> None:
    """Ask the system to refuse more address space than this; some systems cannot."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Within it the system itself ends this process when its time is over, even inside a regular expression."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
