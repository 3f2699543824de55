"""A terminal with the program in it: keys go in, a screen comes out, and every byte on the way is looked at."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pexpect
import pyte

from tests.commands import ROOT

SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])|\x1b|[\x80-\x9f]"
)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
POSITION = re.compile(r"\x1b\[\d+;\d+H")
MODES = {
    "mouse": ("1000", "1003", "1015", "1006"),
    "alternate screen": ("1049",),
    "cursor": ("25",),
    "focus": ("1004",),
    "bracketed paste": ("2004",),
    "line wrap": ("7",),
    "synchronised output": ("2026",),
    "resize reports": ("2048",),
}
"""The private modes that a program on the whole screen has to do with."""
ASKED = frozenset(["\x1b[?2026$p", "\x1b[?2048$p"])
KEYBOARD = re.compile(r"\x1b\[>\d+u|\x1b\[<u")
POINTER = re.compile(r"\x1b\]22;[a-z]*\x07")
_MODE = re.compile(r"\x1b\[\?(\d+)([hl])")
PATIENCE = 180.0
"""Seconds after which what is waited for is held to have failed."""


class Terminal:
    """A terminal of some size; what is written to it is drawn, and kept as it came."""

    def __init__(self, child: "pexpect.spawn[bytes]", columns: int, lines: int) -> None:
        self.child = child
        self.screen = pyte.Screen(columns, lines)
        self.raw = b""
        self._going = True
        self._stream = pyte.ByteStream(self.screen)

    def press(self, *keys: str) -> None:
        """Press keys; `enter` and `escape` by their names, text as it is."""
        for key in keys:
            self.child.send({"enter": "\r", "escape": "\x1b"}.get(key, key))

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal larger or smaller."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def words(self) -> str:
        """The same with every run of white space as one space."""
        return " ".join(self.text.split())

    def until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Draw what comes until something has come true; fail when it does not in time."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"it did not come true in {seconds:g} s; the screen shows:\n{self.text}")
            self._take(0.1)

    def ended(self) -> int:
        """Wait until the program has ended; its exit code."""
        self.until(lambda: not self._going)
        code = self._exit_code()
        self.child.close()
        return code

    def vanish(self) -> int:
        """Go away as a window does that is closed, and wait until the program has ended; its exit code."""
        self.child.ptyproc.fileobj.close()
        return self._exit_code()

    def _exit_code(self) -> int:
        """What the program ends with by itself: closing the terminal sooner would end it otherwise."""
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < end, "the program has outlived its terminal"
            time.sleep(0.05)
        return -1 if self.child.exitstatus is None else int(self.child.exitstatus)

    def _take(self, seconds: float) -> None:
        """Draw what is there, or what comes within some time."""
        try:
            data = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self._going = False
            return
        self.raw += data
        self._stream.feed(data)

    # -------------------------------------------------------------------------- what was written to it

    @property
    def sequences(self) -> set[str]:
        """Every control sequence that came."""
        return set(SEQUENCE.findall(self.raw.decode()))

    @property
    def foreign(self) -> list[str]:
        """Those that a program like this has no business to send."""
        modes = {f"\x1b[?{number}{on}" for numbers in MODES.values() for number in numbers for on in "hl"}
        known = (COLOURS, POSITION, KEYBOARD, POINTER)
        return sorted(
            one for one in self.sequences - modes - ASKED if not any(pattern.fullmatch(one) for pattern in known)
        )

    @property
    def written(self) -> str:
        """What came beside them."""
        return SEQUENCE.sub("", self.raw.decode())

    def mode(self, number: str) -> str:
        """Whether a private mode was last switched on (`h`) or off (`l`)."""
        switched = [match[2] for match in _MODE.finditer(self.raw.decode()) if match[1] == number]
        return switched[-1] if switched else ""


@contextmanager
def terminal(
    database: Path,
    columns: int,
    lines: int,
    environment: Mapping[str, str] = MappingProxyType({}),
    *,
    ignore_sighup: bool = False,
) -> Iterator[Terminal]:
    """The program in a terminal of its own; whatever happens, it ends with the test."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "claimreader", "--db", str(database)],
        cwd=str(ROOT),
        env={**os.environ, **environment},
        dimensions=(lines, columns),
        timeout=40,
        ignore_sighup=ignore_sighup,
    )
    try:
        yield Terminal(child, columns, lines)
    finally:
        child.close(force=True)
