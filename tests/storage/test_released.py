"""Databases as released versions left them: each is opened by today's, with all that is in it.

`python -m tests.storage.test_released` writes the one of the version that is about to be released.
"""

import lzma
from datetime import timedelta
from pathlib import Path

import pytest

from claimreader import __version__
from claimreader.records import ArticleQuery
from storage import Store
from tests.builders import NOW, a_claim, a_dispute, a_document, a_feed, a_reading, an_entry, kept

RELEASED = Path(__file__).parent / "released"


def fill(store: Store) -> None:
    """A little of everything."""
    feed = a_feed(store, folder="harbour")
    entry = an_entry("1", "Bridge closed", "The mayor said the bridge was safe. The union denied it was safe.")
    [article_id] = kept(store, feed, entry).new
    version = store.article(article_id).version
    text = version.document.text
    claims = [a_claim(text, "the bridge was safe", parties=["City"]), a_claim(text, "it was safe", parties=["Union"])]
    store.keep_reading(version.id, a_reading(text, claims, [a_dispute()]))
    for bookmark in (
        store.bookmark_article(article_id),
        store.bookmark_claim(store.claims(article_id)[0].id),
        store.bookmark_dispute(store.dispute_rows()[0].id),
    ):
        store.annotate(bookmark.id, "a note", ["a tag"])
    store.keep_full_text(article_id, a_document(text, "More to come.", title="Bridge closed"), NOW + timedelta(hours=1))
    store.mark_read([article_id])
    store.remember("theme", "dark")


@pytest.mark.parametrize("packed", sorted(RELEASED.glob("*.db.xz")), ids=lambda path: path.name)
def test_a_released_versions_database_is_opened_with_all_that_is_in_it(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "claimreader.db"
    path.write_bytes(lzma.decompress(packed.read_bytes()))
    with Store.open(path) as store:
        [feed] = store.feeds()
        [article_id] = store.article_ids(ArticleQuery(folder="harbour", search="mayor"))
        assert (feed.title, store.article(article_id).title) == ("The Outlet", "Bridge closed")
        assert [version.full_text for version in store.versions(article_id)] == [False, True]
        assert [mark.note for mark in store.bookmarks()] == ["a note"] * 3
        assert [party.name for party in store.parties()] == ["City", "Union"]
        assert store.dispute_rows()[0].bookmarked and store.recall("theme") == "dark"
        assert store.undo() == "marked 1 article read"
        assert not [line for line in store.doctor(thorough=True) if line.startswith("problem")]


def test_the_next_release_has_its_database_here() -> None:
    assert (RELEASED / f"{__version__}.db.xz").exists()


if __name__ == "__main__":
    made = RELEASED / f"{__version__}.db"
    made.unlink(missing_ok=True)
    with Store.open(made, clock=lambda: NOW) as store:
        fill(store)
    made.with_name(f"{made.name}.xz").write_bytes(lzma.compress(made.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    for leftover in RELEASED.glob(f"{made.name}*"):
        if leftover.suffix != ".xz":
            leftover.unlink()
