"""Following what another process brings while the reader is open, as `claimreader refresh` does out of a timetable."""

import logging

from textual import on, work
from textual.message import Message

from claimreader.errors import StorageError
from claimreader.records import Latest
from tui.messages import message
from tui.screens.browsing import Browsing
from tui.telling import StoriesMoved

OFTEN = 5.0
"""Seconds between two looks at whether something has come in, and so between two looks at what."""

_log = logging.getLogger(__name__)


class Elsewhere(Browsing):
    """A screen whose lists show what came in elsewhere as they show what a refresh of one's own brings."""

    _latest = Latest()
    """How far what is kept had come when it was last looked at."""

    @message
    class Came(Message):
        """How far what is kept has come."""

        latest: Latest

    def begin_following(self) -> None:
        """Follow it from now on.

        Raises:
            StorageError: the database cannot be read.
        """
        self.set_interval(OFTEN, self._look_unless_looking)
        self._latest = self.reader.store.latest()

    def _look_unless_looking(self) -> None:
        if not self.looking("elsewhere"):
            self._look_elsewhere()

    @work(thread=True, group="elsewhere", exit_on_error=False)
    def _look_elsewhere(self) -> None:
        try:
            self.deliver(self.Came(self.reader.store.latest()))
        except StorageError as error:
            _log.warning("it could not be seen whether something has come in: %s", error)

    @on(Came)
    def _take_latest(self, message: Came) -> None:
        before, self._latest = self._latest, message.latest
        if message.latest == before:
            return
        if not message.latest.lists_as(before):
            self.look_again()
            self.reader.news_came()
        self.reader.post_message(StoriesMoved())
