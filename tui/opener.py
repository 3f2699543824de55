"""Opening an article's page outside: only http and https, never through a shell, never as an option of the browser."""

import subprocess
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol


class Suspends(Protocol):
    """What can make room on the terminal for another program."""

    def suspend(self) -> AbstractContextManager[None]:
        """Give the terminal away for as long as the context lasts."""


class Unopened(Exception):
    """There is no browser that could be started; its text says why."""


def open_link(url: str, browser: Sequence[str], screen: Suspends) -> None:
    """Open a checked address in the user's browser; one that runs in the terminal is given the terminal.

    Raises:
        Unopened: the configured browser cannot be started, or the system knows none.
    """
    if browser:
        _start([*browser, url])
        return
    try:
        controller = webbrowser.get()
    except webbrowser.Error as error:
        raise Unopened(str(error)) from None
    if type(controller) is webbrowser.GenericBrowser:
        with screen.suspend():
            controller.open(url)
    else:
        controller.open(url)


def _start(command: Sequence[str]) -> None:
    nothing = subprocess.DEVNULL
    try:
        browser = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError as error:
        raise Unopened(f"{command[0]}: {error.strerror}") from None
    threading.Thread(target=browser.wait, daemon=True).start()  # so that it does not stay as a zombie
