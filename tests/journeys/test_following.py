"""Following a dispute: a refresh brings a new denial, the bookmark lights up, one key opens the dispute at it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import Store
from tests.commands import Run, runner
from tests.journeys.outlets import Story, rss
from tests.journeys.terminal import terminal
from tests.servers import FeedServer

SAID = (
    "Russia said on Monday that Ukrainian forces had shelled the town of Belgorod, killing three people.",
    "Ukraine denied on Monday that its forces had shelled the town of Belgorod.",
    "Governor Vyacheslav Gladkov said that schools in Belgorod would stay closed until Thursday.",
)
DENIED = (
    "Poland on Tuesday rejected the claim that Ukrainian forces had shelled the town of Belgorod.",
    "Russia had said on Monday that Ukrainian forces had shelled the town of Belgorod, killing three people.",
    "Governor Vyacheslav Gladkov had closed the schools of Belgorod until Thursday.",
)
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def put(server: FeedServer, outlet: str, title: str, published: datetime, *paragraphs: str) -> str:
    """Publish an outlet's one article; its feed's address."""
    story = Story(outlet, title, paragraphs, published)
    return server.put(f"/{outlet}.xml", rss(f"The {outlet.capitalize()}", [story]))


@pytest.fixture
def run(database: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The commands, on the database of the test."""
    monkeypatch.setenv("CLAIMREADER_DB", str(database))
    return runner(monkeypatch, capfd)


def test_a_new_denial_lights_the_bookmark_up_and_one_key_opens_the_dispute_at_it(
    database: Path, server: FeedServer, run: Run
) -> None:
    wire = put(server, "wire", "Belgorod shelled, Russia says; Ukraine denies it", MONDAY, *SAID)
    herald = server.put("/herald.xml", rss("The Herald", []))
    assert run("add", wire, herald).code == 0
    assert run("refresh", "--all", "--quiet") == (0, "", "")

    with terminal(database, 120, 40) as screen:
        screen.until(lambda: "Belgorod shelled" in screen.text)
        screen.press("D")
        screen.until(lambda: re.search(r"\d claims? · 1 outlet", screen.text))
        screen.press("enter")
        screen.until(lambda: "why:" in screen.text)
        screen.press("b")
        with Store.open(database) as store:
            screen.until(store.bookmarks)
        screen.press("Q")
        assert screen.ended() == 0

    put(server, "herald", "Poland rejects claim that Belgorod was shelled", MONDAY + timedelta(days=1), *DENIED)
    moved = run("refresh", "--all", "--quiet")
    assert moved.code == 4 and "denied by Poland" in moved.out

    with terminal(database, 120, 40) as screen:
        screen.until(lambda: "● Bookmarks" in screen.text and "1 of 1" in screen.text)
        screen.press("*")
        screen.until(lambda: "why:" in screen.text and "Poland" in screen.text)
        screen.until(lambda: "new since you looked" in screen.words)
        screen.until(lambda: re.search(r"●≠ \S+ (the )?claim", screen.words))  # what is new carries a sign of its own
        screen.press("enter")
        screen.until(lambda: "had closed the schools" in screen.words)
        screen.until(lambda: "The Herald · " in screen.words)  # Enter leads from the new claim to its place
        screen.until(lambda: re.search(r"Poland rejects (\S+ )?claim", screen.words))  # it is marked in the title too
        screen.press("q")
        screen.until(lambda: "why:" in screen.text)
        screen.press("q")
        screen.until(lambda: "Bookmarks" in screen.text and "● Bookmarks" not in screen.text)
        screen.press("Q")
        assert screen.ended() == 0

    with Store.open(database) as store:
        assert [one.news for one in store.bookmarks()] == [False]
    assert run("refresh", "--all", "--quiet") == (0, "", "")
