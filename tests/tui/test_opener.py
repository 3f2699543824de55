"""Opening links: what is opened, how, and what never is."""

import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimreader.config import Config, RefreshConfig
from storage import Store
from tests.screens import opened, settled, until, words_on
from tui.app import ClaimReader
from tui.opener import Unopened, open_link

Make = Callable[..., ClaimReader]


class Screen:
    """Remembers whether the terminal was given away."""

    given_away = 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.given_away += 1
        yield


def test_the_configured_browser_gets_the_address_as_one_argument(tmp_path: Path) -> None:
    note = tmp_path / "argv"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {note}.part && mv {note}.part {note}\n')
    browser.chmod(0o755)
    open_link("https://example.org/?a=$(touch%20x)&b=%action", [str(browser), "--new-tab"], Screen())
    while not note.exists():
        time.sleep(0.01)
    assert note.read_text().splitlines() == ["--new-tab", "https://example.org/?a=$(touch%20x)&b=%action"]


def test_a_browser_that_is_not_there_is_told() -> None:
    with pytest.raises(Unopened, match="no-such-browser: No such file"):
        open_link("https://example.org/", ["no-such-browser"], Screen())


def test_a_browser_of_the_terminal_is_given_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    opened_ones: list[str] = []
    in_terminal = webbrowser.GenericBrowser("w3m")
    monkeypatch.setattr(in_terminal, "open", lambda url: opened_ones.append(url))
    monkeypatch.setattr(webbrowser, "get", lambda: in_terminal)
    screen = Screen()
    open_link("https://example.org/", (), screen)
    assert opened_ones == ["https://example.org/"] and screen.given_away == 1


async def test_only_http_and_https_are_opened(app: Make, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.opener.open_link", lambda *_: pytest.fail("it was opened"))
    bad = [
        "-x",
        "--help",
        "%action",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://",
        "//x",
    ]
    async with opened(app(), (80, 24)) as pilot:
        for url in ("", *bad):
            pilot.app.clear_notifications()
            pilot.app.follow(url)
            pilot.app.copy(url)
            await settled(pilot)
            assert "not opened" in words_on(pilot.app) or "no address" in words_on(pilot.app), url


async def test_a_browser_that_cannot_be_started_is_told_on_the_screen(app: Make, store: Store) -> None:
    config = Config(refresh=RefreshConfig(on_start=False, every=0), browser=("no-such-browser",))
    async with opened(app(config), (80, 24)) as pilot:
        pilot.app.follow("https://example.org/")
        await until(pilot, lambda: "no-such-browser:" in words_on(pilot.app))
