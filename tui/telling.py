"""Putting what came in into stories, and looking for what its outlets contradict in each other, beside the screen.

    wake -> store.place_articles (a thread) -> a touched story -> compare (a process) -> store.keep_story_disputes
         -> StoriesMoved to the screens

A story is looked at once all its articles are read, or, while they are not, when nothing has come in for a while.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from textual.message import Message

from claimreader.errors import StorageError, WorkerError
from claimreader.records import Dispute, KnownParty, Reading
from claimreader.stories.keeping import StoryShelf
from claimreader.stories.kept import KeptStory
from tui.reading import ClaimsRead

PLACED = 2
"""Articles that are placed at once: some hundredths of a second in which the screen has to share the interpreter."""
REST = 0.03
"""Seconds between two lots, in which the screen has it to itself."""
QUIET = 5.0
"""Seconds without news after which a story is looked at though an article of it is not read yet."""
AGAIN = 60.0
"""Seconds until the store is asked again whether another process has brought news."""

_log = logging.getLogger(__name__)


class StoriesMoved(ClaimsRead, bubble=False):
    """Articles were put into stories, or a story's disputes were brought up to date.

    To every screen that does not care which article it is, the same as claims that were read.
    """

    def __init__(self, article_ids: frozenset[int] | None = None) -> None:
        super().__init__(version_id=0, article_id=0)
        self.article_ids = article_ids
        """Whose story or disputes may be others now; None: any article's."""

    def concerns(self, article_id: int) -> bool:
        """Whether what is shown of an article may be something else now."""
        return self.article_ids is None or article_id in self.article_ids


class TellingShelf(StoryShelf, Protocol):
    """What of the store is needed."""

    def story(self, story_id: int) -> KeptStory:
        """A story with its articles."""

    def name_parties(self, parties: Sequence[KnownParty]) -> bool:
        """Call the parties of what is kept as the user does; False where they are called so."""


class StoryService:
    """Keeps stories and their disputes up to date."""

    def __init__(
        self,
        store: TellingShelf,
        compare: Callable[[Sequence[Reading]], Awaitable[Sequence[Dispute]]],
        tell: Callable[[Message], object],
        parties: Sequence[KnownParty] = (),
    ) -> None:
        self._store = store
        self._compare = compare
        self._tell = tell
        """Takes messages from this service's thread."""
        self._parties: Sequence[KnownParty] | None = parties
        """The user's, until all that is kept goes by their names."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stir = asyncio.Event()
        self._failed: set[int] = set()

    def wake(self) -> None:
        """Something came in, was read, or was changed by the user; from any thread."""
        if self._loop is None:
            self._stir.set()
            return
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stir.set)

    async def run(self) -> None:
        """Work until cancelled."""
        self._loop = asyncio.get_running_loop()
        while True:
            self._stir.clear()
            try:
                await self._name()
                await self._place()
                while await self._look(whole=True):
                    pass
                if await self._stirred(QUIET):
                    continue
                while await self._look(whole=False):
                    pass
            except StorageError as error:
                _log.warning("stories could not be brought up to date: %s", error)
            await self._stirred(AGAIN)

    async def _stirred(self, seconds: float) -> bool:
        """Wait for something to come in; whether it did."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stir.wait()
        return self._stir.is_set()

    async def _name(self) -> None:
        """Call the parties as the configuration does, once."""
        if self._parties is not None and await asyncio.to_thread(self._store.name_parties, self._parties):
            self._tell(StoriesMoved())
        self._parties = None

    async def _place(self) -> None:
        """Put all that waits into stories."""
        placed = 0
        while now := await asyncio.to_thread(self._store.place_articles, PLACED):
            placed += now
            await asyncio.sleep(REST)
        if placed:
            self._tell(StoriesMoved())

    async def _look(self, *, whole: bool) -> bool:
        """Bring one story's disputes up to date; False when there is none to look at."""
        waiting = await asyncio.to_thread(self._store.touched_stories, 1 + len(self._failed), whole=whole)
        story_id = next((one for one in waiting if one not in self._failed), None)
        touched = None if story_id is None else await asyncio.to_thread(self._store.touched, story_id)
        if story_id is None or touched is None:
            return story_id is not None
        try:
            found = await self._compare(touched.readings)
        except WorkerError as error:
            self._failed.add(story_id)
            _log.warning("the disputes of a story could not be found: %s", error)
            return True
        if await asyncio.to_thread(self._store.keep_story_disputes, touched, found):
            articles = await asyncio.to_thread(self._articles, story_id)
            self._tell(StoriesMoved(articles))
        return True

    def _articles(self, story_id: int) -> frozenset[int]:
        try:
            return frozenset(article.id for article in self._store.story(story_id).articles)
        except StorageError:
            return frozenset()
