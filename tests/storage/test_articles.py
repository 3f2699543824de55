"""Lists of articles, and what of them is read."""

from array import array
from datetime import timedelta

import pytest

from claimreader.records import ArticleQuery, FeedCounts
from storage import Store
from storage.connections import Connections
from tests.builders import NOW, a_claim, a_dispute, a_feed, a_reading, an_article, an_entry, kept


@pytest.fixture
def archive(store: Store) -> list[int]:
    """Six articles of three feeds in two folders, the newest first."""
    feeds = [a_feed(store, f"https://{n}.example", n, folder) for n, folder in (("a", "war"), ("b", "war"), ("c", ""))]
    return [
        kept(store, feeds[number % 3], an_entry(str(number), published=NOW - timedelta(hours=number))).new[0]
        for number in range(6)
    ]


def dispute_in(store: Store, article_id: int) -> None:
    """Give an article two claims that contradict each other."""
    version = store.article(article_id).version
    text = version.document.text
    claims = [a_claim(text, "The text"), a_claim(text, "Bridge")]
    store.keep_reading(version.id, a_reading(text, claims, [a_dispute()]))


def test_a_list_is_numbers_newest_first(store: Store, archive: list[int]) -> None:
    ids = store.article_ids(ArticleQuery())
    assert isinstance(ids, array) and list(ids) == archive
    assert list(store.article_ids(ArticleQuery(), limit=2)) == archive[:2]


def test_a_list_is_of_a_feed_or_a_folder(store: Store, archive: list[int]) -> None:
    feed = store.article(archive[1]).feed_id
    assert list(store.article_ids(ArticleQuery(feed_id=feed))) == [archive[1], archive[4]]
    assert list(store.article_ids(ArticleQuery(folder="war"))) == [archive[number] for number in (0, 1, 3, 4)]
    assert list(store.article_ids(ArticleQuery(folder=""))) == [archive[2], archive[5]]
    assert list(store.article_ids(ArticleQuery(folder="no such"))) == []


def test_a_list_is_of_what_is_unread_disputed_bookmarked_or_all_of_it(store: Store, archive: list[int]) -> None:
    store.mark_read(archive[:3])
    dispute_in(store, archive[2])
    dispute_in(store, archive[3])
    store.bookmark_article(archive[3])
    store.bookmark_claim(store.claims(archive[2])[0].id)
    assert list(store.article_ids(ArticleQuery(unread=True))) == archive[3:]
    assert list(store.article_ids(ArticleQuery(disputed=True))) == archive[2:4]
    assert list(store.article_ids(ArticleQuery(bookmarked=True))) == archive[2:4]
    everything = ArticleQuery(folder="war", unread=True, disputed=True, bookmarked=True, search="bridge")
    assert list(store.article_ids(everything)) == [archive[3]]


def test_lines_come_in_the_order_asked_and_what_is_gone_is_left_out(store: Store, archive: list[int]) -> None:
    ids = [archive[4], 999, archive[0], archive[4]]
    assert [row.id for row in store.rows(ids)] == [archive[4], archive[0], archive[4]]
    assert store.rows([]) == []
    assert [row.id for row in store.rows(array("q", archive))] == archive


def test_a_line_says_what_there_is_to_say(store: Store, archive: list[int]) -> None:
    dispute_in(store, archive[0])
    store.bookmark_dispute(store.dispute_rows()[0].id)
    [row] = store.rows([archive[0]])
    assert (row.outlet, row.title, row.date) == ("a", "Bridge closed after the storm", NOW)
    assert (row.claims, row.contested, row.versions) == (2, 2, 1)
    assert (row.read, row.changed, row.bookmarked, row.sample) == (False, False, True, False)


def test_counts_follow_what_is_read_and_contested(store: Store, archive: list[int]) -> None:
    feeds = [feed.id for feed in store.feeds()]
    store.mark_read(archive[:2])
    dispute_in(store, archive[3])
    c, a, b = feeds
    assert store.counts() == {c: FeedCounts(2, 2, 0), a: FeedCounts(1, 2, 1), b: FeedCounts(1, 2, 0)}
    totals = store.totals()
    assert (totals.all, totals.unread, totals.disputed) == (6, 4, 1)
    store.mark_read(archive[:1], read=False)
    assert store.totals().unread == 5


def test_marking_all_read_is_of_what_the_list_holds(store: Store, archive: list[int]) -> None:
    store.mark_read([archive[0]])
    assert store.mark_all_read(ArticleQuery(folder="war")) == 3
    assert list(store.article_ids(ArticleQuery(unread=True))) == [archive[2], archive[5]]
    assert store.mark_all_read(ArticleQuery(search="no such words")) == 0
    assert store.mark_all_read(ArticleQuery()) == 2


def test_lists_come_from_indexes_alone(store: Store, archive: list[int]) -> None:
    """That they do is what keeps them quick at 300,000 articles: no list sorts, and none looks at the articles."""
    feed = store.article(archive[0]).feed_id
    queries = [
        ArticleQuery(),
        ArticleQuery(unread=True),
        ArticleQuery(disputed=True),
        ArticleQuery(feed_id=feed),
        ArticleQuery(feed_id=feed, unread=True),
    ]
    connections: Connections = store._connections
    with connections.reading() as db:
        asked: list[str] = []
        db.set_trace_callback(asked.append)
        for query in queries:
            store.article_ids(query)
        db.set_trace_callback(None)
        for question in [sql for sql in asked if "FROM articles" in sql]:
            plan = " / ".join(row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {question}"))
            assert "COVERING INDEX" in plan and "TEMP B-TREE" not in plan, (question, plan)


def test_no_mark_is_undoable_where_the_user_only_opened_an_article(store: Store) -> None:
    store.mark_read([an_article(store)], undoable=False)
    assert store.totals().unread == 0
    assert store.undo() is None
