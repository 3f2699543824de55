"""Taking back."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.records import ArticleQuery, BookmarkKind
from storage import Store
from storage.journal import LENGTH, runs
from tests.builders import a_claim, a_dispute, a_feed, a_reading, an_article, an_entry, an_outcome, an_update, kept

Undo = Callable[[], str | None]


@pytest.fixture
def article(store: Store) -> int:
    """An article with two claims in dispute."""
    article_id = an_article(store, "Bridge", "The mayor said it was safe. The union denied it.")
    version = store.article(article_id).version
    text = version.document.text
    claims = [a_claim(text, "it was safe"), a_claim(text, "denied it")]
    store.keep_reading(version.id, a_reading(text, claims, [a_dispute()]))
    return article_id


def state(store: Store) -> object:
    """All that the user sees of a store."""
    ids = store.article_ids(ArticleQuery())
    return store.feeds(), store.counts(), store.totals(), store.rows(ids), store.bookmarks(), store.dispute_rows()


@pytest.fixture(params=["in the same run", "after a restart"])
def undo(request: pytest.FixtureRequest, path: Path, store: Store) -> Iterator[Undo]:
    """Takes the last thing back, at once or with another store on the same file."""
    if request.param == "in the same run":
        yield store.undo
    else:
        with Store.open(path) as later:
            yield later.undo


def test_nothing_was_done(store: Store, article: int) -> None:
    assert store.undo() is None


def test_marks_come_back(store: Store, article: int, undo: Undo) -> None:
    others = [an_article(store, title) for title in "abc"]
    store.mark_read(others[:1], undoable=False)
    before = state(store)
    store.mark_read([article, *others])
    assert undo() == "marked 3 articles read"
    assert state(store) == before
    store.mark_read(others[:2], read=False)
    assert undo() == "marked 1 article unread"
    assert state(store) == before
    assert undo() is None


def test_marking_all_read_comes_back(store: Store, undo: Undo) -> None:
    articles = [an_article(store, str(number)) for number in range(20)]
    store.mark_read(articles[::3], undoable=False)
    before = state(store)
    assert store.mark_all_read(ArticleQuery()) == 13
    assert undo() == "marked 13 articles read"
    assert state(store) == before


def test_a_mark_of_change_comes_back(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "T", "One")).new
    store.mark_read([article_id], undoable=False)
    store.keep(feed.id, an_outcome(feed), [an_update(an_entry("a", "T", "Two"), unread_again=True)], feed_time(store))
    before = state(store)
    store.mark_read([article_id])
    assert not store.rows([article_id])[0].changed
    store.undo()
    assert state(store) == before and store.rows([article_id])[0].changed


def feed_time(store: Store) -> datetime:
    return store.article(store.article_ids(ArticleQuery())[0]).first_seen


def test_a_subscription_comes_back(store: Store, article: int, undo: Undo) -> None:
    before = state(store)
    store.unsubscribe(a_feed(store).id)
    store.unsubscribe(store.article(article).feed_id or 0)
    assert undo() == "unsubscribed from The Outlet"
    assert state(store) == before
    assert undo() is None


@pytest.mark.parametrize("kind", BookmarkKind)
def test_a_bookmark_comes_back_with_its_note(store: Store, article: int, kind: BookmarkKind, undo: Undo) -> None:
    bookmark = {
        BookmarkKind.ARTICLE: lambda: store.bookmark_article(article),
        BookmarkKind.CLAIM: lambda: store.bookmark_claim(store.claims(article)[0].id),
        BookmarkKind.DISPUTE: lambda: store.bookmark_dispute(store.dispute_rows()[0].id),
    }[kind]()
    store.annotate(bookmark.id, "note", ["tag"])
    before = state(store)
    store.remove_bookmark(bookmark.id)
    store.remove_bookmark(bookmark.id)
    assert store.bookmarks() == []
    assert undo() == f"removed the bookmark on “{bookmark.title}”"
    assert state(store) == before


def test_a_bookmark_comes_back_to_where_its_claim_is_now(store: Store, article: int) -> None:
    bookmark = store.bookmark_claim(store.claims(article)[0].id)
    store.remove_bookmark(bookmark.id)
    kept(store, a_feed(store), an_entry("Bridge", "Bridge", "Again: the mayor said it was safe. The union denied it."))
    version = store.article(article).version
    store.keep_reading(version.id, a_reading(version.document.text, [a_claim(version.document.text, "it was safe")]))
    store.undo()
    assert [one.claim_id for one in store.bookmarks()] == [store.claims(article)[0].id]


def test_a_note_comes_back(store: Store, article: int, undo: Undo) -> None:
    bookmark = store.bookmark_article(article)
    store.annotate(bookmark.id, "first", ["one"])
    before = state(store)
    store.annotate(bookmark.id, "second", [])
    store.annotate(bookmark.id, "second", [])
    assert undo() == "changed the note on “Bridge”"
    assert state(store) == before


def test_the_newest_is_taken_back_first(store: Store, article: int) -> None:
    bookmark = store.bookmark_article(article)
    store.mark_read([article])
    store.annotate(bookmark.id, "note", [])
    store.remove_bookmark(bookmark.id)
    assert [store.undo() for _ in range(4)] == [
        "removed the bookmark on “Bridge”",
        "changed the note on “Bridge”",
        "marked 1 article read",
        None,
    ]


def test_long_titles_are_cut_in_words_only(store: Store) -> None:
    bookmark = store.bookmark_article(an_article(store, "word " * 40))
    store.remove_bookmark(bookmark.id)
    words = store.undo()
    assert words is not None and words.endswith("word…”") and len(words) < 90
    assert store.bookmarks() == [bookmark]


def test_the_journal_does_not_grow_without_end(store: Store, article: int) -> None:
    bookmark = store.bookmark_article(article)
    for number in range(LENGTH + 5):
        store.annotate(bookmark.id, str(number), [])
    taken_back = 0
    while store.undo():
        taken_back += 1
    assert taken_back == LENGTH
    assert store.bookmarks()[0].note == "4"


def test_runs_are_what_lies_together() -> None:
    assert runs([]) == [] and runs([4]) == [(4, 4)]
    assert runs([1, 2, 3, 5, 7, 8]) == [(1, 3), (5, 5), (7, 8)]


DOING = st.lists(
    st.tuples(st.sampled_from(["read", "unread", "all", "unsubscribe", "note", "remove", "sample"]), st.integers(0, 9)),
    max_size=8,
)


def do(store: Store, what: str, number: int) -> None:
    """Do something that can be undone to one of ten articles, its feed or its bookmark."""
    articles = [row["id"] for row in all_articles(store)]
    bookmarks = store.bookmarks()
    if what in ("read", "unread"):
        store.mark_read(articles[: number + 1], read=what == "read")
    elif what == "all":
        store.mark_all_read(ArticleQuery(feed_id=number % 4))
    elif what == "unsubscribe":
        store.unsubscribe(store.feeds()[number % len(store.feeds())].id) if store.feeds() else None
    elif what == "sample":
        store.drop_sample()
    elif number < len(bookmarks):
        bookmark = bookmarks[number].id
        store.annotate(bookmark, what, [str(number)]) if what == "note" else store.remove_bookmark(bookmark)


def everything(store: Store) -> object:
    return state(store), [tuple(row) for row in all_articles(store)]


def all_articles(store: Store) -> list[sqlite3.Row]:
    with store._reading() as db:
        return db.execute("SELECT id, read, changed FROM articles ORDER BY id").fetchall()


@settings(max_examples=15, deadline=None)
@given(DOING)
def test_whatever_was_done_is_taken_back_step_by_step(
    tmp_path_factory: pytest.TempPathFactory, doing: list[tuple[str, int]]
) -> None:
    with Store.open(tmp_path_factory.mktemp("undo") / "claimreader.db") as store:
        for number in range(3):
            feed = store.add_feed(f"https://{number}.example", sample=number == 2)
            for article_id in kept(store, feed, *(an_entry(key) for key in "abc")).new:
                store.bookmark_article(article_id)
        states: list[object] = []
        for what, number in doing:
            before, journal = everything(store), journal_of(store)
            do(store, what, number)
            states += [before] if journal_of(store) != journal else []
        for before in reversed(states):
            assert store.undo() is not None
            assert everything(store) == before
        assert store.undo() is None
        assert not [line for line in store.doctor(thorough=True) if line.startswith("problem")]


def journal_of(store: Store) -> int:
    with store._reading() as db:
        return int(db.execute("SELECT count(*) FROM journal").fetchone()[0])


def test_many_marks_at_once_are_counted_like_few(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.counting.MANY", 3)
    feeds = [a_feed(store, f"https://{name}.example/feed") for name in "ab"]
    ids = [an_article(store, str(number), feed=feeds[number % 2]) for number in range(6)]
    store.mark_read(ids[:1], undoable=False)
    before = state(store)
    assert store.mark_all_read(ArticleQuery()) == 5
    assert [store.counts()[feed.id].unread for feed in feeds] == [0, 0]
    store.undo()
    assert state(store) == before
    store.mark_read(ids[:2])
    assert [store.counts()[feed.id].unread for feed in feeds] == [2, 2], "one by one they are counted again"


def test_many_marks_that_fail_leave_everything_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.counting.MANY", 1)
    ids = [an_article(store, title) for title in "ab"]
    before = state(store)
    monkeypatch.setattr("storage.articles.write_down", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.mark_all_read(ArticleQuery())
    assert state(store) == before
    store.mark_read(ids[:1], undoable=False)
    assert sum(count.unread for count in store.counts().values()) == 1
