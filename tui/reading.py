"""Having claims read, beside the screen and in another process: what is on screen first, then the newest that waits.

    look_at / wake -> next text -> Reads.read (a process) -> store.keep_reading (a thread) -> ClaimsRead to the screens

A text that cannot be read is passed over; that is told once. Nothing here blocks, and leaving waits for none of it.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from textual.message import Message

from claimreader.errors import ClaimReaderError, StorageError, WorkerError
from claimreader.records import Article, Reading, ReadingState
from tui.aside import Reads

AT_ONCE = 20
"""Texts that are fetched from the store together."""

PATIENCE = 1.0
"""Seconds, at the least, that what the user looks at waits for another text to be finished, before that is put off."""

AGAIN = 60.0
"""Seconds until the store is asked again whether another process has brought news, or can be written to again."""

_log = logging.getLogger(__name__)


class ClaimsRead(Message, bubble=False):
    """The claims of a version were read and are kept."""

    def __init__(self, version_id: int, article_id: int) -> None:
        super().__init__()
        self.version_id = version_id
        self.article_id = article_id


class ReadingFailed(Message, bubble=False):
    """Claims could not be read, or not be kept."""

    def __init__(self, error: ClaimReaderError, for_good: bool) -> None:
        super().__init__()
        self.error = error
        self.for_good = for_good
        """No more will be read until the program is started again."""


class ReadingShelf(Protocol):
    """What of the store is needed."""

    def unread_versions(self, model: str, limit: int) -> list[tuple[int, str]]:
        """Versions that this model has not read, newest first, with their texts."""

    def keep_reading(self, version_id: int, reading: Reading) -> int | None:
        """Keep what was read; the article's number."""

    def article(self, article_id: int) -> Article:
        """An article."""

    def reading_state(self, article_id: int) -> ReadingState:
        """Whether its claims are read."""

    def unread_text(self, version_id: int) -> str | None:
        """The text of a version whose claims nobody has read."""

    def author_of(self, version_id: int) -> str:
        """Who wrote the article of a version, as its feed says."""


class Job(NamedTuple):
    """A text to read."""

    version_id: int
    text: str
    pressing: bool = False
    """The user looks at it."""


@dataclass(slots=True)
class _Asked:
    """What other threads ask of the loop."""

    article_id: int | None = None
    versions: list[int] = field(default_factory=list)
    """Earlier versions."""
    news: bool = True


class ReadingService:
    """Has all claims read, one text after the other."""

    def __init__(self, store: ReadingShelf, reads: Reads, tell: Callable[[Message], object]) -> None:
        self._store = store
        self._reads = reads
        self._tell = tell
        """Takes messages from this service's thread."""
        self._asked = _Asked()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stir = asyncio.Event()
        self._going = asyncio.Event()
        self._going.set()
        self._waiting: list[Job] = []
        self._failed: set[int] = set()
        self._ready = False
        """Who reads has loaded all that it needs."""
        self._loading = 0.0
        """Seconds that took, as it would again after a text was put off."""
        self._told = False

    # ------------------------------------------------------------------- asked from other threads

    def look_at(self, article_id: int) -> None:
        """The user looks at an article: its claims are read next, if they are not yet."""

        def ask() -> None:
            self._asked.article_id = article_id
            self._stir.set()

        self._call(ask)

    def look_at_version(self, version_id: int) -> None:
        """The user wants to know what an earlier version claimed: it is read next, if it was not yet."""

        def ask() -> None:
            self._asked.versions.append(version_id)
            self._stir.set()

        self._call(ask)

    def wake(self) -> None:
        """There may be texts that nobody has read."""

        def ask() -> None:
            self._asked.news = True
            self._stir.set()

        self._call(ask)

    def pause(self) -> None:
        """Begin no other text until `resume`."""
        self._call(self._going.clear)

    def resume(self) -> None:
        """Go on."""
        self._call(self._going.set)

    def _call(self, what: Callable[[], object]) -> None:
        """Run something on the service's loop; before it runs and after it has ended, in place."""
        if self._loop is None:
            what()
            return
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    # ------------------------------------------------------------------------------------ reading

    async def run(self) -> None:
        """Read until cancelled."""
        self._loop = asyncio.get_running_loop()
        try:
            await self._read_all(await self._reads.model())
        except ClaimReaderError as error:
            self._tell(ReadingFailed(error, for_good=True))
        finally:
            self._reads.close()

    async def _read_all(self, model: str) -> None:
        while True:
            await self._going.wait()
            self._stir.clear()
            try:
                job = await self._next(model)
                if job is not None:
                    await self._do(job)
                    continue
            except StorageError as error:
                self._complain(error)
                self._waiting.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(AGAIN):
                    await self._stir.wait()
            self._asked.news = True

    async def _next(self, model: str) -> Job | None:
        """What to read now: what the user looks at, else the newest that waits."""
        asked, self._asked.article_id = self._asked.article_id, None
        if asked is not None:
            job = await asyncio.to_thread(self._looked_at, asked)
            if job is not None and job.version_id not in self._failed:
                self._waiting = [other for other in self._waiting if other.version_id != job.version_id]
                return job
        while self._asked.versions:
            version_id = self._asked.versions.pop(0)
            text = await asyncio.to_thread(self._store.unread_text, version_id)
            if text is not None and version_id not in self._failed:
                return Job(version_id, text, pressing=True)
        if not self._waiting and self._asked.news:
            self._asked.news = False
            found = await asyncio.to_thread(self._store.unread_versions, model, AT_ONCE + len(self._failed))
            self._waiting = [Job(*one) for one in found if one[0] not in self._failed]
            self._asked.news |= bool(self._waiting)
        return self._waiting.pop(0) if self._waiting else None

    def _looked_at(self, article_id: int) -> Job | None:
        try:
            if self._store.reading_state(article_id) is not ReadingState.WAITING:
                return None
            version = self._store.article(article_id).version
        except StorageError:
            return None
        return Job(version.id, version.document.text, pressing=True)

    async def _do(self, job: Job) -> None:
        """Read a text and keep what was read; put it off when the user turns to another one meanwhile."""
        try:
            done = await self._read(job)
        except WorkerError as error:
            self._ready = False
            self._failed.add(job.version_id)
            self._complain(error)
            return
        if done is None:
            return
        article_id = await asyncio.to_thread(self._store.keep_reading, job.version_id, done)
        if article_id is not None:
            self._tell(ClaimsRead(job.version_id, article_id))

    async def _read(self, job: Job) -> Reading | None:
        """What is claimed in a text; None when it is put off."""
        if not self._ready:
            begun = time.monotonic()
            await self._reads.ready()  # not to be put off: whatever is read next needs it
            self._ready, self._loading = True, time.monotonic() - begun
            if not job.pressing and (self._asked.article_id is not None or self._asked.versions):
                self._waiting.insert(0, job)
                return None
        author = await asyncio.to_thread(self._store.author_of, job.version_id)
        reading = asyncio.ensure_future(self._reads.read(job.text, author))
        try:
            if not job.pressing and await self._is_in_the_way(job, reading):
                self._waiting.append(job)
                self._ready = False
                return None
            return await reading
        finally:
            reading.cancel()

    async def _is_in_the_way(self, job: Job, reading: "asyncio.Future[Reading]") -> bool:
        """Wait until a text is read, or until the user has waited long enough for another one."""
        while not reading.done():
            stir: asyncio.Future[object] = asyncio.ensure_future(self._stir.wait())
            both: tuple[asyncio.Future[Reading] | asyncio.Future[object], ...] = (reading, stir)
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            stir.cancel()
            self._stir.clear()
            asked = self._asked.article_id
            if reading.done() or asked is None:
                continue
            wanted = await asyncio.to_thread(self._looked_at, asked)
            if wanted is None or wanted.version_id == job.version_id:
                if self._asked.article_id == asked:  # the user may have turned to another one meanwhile
                    self._asked.article_id = None
                continue
            await asyncio.wait({reading}, timeout=max(PATIENCE, self._loading))
            return not reading.done()
        return False

    def _complain(self, error: ClaimReaderError) -> None:
        """Log what went wrong, and tell of the first time."""
        _log.warning("claims could not be read: %s", error)
        if not self._told:
            self._told = True
            self._tell(ReadingFailed(error, for_good=False))
