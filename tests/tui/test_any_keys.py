"""Whatever is pressed, wherever, in a terminal of whatever size: the reader goes on."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimreader.config import Config, RefreshConfig, Starter
from storage import Store
from tests.screens import opened, settled, text_of
from tui.app import ClaimReader
from tui.commands import commands
from tui.first_day import BEGUN

Make = Callable[..., ClaimReader]

SIZES = [(120, 40), (80, 24), (60, 20), (100, 12), (20, 5)]
KEYS = sorted({key for command in commands() for key in command.key.split(",")} | {"a", "1", "backspace", "tab"})
LEADING = ["D", "B", "P", "slash", "question_mark", "colon", "E", "enter", "d", "w", "v", "u", "e", "I", "escape", "q"]
"""Pressed more often than the others: they lead to other screens and back."""
STARTERS = (Starter("https://a.example/rss", "A", "Some", "somebody"), Starter("https://b.example/rss", "B"))


@pytest.mark.parametrize("seed", range(3))
async def test_every_key_in_every_screen(app: Make, store: Store, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    wrong: list[BaseException] = []
    left: list[str] = []

    async def stay() -> None:
        left.append("quit")

    async def nothing_new(article_id: int) -> bool:
        return False

    monkeypatch.setattr("tui.opener.open_link", lambda *_: None)
    monkeypatch.setattr(ClaimReader, "complain", lambda _, error: wrong.append(error))
    store.remember(BEGUN, "")
    quiet = replace(Config(), refresh=RefreshConfig(on_start=False, every=0), starters=STARTERS)
    reader = app(quiet, pages=nothing_new)
    monkeypatch.setattr(reader, "action_quit", stay)
    dice = random.Random(seed)
    pressed: list[str] = []
    async with opened(reader, hurried=True) as pilot:
        await settled(pilot)
        for _ in range(120):
            if dice.random() < 0.03:
                await pilot.resize_terminal(*dice.choice(SIZES))
            key = dice.choice(LEADING if dice.random() < 0.5 else KEYS)
            pressed.append(key)
            await pilot.press(key)
            assert not wrong, (pressed, wrong)
        await pilot.resize_terminal(*SIZES[0])
        await settled(pilot)
        assert text_of(pilot.app).strip() and not wrong, (pressed, wrong)
