"""What only forked processes can show: `crashes.py kills|starts FOLDER`, a program that fails when a promise breaks."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import sqlite_utils  # noqa: F401  once, not in every child

from claimreader.records import ArticleQuery
from storage import Store
from tests.builders import a_claim, a_feed, a_reading, an_article, an_entry, kept

BATCH = 7


def write_on(path: Path) -> None:
    """Keep batches of articles, have them read, mark and bookmark them, until killed."""
    with Store.open(path, patience=60) as store:
        feed = a_feed(store)
        turn = store.totals().all
        while True:
            entries = [an_entry(f"{turn}-{number}", "T", f"Batch {turn} said so.") for number in range(BATCH)]
            for article_id in kept(store, feed, *entries).new:
                version = store.article(article_id).version
                text = version.document.text
                store.keep_reading(version.id, a_reading(text, [a_claim(text, "so", parties=["A"])]))
            store.mark_all_read(ArticleQuery())
            store.bookmark_article(article_id)
            turn += BATCH


def kills(folder: Path, times: int = 20) -> None:
    """Kill a writer again and again, at any moment: nothing is damaged, no batch is half there, none is lost."""
    path = folder / "claimreader.db"
    chance, before = random.Random(3), 0
    for _ in range(times):
        child = os.fork()
        if child == 0:
            write_on(path)
        while not before and not anything(path):
            time.sleep(0.01)
        time.sleep(0.02 + chance.random() * 0.15)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with Store.open(path, patience=60) as store:
            problems = [line for line in store.doctor(thorough=True) if line.startswith("problem")]
            now = store.totals().all
        assert not problems, problems
        assert now % BATCH == 0 and now >= before, (before, now)
        before = now


def anything(path: Path) -> bool:
    """Whether the first child has got anything done."""
    with Store.open(path, patience=60) as store:
        return store.totals().all > 0


def starts(folder: Path, times: int = 5, processes: int = 4) -> None:
    """Let several processes open a database that is not there yet, all at once: all succeed."""
    for number in range(times):
        path, go = folder / str(number) / "claimreader.db", folder / f"go-{number}"
        children = [start(path, go, child) for child in range(processes)]
        go.touch()
        assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * processes
        with Store.open(path, patience=60) as store:
            assert len(store.feeds()) == processes


def start(path: Path, go: Path, number: int) -> int:
    """A child that waits for `go`, opens the database and subscribes to a feed; its process."""
    child = os.fork()
    if child:
        return child
    while not go.exists():
        time.sleep(0.001)
    with Store.open(path, patience=60) as store:
        an_article(store, feed=a_feed(store, f"https://{number}.example"))
    os._exit(0)


if __name__ == "__main__":
    {"kills": kills, "starts": starts}[sys.argv[1]](Path(sys.argv[2]))
