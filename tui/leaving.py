"""Leaving in good order when the system asks for it, and at all when the terminal has gone."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import time
from threading import Thread

from textual.app import App

GRACE = 2.0
"""Seconds to leave in good order in, once the terminal has gone; writing to it may hang."""


def code_of(name: str) -> int:
    """The exit code of a program that a signal ends, as shells count them."""
    return 128 + signal.Signals[name]


class Leaving(App[None]):
    """A program that puts the terminal back when it is told to end, and does not outlive it.

    Textual reads on from a terminal that has gone, as fast as it can. A signal ends most programs then, but none that
    was started so that it does not get it, as by `nohup` or from within some other programs.
    """

    def on_mount(self) -> None:
        """Listen for the system, and keep an eye on the terminal."""
        if self.is_headless or not hasattr(select, "poll"):  # Windows ends the programs of a window with it
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            loop.add_signal_handler(getattr(signal, name), self.leave, code_of(name))
        terminal = select.poll()
        terminal.register(sys.__stdin__ or 0, 0)  # that the other end has gone is told without being asked for
        Thread(target=self._outlast, args=(terminal, loop), daemon=True, name="terminal").start()

    def leave(self, code: int) -> None:
        """End with an exit code."""
        self.exit(return_code=code)

    def _outlast(self, terminal: select.poll, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until the terminal has gone, and see to it that the program goes then."""
        terminal.poll()
        code = code_of("SIGHUP")
        loop.call_soon_threadsafe(self.leave, code)
        time.sleep(GRACE)
        os._exit(code)
