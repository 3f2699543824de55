"""The picture in the README is what the program shows today."""

import time
from pathlib import Path

import pytest

from docs import picture


async def test_the_picture_shows_what_the_program_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TZ": "UTC", "COLORTERM": "truecolor", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    _, words = await picture.drawn()
    kept = Path(picture.__file__).with_name("screen.txt").read_text(encoding="utf-8")
    assert words == kept, "the screen has changed: `make picture` draws it anew"
