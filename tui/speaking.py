"""What the program tells the user beside what its screens show: short words in the key line, where they hide nothing.

What does not fit there, and what went wrong, lies over the screen for a while.
"""

from __future__ import annotations

import logging
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from claimreader.errors import ClaimReaderError
from tui.safe import safe
from tui.widgets import key_line
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_log = logging.getLogger(__name__)


class Speaking(App[None]):
    """A program that tells the user something."""

    word = ""
    """What the key line says now; empty where it has nothing to say but the keys."""
    _silence: Timer | None = None
    _said_at = 0.0

    def say(self, text: str, severity: SeverityLevel = "information", *, timeout: float | None = None) -> None:
        """Show a short message for a while; `text` may be from anywhere."""
        text = safe(text, 400)
        if severity == "information" and any(line.has_room_for(text) for line in self.screen.query(KeyLine)):
            self._put_up(text, timeout or key_line.SECONDS)
        else:
            self.notify(text, severity=severity, markup=False, timeout=timeout)

    def unsay(self, text: str) -> None:
        """Take a message back that holds no longer."""
        if text and self.word == text:
            self._put_up("", 0.0)

    def let_word_go(self) -> None:
        """A key is pressed: a message that was there to be read for a while gives way to what it does."""
        if self.word and monotonic() - self._said_at > key_line.SECONDS / 3:
            self._put_up("", 0.0)

    def _put_up(self, word: str, seconds: float) -> None:
        """Have every key line say a word, until it has been there long enough."""
        if self._silence is not None:
            self._silence.stop()
            self._silence = None
        self.word, self._said_at = word, monotonic()
        if word:
            self._silence = self.set_timer(seconds, partial(self._put_up, "", 0.0))
        for screen in self.screen_stack:
            for line in screen.query(KeyLine):
                line.refresh()

    def complain(self, error: BaseException) -> None:
        """Show what went wrong; what is no fault of the world is logged with where it happened."""
        if isinstance(error, ClaimReaderError):
            self.say(str(error), "error", timeout=10)
        else:
            _log.error("a worker failed", exc_info=error)
            self.say(f"something went wrong: {type(error).__name__}: {error}", "error", timeout=10)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what made a worker of the program's own fail."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.complain(event.worker.error)
