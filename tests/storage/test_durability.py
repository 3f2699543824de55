"""Nothing is lost: processes killed, several at once, a full disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimreader.errors import StorageError
from claimreader.records import ArticleQuery
from storage import Store
from tests.builders import a_feed, an_article, an_entry, kept

HOUSE = Path(__file__).parents[2]


def crashes(what: str, folder: Path) -> None:
    """Run `crashes.py` in a process of its own, since only one without threads may fork."""
    done = subprocess.run(
        [sys.executable, str(HOUSE / "tests" / "storage" / "crashes.py"), what, str(folder)],
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_writer_that_is_killed_at_any_moment_damages_nothing(tmp_path: Path) -> None:
    crashes("kills", tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_several_first_starts_at_once_all_succeed(tmp_path: Path) -> None:
    crashes("starts", tmp_path)


def fill_up(store: Store) -> None:
    """Let the database have no page more than it has."""
    with store._reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={pages}")


def make_room(store: Store) -> None:
    with store._reading() as db:
        db.execute("PRAGMA max_page_count=1000000")


def test_a_full_disk_is_said_loses_nothing_and_mends(store: Store) -> None:
    article_id = an_article(store)
    fill_up(store)
    feed = a_feed(store)
    with pytest.raises(StorageError, match=r"The disk .* is full"):
        for number in range(50):
            kept(store, feed, *(an_entry(f"{number}-{n}", "T", "word " * 2000) for n in range(3)))
    assert store.article(article_id).title
    count = store.totals().all
    assert count == len(store.article_ids(ArticleQuery())) and count % 3 == 1
    make_room(store)
    assert len(kept(store, feed, an_entry("after", "T", "word " * 2000)).new) == 1
