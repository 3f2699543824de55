"""`claimreader bookmarks`, and what `claimreader refresh` says of bookmarks that moved: words, formats, exit codes."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import Store
from tests.commands import Run, runner
from tests.journeys.outlets import Story, rss
from tests.servers import FeedServer

FIRST = (
    "Russia said on Monday that Ukrainian forces had shelled the town of Belgorod.",
    "Ukraine denied that its forces had shelled the town.",
)
DENIED = (*FIRST, "Poland rejected the claim that Ukrainian forces had shelled the town of Belgorod.")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], database: Path) -> Run:
    monkeypatch.setenv("CLAIMREADER_DB", str(database))
    return runner(monkeypatch, capfd)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


def publish(server: FeedServer, *paragraphs: str) -> str:
    """Put the one article into the feed; the feed's address."""
    story = Story("shelling", "Shelling of Belgorod", paragraphs, datetime(2026, 11, 2, 9, tzinfo=UTC))
    return server.put("/wire.xml", rss("The Wire", [story]))


@pytest.fixture
def followed(run: Run, server: FeedServer, database: Path) -> None:
    """The dispute, bookmarked with a note and tags, and the article too."""
    assert run("add", publish(server, *FIRST)).code == 0
    assert run("refresh", "--all").code == 0
    with Store.open(database) as store:
        [dispute] = store.dispute_rows()
        bookmark = store.bookmark_dispute(dispute.id)
        store.annotate(bookmark.id, "=Ask both.", ["belgorod", "to do"])
        store.bookmark_article(store.dispute(dispute.id).pro[0].article_id)


def test_a_refresh_says_once_what_moved_and_its_exit_code_does(
    run: Run, server: FeedServer, followed: None, database: Path
) -> None:
    assert run("refresh", "--all").code == 0, "nothing has happened"
    publish(server, *DENIED)
    moved = run("refresh", "--all")
    assert moved.code == 4
    rows = [row for row in moved.rows if row[0] == "moved"]
    assert ["denial", "dispute"] in [row[1:3] for row in rows] and ["version", "article"] in [row[1:3] for row in rows]
    [denial] = [row for row in rows if row[1] == "denial"]
    assert denial[5:7] == ["Poland", "The Wire"]
    again = run("refresh", "--all")
    assert again.code == 0 and not [row for row in again.rows if row[0] == "moved"], "told once"
    assert {row[1] for row in run("bookmarks").rows} == {"moved"}, "and still news to the reader"
    with Store.open(database) as store:
        assert store.totals().bookmark_news == 2


def test_a_quiet_refresh_says_what_moved_and_nothing_else(run: Run, server: FeedServer, followed: None) -> None:
    assert run("refresh", "--all", "--quiet").out == ""
    publish(server, *DENIED)
    answer = run("refresh", "--all", "--quiet")
    assert answer.code == 4 and answer.out.startswith("● ") and "denied by Poland" in answer.out


def test_a_failure_and_a_movement_are_both_told(run: Run, server: FeedServer, followed: None) -> None:
    broken = server.put("/broken.xml", rss("Broken", []))
    assert run("add", broken).code in (0, 1)
    server.put("/broken.xml", "<html>no feed</html>", content_type="text/html")
    publish(server, *DENIED)
    answer = run("refresh", "--all", "--json")
    assert answer.code == 5
    events = [json.loads(line) for line in answer.out.splitlines()]
    assert {(one["event"], one.get("status", one.get("movement"))) for one in events} >= {
        ("feed", "failed"),
        ("feed", "ok"),
        ("moved", "denial"),
    }
    [denial] = [one for one in events if one.get("movement") == "denial"]
    assert denial["party"] == "Poland" and denial["dispute_id"] and denial["claim_id"]


def test_bookmarks_as_json_csv_and_markdown(run: Run, server: FeedServer, followed: None) -> None:
    publish(server, *DENIED)
    run("refresh", "--all")
    every = json.loads(run("bookmarks", "--json").out)
    assert [one["kind"] for one in every] == ["article", "dispute"]
    dispute = every[1]
    assert dispute["tags"] == ["belgorod", "to do"] and dispute["state"] == "there"
    assert {one["side"] for one in dispute["evidence"]} == {"for", "against"}
    text = " ".join(DENIED)
    for one in dispute["evidence"]:
        assert one["words"] in text and one["cue"] in text, "verbatim"
        assert (
            one["outlet"] == "The Wire" and one["url"] == "https://news.example/shelling" and one["date"][:4] == "2026"
        )
    assert "denial" in {one["movement"] for one in dispute["moved"]}

    rows = list(csv.DictReader(io.StringIO(run("bookmarks", "--csv").out)))
    assert {row["kind"] for row in rows} == {"article", "dispute"}
    assert {row["party"] for row in rows if row["side"] == "for"} >= {"Russia"}
    assert {row["note"] for row in rows if row["kind"] == "dispute"} == {"'=Ask both."}, "no formula"

    written = run("bookmarks", "--markdown").out
    assert "#belgorod" in written.replace("\\", "") and "=Ask both." in written
    assert "**Russia**" in written and "> " in written and "(<https://news.example/shelling>)" in written


def test_bookmarks_of_a_tag_or_that_moved(run: Run, followed: None) -> None:
    for tag in ("#belgorod", "Belgorod", "TO DO"):
        assert [row[0] for row in run("bookmarks", "--tag", tag).rows] == ["dispute"]
    assert run("bookmarks", "--moved").out == ""


def test_nothing_bookmarked(run: Run) -> None:
    assert run("bookmarks").code == 0
    assert json.loads(run("bookmarks", "--json").out) == []
