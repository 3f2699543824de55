"""The reader on a screen of its own: a real store in a file, a scripted refresh, a clock that stands still."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimreader.config import Config, RefreshConfig
from storage import Store
from tests.builders import NOW
from tests.screens import FakeReads, FakeRefresher
from tui.app import ClaimReader
from tui.first_day import BEGUN


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on the screen moves by itself."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("tui.screens.home.REST", 0.0)
    monkeypatch.setattr("tui.widgets.key_line.SOON", 0.001)
    monkeypatch.setattr("tui.screens.over.SOON", 0.001)
    monkeypatch.setattr("tui.widgets.key_line.SECONDS", 600.0)
    monkeypatch.setattr("tui.widgets.progress_line.LINGER", 600.0)
    monkeypatch.setattr("tui.screens.elsewhere.OFTEN", 600.0)
    monkeypatch.setattr("tui.telling.REST", 0.0)
    monkeypatch.setattr("tui.telling.QUIET", 600.0)
    monkeypatch.setattr("tui.background.PATIENCE", 60.0)
    monkeypatch.setattr("textual.widgets._input.Input.cursor_blink", False)
    monkeypatch.setattr("tui.in_force._own", {})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store whose first day is over: no sample edition comes into it."""
    with Store.open(tmp_path / "news.db", clock=lambda: NOW) as opened:
        opened.remember(BEGUN, "yes")
        yield opened


@pytest.fixture
def refresher() -> FakeRefresher:
    """The refresh that the app of a test uses."""
    return FakeRefresher()


@pytest.fixture
def reads() -> FakeReads:
    """The reader of claims that the app of a test uses."""
    return FakeReads()


@pytest.fixture
def app(store: Store, refresher: FakeRefresher, reads: FakeReads) -> Callable[..., ClaimReader]:
    """Makes the program, with a configuration of the test's where it gives one."""

    async def nothing_found(address: str) -> Sequence[Any]:
        return ()

    def make(config: Config | None = None, **seams: Any) -> ClaimReader:
        quiet = Config(refresh=RefreshConfig(on_start=False, every=0), starters=())
        given: dict[str, Any] = {
            "refresher": refresher,
            "finder": nothing_found,
            "reads": reads,
            "now": lambda: NOW,
        } | seams
        return ClaimReader(store, config or quiet, **given)

    return make
