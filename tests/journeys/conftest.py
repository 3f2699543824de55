"""The whole program, nothing in it replaced: the real store in a file, the real refresh, the real model.

Only its patience is greater: on a busy machine a test may take longer to let a server go on than a user would wait.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from claimreader.config import Config, RefreshConfig
from claimreader.feeds.answers import FetchSettings
from storage import Store
from tests.screens import OnScreen, opened
from tests.servers import FeedServer
from tui.app import ClaimReader

Open = Callable[..., AbstractAsyncContextManager[OnScreen]]


@pytest.fixture
def server() -> Iterator[FeedServer]:
    """Where the feeds are."""
    with FeedServer() as running:
        yield running


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The one file that everything is kept in."""
    return tmp_path / "news.db"


@pytest.fixture
def reader(database: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Starts the program on the database, and leaves it at the end of `with`."""

    def patient(config: Config) -> FetchSettings:
        return FetchSettings(timeout=250, deadline=250, at_once=config.refresh.concurrency)

    monkeypatch.setattr("tui.commandline.news.fetch_settings", patient)
    monkeypatch.setattr("tui.widgets.key_line.SECONDS", 600.0)

    @asynccontextmanager
    async def start(size: tuple[int, int] = (120, 40), *, on_start: bool = False) -> AsyncIterator[OnScreen]:
        config = Config(refresh=RefreshConfig(on_start=on_start, every=0), starters=())
        with Store.open(database) as store:
            async with opened(ClaimReader(store, config), size) as pilot:
                yield pilot

    return start
