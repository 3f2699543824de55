"""What a test says to the reader on its screen, and how it reads what is there."""

import asyncio
import contextlib
import os
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, cast
from unittest.mock import patch

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from claimreader.claims.disputes import disputes
from claimreader.records import Dispute, Feed, Progress, Reading
from tests.builders import MODEL
from tests.rest import LIMIT, rested
from tui.app import ClaimReader

GOLDEN = Path(__file__).parent / "tui" / "screens"

Step = Progress | Exception | float


class OnScreen(Pilot[None]):
    """A pilot whose program is known to be ours; unless hurried, it waits until a key has done all that it does."""

    def __init__(self, app: ClaimReader, *, hurried: bool = False) -> None:
        super().__init__(app)
        self._hurried = hurried

    @property
    def app(self) -> ClaimReader:
        return cast(ClaimReader, super().app)

    async def press(self, *keys: str) -> None:
        """Press keys, each once the last one has done all it does; only a text is written as fast as it goes."""
        for key, following in zip(keys, (*keys[1:], ""), strict=True):
            writing = isinstance(self.app.focused, Input) and len(key) == len(following) == 1
            await super().press(key)
            if not writing:
                await self.rest()

    async def rest(self, *_: float) -> None:
        """Wait until the program is at rest."""
        await (asyncio.sleep(0) if self._hurried else rested(self.app))


@asynccontextmanager
async def opened(
    app: ClaimReader, size: tuple[int, int] = (120, 40), *, notifications: bool = True, hurried: bool = False
) -> AsyncIterator[OnScreen]:
    """The reader on a terminal of that size, its messages shown or not; one that is shown stays.

    A key or a click is waited for until all that it does is done, unless the user is hurried.
    """
    pilot = OnScreen(app, hurried=hurried)
    with (
        patch.object(app, "notify", partial(_notify_for_long, app.notify)),
        patch("textual.app.wait_for_idle", _pass_on),
        patch("textual.pilot.wait_for_idle", pilot.rest),
    ):
        async with app.run_test(size=size, notifications=notifications):
            yield pilot


@asynccontextmanager
async def of_widgets(app: App[Any], size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    """A program that is made of some of the reader's widgets, on a terminal of that size; keys are waited for too."""

    async def rest(*_: float) -> None:
        await rested(app)

    with patch("textual.app.wait_for_idle", rest), patch("textual.pilot.wait_for_idle", rest):
        async with app.run_test(size=size) as pilot:
            yield pilot


async def _pass_on(*_: float) -> None:
    """Not to wait after each key as Textual does: the pilot does."""
    await asyncio.sleep(0)


def _notify_for_long(notify: Callable[..., None], message: str, **how: Any) -> None:
    """Show a message for longer than any test takes: that it goes by itself is Textual's."""
    notify(message, **how | {"timeout": 600.0})


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
        await until(pilot, lambda: text_of(pilot.app) + "\n" == wanted, 20.0)
    assert text_of(pilot.app) + "\n" == wanted


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the program is at rest, and what was found is on the screen."""
    await rested(pilot.app)


async def until(pilot: Pilot[Any], condition: Callable[[], object], seconds: float = LIMIT) -> None:
    """Wait until something has come true; fail when it does not in time."""
    end, pause = monotonic() + seconds, 0.01
    while not condition():
        assert pilot.app.is_running, "the program has ended"
        assert monotonic() < end, f"it did not come true in {seconds:g} s; the screen shows:\n{text_of(pilot.app)}"
        await pilot.pause(pause)
        pause = min(1.5 * pause, 0.1)  # looking takes time from what is waited for


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, the first one once the program is at rest."""
    await settled(pilot)
    await pilot.press(*keys)


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
        self.authors: list[str] = []
        """Who it was told that wrote them."""
        self.put_off: list[str] = []
        """The texts that it was made to stop reading."""
        self.loaded = threading.Event()
        """Not set: what reading needs takes long to load."""
        self.loaded.set()
        self.loads = 0
        self.closed = False

    async def model(self) -> str:
        return MODEL

    async def ready(self) -> None:
        self.loads += 1
        while not self.loaded.is_set():
            await asyncio.sleep(0.01)

    async def read(self, text: str, author: str = "") -> Reading:
        self.asked.append(text)
        self.authors.append(author)
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
