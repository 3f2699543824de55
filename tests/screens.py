"""What a test says to the reader on its screen, and how it reads what is there."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, cast

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from claimreader.claims.disputes import disputes
from claimreader.records import Dispute, Feed, Progress, Reading
from tests.builders import MODEL
from tui.app import ClaimReader

GOLDEN = Path(__file__).parent / "tui" / "screens"

Step = Progress | Exception | float


class OnScreen(Pilot[None]):
    """A pilot whose program is known to be ours."""

    @property
    def app(self) -> ClaimReader:
        return cast(ClaimReader, super().app)


def opened(
    app: ClaimReader, size: tuple[int, int] = (120, 40), *, notifications: bool = True
) -> AbstractAsyncContextManager[OnScreen]:
    """The reader, running on a terminal of that size, its messages shown or not."""
    return cast(AbstractAsyncContextManager[OnScreen], app.run_test(size=size, notifications=notifications))


def focus_of(pilot: OnScreen) -> str | None:
    """The id of what the keyboard is in."""
    focused = pilot.app.screen.focused
    return focused.id if focused is not None else None


def text_of(app: App[Any]) -> str:
    """What the terminal shows, as lines of text."""
    strips = app.screen._compositor.render_strips()  # Textual has no public way to ask for it
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def words_on(app: App[Any]) -> str:
    """The same with every run of white space as one space."""
    return " ".join(text_of(app).split())


def words_of(widget: Widget) -> str:
    """What the terminal shows where a widget lies, with every run of white space as one space."""
    strips = widget.screen._compositor.render_strips()
    where = widget.content_region
    lines = [strip.crop(where.x, where.right).text for strip in strips[where.y : where.bottom]]
    return " ".join(" ".join(lines).split())


def line_with(app: App[Any], words: str) -> str:
    """The one line of the screen that has these words in it."""
    [line] = [line for line in text_of(app).splitlines() if words in line]
    return line


async def same_as(name: str, pilot: OnScreen) -> None:
    """Wait until the screen shows what its file says, or write the file where that is asked for."""
    await settled(pilot)
    file = GOLDEN / f"{name}.txt"
    if "UPDATE_SCREENS" in os.environ:
        file.write_text(text_of(pilot.app) + "\n", encoding="utf-8")
    wanted = file.read_text(encoding="utf-8")
    with contextlib.suppress(AssertionError):  # the comparison below says what differs
        await until(pilot, lambda: text_of(pilot.app) + "\n" == wanted, 5.0)
    assert text_of(pilot.app) + "\n" == wanted


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until every worker is done, or has been replaced by a newer one, and what was found is on the screen."""
    for _ in range(3):
        with contextlib.suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def until(pilot: Pilot[Any], condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until something has come true; fail when it does not in time."""
    for _ in range(int(seconds / 0.02)):
        if condition():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it did not come true in {seconds:g} s; the screen shows:\n{text_of(pilot.app)}")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait for what they do."""
    await pilot.press(*keys)
    await settled(pilot)


class FakeRefresher:
    """A refresh that a test scripts: what comes of each address, and what it waits for before it goes on."""

    def __init__(self) -> None:
        self.outcomes: Mapping[str, Progress | Exception] = {}
        """By address; a feed that is not in it has nothing new."""
        self.asked: list[list[str]] = []
        """The addresses of each refresh so far."""
        self.gate: asyncio.Event | None = None
        """Where set, a refresh hangs before its last feed."""
        self.cancelled = False
        self.keep: Callable[[Feed], Progress] | None = None
        """Where set, does what a refresh does to the store."""

    async def __call__(self, feeds: Sequence[Feed]) -> AsyncIterator[Progress]:
        self.asked.append([feed.url for feed in feeds])
        yield Progress.starting(len(feeds))
        for done, feed in enumerate(feeds, 1):
            if self.gate is not None and done == len(feeds):
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    self.cancelled = True
                    raise
            yield self._outcome(feed, done, len(feeds))

    def _outcome(self, feed: Feed, done: int, total: int) -> Progress:
        made = self.keep(feed) if self.keep else self.outcomes.get(feed.url, Progress(feed, 0, 0, unchanged=True))
        if isinstance(made, Exception):
            raise made
        return Progress(
            feed, done, total, made.new, made.changed, made.unchanged, made.error, made.note, made.article_ids
        )


class FakeReads:
    """A reader of claims that a test scripts; with a text that it has no answer to it never comes to an end."""

    def __init__(self) -> None:
        self.answers: dict[str, Reading | Exception] = {}
        """By text."""
        self.asked: list[str] = []
        self.put_off: list[str] = []
        """The texts that it was made to stop reading."""
        self.closed = False

    async def model(self) -> str:
        return MODEL

    async def read(self, text: str) -> Reading:
        self.asked.append(text)
        try:
            while text not in self.answers:
                await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            self.put_off.append(text)
            raise
        answer = self.answers[text]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def disputes(self, readings: Sequence[Reading]) -> Sequence[Dispute]:
        return disputes(readings)

    def close(self) -> None:
        self.closed = True
