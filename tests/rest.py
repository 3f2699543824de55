"""When a program on the screen has come to rest: nothing is under way in it that could still change what is shown.

Textual's own pause waits until the process uses no processor, from which a busy machine often keeps it. What is looked
at here is what is left to do: messages, workers, timers that are about to ring, stories that are looked through.
"""

import asyncio
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

from tui.app import ClaimReader
from tui.aside import Aside
from tui.telling import StoryService

AT_ONCE = 0.1
"""Timers that ring within so many seconds are waited for: they draw what has changed already."""
TURNS = 6
"""Turns of the loop in which a key, or what another thread has handed over, comes into a queue."""
LIMIT = 120.0
"""Seconds after which a program that does not come to rest, or does not show what is waited for, has failed."""


async def rested(app: App[Any], *, whoever_reads: bool = False) -> None:
    """Wait until nothing is under way; at once where the program has ended or has failed.

    The real reader of claims takes its time, and is waited for only where that is asked for.
    """
    end, quiet, pause = monotonic() + LIMIT, 0, 0.001
    while quiet < 2 and _alive(app):
        for _ in range(TURNS):
            await asyncio.sleep(0)
        await _heard(app, end)
        stories_rest = not isinstance(app, ClaimReader) or await _rest(app.stories, whoever_reads)
        if not _alive(app):
            return
        app.screen._on_timer_update()  # draws what has changed, as Textual does sixty times a second
        left = [*_under_way(app), *(() if stories_rest else ["stories"])]
        quiet = 0 if left else quiet + 1
        if left:
            assert monotonic() < end, f"the program does not come to rest: {', '.join(left)}"
            await asyncio.sleep(pause)  # a thread has something to do: let it
            pause = min(2 * pause, 0.05)


def _alive(app: App[Any]) -> bool:
    return app.is_running and app._exception is None and bool(app.screen_stack)


def _pumps(app: App[Any]) -> list[MessagePump]:
    """Everything that takes messages, on every screen."""
    return [app, *(widget for screen in app.screen_stack for widget in screen.walk_children(with_self=True))]


async def _heard(app: App[Any], end: float) -> None:
    """Wait until every message that is there by now has been dealt with."""
    waiting: set[MessagePump] = set()

    def heard(pump: MessagePump) -> None:
        waiting.discard(pump)

    for pump in _pumps(app):
        if pump.call_later(heard, pump):
            waiting.add(pump)
    while _alive(app) and any(pump.is_running for pump in waiting):
        assert monotonic() < end, f"not to be spoken to: {waiting}"
        await asyncio.sleep(0)


def _under_way(app: App[Any]) -> Iterator[str]:
    """What is left to do on the screens."""
    yield from (f"work at {worker.group}" for worker in app.workers if not worker.is_finished)
    for pump in _pumps(app):
        if pump.message_queue_size or pump._next_callbacks:
            yield f"messages to {pump}"
        if any(_about_to_ring(timer) for timer in list(pump._timers)):
            yield f"a timer of {pump}"
    screen = app.screen
    if screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks:
        yield "drawing"


def _about_to_ring(timer: Timer) -> bool:
    going = timer._task is not None and not timer._task.done()
    return going and timer._repeat is not None and timer._interval <= AT_ONCE


async def _rest(stories: StoryService, whoever_reads: bool) -> bool:
    """Whether stories wait for news."""
    if isinstance(getattr(stories._compare, "__self__", None), Aside) and not whoever_reads:
        return True
    if stories._loop is None:
        return False
    waits = await _asked(stories._loop, lambda: bool(stories._stir._waiters) and not stories._stir.is_set())
    return waits is not False


async def _asked(loop: asyncio.AbstractEventLoop, question: Callable[[], bool]) -> bool | None:
    """What another thread's loop answers once it has done what it was given before; None where it has ended."""
    answers: list[bool] = []
    try:
        loop.call_soon_threadsafe(lambda: answers.append(question()))
    except RuntimeError:
        return None
    while not answers and not loop.is_closed():
        await asyncio.sleep(0.0005)
    return answers[0] if answers else None
