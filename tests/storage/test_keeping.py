"""What a refresh knows, and what it keeps."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.errors import StorageError
from claimreader.feeds.decide import fingerprint
from claimreader.records import (
    ArticleQuery,
    Block,
    BlockKind,
    Document,
    Inline,
    InlineKind,
    Kept,
    Known,
    Reason,
)
from storage import Store
from storage.rows import document_of, document_values
from tests.builders import NOW, a_document, a_feed, a_reading, an_article, an_entry, an_outcome, an_update, kept

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLACE = st.integers(0, 10**6)
BLOCKS = st.builds(Block, st.sampled_from(BlockKind), PLACE, PLACE, st.integers(0, 6), st.integers(0, 99))
INLINES = st.builds(Inline, st.sampled_from(InlineKind), PLACE, PLACE, st.none() | TEXT)


@given(TEXT, st.lists(BLOCKS).map(tuple), st.lists(INLINES).map(tuple))
def test_a_document_comes_back_as_it_was(text: str, blocks: tuple[Block, ...], inlines: tuple[Inline, ...]) -> None:
    document = Document(text, blocks, inlines)
    assert document_of(*document_values(document)) == document


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    feed = a_feed(store)
    document = replace(
        a_document("One", "Two", title="T"), inlines=(Inline(InlineKind.LINK, 3, 6, "https://a.example/?q=ü"),)
    )
    entry = an_entry("guid:1", "T", document=document, author="A. Writer", published=NOW - timedelta(days=2))
    [article_id] = kept(store, feed, entry).new
    article = store.article(article_id)
    assert (article.feed_id, article.outlet, article.title, article.url) == (feed.id, "The Outlet", "T", entry.url)
    assert (article.author, article.published, article.first_seen) == ("A. Writer", entry.published, NOW)
    assert (article.read, article.versions, article.sample) == (False, 1, False)
    assert article.version.document == document
    assert (article.version.number, article.version.seen, article.version.full_text) == (1, NOW, False)
    assert store.versions(article_id) == [article.version]


def test_numbers_come_in_the_order_of_the_feed(store: Store) -> None:
    feed = a_feed(store)
    first = kept(store, feed, *(an_entry(key) for key in "abc"))
    assert len(first.new) == 3 and first.changed == ()
    titles = [store.article(article_id).url for article_id in first.new]
    assert titles == [f"https://news.example/{key}" for key in "abc"]
    second = kept(store, feed, an_entry("d"), an_entry("b", "Edited"), an_entry("a", "Edited"))
    assert second == Kept(second.new, (first.new[1], first.new[0]))


def test_what_is_known_says_what_deciding_needs(store: Store) -> None:
    feed, other = a_feed(store), a_feed(store, "https://other.example")
    entry = an_entry("a", "T")
    [article_id] = kept(store, feed, entry).new
    kept(store, other, an_entry("b"))
    mark = fingerprint(entry.document.text)
    assert store.known(feed.id, ["a", "b", "c"]) == {
        "a": Known(article_id, mark, "T", entry.url, entry.published, 1, False, mark)
    }
    assert store.known(feed.id, []) == {}


def test_an_edit_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "Twelve were hurt.")).new
    old = store.article(article_id).version
    later = NOW + timedelta(hours=2)
    changed = kept(store, feed, an_entry("a", "T!", "Fourteen were hurt."), now=later)
    assert changed == Kept((), (article_id,))
    article = store.article(article_id)
    assert (article.title, article.versions, article.version.number, article.version.seen) == ("T!", 2, 2, later)
    assert article.version.document.text == "T!\n\nFourteen were hurt."
    assert store.versions(article_id) == [old, article.version]
    assert article.first_seen == NOW


def test_the_same_article_twice_is_kept_once(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry()).new
    assert kept(store, feed, an_entry()) == Kept()
    assert store.keep(feed.id, an_outcome(feed), [an_update(an_entry(), Reason.EDITED)], NOW) == Kept()
    assert len(store.versions(article_id)) == 1 and store.totals().all == 1


def test_an_edit_of_an_article_that_is_not_there_is_a_new_one(store: Store) -> None:
    feed = a_feed(store)
    assert len(store.keep(feed.id, an_outcome(feed), [an_update(an_entry(), Reason.EDITED)], NOW).new) == 1


def test_only_its_address_changed(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry()).new
    update = replace(an_update(an_entry(url="https://new.example/", author="B")), feed_hash="another")
    assert store.keep(feed.id, an_outcome(feed), [update], NOW) == Kept()
    article = store.article(article_id)
    assert (article.url, article.author, article.versions) == ("https://new.example/", "B", 1)
    assert store.known(feed.id, "a")["a"].feed_hash == "another"


def test_one_key_in_two_feeds_is_two_articles(store: Store) -> None:
    for url in ("https://one.example", "https://two.example"):
        kept(store, a_feed(store, url), an_entry("a"))
    assert store.totals().all == 2


def test_a_small_edit_leaves_a_read_article_read_and_marks_it_changed(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "One")).new
    kept(store, feed, an_entry("a", "T", "Two"))
    assert not store.rows([article_id])[0].changed
    store.mark_read([article_id])
    kept(store, feed, an_entry("a", "T", "Three"))
    [row] = store.rows([article_id])
    assert (row.read, row.changed, row.versions) == (True, True, 3)
    store.mark_read([article_id])
    assert not store.rows([article_id])[0].changed


def test_a_large_edit_shows_it_as_unread(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "One")).new
    store.mark_read([article_id])
    update = an_update(an_entry("a", "Another", "Story"), Reason.EDITED, unread_again=True)
    store.keep(feed.id, an_outcome(feed), [update], NOW)
    [row] = store.rows([article_id])
    assert (row.read, row.changed, store.totals().unread) == (False, True, 1)


def test_articles_go_by_when_they_were_published_or_first_seen(store: Store) -> None:
    feed = a_feed(store)
    now = NOW + timedelta(days=3)
    entries = [
        an_entry("undated, first in the feed", published=None),
        an_entry("undated, second", published=None),
        an_entry("from the future", published=now + timedelta(days=300)),
        an_entry("yesterday", published=now - timedelta(days=1)),
        an_entry("today", published=now - timedelta(hours=1)),
    ]
    numbers = kept(store, feed, *entries, now=now).new
    listed = [store.rows([article_id])[0] for article_id in store.article_ids(ArticleQuery())]
    order = [entries[numbers.index(row.id)].key for row in listed]
    assert order == ["undated, first in the feed", "undated, second", "from the future", "today", "yesterday"]
    assert [row.date for row in listed[:3]] == [now] * 3
    assert store.article(numbers[2]).published == entries[2].published


def test_the_page_of_an_article_is_its_newest_version(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "A teaser.")).new
    store.mark_read([article_id])
    page = a_document("A teaser.", "And all the rest.", title="T")
    assert store.keep_full_text(article_id, page, NOW + timedelta(minutes=1))
    article = store.article(article_id)
    assert (article.version.full_text, article.versions, article.version.document) == (True, 2, page)
    assert not store.keep_full_text(article_id, a_document("A  teaser.", "And all the rest.", title="T"), NOW)
    [row] = store.rows([article_id])
    assert row.read and not row.changed
    known = store.known(feed.id, ["a"])["a"]
    assert known.full_text and known.hash == fingerprint(page.text)
    assert known.feed_hash == fingerprint("T\n\nA teaser.")
    with pytest.raises(StorageError, match="not kept any more"):
        store.keep_full_text(99, page, NOW)


def test_a_new_version_waits_for_its_claims(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "One")).new
    version = store.article(article_id).version
    store.keep_reading(version.id, a_reading(version.document.text))
    assert store.rows([article_id])[0].claims == 0
    kept(store, feed, an_entry("a", "T", "Two"))
    assert store.rows([article_id])[0].claims is None


def test_what_fails_midway_leaves_nothing(store: Store) -> None:
    feed = a_feed(store)
    bad = an_update(replace(an_entry("bad"), title="\ud800"))
    with pytest.raises(UnicodeEncodeError):
        store.keep(feed.id, an_outcome(feed, body_hash="new"), [bad, an_update(an_entry("good"))], NOW)
    assert store.totals().all == 0 and store.feed(feed.id) == feed


def test_keeping_for_a_feed_that_is_not_there_is_an_error_with_words(store: Store) -> None:
    with pytest.raises(StorageError, match="This feed is not kept any more"):
        store.keep(17, an_outcome(), [an_update()], NOW)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["1", "2", "3"])), max_size=4), max_size=6))
def test_whatever_a_feed_does_nothing_is_lost_or_doubled(
    tmp_path_factory: pytest.TempPathFactory, refreshes: list[list[tuple[str, str]]]
) -> None:
    """Each refresh gives keys with texts, in any order: the versions are the texts in a row, as they changed."""
    expected: dict[str, list[str]] = {}
    with Store.open(tmp_path_factory.mktemp("any") / "claimreader.db") as store:
        feed = a_feed(store)
        for refresh in refreshes:
            for key, text in dict(refresh).items():
                seen = expected.setdefault(key, [])
                seen += [] if seen[-1:] == [text] else [text]
            for _ in range(2):
                kept(store, feed, *(an_entry(key, key, text) for key, text in dict(refresh).items()))
        for row in store.rows(store.article_ids(ArticleQuery())):
            texts = [version.document.text.partition("\n\n")[2] for version in store.versions(row.id)]
            assert texts == expected.pop(row.title)
        assert expected == {}
        assert not [line for line in store.doctor(thorough=True) if line.startswith("problem")]


def test_an_article_of_an_unknown_number_is_an_error_with_words(store: Store) -> None:
    an_article(store)
    with pytest.raises(StorageError, match="This article is not kept any more"):
        store.article(99)
    assert store.versions(99) == []
