"""Subscribing, what is due, what is counted."""

from datetime import timedelta

import pytest

from claimreader.errors import StorageError
from claimreader.records import ArticleQuery, FeedCounts, FeedState, Totals, Validators
from storage import Store
from tests.builders import NOW, a_feed, an_article, an_entry, an_outcome, kept


def test_a_feed_is_what_was_said_of_it(store: Store) -> None:
    feed = store.add_feed(
        "https://a.example/feed", title="A", site="https://a.example", folder="war", full_text=True, sample=True
    )
    assert (feed.url, feed.title, feed.site, feed.folder) == ("https://a.example/feed", "A", "https://a.example", "war")
    assert (feed.full_text, feed.sample, feed.state, feed.failures) == (True, True, FeedState.ACTIVE, 0)
    assert (feed.next_poll, feed.error, feed.body_hash) == (None, None, None)
    assert store.feed(feed.id) == store.feed_by_url(feed.url) == feed


def test_a_known_address_is_the_same_feed(store: Store) -> None:
    feed = a_feed(store)
    assert store.add_feed(feed.url, title="Another name", folder="elsewhere") == feed
    assert store.feeds() == [feed]


def test_whether_anything_is_subscribed_to_is_known_without_looking_at_it(store: Store) -> None:
    assert not store.has_feeds()
    feed = a_feed(store)
    assert store.has_feeds()
    store.unsubscribe(feed.id)
    assert not store.has_feeds()


def test_feeds_come_by_folder_and_title_whatever_their_case(store: Store) -> None:
    for number, (title, folder) in enumerate([("b", "war"), ("Z", ""), ("A", "War"), ("é", ""), ("y", "")]):
        store.add_feed(f"https://{number}.example", title=title, folder=folder)
    assert [feed.title for feed in store.feeds()] == ["y", "Z", "é", "A", "b"]


def test_a_feed_is_called_what_the_user_says_or_what_it_says_or_its_address(store: Store) -> None:
    feed = store.add_feed("https://a.example/feed")
    assert feed.title == "https://a.example/feed"
    store.keep(feed.id, an_outcome(feed, title="Its own", site="https://a.example"), [], NOW)
    assert (store.feed(feed.id).title, store.feed(feed.id).site) == ("Its own", "https://a.example")
    store.change_feed(feed.id, title="Mine")
    store.keep(feed.id, an_outcome(feed, title="Its new own"), [], NOW)
    assert store.feed(feed.id).title == "Mine"
    store.change_feed(feed.id, title="")
    assert store.feed(feed.id).title == "Its new own"


def test_a_fetch_that_was_not_parsed_leaves_the_title(store: Store) -> None:
    feed = store.add_feed("https://a.example/feed")
    store.keep(feed.id, an_outcome(feed, title="Its own"), [], NOW)
    store.keep(feed.id, an_outcome(feed), [], NOW)
    assert store.feed(feed.id).title == "Its own"


def test_what_a_fetch_leaves_is_kept_to_the_microsecond_and_the_byte(store: Store) -> None:
    feed = a_feed(store)
    outcome = an_outcome(
        feed,
        validators=Validators('W/"a,b"', "yesterday, or so"),
        body_hash="b2",
        moved_to="https://b.example/",
        last_fetched=None,
        next_poll=NOW + timedelta(microseconds=1),
        failures=3,
        error="The server said 500.",
        every=timedelta(hours=6, microseconds=7),
    )
    store.keep(feed.id, outcome, [], NOW)
    after = store.feed(feed.id)
    for name in (
        "validators",
        "body_hash",
        "moved_to",
        "last_tried",
        "last_fetched",
        "next_poll",
        "failures",
        "error",
        "every",
    ):
        assert getattr(after, name) == getattr(outcome, name), name


def test_what_has_waited_longest_is_asked_first_and_what_may_not_be_asked_is_not(store: Store) -> None:
    later, sooner, not_yet, never, gone = (a_feed(store, f"https://{n}.example", n) for n in "abcde")
    store.add_feed("https://sample.example", sample=True)
    for feed, minutes in ((later, -1), (sooner, -5), (not_yet, 1)):
        store.keep(feed.id, an_outcome(feed, next_poll=NOW + timedelta(minutes=minutes)), [], NOW)
    store.keep(gone.id, an_outcome(gone, state=FeedState.GONE, next_poll=NOW), [], NOW)
    assert [feed.id for feed in store.due(NOW)] == [never.id, sooner.id, later.id]


def test_a_stopped_feed_that_the_user_wants_is_asked_at_once(store: Store) -> None:
    feed = a_feed(store)
    outcome = an_outcome(feed, state=FeedState.STOPPED, failures=3, error="401", next_poll=NOW + timedelta(days=9))
    store.keep(feed.id, outcome, [], NOW)
    assert store.due(NOW + timedelta(days=99)) == []
    store.change_feed(feed.id, state=FeedState.ACTIVE, folder="war", full_text=True)
    [due] = store.due(NOW)
    assert (due.error, due.failures, due.folder, due.full_text) == (None, 0, "war", True)


def test_a_moved_feed_has_its_new_address(store: Store) -> None:
    feed = a_feed(store)
    store.keep(feed.id, an_outcome(feed, url="https://new.example/feed"), [], NOW)
    assert store.feed_by_url("https://new.example/feed") == store.feed(feed.id)


def test_a_feed_that_moves_to_where_another_one_is_comes_to_rest(store: Store) -> None:
    old, new = a_feed(store, "https://old.example"), a_feed(store, "https://new.example")
    store.keep(old.id, an_outcome(old, url=new.url), [], NOW)
    rested = store.feed(old.id)
    assert (rested.url, rested.state) == (old.url, FeedState.GONE)
    assert rested.error == "It has moved to https://new.example, which is subscribed to already."


def test_unsubscribing_keeps_the_articles_where_they_are_looked_for(store: Store) -> None:
    feed, other = a_feed(store), a_feed(store, "https://other.example")
    article = an_article(store, "Bridge closed", feed=feed)
    an_article(store, "Elsewhere", feed=other)
    store.bookmark_article(article)
    store.unsubscribe(feed.id)
    assert store.feed(feed.id).state is FeedState.UNSUBSCRIBED
    assert [left.id for left in store.feeds()] == [other.id] == list(store.counts())
    assert store.totals() == Totals(all=1, unread=1, bookmarks=1)
    assert article not in store.article_ids(ArticleQuery())
    assert article not in store.article_ids(ArticleQuery(folder=""))
    for query in (ArticleQuery(feed_id=feed.id), ArticleQuery(bookmarked=True), ArticleQuery(search="bridge")):
        assert list(store.article_ids(query)) == [article]
    assert store.article(article).outlet == "The Outlet"


def test_an_unsubscribed_feed_comes_back_with_its_articles_and_is_due(store: Store) -> None:
    feed = a_feed(store, folder="war")
    kept(store, feed, an_entry())
    store.unsubscribe(feed.id)
    again = store.add_feed(feed.url)
    assert (again.id, again.title, again.folder, again.state) == (feed.id, "The Outlet", "war", FeedState.ACTIVE)
    assert store.counts() == {feed.id: FeedCounts(1, 1, 0)}
    assert store.due(NOW) == [again]


def test_a_refresh_under_way_does_not_subscribe_again(store: Store) -> None:
    feed = a_feed(store)
    store.unsubscribe(feed.id)
    kept(store, feed, an_entry())
    assert store.feed(feed.id).state is FeedState.UNSUBSCRIBED


def test_a_feed_that_is_not_there_is_an_error_with_words(store: Store) -> None:
    with pytest.raises(StorageError, match="This feed is not kept any more"):
        store.feed(17)
    assert store.feed_by_url("https://nowhere.example") is None


def test_what_is_remembered_is_recalled_until_it_is_replaced(store: Store) -> None:
    assert store.recall("theme") is None
    store.remember("theme", "dark")
    store.remember("theme", "light ☀")
    assert store.recall("theme") == "light ☀"
