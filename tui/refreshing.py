"""A refresh as the screen sees it: run beside it, reported feed by feed, summed up."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from textual.message import Message

from claimreader.config import Config
from claimreader.records import Feed, Progress
from claimreader.records.record import record
from storage import Store
from tui.in_force import key
from tui.messages import message
from tui.titles import name_of


@message
class Refreshing(Message):
    """One more feed of a refresh is done; `run` tells refreshes apart that are under way at once."""

    run: int
    progress: Progress


@message
class Refreshed(Message):
    """A refresh came to its end; `error` is what ended it before its time."""

    run: int
    error: Exception | None = None


@record
class Tally:
    """How far a refresh is, and what it has brought so far."""

    done: int = 0
    total: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    last: str = ""
    """The feed that was finished last, and what came of it."""

    def after(self, progress: Progress) -> "Tally":
        """The tally with one more feed."""
        return replace(
            self,
            done=progress.done,
            total=progress.total,
            new=self.new + progress.new,
            changed=self.changed + progress.changed,
            unchanged=self.unchanged + progress.unchanged,
            failed=self.failed + (progress.error is not None),
            last=f"{name_of(progress.feed)}: {outcome(progress)}" if progress.feed else self.last,
        )

    def __add__(self, other: "Tally") -> "Tally":
        """Two refreshes that are under way at once, seen as one."""
        return Tally(
            self.done + other.done,
            self.total + other.total,
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
            other.last or self.last,
        )

    def __str__(self) -> str:
        """What the refresh brought, in words."""
        parts = [f"{self.new:,} new" if self.new else "", f"{self.changed:,} changed" if self.changed else ""]
        parts.append(f"{self.failed:,} failed ({key('feed-errors')} shows why)" if self.failed else "")
        return ", ".join(part for part in parts if part) or "nothing new"


def outcome(progress: Progress) -> str:
    """What came of asking one feed, in a few words."""
    if progress.error is not None:
        return progress.error
    said = [f"{progress.new} new" if progress.new else "", f"{progress.changed} changed" if progress.changed else ""]
    words = ", ".join(word for word in said if word) or "nothing new"
    return f"{words}; {progress.note}" if progress.note else words


async def report(run: int, steps: Callable[[], AsyncIterator[Progress]], post: Callable[[Message], object]) -> None:
    """Run a refresh to its end and say how it goes."""
    try:
        async for progress in steps():
            post(Refreshing(run, progress))
    except Exception as error:
        post(Refreshed(run, error))
    else:
        post(Refreshed(run))


def refreshed(
    store: Store, config: Config, feeds: Sequence[Feed], now: Callable[[], datetime]
) -> AsyncIterator[Progress]:
    """The real refresh, with the user's settings; what it needs is imported when it is needed."""
    from claimreader.refresh import refresh
    from tui.commandline.news import refresh_settings

    return refresh(store, settings=refresh_settings(config), feeds=feeds, now=now)
