"""Threads, closing, and what is said when another program is in the way."""

import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from claimreader.errors import StorageError
from claimreader.records import ArticleQuery, DisputeQuery, KnownParty
from claimreader.stories.kept import Touched
from storage import Store
from tests.builders import NOW, a_document, a_feed, a_reading, an_article, an_entry, an_outcome, kept

WRITING: dict[str, Callable[[Store], object]] = {
    "add_feed": lambda store: store.add_feed("https://another.example"),
    "change_feed": lambda store: store.change_feed(1, title="x"),
    "unsubscribe": lambda store: store.unsubscribe(1),
    "keep": lambda store: store.keep(1, an_outcome(), [], NOW),
    "keep_full_text": lambda store: store.keep_full_text(1, a_document("x"), NOW),
    "mark_read": lambda store: store.mark_read([1]),
    "mark_all_read": lambda store: store.mark_all_read(ArticleQuery()),
    "keep_reading": lambda store: store.keep_reading(1, a_reading("")),
    "bookmark_article": lambda store: store.bookmark_article(1),
    "bookmark_claim": lambda store: store.bookmark_claim(1),
    "bookmark_dispute": lambda store: store.bookmark_dispute(1),
    "annotate": lambda store: store.annotate(1, "", ()),
    "remove_bookmark": lambda store: store.remove_bookmark(1),
    "seen_bookmark": lambda store: store.seen_bookmark(1),
    "tell_moved": lambda store: store.tell_moved(),
    "undo": lambda store: store.undo(),
    "drop_sample": lambda store: store.drop_sample(),
    "remember": lambda store: store.remember("a", "b"),
    "name_parties": lambda store: store.name_parties([KnownParty("A")]),
    "place_articles": lambda store: store.place_articles(),
    "split_off": lambda store: store.split_off(1),
    "merge_stories": lambda store: store.merge_stories(1, 2),
    "keep_story_disputes": lambda store: store.keep_story_disputes(Touched(1, True, ()), []),
    "doctor, thorough": lambda store: store.doctor(thorough=True),
}
READING: dict[str, Callable[[Store], object]] = {
    "feeds": lambda store: store.feeds(),
    "has_feeds": lambda store: store.has_feeds(),
    "feed": lambda store: store.feed(1),
    "feed_by_url": lambda store: store.feed_by_url(""),
    "counts": lambda store: store.counts(),
    "latest": lambda store: store.latest(),
    "totals": lambda store: store.totals(),
    "due": lambda store: store.due(NOW),
    "known": lambda store: store.known(1, ["a"]),
    "article_ids": lambda store: store.article_ids(ArticleQuery(search="a")),
    "rows": lambda store: store.rows([1]),
    "article": lambda store: store.article(1),
    "versions": lambda store: store.versions(1),
    "snippet": lambda store: store.snippet(1, "a"),
    "unread_versions": lambda store: store.unread_versions("m", 1),
    "claims": lambda store: store.claims(1),
    "reading_state": lambda store: store.reading_state(1),
    "disputes_of": lambda store: store.disputes_of(1),
    "dispute": lambda store: store.dispute(1),
    "parties": lambda store: store.parties(),
    "party_claims": lambda store: store.party_claims("a"),
    "bookmarks": lambda store: store.bookmarks(),
    "bookmarked": lambda store: store.bookmarked(article_id=1),
    "bookmarks_on": lambda store: store.bookmarks_on(article_id=1),
    "moved": lambda store: store.moved(),
    "movements": lambda store: store.movements(1),
    "version_claims": lambda store: store.version_claims(1),
    "version_read": lambda store: store.version_read(1),
    "unread_text": lambda store: store.unread_text(1),
    "author_of": lambda store: store.author_of(1),
    "has_sample": lambda store: store.has_sample(),
    "recall": lambda store: store.recall("a"),
    "party": lambda store: store.party("a"),
    "party_rows": lambda store: store.party_rows("a"),
    "speakers": lambda store: store.speakers([1]),
    "dispute_rows": lambda store: store.dispute_rows(DisputeQuery()),
    "dispute_parties": lambda store: store.dispute_parties(),
    "dispute_feeds": lambda store: store.dispute_feeds(),
    "story": lambda store: store.story(1),
    "story_of": lambda store: store.story_of(1),
    "stories": lambda store: store.stories(),
    "touched_stories": lambda store: store.touched_stories(),
    "touched": lambda store: store.touched(1),
    "doctor": lambda store: store.doctor(),
}
OTHERS = {"open", "close", "path"}


def test_no_method_is_left_out_here() -> None:
    assert {name for name in dir(Store) if not name.startswith("_")} == {*WRITING, *READING, *OTHERS} - {
        "doctor, thorough"
    }


@pytest.fixture
def impatient(path: Path) -> Store:
    """A store with an article, that does not wait."""
    with Store.open(path) as store:
        an_article(store)
    return Store.open(path, patience=0)


def test_who_cannot_write_is_told_why_and_reads_on(path: Path, impatient: Store) -> None:
    with impatient as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for name, write in WRITING.items():
            with pytest.raises(StorageError, match="in use by another program"):
                write(store)
                pytest.fail(name)
        for read in READING.values():
            try:
                read(store)
            except StorageError as error:
                assert "not kept any more" in str(error)
        other.execute("ROLLBACK")
        store.mark_read([1])
        assert store.totals().unread == 0


def test_after_closing_everything_says_so(impatient: Store) -> None:
    assert impatient.feeds()
    impatient.close()
    for call in (WRITING | READING).values():
        with pytest.raises(StorageError, match="was closed"):
            call(impatient)
    impatient.close()


def test_many_threads_write_and_read_at_once(path: Path) -> None:
    store = Store.open(path)
    feeds = [a_feed(store, f"https://{number}.example") for number in range(4)]

    def work(number: int) -> int:
        for turn in range(5):
            kept(store, feeds[number], an_entry(str(turn)))
            ids = store.article_ids(ArticleQuery(feed_id=feeds[number].id))
            store.mark_read(ids[:1])
        return len(store.rows(ids))

    with store, ThreadPoolExecutor(4) as threads:
        assert list(threads.map(work, range(4))) == [5] * 4
        assert store.totals().all == 20


def test_a_thread_that_ends_leaves_no_connection_open(store: Store) -> None:
    thread = threading.Thread(target=store.feeds)
    before = len(store._connections._all)
    thread.start()
    thread.join()
    assert len(store._connections._all) == before


def test_threads_may_end_while_the_store_is_closed(path: Path) -> None:
    Store.open(path).close()

    def use(store: Store) -> None:
        with suppress(StorageError):
            store.totals()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for _ in range(50):
            store = Store.open(path)
            threads = [threading.Thread(target=use, args=(store,)) for _ in range(6)]
            for thread in threads:
                thread.start()
            store.close()
            for thread in threads:
                thread.join()
    finally:
        sys.setswitchinterval(interval)


def test_closing_breaks_off_what_another_thread_is_doing(path: Path) -> None:
    store = Store.open(path)
    started, outcome = threading.Event(), list[BaseException]()

    def endless() -> None:
        try:
            with store._reading() as db:
                started.set()
                db.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
                ).fetchone()
        except StorageError as error:
            outcome.append(error)

    thread = threading.Thread(target=endless)
    thread.start()
    started.wait()
    store.close()
    thread.join()
    assert "was closed" in str(outcome[0])
    assert not path.with_name(f"{path.name}-wal").exists()


def test_a_view_of_the_database_stands_still(path: Path, store: Store) -> None:
    an_article(store)
    with Store.open(path) as other, store._reading() as db:
        count = "SELECT count(*) FROM articles WHERE read"
        assert db.execute(count).fetchone()[0] == 0
        other.mark_read([1])
        assert db.execute(count).fetchone()[0] == 0
    assert store.totals().unread == 0


def test_mistakes_of_the_program_are_not_dressed_up(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), store._reading() as db:
        db.execute("SELECT * FROM nonsense")
