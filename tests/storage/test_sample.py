"""The sample edition in the database."""

from datetime import timedelta

import pytest

from claimreader.records import ArticleQuery
from storage import Store
from tests.builders import NOW, a_claim, a_dispute, a_feed, a_reading, an_article, an_entry, kept


@pytest.fixture
def sample(store: Store) -> int:
    """A sample article, read and in dispute, beside one that is none."""
    an_article(store, "Real", "The mayor said it was safe.")
    feed = store.add_feed("https://sample.example", title="The Sample", sample=True)
    [article_id] = kept(store, feed, an_entry("s", "Sample", "The mayor said it was safe. The union denied it.")).new
    read(store, article_id)
    return article_id


def read(store: Store, article_id: int) -> None:
    version = store.article(article_id).version
    text = version.document.text
    claims = [a_claim(text, "it was safe", parties=["City"]), a_claim(text, "denied it", parties=["Union"])]
    store.keep_reading(version.id, a_reading(text, claims, [a_dispute()]))


def test_the_sample_is_marked_as_such(store: Store, sample: int) -> None:
    assert store.has_sample()
    assert store.article(sample).sample and store.rows([sample])[0].sample
    assert store.due(NOW + timedelta(days=1)) == [a_feed(store)]


def test_the_sample_goes_without_a_trace(store: Store, sample: int) -> None:
    store.bookmark_article(sample)
    store.bookmark_claim(store.claims(sample)[0].id)
    store.drop_sample()
    assert not store.has_sample()
    assert [feed.title for feed in store.feeds()] == ["The Outlet"]
    assert [row.title for row in store.rows(store.article_ids(ArticleQuery(search="mayor")))] == ["Real"]
    assert [store.dispute_rows(), store.parties(), store.bookmarks()] == [[], [], []]
    assert store.totals().all == 1


def test_a_sample_that_is_not_there_is_not_dropped(store: Store) -> None:
    store.drop_sample()
    assert store.undo() is None


def test_the_sample_comes_back_with_what_the_user_made_of_it(store: Store, sample: int) -> None:
    store.bookmark_claim(store.claims(sample)[0].id)
    store.bookmark_dispute(store.dispute_rows()[0].id)
    store.annotate(store.bookmarks()[0].id, "note", ["tag"])
    store.mark_read([sample], undoable=False)
    before, [row] = store.bookmarks(), store.rows([sample])
    article = store.article(sample)
    store.drop_sample()
    an_article(store, "In between")
    assert store.undo() == "removed the sample edition"
    assert store.article(sample) == article
    assert sample in store.article_ids(ArticleQuery(search="union"))
    read(store, sample)
    assert [(mark.id, mark.note, mark.news) for mark in store.bookmarks()] == [(m.id, m.note, m.news) for m in before]
    assert [mark.claim_id for mark in store.bookmarks()] == [None, store.claims(sample)[0].id]
    assert [mark.dispute_id for mark in store.bookmarks()] == [store.dispute_rows()[0].id, None]
    assert store.rows([sample]) == [row]


def test_a_reading_that_comes_after_the_sample_has_gone_is_passed_over(store: Store, sample: int) -> None:
    version = store.article(sample).version
    store.drop_sample()
    store.keep_reading(version.id, a_reading(version.document.text))
    assert store.totals().all == 1


def test_a_sample_that_was_added_anew_is_not_doubled(store: Store, sample: int) -> None:
    store.drop_sample()
    feed = store.add_feed("https://sample.example", title="The Sample", sample=True)
    kept(store, feed, an_entry("s", "Sample"))
    store.undo()
    assert store.totals().all == 2
