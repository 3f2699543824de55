"""A program in a terminal of its own, timed from outside: what a person sees, and when."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Self

_ESCAPES = re.compile(rb"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_]|[()][0-9A-B])")
QUIET = 0.25
"""Seconds without output after which a program is taken to be at rest."""


class Terminal:
    """A pseudo-terminal of 120 columns and 40 lines with a program in it."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})})
            os.execvp(arguments[0], list(arguments))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._seen = b""
        self.worked = 0.0
        """Seconds for which a processor worked for the program; known when it has ended."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        used = os.wait4(self.pid, 0)[2]
        self.worked = used.ru_utime + used.ru_stime
        os.close(self._fd)

    def until(self, words: str, limit: float = 60.0) -> float:
        """Seconds from the start until these words were drawn.

        Raises:
            TimeoutError: they never were.
        """
        wanted = words.encode()
        while wanted not in _ESCAPES.sub(b"", self._seen):
            if time.perf_counter() - self.started > limit:
                raise TimeoutError(f"{words!r} was not drawn within {limit:g} s: {self._seen[-300:]!r}")
            self._read(1.0)
        return time.perf_counter() - self.started

    def press(self, key: str) -> float:
        """Seconds from a key press until something was drawn for it."""
        self.rest()
        pressed = time.perf_counter()
        os.write(self._fd, key.encode())
        while not self._read(5.0):
            if time.perf_counter() - pressed > 5:
                raise TimeoutError(f"nothing was drawn for {key!r}")
        return time.perf_counter() - pressed

    def rest(self, quiet: float = QUIET) -> None:
        """Wait until the program draws nothing more."""
        while self._read(quiet):
            pass

    def memory(self) -> float:
        """Megabytes of memory that the program has in use."""
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True)
        return int(told.stdout) / 1024

    def _read(self, limit: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], limit)
        data = os.read(self._fd, 1 << 16) if ready else b""
        self._seen += data
        return data
