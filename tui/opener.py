"""Opening an article's page outside: only http and https, never through a shell, never as an option of the browser."""

import subprocess
import webbrowser
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol


class Suspends(Protocol):
    """What can make room on the terminal for another program."""

    def suspend(self) -> AbstractContextManager[None]:
        """Give the terminal away for as long as the context lasts."""


def open_link(url: str, browser: Sequence[str], screen: Suspends) -> None:
    """Open a checked address in the user's browser; one that runs in the terminal is given the terminal.

    Raises:
        OSError: the configured browser cannot be started.
        webbrowser.Error: the system knows no browser.
    """
    if browser:
        _start([*browser, url])
        return
    controller = webbrowser.get()
    if type(controller) is webbrowser.GenericBrowser:
        with screen.suspend():
            controller.open(url)
    else:
        controller.open(url)


def _start(command: Sequence[str]) -> None:
    subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
