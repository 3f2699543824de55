"""The program in real terminals, with a feed that would like to have them: what arrives is ours, and plain text."""

import json
import re
import signal
from pathlib import Path

import pytest

from tests.journeys.terminal import COLOURS, MODES, Terminal, terminal
from tests.servers import FeedServer

SPELLS = (
    "\x1b]0;owned\x07 \x1b]2;owned\x1b\\ \x1b[2J \x1b[31;5m \x9b31m \x9d0;owned\x9c \x1bP+q544e\x1b\\ \x1b[?1049l "
    "\x1bc \x1b[6n \x1b]52;c;b3duZWQ=\x07 \x1b[?1003l \x08\x08\x0e\x0f\x7f\x00 \u202etxt.exe\u2066 \U000e0041"
)
MARKUP = "[bold]plain[/] [@click=app.quit]click[/]"
NO_TITLES = frozenset(["", ";default"])
"""The second is the pointer's shape, of OSC 22, which pyte takes for a title."""
SCALES = re.compile(r"[34]8;2;(\d+);(\d+);(\d+)")


def hostile(what: str) -> str:
    """A field of a feed with everything in it that a terminal would act on."""
    return f"{what} {MARKUP} {SPELLS}"


@pytest.fixture
def address(server: FeedServer) -> str:
    """A feed with it in every field."""
    item = {
        "id": hostile("id"),
        "url": f"https://news.example/{hostile('url')}",
        "title": hostile("Bridge"),
        "content_html": f"<p>{hostile('Oskaria denied that it had fired.')}</p><p>{hostile('It ends here.')}</p>",
        "date_published": hostile("2026-01-01"),
        "authors": [{"name": hostile("Desk")}],
        "tags": [hostile("tag")],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": hostile("Hostile"),
        "home_page_url": hostile("https://news.example/"),
        "description": hostile("about"),
        "language": hostile("en"),
        "items": [item],
    }
    return server.put("/feed.json", json.dumps(feed), content_type="application/feed+json")


def add(screen: Terminal, address: str) -> None:
    """Subscribe to a feed by keyboard, and wait for it."""
    screen.until(lambda: "Sample edition" in screen.text or "sample edition" in screen.text)
    screen.press("a")
    screen.until(lambda: "Add a feed" in screen.text)
    screen.press(address)
    screen.until(lambda: address in screen.text)
    screen.press("enter")
    screen.until(lambda: "● Bridge [bold]plain[/]" in screen.words)


def is_ours(screen: Terminal) -> None:
    """Nothing but the program's own sequences came, and everything is put back."""
    assert screen.foreign == []
    odd = {char for char in screen.written if not char.isprintable()} - {"\r", "\n", "\xa0"}
    assert not odd, f"{odd!r} on the terminal"
    assert {screen.screen.title, screen.screen.icon_name} <= NO_TITLES
    put_back = {"cursor": "h", "line wrap": "h"}
    for what, numbers in MODES.items():
        assert {screen.mode(number) for number in numbers} <= {put_back.get(what, "l"), ""}, what


@pytest.mark.parametrize(
    ("size", "environment"),
    [
        pytest.param((120, 40), {"COLORTERM": "truecolor"}, id="wide"),
        pytest.param((80, 24), {"COLORTERM": "truecolor", "NO_COLOR": "1"}, id="no colour"),
        pytest.param((80, 24), {"TERM": "linux"}, id="16 colours"),
    ],
)
def test_a_hostile_feed_is_read_as_plain_text(
    database: Path, address: str, size: tuple[int, int], environment: dict[str, str]
) -> None:
    with terminal(database, *size, environment) as screen:
        add(screen, address)
        screen.press("enter")
        screen.until(lambda: "that it had fired" in screen.words)
        screen.press("G")
        screen.until(lambda: "It ends here." in screen.text)
        for harmless in (*MARKUP.split(), "txt.exe"):
            assert harmless in screen.text
        for order in ("]2;", "[2J", "[31;5m", "[?1049l", "[6n", "]52;c", "b3duZWQ=", "[?1003l", "P+q"):
            assert order not in screen.text, "what a terminal would be told to do is taken out whole"
        screen.press("?")
        screen.until(lambda: "find a key" in screen.text)
        screen.press("escape")
        screen.until(lambda: "find a key" not in screen.text)
        screen.press("Q")
        assert screen.ended() == 0
        is_ours(screen)
        colours = {one for one in screen.sequences if COLOURS.fullmatch(one)}
        if "NO_COLOR" in environment:
            assert all(len(set(scale)) == 1 for one in colours for scale in SCALES.findall(one)), "only greys"
        if environment.get("TERM") == "linux":
            assert not [one for one in colours if "38;" in one or "48;" in one], "only the sixteen colours"


def test_a_terminal_too_small_says_so_and_comes_back(database: Path, address: str) -> None:
    with terminal(database, 20, 5) as screen:
        screen.until(lambda: "terminal too small" in screen.words)
        screen.resize(80, 24)
        screen.until(lambda: "terminal too small" not in screen.words and "Help" in screen.text)
        add(screen, address)
        screen.resize(20, 5)
        screen.until(lambda: "terminal too small" in screen.words)
        screen.press("Q")
        assert screen.ended() == 0
        is_ours(screen)


@pytest.mark.parametrize("ignore_sighup", [False, True], ids=["told", "not told"])
def test_the_program_goes_with_its_terminal(database: Path, ignore_sighup: bool) -> None:
    with terminal(database, 120, 40, ignore_sighup=ignore_sighup) as screen:
        screen.until(lambda: "Help" in screen.text)
        assert screen.vanish() == 129


def test_a_program_that_is_told_to_end_puts_the_terminal_back(database: Path) -> None:
    with terminal(database, 120, 40) as screen:
        screen.until(lambda: "Help" in screen.text)
        screen.child.kill(signal.SIGTERM)
        assert screen.ended() == 143
        is_ours(screen)
