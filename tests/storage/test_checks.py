"""What the doctor says."""

import pytest

from storage import Store
from storage.search import index, unindex
from tests.builders import an_article


def test_the_doctor_says_where_and_how_much(store: Store) -> None:
    an_article(store)
    place, counts, waiting = store.doctor()
    assert place.startswith(f"database: {store.path} (") and "SQLite 3." in place
    assert counts == "kept: feeds 1, articles 1, versions 1, claims 0, disputes 0, bookmarks 0"
    assert waiting == "articles whose claims are still to be read: 1"


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE articles SET title = 'changed behind its back'", "the search index is out of step with the articles"),
        ("UPDATE feeds SET unread = 7", "the counts beside the feeds are out of step with the articles"),
        ("DELETE FROM articles", "versions 1 points to nothing"),
    ],
)
def test_the_doctor_finds_what_is_wrong(tmp_path_factory: pytest.TempPathFactory, harm: str, found: str) -> None:
    with Store.open(tmp_path_factory.mktemp("harmed") / "claimreader.db") as store:
        an_article(store)
        with store._connections._mine() as db:
            db.execute("PRAGMA foreign_keys=OFF")
            db.execute(harm)
        assert f"problem: {found}" in store.doctor(thorough=True)


def test_an_article_that_cannot_be_found_is_seen_at_a_glance(store: Store) -> None:
    article_id = an_article(store)
    with store._writing() as db:
        unindex(db, [article_id])
    assert "problem: the search index is out of step with the articles" in store.doctor()
    with store._writing() as db:
        index(db, [article_id])
